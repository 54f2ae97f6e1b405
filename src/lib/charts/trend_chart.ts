import { BREAKS, type Break } from '../breaks.ts';
import type { Trend } from '../figures.ts';
import { trend as words } from '../messages/vi.ts';
import type { svg } from './draw.ts';
import { PAGE_PALETTE, type Palette } from './palette.ts';
import { throughput, type ThroughputSpec } from './throughput.ts';

export type Subject = 'petitions' | 'matters';

/** The two drawings the server makes; the page shows the one that fits until the chart is touched. */
export const SIZES = {
	wide: { width: 690, height: 196 },
	narrow: { width: 358, height: 200 }
} as const;

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

/** Both charts in both sizes, drawn by the given pen (the server's). */
export function drawTrend(trend: Trend, pen: typeof svg) {
	const draw = (subject: Subject) => ({
		wide: pen(trendChart(trend, subject, SIZES.wide), SIZES.wide.width, SIZES.wide.height),
		narrow: pen(trendChart(trend, subject, SIZES.narrow), SIZES.narrow.width, SIZES.narrow.height)
	});
	return { petitions: draw('petitions'), matters: draw('matters') };
}
