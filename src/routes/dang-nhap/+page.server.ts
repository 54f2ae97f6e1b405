import { fail, redirect } from '@sveltejs/kit';
import { startHref } from '#lib/links.ts';
import { isLocked, signIn, signInWithCode } from '#lib/server/access/accounts.ts';
import { arrive, goOn, passFirstStep } from '#lib/server/access/arrival.ts';
import { providerName } from '#lib/server/access/identity_provider.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '#lib/server/access/first_accounts.ts';
import { isFlooded } from '#lib/server/access/flood.ts';
import { note } from '#lib/server/access/log.ts';
import { isCode } from '#lib/server/access/second_factor.ts';
import { application } from '#lib/server/application.ts';
import { textOf } from '#lib/server/form_text.ts';
import { isDemo } from '#lib/server/home.ts';
import { noteDone } from '#lib/server/noted.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** What was typed for a name goes into the log, but not without end. */
const NAME_MAX = 64;

export const load: PageServerLoad = ({ locals: { who }, url }) => {
	if (who && who.owes !== 'code') redirect(303, goOn(url) ?? startHref(who.permissions));
	return {
		provider: providerName(),
		awaitsCodeOf: who?.account.person ?? null,
		demo: isDemo() ? { accounts: DEMO_ACCOUNTS, password: DEMO_PASSWORD } : null
	};
};

export const actions: Actions = {
	'mat-khau': async (event) => {
		const { state } = application();
		const form = await event.request.formData();
		const [name, password] = [textOf(form, 'ten'), textOf(form, 'mat-khau')];
		const address = event.getClientAddress();
		const now = new Date();
		if (isFlooded(state, address, now)) return fail(429, { name, problem: 'flooded' as const });

		const wasLocked = isLocked(state, name, now);
		const account = await signIn(state, name, password, now);
		const tried = { at: now, account: name.slice(0, NAME_MAX), address };
		note(state, { ...tried, action: 'sign_in', outcome: account ? 'done' : 'failed' });
		if (!wasLocked && isLocked(state, name, now)) {
			note(state, { ...tried, action: 'lock', outcome: 'done' });
		}
		if (!account) return fail(400, { name, problem: 'refused' as const });
		passFirstStep(event, account, goOn(event.url), now);
	},

	ma: async (event) => {
		const { state, sealer } = application();
		const { who } = event.locals;
		if (who?.owes !== 'code') redirect(303, event.url.pathname);
		const code = textOf(await event.request.formData(), 'ma');
		const now = new Date();
		const { account } = who;
		const wasLocked = isLocked(state, account.name, now);
		const isRight = signInWithCode(
			state,
			account,
			(now) => isCode(state, sealer, account, code, now),
			now
		);
		noteDone(event, { action: 'second_factor', outcome: isRight ? 'done' : 'failed' });
		if (!wasLocked && isLocked(state, account.name, now)) {
			noteDone(event, { action: 'lock', outcome: 'done' });
		}
		if (!isRight) return fail(400, { name: account.name, problem: 'code' as const });
		arrive(event, account, goOn(event.url), now);
	}
};
