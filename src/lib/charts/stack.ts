import type { EChartsCoreOption } from 'echarts/core';
import type { Stack } from '../figures.ts';
import * as format from '../format.ts';
import { barsHeight, rowAxisLabel, rowLabels, type Size } from './bars.ts';
import { textWidth } from './label_lines.ts';
import { FONT, shadeColor, type Palette } from './palette.ts';

/** What the first line of the legend takes, and each that follows: the gap between names is also one of lines. */
const LEGEND_LINE = 22;
const NEXT_LINE = 30;
const FONT_SIZE = 12;

/** What stands beside a name in the legend: its colour and the gap to the next. */
const BESIDE_NAME = 32;

/** How many lines the names of the parts take, each name whole on one of them. */
export function legendLines(parts: Stack['parts'], width: number): number {
	let [lines, used] = [1, 0];
	for (const { label } of parts) {
		const needed = textWidth(label, FONT_SIZE) + BESIDE_NAME;
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
	const labels = rowLabels(
		rows.map(({ label }) => label),
		width
	);
	const left = rows.length > 1 ? labels.left : 0;
	const plot = width - left - 44;
	const text = { fontFamily: FONT, fontSize: FONT_SIZE, lineHeight: 16 };
	const isShown = (value: number) =>
		(value / longest) * plot > textWidth(format.count(value), FONT_SIZE) + 6;
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
			// Told, because a server cannot measure it.
			data: parts.map(({ label }) => ({
				name: label,
				textStyle: { width: textWidth(label, FONT_SIZE) }
			}))
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
			axisLabel: { show: rows.length > 1, ...rowAxisLabel(labels.lines, palette) }
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
