import { Resvg } from '@resvg/resvg-js';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartNode } from './document.ts';
import { FONT_FAMILY, FONT_FILES } from './fonts.ts';
import { shown } from './wording.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

/* Charts for paper: black letters of the report's own type, colours that differ in grey as well. */

const INK = '#000000';
const RULE = '#c8c4bb';
const COLOURS = ['#8c1d1d', '#b9b3a5', '#d58f6c', '#4d4a44'];
/** Units of the drawing: as wide as the text, 165 mm at 96 to the inch. */
const WIDTH = 624;
const HEIGHT = 300;
const BAR = 30;
/** More figures than these would stand on each other. */
const LABELS_MAX = 24;
/** Pixels of the picture per unit: 300 to the inch in print. */
const SHARPNESS = 3;

type Chart = ChartNode['attrs'];
export type Picture = { readonly svg: string; readonly width: number; readonly height: number };

/** A chart as SVG, the same bytes for the same numbers. */
export function chartPicture(chart: Chart): Picture {
	const height = chart.kind === 'bars' ? 50 + BAR * chart.categories.length : HEIGHT;
	const drawing = init(null, undefined, { renderer: 'svg', ssr: true, width: WIDTH, height });
	try {
		drawing.setOption(optionOf(chart));
		return { svg: drawing.renderToSVGString(), width: WIDTH, height };
	} finally {
		drawing.dispose();
	}
}

/** The picture in pixels, for files that hold no drawings. */
export function pixels({ svg }: Picture): Uint8Array {
	const font = {
		fontFiles: [...FONT_FILES],
		loadSystemFonts: false,
		defaultFontFamily: FONT_FAMILY
	};
	const drawing = new Resvg(svg, {
		font,
		background: '#ffffff',
		fitTo: { mode: 'zoom', value: SHARPNESS }
	});
	return new Uint8Array(drawing.render().asPng());
}

function optionOf({ kind, categories, series }: Chart): EChartsCoreOption {
	const text = { fontFamily: FONT_FAMILY, fontSize: 13, color: INK };
	const isBars = kind === 'bars';
	const isLabelled = categories.length * series.length <= LABELS_MAX;
	const [first] = series;
	const values = {
		type: 'value',
		axisLabel: { ...text, formatter: (value: number) => shown(value, first?.type ?? 'count') },
		splitLine: { lineStyle: { color: RULE } },
		...(isBars && { show: false })
	};
	const names = {
		type: 'category',
		data: [...categories],
		inverse: isBars,
		axisTick: { show: false },
		axisLine: { lineStyle: { color: INK } },
		axisLabel: {
			...text,
			interval: 0,
			overflow: 'break',
			width: isBars ? 190 : Math.max(40, (WIDTH - 80) / Math.max(categories.length, 1) - 6)
		}
	};
	return {
		animation: false,
		textStyle: text,
		color: COLOURS,
		legend: { show: series.length > 1, top: 0, textStyle: text, itemWidth: 18, itemHeight: 11 },
		grid: {
			left: isBars ? 205 : 64,
			right: isBars ? 70 : 12,
			top: series.length > 1 ? 40 : 22,
			bottom: isBars ? 10 : 48
		},
		xAxis: isBars ? values : names,
		yAxis: isBars ? names : values,
		series: series.map(({ label, type, values: numbers }) => ({
			name: label,
			type: kind === 'lines' ? 'line' : 'bar',
			data: [...numbers],
			barMaxWidth: 34,
			symbolSize: 6,
			lineStyle: { width: 2 },
			label: {
				show: isLabelled,
				position: isBars ? 'right' : 'top',
				...text,
				fontSize: 12,
				formatter: ({ value }: { value: number | null }) => shown(value, type)
			}
		}))
	};
}
