import { metric as find } from '../metrics/catalogue.ts';
import { isTimeGrain } from '../metrics/measure.ts';
import type { Cell } from '../numbers.ts';
import type { Find } from './asking.ts';
import { besideOf, MERGER, type Days } from './beside.ts';
import type { CellType, Question, TableNode } from './document.ts';
import { targetsOn, type Known } from './known.ts';
import { tableNotes } from './notes.ts';
import { lastDay, rowKeys, type RowKey } from './rows.ts';
import { targetOf, unitWord } from './sentences.ts';
import type { CellTold, ColumnSpec, LineSpec, TableSpec, Where } from './spec.ts';
import { document as words, notes, verdicts } from './vi.ts';
import { hundredths } from './wording.ts';

type TableAsked = Pick<TableNode['attrs'], 'id' | 'table' | 'asked' | 'question'>;
type Row = TableNode['attrs']['rows'][number];

const PLACES = ['province', 'unit', 'level'];

/**
 * A table with its numbers. Totals are asked, never summed: stocks, shares and distinct counts have no sum.
 *
 * @throws {DonthuError} as `numbers()`
 */
export async function tableOf(find: Find, asked: TableAsked, known: Known): Promise<TableNode> {
	const spec = asked.asked;
	const question = questionFor(asked.question, spec, known);
	const ofPart = { ...question, where: within(question.where ?? {}, spec.where) ?? {} };
	const rows =
		'by' in spec.rows
			? await rowsBy(find, spec, ofPart, known)
			: await rowsOfLines(find, spec, ofPart, linesOf(spec, ofPart, known), known);
	return {
		type: 'reportTable',
		attrs: {
			...asked,
			title: spec.title,
			unit: spec.unit,
			head: spec.head,
			release: known.release,
			columns: spec.columns.map((column) => ({
				under: column.under,
				label: isCollected(column, spec)
					? column.label
					: `${column.label}${notes.notCollectedMark}`,
				type: column.metric === null ? 'text' : cellType(column.metric, column.told)
			})),
			rows,
			notes: tableNotes(spec, question, known),
			wide: spec.wide
		}
	};
}

/** The question of a table, which may have a calendar and boundaries of its own. */
export const questionFor = (
	question: Question,
	spec: Pick<TableSpec, 'calendar' | 'boundaries'>,
	known: Known
): Question => ({
	...question,
	to: lastDay(question, known),
	...(spec.calendar && { calendar: spec.calendar }),
	...(spec.boundaries && { boundaries: spec.boundaries })
});

/** Whether anyone collects what stands in a column. */
const isCollected = (column: ColumnSpec, spec: Pick<TableSpec, 'rows'>) =>
	column.metric !== null || !('by' in spec.rows);

/** What a cell is, by how it is told. */
function cellType(metric: string, told: CellTold): CellType {
	const { type } = find(metric);
	switch (told) {
		case 'value':
		case 'before':
			return type;
		case 'difference':
			return type === 'share' ? 'points' : 'difference';
		case 'change':
			return type === 'share' ? 'points' : 'change';
		case 'target':
			return 'share';
		case 'excess':
			return 'points';
		default:
			return 'text';
	}
}

/** A filter within another; null where nothing is in both. */
function within(base: Where, more: Where): Where | null {
	const both = Object.entries(more).map(([name, values]) => {
		const allowed = base[name];
		return [name, allowed ? values.filter((value) => allowed.includes(value)) : values] as const;
	});
	return both.some(([, values]) => values.length === 0)
		? null
		: { ...base, ...Object.fromEntries(both) };
}

/* Rows that are the values of a dimension. */

type Series = {
	readonly byKey: ReadonlyMap<Cell, Cell>;
	readonly total: Cell;
	/** False where there is nothing to compare with. */
	readonly isKnown: boolean;
};
const NOTHING: Series = { byKey: new Map(), total: null, isKnown: false };

async function rowsBy(
	find: Find,
	spec: TableSpec,
	question: Question,
	known: Known
): Promise<Row[]> {
	const { by, total } = spec.rows as { by: string; total: string | null };
	const columns = await Promise.all(
		spec.columns.map(async (column) => ({
			column,
			now: await seriesOf(find, column, by, question, total !== null),
			before: needsBefore(column.told)
				? await seriesBefore(find, column, by, question, total !== null)
				: NOTHING
		}))
	);
	const found = columns.flatMap(({ now }) =>
		[...now.byKey].filter(([, value]) => value !== null && value !== 0).map(([key]) => key)
	);
	const cellsOf = (row: RowKey | null) =>
		columns.map(({ column, now, before }): Cell => {
			if (column.metric === null) return null;
			if (row === null) {
				// A sum of years has no year before it.
				const beside = isTimeGrain(by) ? null : before.total;
				return tell(column, column.metric, [now.total, beside], question, known);
			}
			const beforeKey = row.days ? keyBefore(by, row, question, known) : row.key;
			const pair: [Cell, Cell] = [
				cellOf(now, row.key, column.metric),
				beforeKey === undefined ? null : cellOf(before, beforeKey, column.metric)
			];
			return tell(column, column.metric, pair, question, known);
		});
	return [
		...rowKeys(by, question, found, known).map((row): Row => ({
			key: row.key,
			label: row.label,
			kind: 'row',
			cells: cellsOf(row)
		})),
		...(total === null ? [] : [{ label: total, kind: 'total' as const, cells: cellsOf(null) }])
	];
}

const needsBefore = (told: CellTold) =>
	told === 'before' || told === 'difference' || told === 'change';

/** A count of a group without records is 0; a share of nothing is none. */
function cellOf({ byKey, isKnown }: Series, key: Cell, metric: string): Cell {
	const value = byKey.get(key);
	if (value !== undefined) return value;
	return isKnown && find(metric).type === 'count' ? 0 : null;
}

async function seriesOf(
	find: Find,
	{ metric, where }: Pick<ColumnSpec, 'metric' | 'where'>,
	by: string,
	question: Question,
	hasTotal: boolean
): Promise<Series> {
	const narrowed = within(question.where ?? {}, where);
	if (metric === null || narrowed === null) return NOTHING;
	const of = { ...question, where: narrowed };
	const [rows, totals] = await Promise.all([
		find({ metric, question: of, by: [by] }),
		hasTotal ? find({ metric, question: of, by: [] }) : []
	]);
	return {
		byKey: new Map(rows.map(({ keys: [key = null], value }) => [key, value])),
		total: totals[0]?.value ?? null,
		isKnown: true
	};
}

/** Days of the period beside, which must not mix places of two maps. */
async function seriesBefore(
	find: Find,
	column: ColumnSpec,
	by: string,
	question: Question,
	hasTotal: boolean
): Promise<Series> {
	const days = besideOf(question, isTimeGrain(by) ? 'last_year' : column.beside);
	const series = await seriesOf(find, column, by, { ...question, ...days }, hasTotal);
	return isAcrossMerger(by, question, days) ? { ...NOTHING, total: series.total } : series;
}

const isAcrossMerger = (by: string, { boundaries, to }: Question, before: Days) =>
	boundaries === 'as_reported' && PLACES.includes(by) && before.from < MERGER && to >= MERGER;

/** The bucket of the same name a year ago, where it has the same days; undefined: it has others. */
function keyBefore(by: string, row: RowKey, question: Question, known: Known): Cell | undefined {
	const days = besideOf(row.days!, 'last_year');
	const key = `${row.key}`.replace(/^\d{4}/, (year) => `${Number(year) - 1}`);
	const asked = { ...question, ...besideOf(question, 'last_year') };
	const then = rowKeys(by, asked, [], known).find((other) => other.key === key);
	return then?.days?.from === days.from && then.days.to === days.to ? key : undefined;
}

/* Rows that are indicators. */

function linesOf(spec: TableSpec, question: Question, known: Known): readonly LineSpec[] {
	if ('lines' in spec.rows) return spec.rows.lines;
	const seen = new Set<string>();
	return known.targets.flatMap(({ indicator, name, where }): LineSpec[] => {
		const inForce = targetsOn(known, indicator, where, question.to);
		const key = JSON.stringify([indicator, where]);
		if (inForce.length === 0 || seen.has(key)) return [];
		seen.add(key);
		return [{ label: name, code: null, metric: indicator, sum: [], where, kind: 'row' }];
	});
}

async function rowsOfLines(
	find: Find,
	spec: TableSpec,
	question: Question,
	lines: readonly LineSpec[],
	known: Known
): Promise<Row[]> {
	const rows = await Promise.all(
		lines.map(async (line): Promise<Row> => {
			const cells = await Promise.all(
				spec.columns.map((column) => cellOfLine(find, line, column, question, known))
			);
			const isMissing = line.metric === null && line.kind !== 'group' && line.sum.length === 0;
			return {
				label:
					isMissing && !hasMetrics(spec) ? `${line.label}${notes.notCollectedMark}` : line.label,
				kind: line.kind,
				cells,
				types: spec.columns.map((column) => {
					const metric = column.metric ?? measuredBy(line, lines);
					return metric === null ? 'text' : cellType(metric, column.told);
				})
			};
		})
	);
	return rows.map((row, at) =>
		lines[at]!.sum.length === 0 ? row : summed(row, lines[at]!, { rows, lines, spec })
	);
}

/** What a row counts: its indicator, or that of the first row it sums. */
const measuredBy = ({ metric, sum }: LineSpec, lines: readonly LineSpec[]): string | null =>
	metric ?? lines.find(({ code }) => code !== null && code === sum[0])?.metric ?? null;

/** A row without an indicator whose numbers are those of other rows together; null where one has none. */
function summed(
	row: Row,
	line: LineSpec,
	{ rows, lines, spec }: { rows: readonly Row[]; lines: readonly LineSpec[]; spec: TableSpec }
): Row {
	const parts = line.sum.map((code) => rows[lines.findIndex((other) => other.code === code)]);
	const cells = spec.columns.map(({ told }, at): Cell => {
		if (told === 'unit') return parts[0]?.cells[at] ?? null;
		if (told !== 'value' && told !== 'before' && told !== 'difference')
			return row.cells[at] ?? null;
		return parts.reduce<number | null>((sum, part) => {
			const cell = part?.cells[at];
			return sum === null || typeof cell !== 'number' ? null : sum + cell;
		}, 0);
	});
	return { ...row, cells };
}

const hasMetrics = ({ columns }: TableSpec) => columns.some(({ metric }) => metric !== null);

async function cellOfLine(
	find: Find,
	line: LineSpec,
	column: ColumnSpec,
	question: Question,
	known: Known
): Promise<Cell> {
	if (column.told === 'code') return line.code;
	const metric = column.metric ?? line.metric;
	const where = within(question.where ?? {}, { ...line.where, ...column.where });
	if (metric === null || where === null) return null;
	const one = async (days: Days) =>
		(await find({ metric, question: { ...question, where, ...days }, by: [] }))[0]?.value ?? null;
	const [now, before] = await Promise.all([
		one({ from: question.from, to: question.to }),
		needsBefore(column.told) ? one(besideOf(question, column.beside)) : null
	]);
	return tell(
		{ ...column, where: { ...line.where, ...column.where } },
		metric,
		[now, before],
		question,
		known
	);
}

/** A cell from the number and that of the period beside. */
function tell(
	{ told, where }: Pick<ColumnSpec, 'told' | 'where'>,
	metric: string,
	[now, before]: readonly [Cell, Cell],
	question: Question,
	known: Known
): Cell {
	const isShare = find(metric).type === 'share';
	const target = () => targetOf(known, metric, { ...question.where, ...where }, question.to);
	const excess = () =>
		typeof now === 'number' && target() !== null ? now - target()!.value : null;
	switch (told) {
		case 'value':
			return now;
		case 'before':
			return before;
		case 'difference':
		case 'change': {
			if (typeof now !== 'number' || typeof before !== 'number') return null;
			if (told === 'difference' || isShare) return now - before;
			return before === 0 ? null : (now - before) / before;
		}
		case 'target':
			return target()?.value ?? null;
		case 'excess':
			return excess();
		case 'verdict': {
			if (target() === null) return verdicts.noTarget;
			if (typeof now !== 'number') return verdicts.nothing;
			const by = excess()!;
			// What is printed as no difference is none.
			if (hundredths(Math.abs(by)) === hundredths(0)) return verdicts.met;
			if (target()!.direction === '<=') return by < 0 ? verdicts.met : verdicts.missed;
			return by > 0 ? verdicts.beaten : verdicts.missed;
		}
		case 'unit':
			return unitWord(find(metric));
		case 'code':
			return null;
	}
}

/** What a table is called: an appendix of its number for `PL2`, else a table in the order of the text. */
export const tableNumber = (table: string, ordinal: number): string => {
	const appendix = /^PL(\w+)$/i.exec(table)?.[1];
	return appendix === undefined ? words.table(ordinal) : words.appendix(appendix);
};
