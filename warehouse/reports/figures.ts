import { isTimeGrain } from '../metrics/measure.ts';
import type { Cell } from '../numbers.ts';
import { sparingly, type Ask, type Find, type Found } from './asking.ts';
import type { ChartNode, FigureNode, Question, ReportChoice, TableNode } from './document.ts';
import { chartOf } from './chart_figures.ts';
import { placeWithin, questionOf, tableWithin } from './choice.ts';
import type { Known } from './known.ts';
import { lastDay, periodsOf } from './rows.ts';
import { figureText, targetOf } from './sentences.ts';
import { tableOf } from './table_figures.ts';
import type { Template } from './template.ts';

export type { Ask } from './asking.ts';

/** A figure before it is asked. */
export type FigureAsked = Omit<FigureNode['attrs'], 'release' | 'values' | 'shown'>;

/**
 * Asks a figure of a sentence and says how it reads.
 *
 * @throws {DonthuError} as `numbers()`
 */
export const askFigure = (ask: Ask, asked: FigureAsked, known: Known) =>
	findFigure(sparingly(ask), asked, known);

/** As `askFigure`, together with what else is asked at the moment. */
export async function findFigure(
	find: Find,
	asked: FigureAsked,
	known: Known
): Promise<FigureNode['attrs']> {
	const values = await valuesOf(find, asked, known);
	return {
		...asked,
		release: known.release,
		values,
		shown: figureText(asked, values, known)
	};
}

async function valuesOf(
	find: Find,
	{ metric, question, told, beside, over }: FigureAsked,
	known: Known
): Promise<Cell[]> {
	const one = async (of: Question) =>
		(await find({ metric, question: of, by: [] }))[0]?.value ?? null;
	if (told === 'highest' || told === 'lowest')
		return extreme(
			await find({ metric, question, by: [over!] }),
			told,
			wholeBuckets(over!, question, known)
		);
	const now = await one(question);
	if (told === 'change') return [now, await one({ ...question, ...beside! })];
	if (told === 'target')
		return [now, targetOf(known, metric, question.where ?? {}, question.to)?.value ?? null];
	return [now];
}

/** Of time, the buckets that the period holds whole, as far as there are any; null: everything counts. */
function wholeBuckets(over: string, question: Question, known: Known): ReadonlySet<Cell> | null {
	if (!isTimeGrain(over)) return null;
	const to = lastDay(question, known);
	const whole = periodsOf(over, question, known)
		.filter(({ first_day, last_day }) => question.from <= first_day && last_day <= to)
		.map(({ key }): Cell => key);
	return whole.length > 0 ? new Set(whole) : null;
}

/** The number, then everyone who has it. Who has no province is no place. */
function extreme(
	rows: Found,
	told: 'highest' | 'lowest',
	allowed: ReadonlySet<Cell> | null
): Cell[] {
	const named = rows.filter(
		({ keys: [key = null], value }) =>
			typeof value === 'number' && key !== null && (allowed?.has(key) ?? true)
	);
	if (named.length === 0) return [null];
	const numbers = named.map(({ value }) => value as number);
	const most = told === 'highest' ? Math.max(...numbers) : Math.min(...numbers);
	return [
		most,
		...named.filter(({ value }) => value === most).map(({ keys: [key = null] }) => key)
	];
}

/** A table of a template, filled. @throws {DonthuError} as `numbers()` */
export function askTable(
	ask: Ask,
	template: Template,
	table: string,
	choice: ReportChoice,
	known: Known
): Promise<TableNode> {
	const asked = tableWithin(template.tables.get(table)!, choice.where);
	const question = questionOf(choice, known);
	return tableOf(sparingly(ask), { id: table, table, asked, question }, known);
}

/** A chart of a template, filled. @throws {DonthuError} as `numbers()` */
export function askChart(
	ask: Ask,
	template: Template,
	chart: string,
	choice: ReportChoice,
	known: Known
): Promise<ChartNode> {
	const spec = template.charts.get(chart)!;
	const asked = { ...spec, by: placeWithin(spec.by, choice.where) };
	return chartOf(
		sparingly(ask),
		{ id: chart, chart, asked, question: questionOf(choice, known) },
		known
	);
}
