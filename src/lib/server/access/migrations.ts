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
	`,
	`
	-- Reports while they are written, and as they were issued.
	create table report (
		report_no integer primary key,
		-- The name of its template.
		template text not null,
		-- JSON: period, calendar, boundaries, scope.
		choice text not null,
		-- 'draft', 'reviewed', 'approved', 'issued'
		state text not null default 'draft',
		-- The version that counts; parallel ones do not.
		version_no integer not null,
		created_at text not null,
		account text not null,
		person text not null
	) strict;

	create table report_version (
		report_no integer not null references report,
		version_no integer not null,
		-- The version that it changes; null: the first.
		base_no integer,
		-- 'filled', 'edited', 'parallel', 'restored', 'refreshed'
		kind text not null,
		-- When its first and its last change were kept.
		began_at text not null,
		at text not null,
		account text not null,
		person text not null,
		-- JSON: head, foot, release and the document, which names its figures, tables and charts.
		content text not null,
		primary key (report_no, version_no)
	) strict;

	-- What the server answered for a figure, a table or a chart of a report, from a release.
	create table report_node (
		report_no integer not null,
		node_id text not null,
		release text not null,
		node text not null,
		primary key (report_no, node_id, release)
	) strict;
	create trigger report_node_is_not_changed before update on report_node begin
		select raise(abort, 'an answer is never changed');
	end;
	create trigger report_node_is_not_deleted before delete on report_node begin
		select raise(abort, 'an answer is never deleted');
	end;

	create table report_event (
		event_no integer primary key,
		report_no integer not null references report,
		at text not null,
		account text not null,
		person text not null,
		state text not null,
		-- Of going back; else empty.
		reason text not null,
		version_no integer not null
	) strict;
	create trigger report_event_is_not_changed before update on report_event begin
		select raise(abort, 'what happened to a report is only added to');
	end;
	create trigger report_event_is_not_deleted before delete on report_event begin
		select raise(abort, 'what happened to a report is only added to');
	end;

	create table report_comment (
		comment_no integer primary key,
		report_no integer not null references report,
		at text not null,
		account text not null,
		person text not null,
		-- The figure, table or chart that it is about; empty: the words of 'quote'.
		node_id text not null,
		quote text not null,
		text text not null,
		resolved_at text,
		resolved_by text
	) strict;
	create index report_comment_of_report on report_comment (report_no);

	-- What was found by the checks and is left as it is, with the reason.
	create table report_answer (
		report_no integer not null references report,
		item text not null,
		reason text not null,
		at text not null,
		account text not null,
		person text not null,
		primary key (report_no, item)
	) strict;

	-- A report as it left the house.
	create table issued_report (
		report_no integer primary key references report,
		at text not null,
		account text not null,
		person text not null,
		release text not null,
		sha256 text not null,
		-- JSON: all of it.
		report text not null
	) strict;

	-- Every figure that was ever sent outside.
	create table issued_figure (
		report_no integer not null references issued_report,
		node_id text not null,
		-- The row and the column of a table; empty for a figure in a sentence.
		place text not null,
		-- The indicator; of a cell its table.
		metric text not null,
		-- What was asked, boundaries apart, so that others that ask the same are found.
		question text not null,
		boundaries text not null,
		value text not null,
		shown text not null,
		release text not null,
		day text not null,
		primary key (report_no, node_id, place)
	) strict;
	create index issued_figure_of_question on issued_figure (metric, question, place);

	${stays('issued_report')}
	${stays('issued_figure')}
	create trigger report_stays_as_issued before update on report when old.state = 'issued' begin
		select raise(abort, 'an issued report is never changed');
	end;
	create trigger report_is_not_deleted before delete on report begin
		select raise(abort, 'a report is never deleted');
	end;
	${staysOnceIssued('report_version', ['insert', 'update', 'delete'])}
	${staysOnceIssued('report_node', ['insert'])}
	${staysOnceIssued('report_comment', ['insert', 'update', 'delete'])}
	${staysOnceIssued('report_answer', ['insert', 'update', 'delete'])}

	-- Aggregates of other bodies and of years without records; a later version takes the place of an earlier.
	create table other_figure (
		figure_id text not null,
		version integer not null,
		at text not null,
		account text not null,
		person text not null,
		agency text not null,
		form text not null,
		line text not null,
		period_from text not null,
		period_to text not null,
		value real not null,
		unit text not null,
		source text not null,
		primary key (figure_id, version)
	) strict;
	${stays('other_figure')}

	-- Templates that users made; a later version takes the place of an earlier.
	create table report_template (
		name text not null,
		version integer not null,
		at text not null,
		account text not null,
		person text not null,
		text text not null,
		primary key (name, version)
	) strict;
	${stays('report_template')}
	`
];

/** What is only added to. */
function stays(table: string): string {
	return ['update', 'delete']
		.map(
			(change) => `create trigger ${table}_allows_no_${change} before ${change} on ${table} begin
				select raise(abort, '${table} is only added to');
			end;`
		)
		.join('\n');
}

/** What is part of a report, and as unchangeable as that once it is issued. */
function staysOnceIssued(
	table: string,
	changes: readonly ('insert' | 'update' | 'delete')[]
): string {
	return changes
		.map(
			(change) => `create trigger ${table}_allows_no_${change}_once_issued
			before ${change} on ${table}
			when exists (select 1 from issued_report
				where report_no = ${change === 'insert' ? 'new' : 'old'}.report_no) begin
				select raise(abort, 'an issued report is never changed');
			end;`
		)
		.join('\n');
}
