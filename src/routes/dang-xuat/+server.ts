import { redirect } from '@sveltejs/kit';
import { endSession } from '#lib/server/access/sessions.ts';
import { sessionCookie } from '#lib/server/access/session_cookie.ts';
import { application } from '#lib/server/application.ts';
import { noteDone } from '#lib/server/noted.ts';
import type { RequestHandler } from './$types.js';

/** Ends the session. */
export const POST: RequestHandler = (event) => {
	const { who } = event.locals;
	if (who?.session) {
		endSession(application().state, who.session.session_no, new Date());
		noteDone(event, { action: 'sign_out', outcome: 'done' });
	}
	sessionCookie.remove(event);
	redirect(303, '/dang-nhap');
};
