import { createAccount, hasAccounts } from './accounts.ts';
import type { AppState } from './app_state.ts';
import { oneTimePassword } from './passwords.ts';
import { ROLES, RULES, type Role } from '../../roles.ts';

/** Accounts of a home of made-up data, one per role; shown on its sign-in page. */
export const DEMO_PASSWORD = 'Mo-phong-2026';

const DEMO_UNITS: Readonly<Partial<Record<Role, string>>> = {
	provincial_chief: 'P24',
	provincial_staff: 'P24',
	unit_chief: 'KV016',
	unit_clerk: 'KV016'
};

export type DemoAccount = {
	readonly name: string;
	readonly role: Role;
	readonly unit: string | null;
};

export const DEMO_ACCOUNTS: readonly DemoAccount[] = ROLES.map((role) => ({
	name: `demo-${role.replaceAll('_', '-')}`,
	role,
	unit: RULES[role].hasUnit ? DEMO_UNITS[role]! : null
}));

/** What somebody is called whose name nobody has entered yet. */
type Named = (role: Role) => string;

export async function makeDemoAccounts(state: AppState, named: Named, now: Date): Promise<void> {
	for (const { name, role, unit } of DEMO_ACCOUNTS) {
		const known = { name, role, unit, person: named(role) };
		const password = DEMO_PASSWORD;
		await createAccount(state, { ...known, password, keepsPassword: true, by: 'demo' }, now);
	}
}

const FIRST_ADMINISTRATOR = 'quan-tri';

/**
 * An administrator with a password for one sign-in: the first account of a home, or the way back in
 * when all administrators are locked out. Who starts the server reads it.
 */
export async function makeAdministrator(
	state: AppState,
	named: Named,
	now: Date
): Promise<{ name: string; password: string }> {
	const name = hasAccounts(state)
		? `${FIRST_ADMINISTRATOR}-${now.toISOString().slice(0, 16).replace(/\D/g, '')}`
		: FIRST_ADMINISTRATOR;
	const password = oneTimePassword(name);
	const known = { name, role: 'administrator', person: named('administrator') } as const;
	await createAccount(state, { ...known, unit: null, password, by: 'donthu serve' }, now);
	return { name, password };
}
