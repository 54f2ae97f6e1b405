import { hasWords } from '#lib/fold.ts';
import { roles } from '#lib/messages/access/vi.ts';
import { ROLES } from '#lib/roles.ts';
import { allAccounts } from '#lib/server/access/accounts.ts';
import { ACCOUNT_STATES, stateOf } from '#lib/server/access/administration.ts';
import { application } from '#lib/server/application.ts';
import type { PageServerLoad } from './$types.js';
import { unitsKnown } from './units.server.ts';

/** So many are shown; who looks for others says more of them. */
const SHOWN = 200;

export const load: PageServerLoad = async ({ locals, url: { searchParams } }) => {
	const { state } = application();
	const now = new Date();
	const units = await unitsKnown(locals);
	const text = searchParams.get('tim')?.trim() ?? '';
	const role = ROLES.find((known) => known === searchParams.get('vai')) ?? null;
	const standing = ACCOUNT_STATES.find((known) => known === searchParams.get('tinh-trang')) ?? null;

	const found = allAccounts(state)
		.map((account) => ({
			account_no: account.account_no,
			name: account.name,
			person: account.person,
			role: account.role,
			unit: account.unit,
			unitName: (account.unit && units.get(account.unit)?.name) ?? null,
			isOfProvider: account.password_hash === null,
			active_at: account.active_at,
			standing: stateOf(state, account, now)
		}))
		.filter((account) => {
			const { name, person, unit, unitName } = account;
			const told = [name, person, unit, unitName, roles[account.role]].join(' ');
			return (
				hasWords(told, text) &&
				(role === null || account.role === role) &&
				(standing === null || account.standing === standing)
			);
		});
	return {
		asked: { text, role, standing },
		accounts: found.slice(0, SHOWN),
		count: found.length
	};
};
