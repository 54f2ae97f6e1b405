import { redirect } from '@sveltejs/kit';
import { accountsHref } from '#lib/links.ts';
import { deed } from '#lib/messages/access/vi.ts';
import { viewAs } from '#lib/server/access/sessions.ts';
import { application } from '#lib/server/application.ts';
import { noteDone } from '#lib/server/noted.ts';
import type { RequestHandler } from './$types.js';

/** Ends looking through another's eyes. */
export const POST: RequestHandler = (event) => {
	const { who } = event.locals;
	if (who?.session && who.seenAs) {
		noteDone(event, {
			action: 'view_as',
			object: deed('seenNoMore', who.seenAs.name),
			outcome: 'done'
		});
		viewAs(application().state, who.session.session_no, null);
	}
	redirect(303, accountsHref());
};
