import { redirect, type RequestEvent } from '@sveltejs/kit';
import { signInHref, startHref } from '#lib/links.ts';
import { RULES } from '#lib/roles.ts';
import { application } from '../application.ts';
import { noteSignIn, type Account } from './accounts.ts';
import { sessionCookie } from './session_cookie.ts';
import { beginSession, endSession, type Session } from './sessions.ts';

/* How a sign-in ends, by whatever way it came. */

/** A new session with a new secret, whatever the browser held before: nobody can have planted it. */
export function begin(
	event: RequestEvent,
	account: Account,
	awaits: Session['awaits'],
	now: Date
): void {
	const { state } = application();
	const old = event.locals.who?.session;
	if (old) endSession(state, old.session_no, now);
	const from = {
		address: event.getClientAddress(),
		agent: event.request.headers.get('user-agent') ?? ''
	};
	sessionCookie.write(event, beginSession(state, account, awaits, from, now));
}

/** The first step is done: on to the page asked for, or to the code where the account has one. */
export function passFirstStep(
	event: RequestEvent,
	account: Account,
	then: string | null,
	now: Date
): never {
	if (account.totp_secret === null) arrive(event, account, then, now);
	begin(event, account, 'code', now);
	redirect(303, signInHref(then ?? '/'));
}

/** Signed in: on to the page asked for, or to where the role begins. */
export function arrive(
	event: RequestEvent,
	account: Account,
	then: string | null,
	now: Date
): never {
	noteSignIn(application().state, account, now);
	begin(event, account, null, now);
	redirect(303, then ?? startHref(RULES[account.role].permissions));
}

/** Where the reader wanted to go: a page of ours, or nowhere. */
export function goOn(url: URL): string | null {
	const wanted = url.searchParams.get('tiep');
	if (!wanted?.startsWith('/')) return null;
	const target = new URL(wanted, url.origin);
	return target.origin === url.origin ? `${target.pathname}${target.search}` : null;
}
