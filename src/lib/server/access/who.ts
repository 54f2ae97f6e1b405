import { byNumber, isOpen, type Account } from './accounts.ts';
import type { AppState } from './app_state.ts';
import { RULES, type Permission } from '../../roles.ts';
import { findSession, type Session } from './sessions.ts';
import type { Bearer } from './scope_of.ts';
import { findToken, type ApiToken } from './tokens.ts';
import type { Need } from './routes.ts';

/** Somebody who has shown who they are. */
export type Who = {
	readonly account: Account;
	/** Null: a program with a token. */
	readonly session: Session | null;
	/** Null: somebody in a session. */
	readonly token: ApiToken | null;
	/** Another account whose eyes an administrator looks through. */
	readonly seenAs: Account | null;
	/** What must be done before anything else is allowed. */
	readonly owes: 'code' | 'password' | 'second_factor' | null;
	readonly permissions: readonly Permission[];
	/** What the scope follows from. */
	readonly bearer: Bearer;
};

/** Nothing can be changed or listed through another's eyes, and the log is not for administrators. */
const SEEING: readonly Permission[] = ['figures', 'quality'];

/** Whether there is anything to see through the eyes of an account. */
export const canBeSeenAs = (account: Account, now: Date): boolean =>
	isOpen(account, now) && RULES[account.role].permissions.includes('figures');

/** @param isDemo in a home of made-up data nobody is asked for codes: its passwords are on the first page */
export function whoHasSession(
	state: AppState,
	secret: string,
	{ now, isAsked, isDemo }: { now: Date; isAsked: boolean; isDemo: boolean }
): Who | null {
	const found = findSession(state, secret, now, isAsked);
	if (!found) return null;
	const { session, account } = found;
	const seenAs = seenBy(state, session, now);
	const bearer = seenAs ?? account;
	const { permissions } = RULES[bearer.role];
	return {
		account,
		session,
		token: null,
		seenAs,
		owes: owes(session, account, isDemo),
		permissions: seenAs ? permissions.filter((name) => SEEING.includes(name)) : permissions,
		bearer
	};
}

/** An account that was closed meanwhile is looked through no longer. */
function seenBy(state: AppState, { view_as }: Session, now: Date): Account | null {
	const account = view_as === null ? undefined : byNumber(state, view_as);
	return account && canBeSeenAs(account, now) ? account : null;
}

function owes(session: Session, account: Account, isDemo: boolean): Who['owes'] {
	if (session.awaits) return session.awaits;
	if (account.must_change_password) return 'password';
	const lacksCode = RULES[account.role].needsCode && account.totp_secret === null;
	return lacksCode && !isDemo ? 'second_factor' : null;
}

export function whoHasToken(state: AppState, secret: string, now: Date): Who | null {
	const found = findToken(state, secret, now);
	if (!found) return null;
	const { token, account } = found;
	const allowed = RULES[account.role].permissions;
	return {
		account,
		session: null,
		token,
		seenAs: null,
		owes: null,
		permissions: token.permissions.filter((name) => allowed.includes(name)),
		bearer: account
	};
}

/** Whether somebody, or nobody, may use what needs this. What says nothing is closed. */
export function mayUse(who: Who | null, need: Need | undefined): boolean {
	if (need === 'nobody') return true;
	if (!who || need === undefined) return false;
	return need === 'anybody' || need.some((permission) => who.permissions.includes(permission));
}
