import type { EChartsCoreOption } from 'echarts/core';
import type { ChartSpec, Figure } from '../figures.ts';
import { bars, barsHeight, type Size } from './bars.ts';
import type { svg } from './draw.ts';
import { FUNNEL_HEIGHT, funnelPlot } from './funnel_plot.ts';
import { heat, heatHeight } from './heat.ts';
import { multiples, multiplesHeight } from './multiples.ts';
import { PAGE_PALETTE, type Palette } from './palette.ts';
import { stack, stackHeight } from './stack.ts';
import { trendChart } from './trend_chart.ts';

/** The widths in which the server draws; the page shows the one that fits until a chart is touched. */
const WIDE = 690;
const NARROW = 358;
const FLOW_HEIGHT = 200;

/** What a chart looks like, in a size and in colours. */
export function chartOption(
	spec: ChartSpec,
	size: Size,
	palette: Palette = PAGE_PALETTE
): EChartsCoreOption {
	switch (spec.kind) {
		case 'bars':
			return bars(spec, size, palette);
		case 'stack':
			return stack(spec, size, palette);
		case 'heat':
			return heat(spec, size, palette);
		case 'flow':
			return trendChart(spec.trend, spec.subject, size, palette);
		case 'funnel':
			return funnelPlot(spec, size, palette);
		case 'multiples':
			return multiples(spec, size, palette);
	}
}

/** The height that a chart needs at a width. */
export function chartHeight(spec: ChartSpec, width: number): number {
	switch (spec.kind) {
		case 'bars':
			return barsHeight(
				spec.rows.map(({ label }) => label),
				width
			);
		case 'stack':
			return stackHeight(spec, width);
		case 'heat':
			return heatHeight(spec);
		case 'flow':
			return FLOW_HEIGHT;
		case 'funnel':
			return FUNNEL_HEIGHT;
		case 'multiples':
			return multiplesHeight(spec, width);
	}
}

export type Drawn = { readonly wide: string; readonly narrow: string };
export type DrawnFigure = Figure & { readonly drawn: Drawn | null };

/** A figure with its chart drawn in both widths by the given pen (the server's). */
export function drawFigure(figure: Figure, pen: typeof svg): DrawnFigure {
	const { chart } = figure;
	const draw = (width: number) => {
		const height = chartHeight(chart!, width);
		return pen(chartOption(chart!, { width, height }), width, height);
	};
	return { ...figure, drawn: chart && { wide: draw(WIDE), narrow: draw(NARROW) } };
}
