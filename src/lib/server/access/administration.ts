import { RULES, type Role } from '../../roles.ts';
import { allAccounts, isLocked, isOpen, type Account } from './accounts.ts';
import type { AppState } from './app_state.ts';
import { endSessionsOf } from './sessions.ts';

/* What administrators do to accounts. */

/** How an account stands: why it cannot be used, if it cannot. */
export type AccountState = 'open' | 'disabled' | 'unused' | 'locked';
export const ACCOUNT_STATES = [
	'open',
	'disabled',
	'unused',
	'locked'
] as const satisfies AccountState[];

export function stateOf(state: AppState, account: Account, now: Date): AccountState {
	if (account.disabled_at !== null) return 'disabled';
	if (!isOpen(account, now)) return 'unused';
	return isLocked(state, account.name, now) ? 'locked' : 'open';
}

/** Why a change is not made: it would take the administrator's own rights, or leave a site without one. */
export type Refusal = 'own' | 'last';

/** Nobody but this account could look after accounts. */
function isLastAdministrator(state: AppState, { account_no }: Account, now: Date): boolean {
	return !allAccounts(state).some(
		(other) =>
			other.account_no !== account_no && other.role === 'administrator' && isOpen(other, now)
	);
}

function refusalOf(
	state: AppState,
	by: Account,
	account: Account,
	role: Role | null,
	now: Date
): Refusal | null {
	if (account.role !== 'administrator' || role === 'administrator') return null;
	if (by.account_no === account.account_no) return 'own';
	return isOpen(account, now) && isLastAdministrator(state, account, now) ? 'last' : null;
}

/** Changes who an account belongs to and what it may; rights that changed end its sessions. */
export function changeAccount(
	state: AppState,
	by: Account,
	account: Account,
	{ person, role, unit }: Pick<Account, 'person' | 'role' | 'unit'>,
	now: Date
): Refusal | null {
	if (RULES[role].hasUnit !== (unit !== null)) {
		throw new Error(`An account of role ${role} ${unit === null ? 'needs a' : 'has no'} unit.`);
	}
	return state.together(() => {
		const refusal = refusalOf(state, by, account, role, now);
		if (refusal) return refusal;
		const { account_no } = account;
		state.run(
			`update account set person = :person, role = :role, unit = :unit
			where account_no = :account_no`,
			{ account_no, person, role, unit }
		);
		if (role !== account.role || unit !== account.unit) endSessionsOf(state, account_no, now);
		return null;
	});
}

/** Closes an account, and ends its sessions. Its tokens open nothing either while it is closed. */
export function disableAccount(
	state: AppState,
	by: Account,
	account: Account,
	now: Date
): Refusal | null {
	return state.together(() => {
		const refusal = refusalOf(state, by, account, null, now);
		if (refusal) return refusal;
		const { account_no } = account;
		state.run(
			'update account set disabled_at = :now where account_no = :account_no and disabled_at is null',
			{ account_no, now: now.toISOString() }
		);
		endSessionsOf(state, account_no, now);
		return null;
	});
}

/** Opens an account that was disabled, or was not used for too long: the days count from now. */
export const enableAccount = (state: AppState, { account_no }: Account, now: Date): number =>
	state.run(
		'update account set disabled_at = null, active_at = :now where account_no = :account_no',
		{ account_no, now: now.toISOString() }
	);
