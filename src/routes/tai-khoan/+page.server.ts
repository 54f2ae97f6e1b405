import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { RULES } from '#lib/roles.ts';
import { setPassword } from '#lib/server/access/accounts.ts';
import { note, type Action, type Outcome } from '#lib/server/access/log.ts';
import { isPassword, passwordProblem } from '#lib/server/access/passwords.ts';
import { enrol, newEnrolment } from '#lib/server/access/second_factor.ts';
import { sessionCookie } from '#lib/server/access/session_cookie.ts';
import { beginSession, endSessionsOf } from '#lib/server/access/sessions.ts';
import { application } from '#lib/server/application.ts';
import { textOf } from '#lib/server/form_text.ts';
import type { Actions, PageServerLoad } from './$types.js';
import type { words } from './vi.ts';

export const load: PageServerLoad = (event) => {
	const { account, owes } = signedIn(event);
	const { sealer } = application();
	const enrolment = newEnrolment(account.name);
	return {
		account: {
			name: account.name,
			person: account.person,
			role: account.role,
			unit: account.unit,
			permissions: RULES[account.role].permissions,
			hasPassword: account.password_hash !== null,
			hasSecondFactor: account.totp_secret !== null
		},
		owes,
		enrolment: {
			...enrolment,
			// It comes back with the code; sealed, so that it is the one that was shown.
			sealed: Buffer.from(sealer.seal(enrolment.secret)).toString('base64url')
		}
	};
};

export const actions: Actions = {
	'mat-khau': async (event) => {
		const { account } = signedIn(event);
		const form = await event.request.formData();
		const [current, next, repeat] = ['hien-tai', 'moi', 'nhap-lai'].map((field) =>
			textOf(form, field)
		) as [string, string, string];
		const isRight = await isPassword(current, account.password_hash);
		const problem: keyof typeof words.passwordProblems | null = !isRight
			? 'current'
			: next !== repeat
				? 'repeat'
				: next === current
					? 'same'
					: passwordProblem(next, account.name);
		log(event, 'password', problem ? 'failed' : 'done');
		if (problem) return fail(400, { about: 'password' as const, problem });

		await setPassword(application().state, account, next, false);
		beginAnew(event);
		return { about: 'password' as const, problem: null };
	},

	'ma-xac-thuc': async (event) => {
		const { account } = signedIn(event);
		const { state, sealer } = application();
		const form = await event.request.formData();
		const secret = sealer.unseal(Buffer.from(textOf(form, 'khoa'), 'base64url'));
		const code = textOf(form, 'ma');
		const recovery = enrol(state, sealer, account, { secret, code }, new Date());
		log(event, 'second_factor', recovery ? 'done' : 'failed');
		if (!recovery) return fail(400, { about: 'second_factor' as const, problem: 'code' as const });
		beginAnew(event);
		return { about: 'second_factor' as const, problem: null, recovery };
	}
};

/** @throws a redirect: nobody else gets here, but what the hook keeps out is kept out here too */
function signedIn({ locals: { who } }: Pick<RequestEvent, 'locals'>) {
	if (!who?.session || who.seenAs) redirect(303, '/');
	return who;
}

/** What somebody may have got hold of before serves no longer; the reader goes on in a new session. */
function beginAnew(event: RequestEvent): void {
	const { account } = signedIn(event);
	const { state } = application();
	const now = new Date();
	endSessionsOf(state, account.account_no, now);
	const from = {
		address: event.getClientAddress(),
		agent: event.request.headers.get('user-agent') ?? ''
	};
	sessionCookie.write(event, beginSession(state, account, null, from, now));
}

function log(event: RequestEvent, action: Action, outcome: Outcome): void {
	note(application().state, {
		at: new Date(),
		account: signedIn(event).account.name,
		address: event.getClientAddress(),
		action,
		outcome
	});
}
