import type { Figure } from '../figures.ts';
import { choiceOnly, KEY, withValues } from '../filter.ts';
import * as format from '../format.ts';
import { trend as words, units } from '../messages/vi.ts';
import { cellOf, noteOf, sourceOf, type FigurePage } from './figure.ts';
import { numberIn, type Row } from './numbers.ts';
import { TREND_METRICS, trendOf } from './trend.ts';

const METRICS = {
	petitions: TREND_METRICS.slice(0, 3),
	matters: TREND_METRICS.slice(3)
} as const;

/**
 * What comes in, goes out and is left, of petitions or matters, through the months of the page's trend.
 *
 * @param months a row for each, with the indicators of the trend
 */
export function flowFigure(
	page: FigurePage,
	subject: keyof typeof METRICS,
	months: readonly Row[]
): Figure {
	const { question, url } = page;
	const metrics = METRICS[subject];
	const { from, to } = question.trend;
	const unit = subject === 'petitions' ? units.petition : units.matter;
	const sum = (name: string) => months.reduce((sum, row) => sum + (numberIn(row, name) ?? 0), 0);
	const [inflow, outflow] = [sum(metrics[0]!), sum(metrics[1]!)];
	const balance = inflow - outflow;
	const tail =
		balance === 0
			? words.even
			: balance > 0
				? words.more(format.count(balance))
				: words.less(format.count(-balance));
	return {
		id: subject === 'petitions' ? 'don-vao-ra' : 'viec-vao-ra',
		title: words[subject],
		note: noteOf(page, {
			unit: words.byMonth(unit),
			n: format.count(inflow),
			days: question.trend
		}),
		reading: words.reading(format.count(inflow), format.count(outflow), unit, tail),
		chart: { kind: 'flow', trend: trendOf(question, months), subject },
		table: {
			head: [
				{ label: words.month },
				...metrics.map((metric) => ({ metric, label: words.series[metric]! })),
				{ label: words.balance }
			],
			rows: months.map((row) => {
				const month = `${row['month']}`;
				const query = withValues(new URLSearchParams(choiceOnly(url.searchParams)), {
					[KEY.period]: month,
					[KEY.from]: null,
					[KEY.to]: null
				});
				const [came, went] = metrics.map((name) => numberIn(row, name) ?? 0) as [number, number];
				return {
					key: month,
					label: format.month(month),
					href: null,
					state: null,
					cells: [
						...metrics.map((name) => cellOf(page, row, name, { query })),
						{ value: came - went, type: 'count' as const }
					]
				};
			})
		},
		source: sourceOf(page, { metrics, by: ['month'], where: question.where, from, to })
	};
}
