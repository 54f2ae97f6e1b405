import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { startHref } from '#lib/links.ts';
import { noteSignIn, signIn, signInWithCode, type Account } from '#lib/server/access/accounts.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '#lib/server/access/first_accounts.ts';
import { isFlooded } from '#lib/server/access/flood.ts';
import { note } from '#lib/server/access/log.ts';
import { isCode } from '#lib/server/access/second_factor.ts';
import { beginSession, endSession } from '#lib/server/access/sessions.ts';
import { sessionCookie } from '#lib/server/access/session_cookie.ts';
import { RULES } from '#lib/roles.ts';
import { application } from '#lib/server/application.ts';
import { textOf } from '#lib/server/form_text.ts';
import { isDemo } from '#lib/server/home.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals: { who }, url }) => {
	if (who && who.owes !== 'code') redirect(303, goOn(url) ?? startHref(who.permissions));
	return {
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

		const account = await signIn(state, name, password, now);
		note(state, {
			at: now,
			account: name.slice(0, 64),
			address,
			action: 'sign_in',
			outcome: account ? 'done' : 'failed'
		});
		if (!account) return fail(400, { name, problem: 'refused' as const });
		if (account.totp_secret !== null) {
			begin(event, account, 'code', now);
			redirect(303, event.url.pathname + withoutAction(event.url));
		}
		arrive(event, account, now);
	},

	ma: async (event) => {
		const { state, sealer } = application();
		const { who } = event.locals;
		if (who?.owes !== 'code') redirect(303, event.url.pathname);
		const code = textOf(await event.request.formData(), 'ma');
		const now = new Date();
		const { account } = who;
		const isRight = signInWithCode(
			state,
			account,
			(now) => isCode(state, sealer, account, code, now),
			now
		);
		note(state, {
			at: now,
			account: account.name,
			address: event.getClientAddress(),
			action: 'second_factor',
			outcome: isRight ? 'done' : 'failed'
		});
		if (!isRight) return fail(400, { name: account.name, problem: 'code' as const });
		arrive(event, account, now);
	}
};

/** A new session with a new secret, whatever the browser held before: nobody can have planted it. */
function begin(event: RequestEvent, account: Account, awaits: 'code' | null, now: Date): void {
	const { state } = application();
	const old = event.locals.who?.session;
	if (old) endSession(state, old.session_no, now);
	const from = {
		address: event.getClientAddress(),
		agent: event.request.headers.get('user-agent') ?? ''
	};
	sessionCookie.write(event, beginSession(state, account, awaits, from, now));
}

function arrive(event: RequestEvent, account: Account, now: Date): never {
	noteSignIn(application().state, account, now);
	begin(event, account, null, now);
	redirect(303, goOn(event.url) ?? startHref(RULES[account.role].permissions));
}

/** Where the reader wanted to go: a page of ours, or nowhere. */
function goOn(url: URL): string | null {
	const wanted = url.searchParams.get('tiep');
	if (!wanted?.startsWith('/')) return null;
	const target = new URL(wanted, url.origin);
	return target.origin === url.origin ? `${target.pathname}${target.search}` : null;
}

function withoutAction({ searchParams }: URL): string {
	const then = searchParams.get('tiep');
	return then ? `?${new URLSearchParams({ tiep: then })}` : '';
}
