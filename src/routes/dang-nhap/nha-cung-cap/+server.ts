import { redirect } from '@sveltejs/kit';
import { providerReturnHref, signInHref } from '#lib/links.ts';
import { goOn } from '#lib/server/access/arrival.ts';
import {
	noteProvider,
	provider,
	ProviderError,
	start
} from '#lib/server/access/identity_provider.ts';
import { startedCookie } from '#lib/server/access/started_cookie.ts';
import { application } from '#lib/server/application.ts';
import type { RequestHandler } from './$types.js';

/** Sends the browser to the identity provider. */
export const GET: RequestHandler = async (event) => {
	const { url } = event;
	const then = goOn(url);
	const known = provider();
	if (!known) redirect(303, signInHref(then ?? '/'));
	const back = new URL(providerReturnHref(), url.origin);
	const begun = await start(known, back, url.searchParams.has('lai')).catch((error: unknown) => {
		if (!(error instanceof ProviderError)) throw error;
		noteProvider(error);
		redirect(303, signInHref(then ?? '/', error.problem));
	});
	startedCookie.write(event, application().sealer, { ...begun.started, then, now: new Date() });
	redirect(303, begun.to);
};
