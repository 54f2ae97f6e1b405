import type { EChartsCoreOption } from 'echarts/core';
import type { Funnel, FunnelPoint } from '../figures.ts';
import * as format from '../format.ts';
import { funnelLimits, Z } from '../statistics.ts';
import type { Size } from './bars.ts';
import { FONT, type Palette } from './palette.ts';
import { niceMax } from './throughput.ts';

export const FUNNEL_HEIGHT = 340;
/** Where the limits are computed, closer where they bend. */
const STEPS = 60;
const TEXT = { fontFamily: FONT, fontSize: 12, lineHeight: 14 };

/**
 * Rates over the number of cases behind them, with the limits within which chance alone would put them.
 * A point tells by its shape and colour where it lies; those outside and the marked one are named.
 */
export function funnelPlot(spec: Funnel, { width }: Size, palette: Palette): EChartsCoreOption {
	const { points, rate } = spec;
	const right = niceMax(points.map(({ whole }) => whole));
	const top = axisTop(spec);
	const axis = {
		type: 'value',
		min: 0,
		axisTick: { show: false },
		nameTextStyle: { ...TEXT, color: palette.muted }
	};
	return {
		animation: false,
		textStyle: TEXT,
		grid: { left: 46, right: 20, top: 26, bottom: 44 },
		xAxis: {
			...axis,
			max: right,
			interval: right / 3,
			name: spec.across,
			nameLocation: 'middle',
			nameGap: 26,
			axisLine: { lineStyle: { color: palette.muted } },
			splitLine: { show: false },
			axisLabel: { ...TEXT, color: palette.muted, formatter: (n: number) => format.count(n) }
		},
		yAxis: {
			...axis,
			max: top,
			interval: top / 4,
			axisLine: { show: false },
			splitLine: { lineStyle: { color: palette.rule } },
			axisLabel: { ...TEXT, color: palette.muted, formatter: (y: number) => format.roundShare(y) }
		},
		series: [
			...limitLines(spec, right, palette),
			{
				...line('rate', [
					[0, rate],
					[right, rate]
				]),
				lineStyle: { color: palette.ink, width: 1.2 },
				endLabel: {
					show: true,
					formatter: `${spec.common} ${format.share(rate)}`,
					...TEXT,
					color: palette.ink,
					align: 'right',
					offset: [-8, -9],
					textBorderColor: palette.paper,
					textBorderWidth: 3
				}
			},
			pointSeries(spec, right, width, palette)
		]
	};
}

function pointSeries({ points }: Funnel, right: number, width: number, palette: Palette) {
	return {
		id: 'points',
		type: 'scatter',
		clip: false,
		cursor: 'pointer',
		labelLayout: { hideOverlap: true },
		data: points.map((point) => {
			const { symbol, size, color } = markOf(point, palette);
			const isLeft = point.whole > right * 0.62;
			return {
				value: [point.whole, point.part / point.whole],
				symbol,
				symbolSize: size,
				itemStyle: { color, borderColor: palette.paper, borderWidth: 0.8 },
				label: {
					show: isNamed(point, width),
					formatter: point.label,
					position: isLeft ? 'left' : 'right',
					...TEXT,
					color: palette.ink,
					fontWeight: point.isMarked ? 600 : 400,
					textBorderColor: palette.paper,
					textBorderWidth: 3
				}
			};
		})
	};
}

/** On a phone only what is surely outside has room for its name. */
const isNamed = ({ position, isSmall, isMarked }: FunnelPoint, width: number): boolean =>
	isMarked ||
	(!isSmall && (position === 'far_outside' || (position === 'outside' && width >= 520)));

/** Inside a ring of the least ink, outside a full mark; never by colour alone. */
function markOf({ position, isSmall, isMarked }: FunnelPoint, palette: Palette) {
	const color =
		isSmall && !isMarked
			? palette.noData
			: { inside: palette.muted, outside: palette.ramp[3], far_outside: palette.ramp[4] }[position];
	if (isMarked) return { symbol: 'circle', size: 15, color: palette.accent };
	if (isSmall) return { symbol: 'circle', size: 6, color };
	if (position === 'inside') return { symbol: 'circle', size: 7, color };
	return { symbol: position === 'outside' ? 'triangle' : 'diamond', size: 12, color };
}

/** The highest rate that matters, in four round steps; a small place's 100 % does not press the rest down. */
function axisTop({ points, rate }: Funnel): number {
	const judged = points.filter(({ isSmall, isMarked }) => !isSmall || isMarked);
	const highest = Math.max(rate, ...(judged.length > 0 ? judged : points).map(rateOf));
	return [0.04, 0.08, 0.2, 0.4, 0.6, 0.8].find((top) => top >= highest * 1.08) ?? 1;
}

const rateOf = ({ part, whole }: FunnelPoint) => part / whole;

function limitLines({ rate }: Funnel, right: number, palette: Palette) {
	// More steps at the left, where the limits bend.
	const counts = Array.from({ length: STEPS }, (_, i) => 1 + (right - 1) * ((i + 1) / STEPS) ** 2);
	const kinds = [
		['95', Z.usual, [5, 4]],
		['99', Z.strict, 'solid']
	] as const;
	return kinds.flatMap(([name, z, type]) =>
		(['lower', 'upper'] as const).map((side) => ({
			...line(
				`${side}-${name}`,
				counts.map((n) => [n, funnelLimits(rate, n, z)[side]])
			),
			lineStyle: { color: palette.muted, width: 1, type }
		}))
	);
}

const line = (id: string, data: readonly (readonly number[])[]) => ({
	id,
	type: 'line',
	data,
	symbol: 'none',
	silent: true,
	emphasis: { disabled: true }
});
