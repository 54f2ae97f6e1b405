import { existsSync, mkdirSync } from 'node:fs';
import { Secret, TOTP } from 'otpauth';
import { ROLES, RULES, type Role } from '../../src/lib/roles.ts';
import { byName, createAccount, hasAccounts } from '../../src/lib/server/access/accounts.ts';
import { makeDemoAccounts } from '../../src/lib/server/access/first_accounts.ts';
import { AppState } from '../../src/lib/server/access/app_state.ts';
import { beginSession } from '../../src/lib/server/access/sessions.ts';
import { enrol } from '../../src/lib/server/access/second_factor.ts';
import { Sealer } from '../../src/lib/server/access/secrets.ts';
import { appStateFile, demoMarker } from '../../warehouse/home.ts';

/* An account per role in the homes of the tests, and how a test comes by its session. */

export const PASSWORD = 'Xuan-Ha-Thu-Dong-4';
/** What an authenticator app would hold, of the roles that need one. */
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const UNITS: Readonly<Partial<Record<Role, string>>> = {
	provincial_chief: 'P24',
	provincial_staff: 'P24',
	unit_chief: 'KV016',
	unit_clerk: 'KV016'
};
const STEP_MS = 30_000;

export const nameOf = (role: Role): string => role.replaceAll('_', '-');

/** The code that an authenticator app shows at an instant. */
export const codeAt = (instant: Date, secret = SECRET): string =>
	TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: instant.getTime() });

/** Makes the accounts that a home does not have yet; those of the demo too, where its data are made up. */
export async function makeAccounts(home: string): Promise<void> {
	mkdirSync(home, { recursive: true });
	const state = await AppState.open(appStateFile(home));
	const now = new Date();
	if (existsSync(demoMarker(home)) && !hasAccounts(state)) {
		await makeDemoAccounts(state, nameOf, now);
	}
	for (const role of ROLES.filter((role) => !byName(state, nameOf(role)))) {
		const name = nameOf(role);
		const account = await createAccount(
			state,
			{
				name,
				person: `Người dùng ${name}`,
				role,
				unit: UNITS[role] ?? null,
				password: PASSWORD,
				keepsPassword: true,
				by: 'tests'
			},
			now
		);
		if (RULES[role].needsCode) {
			const longAgo = new Date(now.getTime() - 10 * STEP_MS);
			const shown = { secret: SECRET, code: codeAt(longAgo) };
			if (!enrol(state, new Sealer(home), account, shown, longAgo)) {
				throw new Error(`${name} could not set up its authenticator app.`);
			}
		}
	}
	state.close();
}

/**
 * A new session in a home; answers the cookie. It is begun beside the sign-in page, which has tests of
 * its own: a code serves once in 30 seconds, and tests are many.
 */
export const sessionOf = (home: string, role: Role): Promise<string> =>
	sessionNamed(home, nameOf(role));

/** The same for an account by its name. */
export async function sessionNamed(home: string, name: string): Promise<string> {
	const state = await AppState.open(appStateFile(home));
	const account = byName(state, name);
	if (!account) throw new Error(`${home} has no account ${name}.`);
	const secret = beginSession(
		state,
		account,
		null,
		{ address: '127.0.0.1', agent: '' },
		new Date()
	);
	state.close();
	return secret;
}
