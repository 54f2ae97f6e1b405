import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { deed, roles, type Deed } from '#lib/messages/access/vi.ts';
import { startHref } from '#lib/links.ts';
import { RULES } from '#lib/roles.ts';
import {
	byNumber,
	forgetFailures,
	setPassword,
	type Account
} from '#lib/server/access/accounts.ts';
import {
	changeAccount,
	disableAccount,
	enableAccount,
	stateOf,
	type Refusal
} from '#lib/server/access/administration.ts';
import { oneTimePassword } from '#lib/server/access/passwords.ts';
import { forgetSecondFactor } from '#lib/server/access/second_factor.ts';
import { endSessionsOf, sessionsOf, viewAs } from '#lib/server/access/sessions.ts';
import { revokeToken, tokensOf } from '#lib/server/access/tokens.ts';
import { unitLabel, unitsToChoose } from '#lib/server/access/units_to_choose.ts';
import { canBeSeenAs } from '#lib/server/access/who.ts';
import { application } from '#lib/server/application.ts';
import { textOf } from '#lib/server/form_text.ts';
import { noteDone } from '#lib/server/noted.ts';
import { readRights } from '../account_form.server.ts';
import { unitsKnown } from '../units.server.ts';
import { words } from '../vi.ts';
import type { Actions, PageServerLoad } from './$types.js';

type Event = RequestEvent<{ so: string }>;

export const load: PageServerLoad = async (event) => {
	const account = accountOf(event);
	const { state } = application();
	const now = new Date();
	const units = await unitsKnown(event.locals);
	const unit = account.unit === null ? undefined : units.get(account.unit);
	return {
		account: {
			account_no: account.account_no,
			name: account.name,
			person: account.person,
			role: account.role,
			unit: account.unit === null ? null : unit ? unitLabel(unit) : account.unit,
			isOfProvider: account.password_hash === null,
			isBound: account.subject !== null,
			hasSecondFactor: account.totp_secret !== null,
			created_at: account.created_at,
			created_by: account.created_by,
			active_at: account.active_at,
			standing: stateOf(state, account, now),
			sessions: sessionsOf(state, account.account_no, now).length
		},
		isOwn: isOwn(event, account),
		canBeSeen: !isOwn(event, account) && canBeSeenAs(account, now),
		tokens: tokensOf(state, account.account_no),
		now: now.toISOString(),
		units: unitsToChoose({ units }).map(unitLabel)
	};
};

export const actions: Actions = {
	sua: async (event) => {
		const account = accountOf(event);
		const form = await event.request.formData();
		const rights = readRights(form, await unitsKnown(event.locals));
		if (typeof rights === 'string') return fail(400, { problem: rights, done: null });
		const { state } = application();
		const refusal = changeAccount(state, administrator(event), account, rights, new Date());
		const more = `${roles[rights.role]}${rights.unit ? `, ${rights.unit}` : ''}`;
		return ended(event, account, 'changed', { refusal, more });
	},

	'mat-khau': async (event) => {
		const account = accountOf(event);
		if (account.password_hash === null || isOwn(event, account))
			return refuseOwn(event, 'password');
		const { state } = application();
		const password = oneTimePassword(account.name);
		await setPassword(state, account, password, true);
		forgetFailures(state, account.name);
		endSessionsOf(state, account.account_no, new Date());
		return { ...ended(event, account, 'password'), password };
	},

	'ma-xac-thuc': (event) => {
		const account = accountOf(event);
		if (isOwn(event, account)) return refuseOwn(event, 'secondFactor');
		const { state } = application();
		forgetSecondFactor(state, account.account_no);
		endSessionsOf(state, account.account_no, new Date());
		return ended(event, account, 'secondFactor');
	},

	'mo-khoa': (event) => {
		const account = accountOf(event);
		forgetFailures(application().state, account.name);
		return ended(event, account, 'unlocked');
	},

	ngung: (event) => {
		const account = accountOf(event);
		if (isOwn(event, account)) return refuseOwn(event, 'disabled');
		const { state } = application();
		const refusal = disableAccount(state, administrator(event), account, new Date());
		return ended(event, account, 'disabled', { refusal });
	},

	mo: (event) => {
		const account = accountOf(event);
		enableAccount(application().state, account, new Date());
		return ended(event, account, 'enabled');
	},

	'ket-thuc': (event) => {
		const account = accountOf(event);
		endSessionsOf(application().state, account.account_no, new Date());
		return ended(event, account, 'sessionsEnded');
	},

	'thu-hoi': async (event) => {
		const account = accountOf(event);
		const token_no = Number(textOf(await event.request.formData(), 'ma'));
		const { state } = application();
		const token = tokensOf(state, account.account_no).find((known) => known.token_no === token_no);
		if (!token) error(404, { message: words.noToken, remedy: words.noTokenRemedy });
		revokeToken(state, token, new Date());
		return ended(event, account, 'tokenRevoked', { more: token.label });
	},

	'xem-nhu': (event) => {
		const account = accountOf(event);
		if (isOwn(event, account) || !canBeSeenAs(account, new Date())) return refuseOwn(event, 'seen');
		const { session } = event.locals.who!;
		viewAs(application().state, session!.session_no, account.account_no);
		noteDone(event, {
			action: 'view_as',
			object: deed('seen', account.name),
			outcome: 'done'
		});
		redirect(303, startHref(RULES[account.role].permissions));
	}
};

/** @throws 404 when there is no such account */
function accountOf({ params: { so } }: Event): Account {
	const account = /^\d{1,9}$/.test(so) && byNumber(application().state, Number(so));
	if (!account) error(404, { message: words.noAccount, remedy: words.noAccountRemedy });
	return account;
}

const administrator = ({ locals: { who } }: Event): Account => who!.account;

const isOwn = (event: Event, { account_no }: Account): boolean =>
	administrator(event).account_no === account_no;

/** The own account is looked after on the page of the account, where the password is asked. */
function refuseOwn(event: Event, what: Deed) {
	const object = deed(what, accountOf(event).name);
	noteDone(event, { action: 'account', object, outcome: 'refused' });
	return fail(400, { problem: 'own' as const, done: null });
}

function ended(
	event: Event,
	{ name }: Account,
	what: Deed,
	{ refusal = null, more }: { refusal?: Refusal | null; more?: string } = {}
) {
	const outcome = refusal ? 'refused' : 'done';
	noteDone(event, { action: 'account', object: deed(what, name, more), outcome });
	return refusal ? fail(400, { problem: refusal, done: null }) : { problem: null, done: what };
}
