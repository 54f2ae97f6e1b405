import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
	GridComponent,
	LegendComponent,
	MarkAreaComponent,
	MarkLineComponent,
	TooltipComponent,
	VisualMapComponent
} from 'echarts/components';
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

use([
	BarChart,
	HeatmapChart,
	LineChart,
	ScatterChart,
	GridComponent,
	LegendComponent,
	MarkAreaComponent,
	MarkLineComponent,
	TooltipComponent,
	VisualMapComponent,
	LabelLayout,
	SVGRenderer
]);

/** A chart in the page that answers the pointer. The caller disposes of it. */
export const live = (node: HTMLElement): EChartsType => init(node, undefined, { renderer: 'svg' });

/**
 * A chart as SVG text, on the server. It carries no style element, which the page's policy forbids, and
 * no clip paths: their ids would be the same in every chart of a page.
 */
export function svg(option: EChartsCoreOption, width: number, height: number): string {
	const chart = init(null, undefined, { renderer: 'svg', ssr: true, width, height });
	try {
		chart.setOption(option);
		const painter = chart.getZr().painter as unknown as {
			renderToString(options: Record<string, boolean>): string;
		};
		return painter
			.renderToString({ cssEmphasis: false, cssAnimation: false, useViewBox: true })
			.replaceAll(/ clip-path="[^"]*"/g, '')
			.replace(/<defs[^]*?<\/defs>/, '');
	} finally {
		chart.dispose();
	}
}
