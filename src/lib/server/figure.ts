import { DonthuError } from '#warehouse/errors.ts';
import { metric } from '#warehouse/metrics/catalogue.ts';
import { NO_VALUE } from '#warehouse/no_value.ts';
import { countsBehind } from '#warehouse/records.ts';
import type { Figure, FigureCell, FigureRow, FigureSource } from '../figures.ts';
import { choiceOnly, turned, withSelection, type Query, type Selection } from '../filter.ts';
import * as format from '../format.ts';
import { pageHref, recordsHref } from '../links.ts';
import { figure as words, locality, words as common } from '../messages/vi.ts';
import { SIGNS } from '../signs.ts';
import { isSmall } from '../small.ts';
import { labelOf } from './labels.ts';
import { numberIn, type Row } from './numbers.ts';
import type { Asked } from './page.ts';
import { ask, notApplied, omit, type Days, type Where } from './question.ts';
import type { Pathname } from '$app/types';

/** A page of figures that is being answered: what was asked, and its address. */
export type FigurePage = Asked & { readonly url: URL };

export type BreakdownRow = {
	readonly code: string;
	readonly label: string;
	readonly row: Row;
	readonly state: FigureRow['state'];
	/** Null where the page cannot be filtered by the row. */
	readonly href: string | null;
};
export type Breakdown = { readonly rows: readonly BreakdownRow[]; readonly source: FigureSource };

/** The row of the units without a province: the Supreme Procuracy, its high ones, the military. */
export const NOWHERE = NO_VALUE;

/**
 * Indicators by one dimension, a row per code that has any; by province also one for the units without,
 * so that the rows are the whole. The page's selection of this dimension does
 * not filter it, so that what was filtered to stands among what it was chosen from; the rows say how
 * the page is filtered by them.
 */
export async function breakdown(
	page: FigurePage,
	request: { metrics: readonly string[]; dimension: string; days?: Days; where?: Where }
): Promise<Breakdown> {
	const { reader, question, facts, url } = page;
	const { metrics, dimension, days = question.choice.period, where = {} } = request;
	const { from, to } = days;
	const asked = {
		metrics,
		by: [dimension],
		where: { ...omit(question.where, dimension), ...where },
		from,
		to
	};
	const answers = await ask(reader, question, asked);
	const selection = question.choice.filters[dimension];
	const order = facts.options.codes[dimension] ?? [];
	const place = (code: string) => (order.includes(code) ? order.indexOf(code) : Infinity);
	return {
		rows: answers
			.filter((row) => row[dimension] !== null || dimension === 'province')
			.map((row) => {
				if (row[dimension] === null) {
					return { code: NOWHERE, label: locality.central, row, state: null, href: null };
				}
				const code = `${row[dimension]}`;
				const isNamed = selection?.codes.includes(code) ?? false;
				const state = isNamed ? (selection!.isExcluded ? 'left_out' : 'wanted') : null;
				return {
					code,
					label: labelOf(facts, dimension, code),
					row,
					state,
					href: pageHref(
						url.pathname as Pathname,
						withSelection(url.searchParams, dimension, turned(selection, code))
					)
				} as const;
			})
			.sort((a, b) => place(a.code) - place(b.code)),
		source: sourceOf(page, asked)
	};
}

/** What an export has to ask to get the figures of a question again. */
export function sourceOf(
	{ reader, question: { choice, boundaries } }: Asked,
	asked: { metrics: readonly string[]; by: readonly string[]; where: Where } & Days
): FigureSource {
	const { metrics, by, where, from, to } = asked;
	const skipped = metrics.flatMap((name) => notApplied(name, where));
	return {
		release: reader.lease.release.id,
		metrics,
		by,
		where: skipped.reduce(omit, where),
		from,
		to,
		calendar: choice.calendar,
		boundaries
	};
}

/**
 * An indicator of a row as a table shows it; a count leads to its records, which `where` narrows to the
 * row. `whole` is the denominator of a share.
 */
export function cellOf(
	page: Pick<FigurePage, 'url'>,
	row: Row | undefined,
	name: string,
	{ where = {}, whole, query }: { where?: Where; whole?: string; query?: Query } = {}
): FigureCell {
	const { type } = metric(name);
	const [counted] = countsBehind(name);
	const own = query ?? choiceOnly(page.url.searchParams);
	return {
		value: numberIn(row, name),
		type,
		...(type === 'count' && counted === name && { href: recordsHref(name, own, where) }),
		...(whole && { isFaint: isSmall(numberIn(row, whole) ?? 0) })
	};
}

/** Rows of a table from a breakdown, in the order of its rows; `narrowed` is what it counts of the page. */
export function tableRows(
	page: FigurePage,
	dimension: string,
	{ rows }: Pick<Breakdown, 'rows'>,
	metrics: readonly (readonly [name: string, whole?: string])[],
	narrowed: Where = {}
): FigureRow[] {
	return rows.map(({ code, label, row, state, href }) => ({
		key: code,
		label,
		href,
		state,
		cells: metrics.map(([name, whole]) =>
			cellOf(page, row, name, {
				where: { ...narrowed, [dimension]: [code] },
				...(whole && { whole })
			})
		)
	}));
}

/** What the figures of a page are about, in words: where and what, besides when. */
export function scopeText({ facts, question: { choice, locality } }: Asked): string {
	const { province, ...others } = choice.filters;
	const told = ([dimension, { codes, isExcluded }]: [string, Selection]) => {
		const labels = codes.map((code) => labelOf(facts, dimension, code)).join(', ');
		return isExcluded ? words.without(labels) : labels;
	};
	const where = locality?.name ?? (province ? told(['province', province]) : common.country);
	return [where, ...Object.entries(others).map(told)].join('; ');
}

/** Unit, period, scope and n, as they stand under the title of a figure. */
export function noteOf(
	page: Asked,
	{ unit, day, n, days }: { unit: string; day?: string; n?: string; days?: Days }
): string {
	const { from, to } = days ?? page.question.choice.period;
	const when = day
		? words.onDay(format.day(day))
		: words.inPeriod(format.day(from), format.day(to));
	return [unit, when, scopeText(page), ...(n ? [words.n(n)] : [])].join(' · ');
}

/** Why this reader may not see something. */
export type Withheld = { readonly withheld: string };

/** What was asked, or why this reader may not see it; every other fault stays one. */
export async function unlessWithheld<T>(answer: Promise<T>): Promise<T | Withheld> {
	try {
		return await answer;
	} catch (cause) {
		if (!(cause instanceof DonthuError) || cause.code !== 'withheld') throw cause;
		return { withheld: `${SIGNS.withheld} ${cause.problem} ${cause.remedy}` };
	}
}

/** A figure, or in its place why this reader may not see it; the others of the page stay. */
export async function orWithheld(
	figure: Promise<Figure>,
	named: Pick<Figure, 'id' | 'title'>
): Promise<Figure> {
	const found = await unlessWithheld(figure);
	return 'withheld' in found ? saying(found.withheld, named) : found;
}

/** A sentence in the place of a figure. */
export const saying = (reading: string, { id, title }: Pick<Figure, 'id' | 'title'>): Figure => ({
	id,
	title,
	note: '',
	reading,
	chart: null,
	table: { head: [], rows: [] },
	source: null
});
