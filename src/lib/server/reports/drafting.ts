import type { RequestEvent } from '@sveltejs/kit';
import { isDay } from '#warehouse/days.ts';
import { DonthuError } from '#warehouse/errors.ts';
import { BOUNDARIES, CALENDARS } from '#warehouse/numbers.ts';
import { fillReport } from '#warehouse/reports/fill.ts';
import { periodName } from '../../period_name.ts';
import type { ReportChoice } from '../../report.ts';
import { today } from '../access/scope_of.ts';
import { application } from '../application.ts';
import { facts, type Facts } from '../facts.ts';
import { textOf } from '../form_text.ts';
import { reader } from '../numbers.ts';
import { unitLabel } from '../value_labels.ts';
import { byOf, engine, isWithinScope } from './opened.ts';
import { begin } from './store.ts';
import { offeredTemplates } from './templates.ts';

type Locals = Pick<RequestEvent, 'locals'>;
export type ChoiceProblem = 'window' | 'scope' | 'template';

/** From what a report can be begun: templates, periods, and places within the reader's scope. */
export async function draftOptions({ locals }: Locals) {
	const { release } = reader(locals).lease;
	const known = await facts(release);
	const { kinds } = locals.scope;
	const provinces = [...known.provinces].filter(
		([code]) => kinds === 'all' || kinds.provinces.includes(code)
	);
	const units = [...known.units.values()].filter(
		({ code }) => kinds === 'all' || kinds.units.includes(code)
	);
	return {
		asOf: release.as_of,
		isWholeOffered: kinds === 'all',
		templates: offeredTemplates(application().state).map(({ id, name, version, template }) => ({
			...{ id, name, calendar: template.calendar, period: template.period },
			isOwn: version !== null
		})),
		windows: windowsOf(known, release.as_of),
		provinces: provinces.map(([code, label]) => ({ code, label })),
		units: units.map((unit) => ({ code: unit.code, label: unitLabel(unit) }))
	};
}

/** Periods that have begun, the last first; those of the Assembly and of themes before the others. */
function windowsOf({ options }: Facts, asOf: string) {
	const rank = ({ grain }: { grain: string }) =>
		['window', 'year', 'half', 'quarter', 'month'].indexOf(grain);
	return options.periods
		.filter(({ from }) => from <= asOf)
		.toSorted((a, b) => rank(a) - rank(b) || (a.from < b.from ? 1 : -1))
		.filter(({ grain }, at, all) => at - all.findIndex((each) => each.grain === grain) < 24)
		.map((period) => ({
			...{ key: `${period.calendar}:${period.key}`, from: period.from, to: period.to },
			calendar: period.calendar,
			grain: period.grain,
			name: periodName(period)
		}));
}

/** Reads the form of a new report. */
async function choiceOf(
	{ locals }: Locals,
	form: FormData
): Promise<ReportChoice | { problem: ChoiceProblem }> {
	const { release } = reader(locals).lease;
	const known = await facts(release);
	const window = windowsOf(known, release.as_of).find(({ key }) => key === textOf(form, 'ky'));
	const [from, to] = window ? [window.from, window.to] : [textOf(form, 'tu'), textOf(form, 'den')];
	if (!isDay(from) || !isDay(to) || from > to || from > release.as_of) return { problem: 'window' };
	const [dimension = '', code = ''] = textOf(form, 'pham-vi').split(':');
	const where =
		dimension === ''
			? {}
			: { [dimension]: dimension === 'unit' ? [today(known.units, code)?.code ?? code] : [code] };
	const isKnown =
		dimension === '' ||
		(dimension === 'province' && known.provinces.has(code)) ||
		(dimension === 'unit' && known.units.has(code));
	if (!isKnown || !isWithinScope(locals.scope, { where })) return { problem: 'scope' };
	return {
		...{ template: textOf(form, 'mau'), from, to, where },
		calendar: CALENDARS.find((name) => name === textOf(form, 'lich')) ?? 'civil',
		boundaries: BOUNDARIES.find((name) => name === textOf(form, 'dia-gioi')) ?? 'as_reported'
	};
}

/**
 * Begins a report from a form: filled from the release of this request, within the reader's scope.
 *
 * @returns its number, or why it could not be begun
 */
export async function beginReport(
	event: Locals,
	form: FormData
): Promise<number | { problem: ChoiceProblem } | { message: string; remedy: string }> {
	const { state } = application();
	const choice = await choiceOf(event, form);
	if ('problem' in choice) return choice;
	const template = offeredTemplates(state).find(({ id }) => id === choice.template)?.template;
	if (!template) return { problem: 'template' };
	const { ask, known } = await engine(event);
	try {
		const {
			state: _,
			choice: __,
			isMock: ___,
			...content
		} = await fillReport(ask, template, choice, known);
		return begin(state, { template: choice.template, choice, content }, byOf(event), new Date());
	} catch (cause) {
		if (!(cause instanceof DonthuError)) throw cause;
		return { message: cause.problem, remedy: cause.remedy };
	}
}
