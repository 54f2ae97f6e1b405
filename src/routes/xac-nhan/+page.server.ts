import { fail } from '@sveltejs/kit';
import { unitName } from '#lib/messages/vi.ts';
import { note } from '#lib/server/access/log.ts';
import { ownUnits, today } from '#lib/server/access/scope_of.ts';
import { application } from '#lib/server/application.ts';
import { chosenPeriod } from '#lib/server/chosen_period.ts';
import { changed, confirm, lastConfirmations, type Decision } from '#lib/server/confirmations.ts';
import {
	confirmedWords,
	figuresToConfirm,
	NO_FIGURES,
	periodsToConfirm
} from '#lib/server/confirmed_figures.ts';
import { facts } from '#lib/server/facts.ts';
import { textOf } from '#lib/server/form_text.ts';
import { reader } from '#lib/server/numbers.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';
import type { words } from './vi.ts';

const NOTE_MAX = 1_000;

/** What is to be confirmed: the figures of the own unit of today in the chosen period. */
async function asked({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>) {
	const who = reader(locals);
	const known = await facts(who.lease.release);
	const { bearer } = locals.who!;
	const unit = bearer.unit === null ? undefined : today(known.units, bearer.unit);
	const { release } = who.lease;
	const chosen = chosenPeriod(url, periodsToConfirm(known.options.periods, release.as_of));
	const figures = unit && (await figuresToConfirm(who, chosen.period, [unit.code])).get(unit.code);
	return { known, bearer, unit, release, ...chosen, figures: figures ?? NO_FIGURES };
}

export const load: PageServerLoad = async (event) => {
	const { known, bearer, unit, release, period, periods, figures } = await asked(event);
	const said = lastConfirmations(application().state, period);
	const last = unit && said.get(unit.code);
	const others = ownUnits(bearer, known).filter(({ successor }) => successor === null);
	return {
		unit: unit ? { code: unit.code, name: unitName(unit.name) } : null,
		release: { id: release.id, as_of: release.as_of },
		period,
		periods,
		rows: confirmedWords().map(({ metric, ...row }) => ({
			...row,
			metric,
			now: figures[metric] ?? null,
			before: last ? (last.figures[metric] ?? null) : null
		})),
		last: last
			? {
					at: last.at,
					person: last.person,
					decision: last.decision,
					note: last.note,
					release: last.release,
					changed: changed(last.figures, figures).length
				}
			: null,
		/** Of the own province; null for a unit that is alone. */
		others:
			others.length > 1
				? {
						all: others.length,
						confirmed: others.filter(({ code }) => said.get(code)?.decision === 'confirmed').length
					}
				: null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { unit, release, period, figures } = await asked(event);
		const form = await event.request.formData();
		const said = textOf(form, 'ghi-chu').trim();
		const decision: Decision = textOf(form, 'quyet-dinh') === 'xac-nhan' ? 'confirmed' : 'declined';
		const problem: keyof typeof words.problems | null =
			textOf(form, 'ban') !== release.id
				? 'release'
				: decision === 'declined' && said === ''
					? 'note'
					: said.length > NOTE_MAX
						? 'long'
						: null;
		const { account } = event.locals.who!;
		const { state } = application();
		const now = new Date();
		note(state, {
			at: now,
			account: account.name,
			address: event.getClientAddress(),
			action: 'confirm',
			object: `${unit?.code} ${period.from}–${period.to} ${release.id} ${decision}`,
			outcome: problem || !unit ? 'failed' : 'done'
		});
		if (problem || !unit) return fail(409, { problem, said });
		confirm(state, {
			at: now.toISOString(),
			account: account.name,
			person: account.person,
			unit: unit.code,
			period_from: period.from,
			period_to: period.to,
			release: release.id,
			decision,
			note: said,
			figures
		});
		return { problem: null, decision };
	}
};
