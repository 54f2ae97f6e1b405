import type { AppState } from './app_state.ts';

/** What the log tells; the words of the pages are in messages. */
export const ACTIONS = [
	'sign_in',
	'sign_out',
	/** A name was tried wrongly so often that it is closed for a time. */
	'lock',
	'password',
	'second_factor',
	'session',
	'token',
	'account',
	/** An administrator looked at accounts. */
	'look',
	'view_as',
	'records',
	'export',
	'send',
	'confirm',
	'reference',
	/** A report was begun, handed in, approved, issued; a template or a figure of others was taken. */
	'report',
	'log',
	/** The log of a week was gone through. */
	'review',
	'refused'
] as const;
export type Action = (typeof ACTIONS)[number];
export const OUTCOMES = ['done', 'refused', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Entry = {
	readonly at: Date;
	/** The name of the account, or what was typed for one. */
	readonly account: string | null;
	readonly seenAs?: string | null;
	/** With which token of the account; null: in a session. */
	readonly tokenNo?: number | null;
	/** Undefined where the connection is gone already: what was done is noted all the same. */
	readonly address: string | undefined;
	readonly action: Action;
	/** What it was done to: an account, a package, a question. Never a cell of a record. */
	readonly object?: string | null;
	readonly outcome: Outcome;
};

const OBJECT_MAX = 500;

export function note(state: AppState, entry: Entry): void {
	state.run(
		`insert into log (at, account, seen_as, token_no, address, action, object, outcome)
		values (:at, :account, :seen_as, :token_no, :address, :action, :object, :outcome)`,
		{
			at: entry.at.toISOString(),
			account: entry.account,
			seen_as: entry.seenAs ?? null,
			token_no: entry.tokenNo ?? null,
			address: entry.address ?? '?',
			action: entry.action,
			object: entry.object?.slice(0, OBJECT_MAX) ?? null,
			outcome: entry.outcome
		}
	);
}
