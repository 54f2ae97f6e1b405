import { type Account, byNumber, isOpen } from './accounts.ts';
import type { AppState } from './app_state.ts';
import { digest, newSecret } from './secrets.ts';

/** A session ends when nothing is asked for so long (QCVN 12:2026/BCA, 3.7), and at the latest after a working day. */
export const IDLE_MS = 15 * 60_000;
export const SESSION_MS = 12 * 3_600_000;
/** The time of the last request is written this often: not with every picture of a page. */
const SEEN_EVERY_MS = 15_000;
const AGENT_MAX = 300;

export type Session = {
	readonly session_no: number;
	readonly account_no: number;
	/** What is still asked before it opens anything. */
	readonly awaits: 'code' | null;
	readonly view_as: number | null;
	readonly address: string;
	readonly agent: string;
	readonly created_at: string;
	readonly seen_at: string;
};

export type From = { readonly address: string; readonly agent: string };

/** Begins a session; answers the secret that goes into the cookie and is kept nowhere. */
export function beginSession(
	state: AppState,
	{ account_no }: Account,
	awaits: Session['awaits'],
	{ address, agent }: From,
	now: Date
): string {
	const secret = newSecret();
	state.run(
		`insert into session (token_hash, account_no, awaits, address, agent, created_at, seen_at)
		values (:token_hash, :account_no, :awaits, :address, :agent, :now, :now)`,
		{
			token_hash: digest(secret),
			account_no,
			awaits,
			address,
			agent: agent.slice(0, AGENT_MAX),
			now: now.toISOString()
		}
	);
	return secret;
}

/**
 * The session of a cookie with its account; null when it has ended, by whatever cause.
 *
 * @param isAsked whether the reader asked for something: what a page asks by itself keeps no session alive
 */
export function findSession(
	state: AppState,
	secret: string,
	now: Date,
	isAsked: boolean
): { session: Session; account: Account } | null {
	const session = state.row<Session>(
		'select * from session where token_hash = :token_hash and ended_at is null',
		{ token_hash: digest(secret) }
	);
	if (!session) return null;
	const idleMs = now.getTime() - Date.parse(session.seen_at);
	const account = byNumber(state, session.account_no);
	const isOver = idleMs >= IDLE_MS || now.getTime() - Date.parse(session.created_at) >= SESSION_MS;
	if (isOver || !account || !isOpen(account, now)) {
		endSession(state, session.session_no, now);
		return null;
	}
	if (isAsked && idleMs >= SEEN_EVERY_MS) {
		state.run('update session set seen_at = :now where session_no = :session_no', {
			session_no: session.session_no,
			now: now.toISOString()
		});
	}
	return { session, account };
}

/** Sessions of an account that go on, the one used last first. */
export const sessionsOf = (state: AppState, account_no: number, now: Date): Session[] =>
	state
		.rows<Session>(
			`select * from session where account_no = :account_no and ended_at is null
			order by seen_at desc`,
			{ account_no }
		)
		.filter(
			({ seen_at, created_at }) =>
				now.getTime() - Date.parse(seen_at) < IDLE_MS &&
				now.getTime() - Date.parse(created_at) < SESSION_MS
		);

export const endSession = (state: AppState, session_no: number, now: Date): number =>
	state.run(
		'update session set ended_at = :now where session_no = :session_no and ended_at is null',
		{ session_no, now: now.toISOString() }
	);

/** Ends all sessions of an account: its password or its rights have changed. */
export const endSessionsOf = (state: AppState, account_no: number, now: Date): number =>
	state.run(
		'update session set ended_at = :now where account_no = :account_no and ended_at is null',
		{ account_no, now: now.toISOString() }
	);

/** Ends one of the other sessions of an account, or all of them; the reader's own goes on. */
export const endOthers = (
	state: AppState,
	own: Pick<Session, 'account_no' | 'session_no'>,
	session_no: number | null,
	now: Date
): number =>
	state.run(
		`update session set ended_at = :now
		where account_no = :account_no and session_no <> :own and ended_at is null
			and (:session_no is null or session_no = :session_no)`,
		{ account_no: own.account_no, own: own.session_no, session_no, now: now.toISOString() }
	);

/** Looks through another account's eyes from now on; null ends it. */
export const viewAs = (state: AppState, session_no: number, account_no: number | null): number =>
	state.run('update session set view_as = :account_no where session_no = :session_no', {
		session_no,
		account_no
	});
