import type { EChartsCoreOption } from 'echarts/core';
import type { Bars } from '../figures.ts';
import { FONT, shadeColor, type Palette } from './palette.ts';

export type Size = { readonly width: number; readonly height: number };

/** Letters that one line of a label holds at its width. */
const LETTERS_PER_PIXEL = 1 / 6.6;
const LINE_HEIGHT = 16;
/** Of a label, at most. */
const LINES = 3;
const ROW_GAP = 9;

/** The part of the width that labels have. */
export const labelWidth = (width: number) => Math.round(width * (width < 520 ? 0.38 : 0.34));

/** The height that rows need, with labels broken into lines where they are long. */
export function barsHeight(labels: readonly string[], width: number): number {
	return labels.reduce((sum, label) => sum + rowHeight(label, width), 6);
}

function rowHeight(label: string, width: number): number {
	return linesOf(label, width) * LINE_HEIGHT + ROW_GAP;
}

const linesOf = (label: string, width: number) =>
	Math.min(LINES, Math.ceil(label.length / Math.floor(labelWidth(width) * LETTERS_PER_PIXEL)) || 1);

/** Horizontal bars from zero, in the order given, each with its label before and its figure behind. */
export function bars({ rows }: Bars, { width }: Size, palette: Palette): EChartsCoreOption {
	const longest = Math.max(...rows.flatMap(({ value, behind }) => [value ?? 0, behind ?? 0]), 0);
	const textWidth = Math.max(...rows.map(({ text }) => text.length), 1) * 7 + 12;
	const text = { fontFamily: FONT, fontSize: 12, lineHeight: LINE_HEIGHT };
	const left = labelWidth(width);
	const hasBehind = rows.some(({ behind }) => typeof behind === 'number');
	const bar = { type: 'bar', barWidth: 11, barGap: '-100%', cursor: 'pointer' };
	return {
		animation: false,
		textStyle: text,
		grid: { left, right: Math.min(textWidth, width * 0.4), top: 2, bottom: 4 },
		xAxis: { type: 'value', min: 0, max: longest || 1, show: false },
		yAxis: {
			type: 'category',
			inverse: true,
			data: rows.map(({ label }) => label),
			axisLine: { show: true, onZero: true, lineStyle: { color: palette.muted } },
			axisTick: { show: false },
			triggerEvent: true,
			axisLabel: {
				...text,
				color: palette.ink,
				interval: 0,
				width: left - 10,
				overflow: 'break',
				lineOverflow: 'truncate',
				// Rows are as high as the average; a long label may reach into the room of short ones.
				height: LINES * LINE_HEIGHT
			}
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
