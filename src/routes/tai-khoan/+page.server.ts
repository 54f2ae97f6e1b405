import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { deed } from '#lib/messages/access/vi.ts';
import { RULES, type Role } from '#lib/roles.ts';
import { setPassword } from '#lib/server/access/accounts.ts';
import { isPassword, passwordProblem } from '#lib/server/access/passwords.ts';
import { enrol, newEnrolment } from '#lib/server/access/second_factor.ts';
import { sessionCookie } from '#lib/server/access/session_cookie.ts';
import { beginSession, endOthers, endSessionsOf, sessionsOf } from '#lib/server/access/sessions.ts';
import {
	createToken,
	revokeToken,
	TOKEN_DAYS_MAX,
	TOKEN_PERMISSIONS,
	tokensOf
} from '#lib/server/access/tokens.ts';
import { whoHasSession } from '#lib/server/access/who.ts';
import { application } from '#lib/server/application.ts';
import { textOf } from '#lib/server/form_text.ts';
import { isDemo } from '#lib/server/home.ts';
import { noteDone } from '#lib/server/noted.ts';
import type { Actions, PageServerLoad } from './$types.js';
import type { words } from './vi.ts';

export const load: PageServerLoad = (event) => {
	const { account, owes, session } = signedIn(event);
	const { sealer, state } = application();
	const now = new Date();
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
		now: now.toISOString(),
		sessions: sessionsOf(state, account.account_no, now).map(
			({ session_no, address, agent, created_at, seen_at }) => ({
				session_no,
				address,
				agent,
				created_at,
				seen_at,
				isOwn: session_no === session.session_no
			})
		),
		tokens: tokensOf(state, account.account_no),
		tokenPermissions: tokenPermissionsOf(account.role),
		tokenDaysMax: TOKEN_DAYS_MAX,
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
		noteDone(event, { action: 'password', outcome: problem ? 'failed' : 'done' });
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
		noteDone(event, { action: 'second_factor', outcome: recovery ? 'done' : 'failed' });
		if (!recovery) return fail(400, { about: 'second_factor' as const, problem: 'code' as const });
		beginAnew(event);
		return { about: 'second_factor' as const, problem: null, recovery };
	},

	/** Ends another session, or all others. */
	phien: async (event) => {
		const { account, session } = free(event);
		const wanted = textOf(await event.request.formData(), 'phien');
		const session_no = wanted === '' ? null : Number(wanted);
		endOthers(application().state, session, session_no, new Date());
		const object = deed('sessionsEnded', account.name);
		noteDone(event, { action: 'session', object, outcome: 'done' });
		return { about: 'sessions' as const, problem: null };
	},

	'tao-ma': async (event) => {
		const { account } = free(event);
		const form = await event.request.formData();
		const label = textOf(form, 'dung-cho').normalize('NFC').trim().slice(0, LABEL_MAX);
		const days = Number(textOf(form, 'so-ngay'));
		const permissions = tokenPermissionsOf(account.role).filter((name) =>
			form.getAll('quyen').includes(name)
		);
		const isPeriod = Number.isInteger(days) && days >= 1 && days <= TOKEN_DAYS_MAX;
		const problem: keyof typeof words.tokenProblems | null =
			label === '' ? 'label' : permissions.length === 0 ? 'permissions' : isPeriod ? null : 'days';
		if (problem) return fail(400, { about: 'tokens' as const, problem });

		const secret = createToken(
			application().state,
			account,
			{ label, permissions, days },
			new Date()
		);
		const object = deed('tokenMade', account.name, `${label}; ${permissions.join(', ')}`);
		noteDone(event, { action: 'token', object, outcome: 'done' });
		return { about: 'tokens' as const, problem: null, secret };
	},

	'thu-hoi': async (event) => {
		const { account } = free(event);
		const token_no = Number(textOf(await event.request.formData(), 'ma'));
		const { state } = application();
		const token = tokensOf(state, account.account_no).find((known) => known.token_no === token_no);
		if (token) {
			revokeToken(state, token, new Date());
			const object = deed('tokenRevoked', account.name, token.label);
			noteDone(event, { action: 'token', object, outcome: 'done' });
		}
		return { about: 'tokens' as const, problem: null };
	}
};

const LABEL_MAX = 80;

const tokenPermissionsOf = (role: Role) =>
	TOKEN_PERMISSIONS.filter((name) => RULES[role].permissions.includes(name));

/** @throws a redirect: nobody else gets here, but what the hook keeps out is kept out here too */
function signedIn({ locals: { who } }: Pick<RequestEvent, 'locals'>) {
	const { session } = who ?? {};
	if (!who || !session || who.seenAs) redirect(303, '/');
	return { ...who, session };
}

/** Who has something to do first makes no tokens and ends no sessions before. */
function free(event: RequestEvent) {
	const who = signedIn(event);
	if (who.owes) redirect(303, '/tai-khoan');
	return who;
}

/**
 * What somebody may have got hold of before serves no longer; the reader goes on in a new session, and
 * the page that answers shows what is owed now.
 */
function beginAnew(event: RequestEvent): void {
	const { account } = signedIn(event);
	const { state } = application();
	const now = new Date();
	endSessionsOf(state, account.account_no, now);
	const from = {
		address: event.getClientAddress(),
		agent: event.request.headers.get('user-agent') ?? ''
	};
	const secret = beginSession(state, account, null, from, now);
	sessionCookie.write(event, secret);
	event.locals.who = whoHasSession(state, secret, { now, isAsked: true, isDemo: isDemo() });
}
