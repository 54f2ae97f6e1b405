import { isMonthEnd } from '../day.ts';
import type { Figure, FigureCell, FigureRow, FigureSource } from '../figures.ts';
import { choiceOnly, KEY, withValues, type Query } from '../filter.ts';
import * as format from '../format.ts';
import { recordsHref } from '../links.ts';
import { figure as words } from '../messages/vi.ts';
import { readParts, readRates } from '../reading.ts';
import { scaleOf, shadeOf } from '../shade.ts';
import { isSmall } from '../small.ts';
import { breakdown, cellOf, noteOf, scopeText, sourceOf, type FigurePage } from './figure.ts';
import { numberIn, type Row } from './numbers.ts';
import { ask, type Where } from './question.ts';
import { SHARE_PARTS, type Parts } from './share_parts.ts';

/* Figures that several pages have alike: parts of a whole, a share by a dimension, parts by a dimension. */

const CHART_ROWS = 12;

/** What a figure is called and counts, whatever its kind. */
type Named = Pick<Figure, 'id' | 'title'> &
	Partial<Pick<Figure, 'reading' | 'foot'>> & {
		/** Head of the column of names. */
		readonly row: string;
		/** What is counted, in a word. */
		readonly unit: string;
	};

/** A part of a whole, with what narrows the page's records to it. */
export type Part = {
	readonly key: string;
	readonly label: string;
	readonly value: number;
	readonly shade: number;
	readonly where?: Where;
	/** Whose records it is; that of the figure where none is named. */
	readonly metric?: string;
};

/** Parts of a whole (of themselves where none is given): each with its share and its records. */
export function partsFigure(
	page: FigurePage,
	parts: readonly Part[],
	figure: Named &
		Pick<Figure, 'source'> & {
			readonly metric: string;
			readonly whole?: number;
			/** The day on which a stock was counted. */
			readonly day?: string;
			readonly where?: Where;
		}
): Figure {
	const { id, title, foot, source, row, unit, metric, day, where = {} } = figure;
	const whole = figure.whole ?? parts.reduce((sum, { value }) => sum + value, 0);
	const query = choiceOnly(page.url.searchParams);
	const share = (value: number) => (whole === 0 ? null : value / whole);
	return {
		id,
		title,
		source,
		...(foot && { foot }),
		note: noteOf(page, { unit, n: format.count(whole), ...(day && { day }) }),
		reading:
			figure.reading ??
			readParts(
				parts.map(({ label, value }) => ({ label, count: value })),
				unit
			),
		chart:
			whole === 0
				? null
				: {
						kind: 'bars',
						rows: parts.map(({ label, value, shade }) => ({
							label,
							value,
							text: `${format.count(value)} · ${format.share(share(value))}`,
							shade
						}))
					},
		table: {
			head: [{ label: row }, { label: words.count, metric }, { label: words.share }],
			rows: parts.map((part) => ({
				key: part.key,
				label: part.label,
				href: null,
				state: null,
				cells: [
					{
						value: part.value,
						type: 'count',
						href: recordsHref(part.metric ?? metric, query, { ...where, ...part.where })
					},
					{ value: share(part.value), type: 'share' }
				]
			}))
		}
	};
}

/** Indicators that stand in the columns of a table, each with its head. */
export type Columns = Readonly<Record<string, string>>;

type Spec = Named & {
	readonly columns: Columns;
	/** What the figure counts of what the page does. */
	readonly where?: Where;
};

/** A row of a figure: its figures, and what narrows the page's records to it. */
export type SpecRow = Pick<FigureRow, 'key' | 'label' | 'href' | 'state'> & {
	readonly row: Row;
	readonly where?: Where;
	readonly query?: Query;
};

/** Every indicator that rows have to hold for the columns: of a share also what it is a share of. */
const metricsOf = (columns: Columns): string[] => [
	...new Set(Object.keys(columns).flatMap((name) => [name, ...(SHARE_PARTS[name]?.metrics ?? [])]))
];

/** The rows of a figure and what was asked for them. */
export type Answer = { readonly rows: readonly SpecRow[]; readonly source: FigureSource };

/** The rows of a figure, one per code of a dimension. */
export async function rowsBy(
	page: FigurePage,
	dimension: string,
	{ columns, where = {} }: Pick<Spec, 'columns' | 'where'>
): Promise<Answer> {
	const metrics = metricsOf(columns);
	const { rows, source } = await breakdown(page, { metrics, dimension, where });
	return {
		source,
		rows: rows.map(({ code, ...found }) => ({
			...found,
			key: code,
			where: { [dimension]: [code] }
		}))
	};
}

/** The rows of a figure, one per month to the end of the period. */
export async function rowsByMonth(
	page: FigurePage,
	{ columns, where = {} }: Pick<Spec, 'columns' | 'where'>
): Promise<Answer & { readonly months: string }> {
	const { reader, question } = page;
	const { from, to } = question.trend;
	const metrics = metricsOf(columns);
	const asked = { metrics, by: ['month'], where: { ...question.where, ...where }, from, to };
	const months = await ask(reader, question, asked);
	return {
		source: sourceOf(page, asked),
		months: `${format.month(from)}–${format.month(to)}`,
		rows: months.map((row) => {
			const month = `${row['month']}`;
			return {
				key: month,
				label: format.month(month),
				href: null,
				state: null,
				row,
				query: monthQuery(page, month)
			};
		})
	};
}

/** The page's choice with a month for its period, as far as the trend goes into it. */
function monthQuery({ question: { trend }, url }: FigurePage, month: string): Query {
	const isCut = trend.to.startsWith(month) && !isMonthEnd(trend.to);
	return withValues(new URLSearchParams(choiceOnly(url.searchParams)), {
		[KEY.period]: isCut ? null : month,
		[KEY.from]: isCut ? `${month}-01` : null,
		[KEY.to]: isCut ? trend.to : null
	});
}

/** Of what whole a share is how large a part, a row each, most first. */
export function shareFigure(
	page: FigurePage,
	spec: Spec & { readonly rate: string },
	{ rows, source }: Answer
): Figure {
	const { rate, unit } = spec;
	const counted = rows
		.map((found) => ({ ...found, ...partsIn(found.row, rate), rate: numberIn(found.row, rate) }))
		.toSorted((a, b) => b.part - a.part || b.whole - a.whole);
	const shown = counted.filter(({ whole }) => whole > 0).slice(0, CHART_ROWS);
	const scale = scaleOf(shown.flatMap(({ rate, whole }) => (isSmall(whole) ? [] : (rate ?? []))));
	const [part, whole] = (['part', 'whole'] as const).map((name) =>
		format.count(counted.reduce((sum, parts) => sum + parts[name], 0))
	) as [string, string];
	return {
		...named(spec, counted.length > shown.length && shown.length === CHART_ROWS),
		note: noteOf(page, { unit, n: words.ofWhole(part, whole) }),
		reading:
			spec.reading ??
			readRates(counted.map(({ label, rate, whole }) => ({ label, rate, n: whole }))),
		chart:
			shown.length === 0
				? null
				: {
						kind: 'bars',
						rows: shown.map(({ label, part, whole, rate }) => ({
							label,
							value: part,
							text: words.partOf(format.count(part), format.count(whole), format.share(rate)),
							shade: isSmall(whole) ? 0 : shadeOf(rate, scale)
						}))
					},
		table: tableOf(page, spec, counted),
		source
	};
}

/** Counts, a row each; most first unless the rows have an order of their own. */
export function countFigure(
	page: FigurePage,
	spec: Spec & {
		/** The indicator that is drawn. */
		readonly metric: string;
		readonly isOrdered?: boolean;
		readonly months?: string;
	},
	{ rows, source }: Answer
): Figure {
	const { metric, unit, months } = spec;
	const counted = rows.map((found) => ({ ...found, count: numberIn(found.row, metric) ?? 0 }));
	const ranked = spec.isOrdered ? counted : counted.toSorted((a, b) => b.count - a.count);
	const there = months ? ranked : ranked.filter(({ count }) => count > 0);
	const shown = months ? there : there.slice(0, CHART_ROWS);
	const all = counted.reduce((sum, { count }) => sum + count, 0);
	return {
		...named(spec, there.length > shown.length),
		note: notedOf(page, unit, all, months),
		reading: spec.reading ?? readParts(counted, unit),
		chart:
			all === 0
				? null
				: {
						kind: 'bars',
						rows: shown.map(({ label, count }) => ({
							label,
							value: count,
							text: months
								? format.count(count)
								: `${format.count(count)} · ${format.share(count / all)}`,
							shade: 3
						}))
					},
		table: tableOf(page, spec, ranked),
		source
	};
}

/** A count of a stack, by the name that it has in the rows. */
export type StackPart = { readonly name: string; readonly label: string; readonly shade: number };

/** Parts of a whole, a row each; where most is of what is told first, unless rows have their own order. */
export function stackFigure(
	page: FigurePage,
	spec: Spec & {
		readonly parts: readonly StackPart[];
		/** The share that is told, where it is not the largest part. */
		readonly rate?: string;
		readonly isOrdered?: boolean;
		/** The months, where they are the rows. */
		readonly months?: string;
	},
	{ rows, source }: Answer
): Figure {
	const { parts, unit, rate, months } = spec;
	const counted = rows.map((found) => {
		const values = parts.map(({ name }) => numberIn(found.row, name) ?? 0);
		return { ...found, values, all: values.reduce((sum, value) => sum + value, 0) };
	});
	const told = (row: Row) => (rate ? partsIn(row, rate).part : 0);
	const ranked = spec.isOrdered
		? counted
		: counted.toSorted((a, b) => told(b.row) - told(a.row) || b.all - a.all);
	const there = months ? ranked : ranked.filter(({ all }) => all > 0);
	const shown = months ? there : there.slice(0, CHART_ROWS);
	const all = counted.reduce((sum, { all }) => sum + all, 0);
	const sums = parts.map(({ label }, i) => ({
		label,
		count: counted.reduce((sum, { values }) => sum + values[i]!, 0)
	}));
	return {
		...named(spec, there.length > shown.length),
		note: notedOf(page, unit, all, months),
		reading:
			spec.reading ??
			(rate
				? readRates(
						counted.map(({ label, row }) => ({
							label,
							rate: numberIn(row, rate),
							n: partsIn(row, rate).whole
						}))
					)
				: readParts(sums, unit)),
		chart:
			all === 0
				? null
				: {
						kind: 'stack',
						parts: parts.map(({ label, shade }) => ({ label, shade })),
						rows: shown.map(({ label, values }) => ({ label, values }))
					},
		table: tableOf(page, spec, ranked),
		source
	};
}

const notedOf = (page: FigurePage, unit: string, all: number, months?: string): string =>
	months
		? [unit, words.byMonth(months), scopeText(page), words.n(format.count(all))].join(' · ')
		: noteOf(page, { unit, n: format.count(all) });

const partsIn = (row: Row, rate: string): Parts =>
	SHARE_PARTS[rate]!.parts(row) ?? { part: 0, whole: 0 };

function named({ id, title, foot }: Named, isCut: boolean): Pick<Figure, 'id' | 'title' | 'foot'> {
	const told = [...(isCut ? [words.cut(format.count(CHART_ROWS))] : []), ...(foot ? [foot] : [])];
	return { id, title, ...(told.length > 0 && { foot: told.join(' ') }) };
}

/** The columns of a figure, each share after its n. */
export function tableOf(
	page: FigurePage,
	{ row, columns, where = {} }: Pick<Spec, 'row' | 'columns' | 'where'>,
	rows: readonly SpecRow[]
): Figure['table'] {
	const names = Object.entries(columns);
	return {
		head: [
			{ label: row },
			...names.flatMap(([metric, label]) => [
				...(metric in SHARE_PARTS ? [{ label: words.nHead }] : []),
				{ metric, label }
			])
		],
		rows: rows.map(({ key, label, href, state, row, where: own = {}, query }) => ({
			key,
			label,
			href,
			state,
			cells: names.flatMap(([name]): FigureCell[] => {
				const cell = cellOf(page, row, name, {
					where: { ...where, ...own },
					...(query !== undefined && { query })
				});
				const parts = SHARE_PARTS[name]?.parts(row);
				if (parts === undefined) return [cell];
				const n = parts?.whole ?? null;
				return [
					{ value: n, type: 'count' },
					{ ...cell, isFaint: n !== null && isSmall(n) }
				];
			})
		}))
	};
}
