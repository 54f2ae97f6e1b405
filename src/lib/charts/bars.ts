import type { EChartsCoreOption } from 'echarts/core';
import type { Bars } from '../figures.ts';
import { labelLines, textWidth } from './label_lines.ts';
import { FONT, shadeColor, type Palette } from './palette.ts';

export type Size = { readonly width: number; readonly height: number };

const FONT_SIZE = 12;
const LINE_HEIGHT = 16;
/** Of a label, at most. */
const LINES = 4;
const ROW_GAP = 9;
/** Between two labels of which each has all the room that it needs. */
const LABEL_GAP = 4;
/** Between a label and the axis. */
const BEFORE_AXIS = 10;
/** What bars keep, however long their labels and figures are. */
const BARS = 40;

/** Labels in their lines, and the part of the width that they have: more where they are long and it is narrow. */
export function rowLabels(labels: readonly string[], width: number) {
	const broken = (left: number) =>
		labels.map((label) => labelLines(label, FONT_SIZE, left - BEFORE_AXIS, LINES));
	const isNarrow = width < 520;
	const left = Math.round(width * (isNarrow ? 0.42 : 0.34));
	const lines = broken(left);
	if (!isNarrow || lines.every(({ length }) => length < LINES)) return { left, lines };
	const more = Math.round(width * 0.46);
	return { left: more, lines: broken(more) };
}

/** The height that rows need: alike, and as high as it takes that no label touches its neighbour's. */
export function barsHeight(labels: readonly string[], width: number): number {
	const lines = rowLabels(labels, width).lines.map(({ length }) => length);
	// The first and the last have the edge for a neighbour, and need all their room on that side.
	const besides = [lines[0] ?? 1, ...lines, lines.at(-1) ?? 1];
	const most = Math.max(...besides.slice(1).map((many, i) => (many + besides[i]!) / 2));
	const pitch = most * LINE_HEIGHT + (most > 1 ? LABEL_GAP : ROW_GAP);
	return labels.length * pitch + 6;
}

/** What the axis of rows writes before them. */
export const rowAxisLabel = (lines: readonly (readonly string[])[], palette: Palette) => ({
	fontFamily: FONT,
	fontSize: FONT_SIZE,
	lineHeight: LINE_HEIGHT,
	color: palette.ink,
	interval: 0,
	margin: BEFORE_AXIS - 2,
	formatter: (_label: string, row: number) => lines[row]?.join('\n') ?? ''
});

/** Horizontal bars from zero, in the order given, each with its label before and its figure behind. */
export function bars({ rows }: Bars, { width }: Size, palette: Palette): EChartsCoreOption {
	const longest = Math.max(...rows.flatMap(({ value, behind }) => [value ?? 0, behind ?? 0]), 0);
	const figures = Math.max(...rows.map(({ text }) => textWidth(text, FONT_SIZE)), 0) + 12;
	const text = { fontFamily: FONT, fontSize: FONT_SIZE, lineHeight: LINE_HEIGHT };
	const { left, lines } = rowLabels(
		rows.map(({ label }) => label),
		width
	);
	const hasBehind = rows.some(({ behind }) => typeof behind === 'number');
	const bar = { type: 'bar', barWidth: 11, barGap: '-100%', cursor: 'pointer' };
	return {
		animation: false,
		textStyle: text,
		grid: { left, right: Math.min(figures, width - left - BARS), top: 2, bottom: 4 },
		xAxis: { type: 'value', min: 0, max: longest || 1, show: false },
		yAxis: {
			type: 'category',
			inverse: true,
			data: rows.map(({ label }) => label),
			axisLine: { show: true, onZero: true, lineStyle: { color: palette.muted } },
			axisTick: { show: false },
			triggerEvent: true,
			axisLabel: rowAxisLabel(lines, palette)
		},
		series: [
			...(hasBehind
				? [
						{
							...bar,
							id: 'behind',
							itemStyle: { color: palette.ramp[1] },
							data: rows.map(({ behind }) => behind ?? 0),
							label: {
								show: true,
								position: 'right',
								color: palette.muted,
								...text,
								formatter: texts(rows)
							}
						}
					]
				: []),
			{
				...bar,
				id: 'value',
				data: rows.map(({ value, shade }) => ({
					value: value ?? 0,
					itemStyle: { color: shadeColor(shade, palette) }
				})),
				label: {
					show: !hasBehind,
					position: 'right',
					color: palette.ink,
					...text,
					formatter: texts(rows)
				}
			}
		]
	};
}

const texts =
	(rows: Bars['rows']) =>
	({ dataIndex }: { dataIndex: number }): string =>
		rows[dataIndex]?.text ?? '';
