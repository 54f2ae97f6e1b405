import { describe, expect, test } from 'vitest';
import type { Bars, Figure, Heat, Stack } from '../figures.ts';
import { bars, barsHeight } from './bars.ts';
import { chartHeight, chartOption, drawFigure } from './chart_option.ts';
import { svg } from './draw.ts';
import { textWidth } from './label_lines.ts';
import { PAGE_PALETTE, PAPER_PALETTE } from './palette.ts';
import { tooltipOf } from './tooltip.ts';

const BARS: Bars = {
	kind: 'bars',
	rows: [
		{ label: 'Civil', value: 12, text: '12', shade: 5 },
		{ label: 'Other', value: null, text: '–', shade: 0 }
	]
};
const STACK: Stack = {
	kind: 'stack',
	parts: [
		{ label: 'Late', shade: 5 },
		{ label: 'In time', shade: 1 }
	],
	rows: [
		{ label: 'A', values: [40, 60] },
		{ label: 'B', values: [0, 1] }
	]
};
const HEAT: Heat = {
	kind: 'heat',
	columns: ['30', '60'],
	rows: [
		{ label: '01/2026', shares: [0.25, 0.9] },
		{ label: '02/2026', shares: [0.5, null] }
	],
	steps: [0.2, 0.4, 0.6, 0.8]
};
const draw = (spec: Bars | Stack | Heat, palette = PAGE_PALETTE) => {
	const size = { width: 690, height: chartHeight(spec, 690) };
	return svg(chartOption(spec, size, palette), size.width, size.height);
};

type Option = { xAxis: { min: number; max: number }; series: { data: { value: number }[] }[] };

describe('bars', () => {
	test('begin at zero and end at the longest', () => {
		const { xAxis, series } = bars(BARS, { width: 690, height: 60 }, PAGE_PALETTE) as Option;
		expect([xAxis.min, xAxis.max]).toEqual([0, 12]);
		expect(series[0]!.data.map(({ value }) => value)).toEqual([12, 0]);
	});

	test('have room for the longer one behind', () => {
		const rows = [{ label: 'A', value: 5, text: '5', shade: 5, behind: 30 }];
		const { xAxis } = bars(
			{ kind: 'bars', rows },
			{ width: 690, height: 60 },
			PAGE_PALETTE
		) as Option;
		expect(xAxis.max).toBe(30);
	});

	test('are drawn with their labels and figures', () => {
		expect(draw(BARS)).toContain('Civil');
		expect(draw(BARS)).toContain('>12</text>');
		expect(draw(BARS)).toContain('>–</text>');
	});

	test('break Vietnamese labels where they are really full', () => {
		const rows = [['Quá hạn 8–15 ngày'], ['Giải quyết nguồn tin về', 'tội phạm']].map((lines) => ({
			lines,
			label: lines.join(' '),
			value: 1,
			text: '1',
			shade: 1
		}));
		const size = { width: 358, height: 80 };
		const drawn = svg(bars({ kind: 'bars', rows }, size, PAGE_PALETTE), size.width, size.height);
		for (const line of rows.flatMap(({ lines }) => lines)) {
			expect(drawn).toContain(`>${line}</`);
		}
	});

	test('stand as far apart as two long labels beside each other need', () => {
		const long = 'Giải quyết nguồn tin về tội phạm';
		const lineHeight = 16;
		expect(barsHeight([long, long, 'A', 'A'], 358) / 4).toBeGreaterThan(2 * lineHeight);
		expect(barsHeight(['A', long, 'A', 'A'], 358) / 4).toBeGreaterThan(1.5 * lineHeight);
		expect(barsHeight(['A', long, 'A', 'A'], 358)).toBeLessThan(
			barsHeight([long, long, 'A', 'A'], 358)
		);
	});

	test('keep their figures whole beside long labels on a phone', () => {
		const text = '2 mới · còn 1 đơn, 2 việc';
		const rows = [{ label: 'VKSND tỉnh Bắc Ninh', value: 2, text, shade: 1 }];
		const { grid } = bars(
			{ kind: 'bars', rows },
			{ width: 358, height: 60 },
			PAGE_PALETTE
		) as unknown as { grid: { left: number; right: number } };
		expect(grid.right).toBeGreaterThan(textWidth(text, 12));
		expect(358 - grid.left - grid.right).toBeGreaterThanOrEqual(40);
	});

	test('get more height for a label of more lines', () => {
		expect(barsHeight(['word '.repeat(20)], 690)).toBeGreaterThan(barsHeight(['word'], 690));
	});
});

describe('a stack', () => {
	test('names its parts, and tells the figures that have room', () => {
		const drawn = draw(STACK);
		expect(drawn).toContain('>Late</text>');
		expect(drawn).toContain('>60</text>');
		expect(drawn).not.toContain('>1</text>');
	});
});

describe('a heat table', () => {
	test('tells the share in each cell, and leaves out what is not yet', () => {
		const drawn = draw(HEAT);
		expect(drawn).toContain('90,0%');
		expect(drawn.match(/%<\/text>/g)).toHaveLength(3);
		expect(drawn).toContain('var(--ramp-5)');
	});
});

test('a picture for a document has no colours of a page', () => {
	for (const spec of [BARS, STACK, HEAT]) expect(draw(spec, PAPER_PALETTE)).not.toContain('var(');
});

describe('the pointer is told', () => {
	test('the row, and of a heat table the cell, counting only those that are drawn', () => {
		expect(tooltipOf(BARS, 0, 0)).toBe('<b>Civil</b><br>12');
		expect(tooltipOf(STACK, 0, 1)).toContain('<b>In time: 60</b>');
		expect(tooltipOf(HEAT, 2, 0)).toBe('<b>02/2026, 30</b><br>50,0%');
	});

	test('nothing that could be markup', () => {
		const rows = [{ label: '<i>', value: 1, text: '1', shade: 1 }];
		expect(tooltipOf({ kind: 'bars', rows }, 0, 0)).not.toContain('<i>');
	});
});

test('a figure without a chart is not drawn', () => {
	expect(drawFigure({ chart: null } as Figure, svg).drawn).toBeNull();
});
