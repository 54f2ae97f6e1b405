import { BREAKS, type Break } from '../breaks.ts';
import type { Trend } from '../figures.ts';
import { trend as words } from '../messages/vi.ts';
import { PAGE_PALETTE, type Palette } from './palette.ts';
import { throughput, type ThroughputSpec } from './throughput.ts';

export type Subject = 'petitions' | 'matters';

/** Breaks that a trend crosses, each with the number that stands at its line. */
export const breaksIn = ({ months }: Pick<Trend, 'months'>): Break[] =>
	BREAKS.filter(({ day }) => months.indexOf(day.slice(0, 7)) > 0);

/** Inflow, outflow and stock of petitions or matters. */
export function trendChart(
	trend: Trend,
	subject: Subject,
	size: { width: number; height: number },
	palette: Palette = PAGE_PALETTE
) {
	const [inflow, outflow, stock] = trend[subject].map((series) => ({
		...series,
		label: words.series[series.metric] ?? series.metric
	}));
	const spec: ThroughputSpec = {
		months: trend.months,
		inflow: inflow!,
		outflow: outflow!,
		stock: stock!,
		isLastPartial: trend.isLastPartial,
		periodStart: trend.periodStart,
		breaks: breaksIn(trend).map(({ day }) => day),
		...size,
		palette
	};
	return throughput(spec);
}
