import { fail } from '@sveltejs/kit';
import { deed, roles } from '#lib/messages/access/vi.ts';
import { byName, createAccount, isAccountName } from '#lib/server/access/accounts.ts';
import { providerName } from '#lib/server/access/identity_provider.ts';
import { oneTimePassword } from '#lib/server/access/passwords.ts';
import { unitLabel, unitsToChoose } from '#lib/server/access/units_to_choose.ts';
import { application } from '#lib/server/application.ts';
import { textOf } from '#lib/server/form_text.ts';
import { noteDone } from '#lib/server/noted.ts';
import { readRights } from '../account_form.server.ts';
import { unitsKnown } from '../units.server.ts';
import type { words } from '../vi.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals }) => ({
	units: unitsToChoose({ units: await unitsKnown(locals) }).map(unitLabel),
	provider: providerName()
});

export const actions: Actions = {
	default: async (event) => {
		const { state } = application();
		const form = await event.request.formData();
		const name = textOf(form, 'ten').trim();
		const rights = readRights(form, await unitsKnown(event.locals));
		const entered = {
			name,
			person: textOf(form, 'ho-ten'),
			role: textOf(form, 'vai'),
			unit: textOf(form, 'don-vi'),
			isOfProvider: textOf(form, 'cach') === 'nha-cung-cap'
		};
		const problem = problemOf(name, rights);
		if (problem !== null || typeof rights === 'string') {
			return fail(400, { entered, problem, made: null });
		}
		const password = entered.isOfProvider ? null : oneTimePassword(name);
		const by = event.locals.who!.account.name;
		const account = await createAccount(state, { ...rights, name, password, by }, new Date());
		const more = `${roles[rights.role]}${rights.unit ? `, ${rights.unit}` : ''}`;
		noteDone(event, { action: 'account', object: deed('created', name, more), outcome: 'done' });
		return {
			problem: null,
			entered: null,
			made: { account_no: account.account_no, name, password }
		};
	}
};

function problemOf(
	name: string,
	rights: ReturnType<typeof readRights>
): keyof typeof words.problems | null {
	if (!isAccountName(name)) return 'name';
	if (byName(application().state, name)) return 'taken';
	return typeof rights === 'string' ? rights : null;
}
