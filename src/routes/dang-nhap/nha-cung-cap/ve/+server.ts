import { redirect, type RequestEvent } from '@sveltejs/kit';
import { deed } from '#lib/messages/access/vi.ts';
import { signInHref } from '#lib/links.ts';
import type { Account } from '#lib/server/access/accounts.ts';
import { passFirstStep } from '#lib/server/access/arrival.ts';
import {
	accountOf,
	finish,
	noteProvider,
	provider,
	ProviderError,
	type Claimed,
	type ProviderProblem
} from '#lib/server/access/identity_provider.ts';
import { note } from '#lib/server/access/log.ts';
import { startedCookie } from '#lib/server/access/started_cookie.ts';
import { application } from '#lib/server/application.ts';
import type { RequestHandler } from './$types.js';

/** Where the identity provider sends the browser back to. */
export const GET: RequestHandler = async (event) => {
	const { sealer, state } = application();
	const now = new Date();
	const known = provider();
	const held = startedCookie.take(event, sealer, now);
	if (!known || !held) fail(event, 'broken', null, null);

	const claimed = await finish(known, event.url, held).catch((error: unknown) => {
		if (!(error instanceof ProviderError)) throw error;
		noteProvider(error);
		fail(event, error.problem, null, held.then);
	});
	const found = accountOf(state, claimed, now);
	// What there is behind a name, and why it does not open, nobody outside is told.
	if (!found) fail(event, 'unknown', claimed, held.then);
	const { account, isNew } = found;
	if (isNew) noteSignIn(event, account.name, 'account', deed('bound', account.name));
	noteSignIn(event, account.name, 'sign_in', known.name);
	passFirstStep(event, account, held.then, now);
};

function fail(
	event: RequestEvent,
	problem: ProviderProblem,
	claimed: Claimed | null,
	then: string | null
): never {
	note(application().state, {
		at: new Date(),
		account: claimed?.username?.slice(0, 64) ?? null,
		address: event.getClientAddress(),
		action: 'sign_in',
		object: [provider()?.name, problem, claimed?.subject].filter(Boolean).join(' · '),
		outcome: 'failed'
	});
	redirect(303, signInHref(then ?? '/', problem));
}

function noteSignIn(
	event: RequestEvent,
	name: Account['name'],
	action: 'sign_in' | 'account',
	object: string
): void {
	note(application().state, {
		at: new Date(),
		account: name,
		address: event.getClientAddress(),
		action,
		object,
		outcome: 'done'
	});
}
