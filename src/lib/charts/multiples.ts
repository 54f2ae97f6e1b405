import type { EChartsCoreOption } from 'echarts/core';
import type { Multiples } from '../figures.ts';
import * as format from '../format.ts';
import type { Size } from './bars.ts';
import { FONT, type Palette } from './palette.ts';

const CELL = { width: 160, height: 92 };
const GAP = 18;

const columnsAt = (width: number) => Math.max(2, Math.floor((width + GAP) / (CELL.width + GAP)));

export const multiplesHeight = ({ cells }: Multiples, width: number): number =>
	Math.ceil(cells.length / columnsAt(width)) * CELL.height;

/** A small line per place, each from zero to its own highest, with its name, first and last figure. */
export function multiples(
	{ cells }: Multiples,
	{ width }: Size,
	palette: Palette
): EChartsCoreOption {
	const columns = columnsAt(width);
	const cell = (width - (columns - 1) * GAP) / columns;
	const text = { fontFamily: FONT, fontSize: 12, lineHeight: 14 };
	const hidden = {
		axisLine: { show: false },
		axisTick: { show: false },
		axisLabel: { show: false }
	};
	const label = { show: true, ...text, textBorderColor: palette.paper, textBorderWidth: 3 };
	return {
		animation: false,
		textStyle: text,
		grid: cells.map((_, i) => ({
			left: (i % columns) * (cell + GAP) + 4,
			width: cell - 44,
			top: Math.floor(i / columns) * CELL.height + 26,
			height: CELL.height - 46
		})),
		xAxis: cells.map(({ values }, i) => ({
			...hidden,
			type: 'value',
			gridIndex: i,
			min: 0,
			max: Math.max(values.length - 1, 1),
			axisLine: { show: true, lineStyle: { color: palette.rule } },
			splitLine: { show: false }
		})),
		yAxis: cells.map(({ label, values }, i) => ({
			...hidden,
			type: 'value',
			gridIndex: i,
			min: 0,
			max: Math.max(...values, 1),
			splitLine: { show: false },
			name: label,
			nameGap: 10,
			nameTextStyle: { ...text, color: palette.ink, fontWeight: 600, align: 'left' }
		})),
		series: cells.map(({ values }, i) => ({
			type: 'line',
			xAxisIndex: i,
			yAxisIndex: i,
			symbol: 'circle',
			clip: false,
			cursor: 'default',
			lineStyle: { color: palette.accent, width: 1.8 },
			itemStyle: { color: palette.accent },
			data: values.map((value, month) => ({
				value: [month, value],
				symbolSize: month === values.length - 1 ? 5 : 2,
				label:
					month === values.length - 1
						? {
								...label,
								color: palette.accent,
								fontWeight: 600,
								position: 'right',
								formatter: format.count(value)
							}
						: { show: false }
			}))
		}))
	};
}
