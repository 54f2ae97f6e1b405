import { type Account, byNumber, isOpen } from './accounts.ts';
import type { AppState } from './app_state.ts';
import { RULES, type Permission } from '../../roles.ts';
import { digest, newSecret } from './secrets.ts';

/** Tokens with which programs ask the HTTP interface in the name of an account. */

export const TOKEN_DAYS_MAX = 365;
const PREFIX = 'donthu_';
const USED_EVERY_MS = 60_000;

export type ApiToken = {
	readonly token_no: number;
	readonly account_no: number;
	readonly label: string;
	readonly permissions: readonly Permission[];
	readonly created_at: string;
	readonly expires_at: string;
	readonly used_at: string | null;
	readonly revoked_at: string | null;
};
type Row = Omit<ApiToken, 'permissions'> & { permissions: string };

const COLUMNS =
	'token_no, account_no, label, permissions, created_at, expires_at, used_at, revoked_at';
const read = (row: Row): ApiToken => ({
	...row,
	permissions: JSON.parse(row.permissions) as Permission[]
});

/** Permissions that a program may be given: those of the HTTP interface. */
export const TOKEN_PERMISSIONS = ['figures', 'records', 'send'] as const satisfies Permission[];

/** Makes a token; answers the secret, which is shown once. The account's own rights bound it. */
export function createToken(
	state: AppState,
	account: Account,
	{ label, permissions, days }: { label: string; permissions: Permission[]; days: number },
	now: Date
): string {
	if (days < 1 || days > TOKEN_DAYS_MAX)
		throw new Error(`A token is valid 1 to ${TOKEN_DAYS_MAX} days.`);
	const secret = `${PREFIX}${newSecret()}`;
	const allowed = RULES[account.role].permissions;
	state.run(
		`insert into api_token (account_no, label, token_hash, permissions, created_at, expires_at)
		values (:account_no, :label, :token_hash, :permissions, :now, :expires_at)`,
		{
			account_no: account.account_no,
			label,
			token_hash: digest(secret),
			permissions: JSON.stringify(permissions.filter((name) => allowed.includes(name))),
			now: now.toISOString(),
			expires_at: new Date(now.getTime() + days * 86_400_000).toISOString()
		}
	);
	return secret;
}

/** The token of a secret with its account; null when it is unknown, revoked, expired or its account closed. */
export function findToken(
	state: AppState,
	secret: string,
	now: Date
): { token: ApiToken; account: Account } | null {
	const row = state.row<Row>(
		`select ${COLUMNS} from api_token
		where token_hash = :token_hash and revoked_at is null and expires_at > :now`,
		{ token_hash: digest(secret), now: now.toISOString() }
	);
	const account = row && byNumber(state, row.account_no);
	if (!row || !account || !isOpen(account, now)) return null;
	if (row.used_at === null || now.getTime() - Date.parse(row.used_at) >= USED_EVERY_MS) {
		state.together(() => {
			state.run('update api_token set used_at = :now where token_no = :token_no', {
				token_no: row.token_no,
				now: now.toISOString()
			});
			// An account that only programs use is in use.
			state.run('update account set active_at = :now where account_no = :account_no', {
				account_no: row.account_no,
				now: now.toISOString()
			});
		});
	}
	return { token: read(row), account };
}

/** Tokens of an account that were not revoked, the newest first. */
export const tokensOf = (state: AppState, account_no: number): ApiToken[] =>
	state
		.rows<Row>(
			`select ${COLUMNS} from api_token
			where account_no = :account_no and revoked_at is null order by token_no desc`,
			{ account_no }
		)
		.map(read);

export const revokeToken = (
	state: AppState,
	{ account_no, token_no }: Pick<ApiToken, 'account_no' | 'token_no'>,
	now: Date
): number =>
	state.run(
		`update api_token set revoked_at = :now
		where token_no = :token_no and account_no = :account_no and revoked_at is null`,
		{ account_no, token_no, now: now.toISOString() }
	);
