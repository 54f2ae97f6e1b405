/**
 * The application state, step by step. A step that was released is never changed: a new one is added.
 * Instants are ISO 8601 in UTC.
 */
export const MIGRATIONS: readonly string[] = [
	`
	create table account (
		account_no integer primary key,
		-- What one signs in with.
		name text not null unique collate nocase,
		person text not null,
		role text not null,
		-- Of roles that belong to a unit: its code.
		unit text,
		-- Null: signs in through the site's identity provider alone.
		password_hash text,
		must_change_password integer not null default 0,
		-- Sealed under the key of the home; null until the first code was confirmed.
		totp_secret blob,
		-- A code serves once: the last time step that was used.
		totp_last_step integer not null default 0,
		-- Who the identity provider says it is.
		subject text unique,
		created_at text not null,
		created_by text not null,
		disabled_at text,
		-- Sign-in counts from here: when it was last used, created or enabled again.
		active_at text not null
	) strict;

	create table recovery_code (
		account_no integer not null references account,
		code_hash text not null,
		used_at text,
		primary key (account_no, code_hash)
	) strict;

	-- By the name that was typed, whether there is such an account or not.
	create table sign_in_failure (
		name text primary key collate nocase,
		failures integer not null,
		failed_at text not null
	) strict;

	create table session (
		session_no integer primary key,
		token_hash text not null unique,
		account_no integer not null references account,
		-- What is still asked before it opens anything: 'code' or nothing.
		awaits text,
		view_as integer references account,
		address text not null,
		agent text not null,
		created_at text not null,
		seen_at text not null,
		ended_at text
	) strict;
	create index session_of_account on session (account_no) where ended_at is null;

	create table api_token (
		token_no integer primary key,
		account_no integer not null references account,
		label text not null,
		token_hash text not null unique,
		-- A JSON list; never more than the account may.
		permissions text not null,
		created_at text not null,
		expires_at text not null,
		used_at text,
		revoked_at text
	) strict;

	-- Who did what, from where, to what, when. Never changed.
	create table log (
		log_no integer primary key,
		at text not null,
		account text,
		-- Whose eyes it was seen with, when an administrator views as somebody.
		seen_as text,
		address text not null,
		action text not null,
		object text,
		outcome text not null
	) strict;
	create index log_at on log (at);
	create trigger log_is_not_changed before update on log begin
		select raise(abort, 'the log is only added to');
	end;
	create trigger log_is_not_deleted before delete on log begin
		select raise(abort, 'the log is only added to');
	end;
	`,
	`
	-- What came through the pages or the interface: the receipt, as the loader gave it.
	create table submission (
		submission_no integer primary key,
		sent_at text not null,
		-- The name of the account.
		account text not null,
		-- Of the manifest; null: it had none that could be read.
		unit text,
		package_id text,
		-- As the sender named the file.
		name text not null,
		verdict text not null,
		rows_in integer not null,
		rows_accepted integer not null,
		rows_quarantined integer not null,
		-- A JSON list: by code and wording, how often, and the first places.
		problems text not null
	) strict;
	create index submission_of_unit on submission (unit, submission_no);

	-- The rows set aside, for their sender to correct: a workbook for each record type.
	create table submission_feedback (
		submission_no integer not null references submission,
		feedback_no integer not null,
		name text not null,
		workbook blob not null,
		primary key (submission_no, feedback_no)
	) strict;

	-- A chief has looked at the figures of the own unit. Never changed: a later one counts.
	create table confirmation (
		confirmation_no integer primary key,
		at text not null,
		account text not null,
		person text not null,
		unit text not null,
		period_from text not null,
		period_to text not null,
		release text not null,
		-- 'confirmed' or 'declined'
		decision text not null,
		note text not null,
		-- A JSON object: the figures that were shown, by indicator.
		figures text not null
	) strict;
	create index confirmation_of_unit on confirmation (period_from, period_to, unit);
	`,
	`
	-- The token of the account with which a program did it; null: somebody in a session.
	alter table log add column token_no integer references api_token;
	`
];
