import type { EChartsCoreOption } from 'echarts/core';
import type { Heat } from '../figures.ts';
import * as format from '../format.ts';
import { shadeOf } from '../shade.ts';
import type { Size } from './bars.ts';
import { FONT, shadeColor, type Palette } from './palette.ts';

const ROW = 25;
const HEAD = 40;

export const heatHeight = ({ rows }: Heat): number => rows.length * ROW + HEAD;

/** A table of shares in which a darker cell is a higher share; the share stands in each cell. */
export function heat(spec: Heat, { width }: Size, palette: Palette): EChartsCoreOption {
	const { columns, rows, steps } = spec;
	const text = { fontFamily: FONT, fontSize: 12, lineHeight: 15 };
	const axis = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
	return {
		animation: false,
		textStyle: text,
		grid: { left: 62, right: 2, top: HEAD, bottom: 0 },
		xAxis: {
			type: 'category',
			position: 'top',
			data: columns,
			...axis,
			axisLabel: {
				...text,
				color: palette.muted,
				interval: 0,
				width: (width - 64) / Math.max(columns.length, 1) - 6,
				overflow: 'break'
			}
		},
		yAxis: {
			type: 'category',
			inverse: true,
			data: rows.map(({ label }) => label),
			...axis,
			axisLabel: { ...text, color: palette.ink, interval: 0 }
		},
		visualMap: { show: false, min: 0, max: 1, inRange: { color: ['transparent'] }, dimension: 2 },
		series: [
			{
				type: 'heatmap',
				label: { show: true, ...text },
				data: rows.flatMap(({ shares }, row) =>
					shares.flatMap((share, column) => {
						const shade = shadeOf(share, steps);
						const color = shade >= 4 ? palette.paper : palette.ink;
						return share === null
							? []
							: {
									value: [column, row, share],
									itemStyle: {
										color: shadeColor(shade, palette),
										borderColor: palette.paper,
										borderWidth: 1
									},
									label: { color, formatter: format.share(share) }
								};
					})
				)
			}
		]
	};
}
