import { env } from '$env/dynamic/private';
import { mkdirSync } from 'node:fs';
import { access, roles } from '#lib/messages/access/vi.ts';
import { appBackupsDir, appStateFile } from '#warehouse/home.ts';
import { faultOf, journal } from '#warehouse/journal.ts';
import { hasAccounts } from './access/accounts.ts';
import { AppState } from './access/app_state.ts';
import { backUpDaily } from './access/backups.ts';
import { makeAdministrator, makeDemoAccounts } from './access/first_accounts.ts';
import { provider } from './access/identity_provider.ts';
import type { Role } from '../roles.ts';
import { Sealer } from './access/secrets.ts';
import { home, isDemo } from './home.ts';
import { today } from './today.ts';

type Application = { readonly state: AppState; readonly sealer: Sealer };

let opened: Application | null = null;

/** How often it is looked whether the day has its copy yet. */
const BACKUP_CHECK_MS = 3_600_000;

/**
 * Opens the application state of the home, once, when the server starts, and copies it once a day. A home without accounts gets
 * its first: one per role where the data are made up, else an administrator whose password is
 * printed. `DONTHU_NEW_ADMINISTRATOR=1` makes another, for a site that has locked itself out.
 */
export async function openApplication(): Promise<void> {
	// Settings that cannot be right are told at once, not to the first who signs in.
	provider();
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
	await backUp(state);
	setInterval(() => void backUp(state), BACKUP_CHECK_MS).unref();
}

/** A copy that fails stops nobody from working; who runs the server has to learn of it. */
async function backUp(state: AppState): Promise<void> {
	try {
		await backUpDaily(state, appBackupsDir(home()), today());
	} catch (error) {
		journal.error('accounts_not_copied', { fault: faultOf(error) });
	}
}

/** Accounts, sessions and the log. */
export function application(): Application {
	if (!opened) throw new Error('The application state is opened when the server starts.');
	return opened;
}
