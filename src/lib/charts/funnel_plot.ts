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
	const { rate } = spec;
	const frame = frameOf(spec);
	const { right, bottom, top, isLog } = frame;
	const axis = {
		axisTick: { show: false },
		nameTextStyle: { ...TEXT, color: palette.muted }
	};
	return {
		animation: false,
		textStyle: TEXT,
		grid: { left: 46, right: 20, top: 26, bottom: 44 },
		xAxis: {
			...axis,
			...(isLog
				? { type: 'log', min: 1, max: right }
				: { type: 'value', min: 0, max: right, interval: right / 3 }),
			name: spec.across,
			nameLocation: 'middle',
			nameGap: 26,
			axisLine: { lineStyle: { color: palette.muted } },
			splitLine: { show: false },
			axisLabel: { ...TEXT, color: palette.muted, formatter: (n: number) => format.count(n) }
		},
		yAxis: {
			...axis,
			type: 'value',
			min: bottom,
			max: top,
			interval: (top - bottom) / 4,
			axisLine: { show: false },
			splitLine: { lineStyle: { color: palette.rule } },
			axisLabel: { ...TEXT, color: palette.muted, formatter: (y: number) => format.roundShare(y) }
		},
		series: [
			...limitLines(spec, frame, palette),
			{
				...line('rate', [
					[isLog ? 1 : 0, rate],
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
			pointSeries(spec, frame, width, palette)
		]
	};
}

function pointSeries({ points }: Funnel, frame: Frame, width: number, palette: Palette) {
	const { right, isLog } = frame;
	const middle = isLog ? Math.sqrt(right) : right * 0.62;
	return {
		id: 'points',
		type: 'scatter',
		clip: false,
		cursor: 'pointer',
		labelLayout: { hideOverlap: true },
		data: points.map((point) => {
			const { symbol, size, color, border } = markOf(point, palette);
			const isLeft = point.whole > middle;
			return {
				value: [point.whole, Math.min(Math.max(rateOf(point), frame.bottom), frame.top)],
				symbol,
				symbolSize: size,
				itemStyle: { color, borderColor: border, borderWidth: 0.8 },
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

/** Few: a ring; inside a dot, outside a full mark of another shape: never told by colour alone. */
function markOf({ position, isSmall, isMarked }: FunnelPoint, palette: Palette) {
	if (isMarked) return { symbol: 'circle', size: 14, color: palette.accent, border: palette.paper };
	if (isSmall) {
		return { symbol: 'circle', size: 6, color: palette.noData, border: palette.muted };
	}
	const color = { inside: palette.muted, outside: palette.ramp[3], far_outside: palette.ramp[4] };
	const [symbol, size] = {
		inside: ['circle', 7] as const,
		outside: ['triangle', 12] as const,
		far_outside: ['diamond', 13] as const
	}[position];
	return { symbol, size, color: color[position], border: palette.paper };
}

type Frame = {
	readonly right: number;
	readonly bottom: number;
	readonly top: number;
	/** One place is so much larger that the others would stand in a corner. */
	readonly isLog: boolean;
};

/**
 * What the axes have to hold: every place that is judged. Rates that are mostly high are seen from the top
 * down. A place of few does not press the rest together; it stands at the edge.
 */
function frameOf({ points, rate }: Funnel): Frame {
	const judged = points.filter(({ isSmall, isMarked }) => !isSmall || isMarked);
	const rates = [rate, ...(judged.length > 0 ? judged : points).map(rateOf)];
	const sizes = points.map(({ whole }) => whole).toSorted((a, b) => a - b);
	const largest = sizes.at(-1) ?? 1;
	const isLog = largest > 20 * (sizes[sizes.length >> 1] ?? 1);
	const right = isLog ? 10 ** Math.ceil(Math.log10(largest)) : niceMax(sizes);
	const span = (highest: number) =>
		[0.04, 0.08, 0.2, 0.4, 0.6, 0.8].find((end) => end >= highest * 1.08) ?? 1;
	return rate > 0.5
		? { right, bottom: 1 - span(1 - Math.min(...rates)), top: 1, isLog }
		: { right, bottom: 0, top: span(Math.max(...rates)), isLog };
}

const rateOf = ({ part, whole }: FunnelPoint) => part / whole;

function limitLines({ rate }: Funnel, { right, bottom, top, isLog }: Frame, palette: Palette) {
	// More steps at the left, where the limits bend.
	const counts = Array.from({ length: STEPS }, (_, i) => {
		const way = (i + 1) / STEPS;
		return isLog ? right ** way : 1 + (right - 1) * way ** 2;
	});
	const kinds = [
		['95', Z.usual, [5, 4]],
		['99', Z.strict, 'solid']
	] as const;
	return kinds.flatMap(([name, z, type]) =>
		(['lower', 'upper'] as const).map((side) => ({
			...line(
				`${side}-${name}`,
				counts
					.map((n) => [n, funnelLimits(rate, n, z)[side]] as const)
					.filter(([, y]) => y >= bottom && y <= top)
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
