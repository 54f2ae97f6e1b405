import { redirect } from '@sveltejs/kit';
import { note } from '#lib/server/access/log.ts';
import { endSession } from '#lib/server/access/sessions.ts';
import { sessionCookie } from '#lib/server/access/session_cookie.ts';
import { application } from '#lib/server/application.ts';
import type { RequestHandler } from './$types.js';

/** Ends the session. */
export const POST: RequestHandler = (event) => {
	const { who } = event.locals;
	if (who?.session) {
		const { state } = application();
		const now = new Date();
		endSession(state, who.session.session_no, now);
		note(state, {
			at: now,
			account: who.account.name,
			address: event.getClientAddress(),
			action: 'sign_out',
			outcome: 'done'
		});
	}
	sessionCookie.remove(event);
	redirect(303, '/dang-nhap');
};
