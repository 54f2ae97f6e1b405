import { metric as find } from '../metrics/catalogue.ts';
import { isTimeGrain } from '../metrics/measure.ts';
import type { Cell } from '../numbers.ts';
import type { Find } from './asking.ts';
import type { ChartNode, Question } from './document.ts';
import type { Known } from './known.ts';
import { chartNotes } from './notes.ts';
import { rowKeys } from './rows.ts';
import { questionFor } from './table_figures.ts';
import { charts as words } from './vi.ts';
import { shown } from './wording.ts';

type ChartAsked = Pick<ChartNode['attrs'], 'id' | 'chart' | 'asked' | 'question'>;
type Series = ChartNode['attrs']['series'];

/** A chart with its numbers. @throws {DonthuError} as `numbers()` */
export async function chartOf(ask: Find, asked: ChartAsked, known: Known): Promise<ChartNode> {
	const spec = asked.asked;
	const question = questionFor(asked.question, spec, known);
	const answers = await Promise.all(
		spec.series.map(async ({ metric, where }) => {
			const of: Question = { ...question, where: { ...question.where, ...where } };
			const rows = await ask({ metric, question: of, by: [spec.by] });
			return new Map(rows.map(({ keys: [key = null], value }): [Cell, Cell] => [key, value]));
		})
	);
	const found = answers.flatMap((answer) =>
		[...answer].filter(([, value]) => value !== null && value !== 0).map(([key]) => key)
	);
	const first = (key: Cell) => Number(answers[0]?.get(key) ?? 0);
	const all = rowKeys(spec.by, question, found, known).filter(
		({ key }) => isTimeGrain(spec.by) || found.includes(key)
	);
	const keys =
		spec.most === null
			? all
			: all.toSorted((a, b) => first(b.key) - first(a.key)).slice(0, spec.most);
	const series = spec.series.map(({ label, metric }, at) => {
		const { type } = find(metric);
		return {
			label,
			type,
			values: keys.map(({ key }) => {
				const value = answers[at]!.get(key);
				return typeof value === 'number' ? value : type === 'count' ? 0 : null;
			})
		};
	});
	const categories = keys.map(({ label }) => label);
	return {
		type: 'reportChart',
		attrs: {
			...asked,
			title: spec.title,
			kind: spec.kind,
			release: known.release,
			categories,
			series,
			alternative: alternativeOf(spec.by, categories, series),
			notes: chartNotes(spec, question, known)
		}
	};
}

/** What a chart shows, in a sentence made of its numbers. */
function alternativeOf(by: string, categories: readonly string[], series: Series): string {
	if (categories.length === 0) return words.none;
	const sentences = series.map(({ label, type, values }) => {
		const at = (place: number) => words.one(categories[place]!, shown(values[place] ?? null, type));
		const numbers = values.map((value) => value ?? -Infinity);
		const highest = at(numbers.indexOf(Math.max(...numbers)));
		return words.series(label, at(0), at(values.length - 1), highest);
	});
	return `${sentences.join('; ')}.`;
}
