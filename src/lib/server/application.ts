import { env } from '$env/dynamic/private';
import { mkdirSync } from 'node:fs';
import { access, roles } from '#lib/messages/access/vi.ts';
import { appStateFile } from '#warehouse/home.ts';
import { hasAccounts } from './access/accounts.ts';
import { AppState } from './access/app_state.ts';
import { makeAdministrator, makeDemoAccounts } from './access/first_accounts.ts';
import type { Role } from '../roles.ts';
import { Sealer } from './access/secrets.ts';
import { home, isDemo } from './home.ts';

type Application = { readonly state: AppState; readonly sealer: Sealer };

let opened: Application | null = null;

/**
 * Opens the application state of the home, once, when the server starts. A home without accounts gets
 * its first: one per role where the data are made up, else an administrator whose password is
 * printed. `DONTHU_NEW_ADMINISTRATOR=1` makes another, for a site that has locked itself out.
 */
export async function openApplication(): Promise<void> {
	mkdirSync(home(), { recursive: true });
	const state = await AppState.open(appStateFile(home()));
	opened = { state, sealer: new Sealer(home()) };
	const isFirst = !hasAccounts(state);
	if (isFirst && isDemo()) {
		await makeDemoAccounts(state, (role: Role) => access.demoPerson(roles[role]), new Date());
	} else if (isFirst || env.DONTHU_NEW_ADMINISTRATOR === '1') {
		const { name, password } = await makeAdministrator(state, (role) => roles[role], new Date());
		process.stdout.write(`${access.firstAdministrator(name, password)}\n`);
	}
}

/** Accounts, sessions and the log. */
export function application(): Application {
	if (!opened) throw new Error('The application state is opened when the server starts.');
	return opened;
}
