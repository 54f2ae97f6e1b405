import type { EChartsCoreOption } from 'echarts/core';
import * as format from '../format.ts';
import type { Series } from '../figures.ts';
import { FONT, type Palette } from './palette.ts';

export type ThroughputSpec = {
	/** `2025-10`, oldest first. */
	readonly months: readonly string[];
	readonly inflow: Series & { readonly label: string };
	readonly outflow: Series & { readonly label: string };
	/** What was left at the end of each month. */
	readonly stock: Series & { readonly label: string };
	readonly isLastPartial: boolean;
	/** Where the asked period begins; a band marks it when it is not the whole. */
	readonly periodStart: number;
	readonly breaks: readonly string[];
	readonly width: number;
	readonly height: number;
	readonly palette: Palette;
};

const TOP = 18;
const BOTTOM = 38;
const LINE_HEIGHT = 16;

/**
 * What came in, what went out and what is left, month by month, each named at its end. A month that
 * is not over is drawn dashed.
 */
export function throughput(spec: ThroughputSpec): EChartsCoreOption {
	const { months, palette, width, height } = spec;
	const last = months.length - 1;
	const axisMax = niceMax(
		[spec.inflow, spec.outflow, spec.stock].flatMap(({ values }) =>
			values.map((value) => value ?? 0)
		)
	);
	const ends = labelShifts(
		[spec.outflow, spec.inflow, spec.stock].map(({ values }) => values.at(-1) ?? 0),
		axisMax,
		height - TOP - BOTTOM
	);
	// The line's height is said, because a browser and a server measure fonts differently.
	const text = { fontFamily: FONT, fontSize: 12, lineHeight: 14 };
	return {
		animation: false,
		textStyle: text,
		grid: { left: 48, right: 96, top: TOP, bottom: BOTTOM },
		xAxis: {
			type: 'value',
			min: 0,
			max: Math.max(last, 1),
			interval: 1,
			axisLine: { lineStyle: { color: palette.muted } },
			axisTick: { show: false },
			splitLine: { show: false },
			axisLabel: {
				color: palette.muted,
				...text,
				hideOverlap: false,
				formatter: monthLabel(months, width)
			}
		},
		yAxis: {
			type: 'value',
			min: 0,
			max: axisMax,
			interval: axisMax / 3,
			axisLine: { show: false },
			axisTick: { show: false },
			splitLine: { lineStyle: { color: palette.rule } },
			axisLabel: {
				color: palette.muted,
				...text,
				formatter: (value: number) => format.count(value)
			}
		},
		series: [
			{
				...base('stock', spec.stock.values),
				lineStyle: { width: 0, color: palette.stock },
				areaStyle: { color: palette.stock, opacity: 1 },
				...endLabel(spec.stock.label, palette.stockInk, ends[2]!),
				markLine: breakLines(spec),
				markArea: periodBand(spec)
			},
			...line('inflow', spec.inflow, palette.ink, ends[1]!, spec),
			...line('outflow', spec.outflow, palette.accent, ends[0]!, spec)
		]
	};
}

/** Three equal round steps, at or above every value. */
export function niceMax(values: readonly number[]): number {
	const step = Math.max(...values, 1) / 3;
	const power = 10 ** Math.floor(Math.log10(step));
	const nice = [1, 1.5, 2, 2.5, 3, 4, 5, 10].find((factor) => factor * power >= step) ?? 10;
	return 3 * Math.max(Math.ceil(nice * power), 1);
}

/**
 * How far each label is moved down from the end of its line, in pixels, so that no two touch. The order
 * of the lines' ends is kept; equal ends stand in the order given.
 */
export function labelShifts(
	ends: readonly number[],
	axisMax: number,
	plotHeight: number
): number[] {
	const wanted = ends.map((value) => plotHeight * (1 - value / axisMax));
	const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
	const placed = [...wanted];
	// From the bottom up, so that a label of an empty stock never slips under the axis.
	let floor = plotHeight + LINE_HEIGHT / 2;
	for (const i of [...order].reverse()) {
		placed[i] = Math.min(wanted[i]!, floor - LINE_HEIGHT / 2);
		floor = placed[i] - LINE_HEIGHT / 2;
	}
	return placed.map((y, i) => y - wanted[i]!);
}

function base(id: string, values: readonly (number | null)[]) {
	return {
		id,
		type: 'line',
		data: values.map((value, i) => [i, value]),
		symbol: 'none',
		silent: true,
		clip: false,
		emphasis: { disabled: true }
	};
}

function endLabel(label: string, color: string, shift: number) {
	return {
		endLabel: {
			show: true,
			formatter: label,
			color,
			fontFamily: FONT,
			fontSize: 12,
			fontWeight: 600,
			offset: [2, shift]
		}
	};
}

function line(
	id: string,
	series: ThroughputSpec['inflow'],
	color: string,
	shift: number,
	{ isLastPartial }: ThroughputSpec
) {
	const { values } = series;
	const whole = isLastPartial ? [...values.slice(0, -1), null] : values;
	const style = { lineStyle: { color, width: 2 } };
	const label = endLabel(series.label, color, shift);
	if (!isLastPartial) return [{ ...base(id, whole), ...style, ...label }];
	const tail = values.map((value, i) => (i >= values.length - 2 ? value : null));
	return [
		{ ...base(id, whole), ...style },
		{
			...base(`${id}-partial`, tail),
			lineStyle: { color, width: 2, type: 'dashed' },
			...label
		}
	];
}

/** The month's number under each point that has room, its year under January and under the first. */
function monthLabel(months: readonly string[], width: number) {
	const room = (width - 144) / Math.max(months.length - 1, 1);
	const step = [1, 2, 3, 6, 12, 24].find((months) => months * room >= 28) ?? 24;
	return (value: number): string => {
		const month = months[value];
		if (month === undefined) return '';
		const number = Number(month.slice(5));
		const isShown = step === 1 || (number - 1) % step === 0;
		if (!isShown) return '';
		const hasYear = value === 0 || number === 1 || step >= 12 || (step > 1 && value < step);
		return hasYear ? `${month.slice(5)}\n${month.slice(0, 4)}` : month.slice(5);
	};
}

/** A month's point stands for the month: a change on its first day lies half-way from the month before. */
function breakLines({ months, breaks, palette }: ThroughputSpec) {
	const data = breaks.flatMap((day, number) => {
		const month = months.indexOf(day.slice(0, 7));
		if (month < 1) return [];
		return {
			xAxis: month - 0.5 + (Number(day.slice(8)) - 1) / 31,
			label: { formatter: `${number + 1}` }
		};
	});
	return {
		symbol: 'none',
		silent: true,
		animation: false,
		lineStyle: { color: palette.muted, type: [2, 3], width: 1 },
		label: {
			position: 'end',
			distance: 3,
			color: palette.muted,
			fontFamily: FONT,
			fontSize: 11,
			textBorderWidth: 0
		},
		data
	};
}

function periodBand({ months, periodStart, palette }: ThroughputSpec) {
	if (periodStart < 1) return { silent: true, data: [] };
	return {
		silent: true,
		// Under the lines of the grid.
		z: -1,
		itemStyle: { color: palette.band, opacity: 1 },
		data: [[{ xAxis: periodStart - 0.5 }, { xAxis: months.length - 1 }]]
	};
}
