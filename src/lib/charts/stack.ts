import type { EChartsCoreOption } from 'echarts/core';
import type { Stack } from '../figures.ts';
import * as format from '../format.ts';
import { barsHeight, labelWidth, type Size } from './bars.ts';
import { FONT, shadeColor, type Palette } from './palette.ts';

/** What the first line of the legend takes, and each that follows: the gap between names is also one of lines. */
const LEGEND_LINE = 22;
const NEXT_LINE = 30;
const LETTER = 6.9;

/** What stands beside a name in the legend: its colour and the gap to the next. */
const BESIDE_NAME = 32;

/** How many lines the names of the parts take, each name whole on one of them. */
export function legendLines(parts: Stack['parts'], width: number): number {
	let [lines, used] = [1, 0];
	for (const { label } of parts) {
		const needed = label.length * LETTER + BESIDE_NAME;
		if (used > 0 && used + needed > width) [lines, used] = [lines + 1, 0];
		used += needed;
	}
	return lines;
}

const legendHeight = (parts: Stack['parts'], width: number): number =>
	LEGEND_LINE + (legendLines(parts, width) - 1) * NEXT_LINE;

export const stackHeight = ({ parts, rows }: Stack, width: number): number =>
	barsHeight(
		rows.map(({ label }) => label),
		width
	) + legendHeight(parts, width);

/** Bars of parts on one scale from zero. A part tells its figure where it is wide enough for it. */
export function stack(spec: Stack, { width }: Size, palette: Palette): EChartsCoreOption {
	const { parts, rows } = spec;
	const longest = Math.max(...rows.map(({ values }) => sum(values)), 1);
	const left = rows.length > 1 ? labelWidth(width) : 0;
	const plot = width - left - 44;
	const text = { fontFamily: FONT, fontSize: 12, lineHeight: 16 };
	const isShown = (value: number) =>
		(value / longest) * plot > format.count(value).length * LETTER + 6;
	return {
		animation: false,
		textStyle: text,
		legend: {
			top: 0,
			left: 0,
			itemWidth: 11,
			itemHeight: 11,
			itemGap: 14,
			selectedMode: false,
			icon: 'rect',
			textStyle: { ...text, color: palette.ink },
			data: parts.map(({ label }) => label)
		},
		grid: { left, right: 44, top: legendHeight(parts, width) + 2, bottom: 4 },
		xAxis: { type: 'value', min: 0, max: longest, show: false },
		yAxis: {
			type: 'category',
			inverse: true,
			data: rows.map(({ label }) => label),
			axisLine: { show: true, lineStyle: { color: palette.muted } },
			axisTick: { show: false },
			triggerEvent: true,
			axisLabel: {
				show: rows.length > 1,
				...text,
				color: palette.ink,
				interval: 0,
				width: left - 10,
				overflow: 'break'
			}
		},
		series: parts.map(({ label, shade }, part) => ({
			type: 'bar',
			stack: 'whole',
			name: label,
			barWidth: 15,
			cursor: 'pointer',
			itemStyle: {
				color: shadeColor(shade, palette),
				borderColor: palette.paper,
				borderWidth: 0.5
			},
			data: rows.map(({ values }) => values[part] ?? 0),
			label: {
				show: true,
				...text,
				fontSize: 11,
				color: shade >= 4 ? palette.paper : palette.ink,
				formatter: ({ value }: { value: number }) => (isShown(value) ? format.count(value) : '')
			}
		}))
	};
}

const sum = (values: readonly number[]) => values.reduce((whole, value) => whole + value, 0);
