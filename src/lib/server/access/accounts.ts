import type { AppState } from './app_state.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { RULES, type Role } from '../../roles.ts';

export type Account = {
	readonly account_no: number;
	readonly name: string;
	readonly person: string;
	readonly role: Role;
	readonly unit: string | null;
	readonly password_hash: string | null;
	readonly must_change_password: 0 | 1;
	readonly totp_secret: Uint8Array | null;
	readonly totp_last_step: number;
	readonly subject: string | null;
	readonly created_at: string;
	readonly created_by: string;
	readonly disabled_at: string | null;
	readonly active_at: string;
};

export type NewAccount = {
	readonly name: string;
	readonly person: string;
	readonly role: Role;
	/** The code of the unit that the role belongs to; null for others. */
	readonly unit: string | null;
	/** For the first sign-in, where it is changed; null for accounts of the identity provider. */
	readonly password: string | null;
	/** Demo accounts keep theirs. */
	readonly keepsPassword?: boolean;
	readonly subject?: string | null;
	readonly by: string;
};

/** An account that was not used for so long is closed until an administrator opens it again. */
const UNUSED_DAYS = 45;

/** Letters, digits, dots, hyphens; as in addresses of mail. */
export const isAccountName = (name: string): boolean => /^[a-z0-9][a-z0-9._@-]{1,63}$/i.test(name);

/** @throws {Error} when the name is taken (ask `byName` before) */
export async function createAccount(
	state: AppState,
	{ name, person, role, unit, password, keepsPassword = false, subject = null, by }: NewAccount,
	now: Date
): Promise<Account> {
	if (RULES[role].hasUnit !== (unit !== null)) {
		throw new Error(`An account of role ${role} ${unit === null ? 'needs a' : 'has no'} unit.`);
	}
	return state.row<Account>(
		`insert into account
			(name, person, role, unit, password_hash, must_change_password, subject,
			created_at, created_by, active_at)
		values (:name, :person, :role, :unit, :password_hash, :must_change_password, :subject,
			:now, :by, :now)
		returning *`,
		{
			name,
			person,
			role,
			unit,
			password_hash: password === null ? null : await hashPassword(password),
			must_change_password: password === null || keepsPassword ? 0 : 1,
			subject,
			now: now.toISOString(),
			by
		}
	)!;
}

export const byName = (state: AppState, name: string): Account | undefined =>
	state.row<Account>('select * from account where name = :name', { name });

export const byNumber = (state: AppState, account_no: number): Account | undefined =>
	state.row<Account>('select * from account where account_no = :account_no', { account_no });

export const allAccounts = (state: AppState): Account[] =>
	state.rows<Account>('select * from account order by name');

export const hasAccounts = (state: AppState): boolean =>
	state.row('select 1 from account limit 1') !== undefined;

/** Sets a password; `isOneTime` asks for another at the next sign-in. */
export async function setPassword(
	state: AppState,
	{ account_no }: Pick<Account, 'account_no'>,
	password: string,
	isOneTime: boolean
): Promise<void> {
	state.run(
		`update account set password_hash = :password_hash, must_change_password = :isOneTime
		where account_no = :account_no`,
		{ account_no, password_hash: await hashPassword(password), isOneTime: isOneTime ? 1 : 0 }
	);
}

/** Whether the account may be used: not disabled, and not left unused for too long. */
export function isOpen({ disabled_at, active_at }: Account, now: Date): boolean {
	const unusedMs = now.getTime() - Date.parse(active_at);
	return disabled_at === null && unusedMs < UNUSED_DAYS * 86_400_000;
}

/** So many failures in a row close an account to passwords, until an administrator opens it or time passes. */
const FAILURES_MAX = 5;
const LOCKED_MS = 12 * 3_600_000;
const FIRST_DELAY_MS = 1_000;

type Failure = { failures: number; failed_at: string };

const failuresOf = (state: AppState, name: string): Failure =>
	state.row<Failure>('select failures, failed_at from sign_in_failure where name = :name', {
		name
	}) ?? { failures: 0, failed_at: '1970-01-01T00:00:00Z' };

/** Whether a name must not be tried yet: the delay doubles with each failure, until it is locked. */
function mustWait(state: AppState, name: string, now: Date): boolean {
	const { failures, failed_at } = failuresOf(state, name);
	if (failures === 0) return false;
	const delayMs = failures >= FAILURES_MAX ? LOCKED_MS : FIRST_DELAY_MS * 2 ** (failures - 1);
	return now.getTime() - Date.parse(failed_at) < delayMs;
}

/** Whether so many tries failed that a name is closed to passwords. */
export const isLocked = (state: AppState, name: string, now: Date): boolean =>
	failuresOf(state, name).failures >= FAILURES_MAX && mustWait(state, name, now);

export function noteFailure(state: AppState, name: string, now: Date): void {
	state.run(
		`insert into sign_in_failure (name, failures, failed_at) values (:name, 1, :now)
		on conflict (name) do update set
			-- After the lock has run out, counting begins again.
			failures = case when failures >= :max then 1 else failures + 1 end,
			failed_at = :now`,
		{ name, now: now.toISOString(), max: FAILURES_MAX }
	);
}

export const forgetFailures = (state: AppState, name: string): number =>
	state.run('delete from sign_in_failure where name = :name', { name });

/**
 * The account of a name and a password; null when they do not belong together, the account is closed,
 * or the name has to wait. Which of these, nobody outside is told; all take the same time.
 */
export async function signIn(
	state: AppState,
	name: string,
	password: string,
	now: Date
): Promise<Account | null> {
	const account = byName(state, name);
	const mayTry = !mustWait(state, name, now);
	const isRight = await isPassword(password, account?.password_hash ?? null);
	if (!mayTry) return null;
	if (!account || !isRight || !isOpen(account, now)) {
		noteFailure(state, name, now);
		return null;
	}
	return account;
}

/**
 * Whether a code belongs to an account. Wrong ones count like wrong passwords, so that neither can be
 * tried for long.
 */
export function signInWithCode(
	state: AppState,
	account: Account,
	isRight: (now: Date) => boolean,
	now: Date
): boolean {
	if (!mustWait(state, account.name, now) && isRight(now)) return true;
	noteFailure(state, account.name, now);
	return false;
}

/** The account has signed in: what counted against it is forgotten. */
export function noteSignIn(state: AppState, { account_no, name }: Account, now: Date): void {
	state.run('update account set active_at = :now where account_no = :account_no', {
		account_no,
		now: now.toISOString()
	});
	forgetFailures(state, name);
}
