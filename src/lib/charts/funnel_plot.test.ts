import { describe, expect, test } from 'vitest';
import type { Funnel, FunnelPoint, Multiples } from '../figures.ts';
import { funnelLimits, Z } from '../statistics.ts';
import { chartHeight, chartOption } from './chart_option.ts';
import { svg } from './draw.ts';
import { funnelPlot } from './funnel_plot.ts';
import { multiples } from './multiples.ts';
import { PAGE_PALETTE, PAPER_PALETTE } from './palette.ts';
import { tooltipOf } from './tooltip.ts';

const point = (label: string, part: number, whole: number, more: Partial<FunnelPoint> = {}) => ({
	label,
	part,
	whole,
	position: 'inside' as const,
	isSmall: false,
	isMarked: false,
	...more
});
const FUNNEL: Funnel = {
	kind: 'funnel',
	rate: 0.1,
	common: 'Country',
	across: 'cases',
	points: [
		point('Usual', 10, 100),
		point('Far', 60, 200, { position: 'far_outside' }),
		point('Few', 2, 2, { isSmall: true }),
		point('Own', 12, 90, { isMarked: true })
	]
};
const MULTIPLES: Multiples = {
	kind: 'multiples',
	months: ['2026-07', '2026-08', '2026-09'],
	cells: [
		{ label: 'North', values: [1, 5, 42] },
		{ label: 'South', values: [0, 1, 2] }
	]
};

type Series = {
	id: string;
	data: { value: [number, number]; symbol: string; label: { show: boolean } }[];
};
type Line = { id: string; data: [number, number][] };
type Option = {
	yAxis: { min: number; max: number };
	xAxis: { type: string; max: number };
	series: (Series | Line)[];
};
const WIDE = { width: 690, height: 340 };
const optionOf = (size = WIDE) => funnelPlot(FUNNEL, size, PAGE_PALETTE) as Option;
const pointsOf = (size = WIDE) => optionOf(size).series.find(({ id }) => id === 'points') as Series;
const draw = (spec: Funnel | Multiples, width = 690) => {
	const height = chartHeight(spec, width);
	return svg(chartOption(spec, { width, height }, PAPER_PALETTE), width, height);
};

describe('a funnel plot', () => {
	test('places each point by its cases and its rate', () => {
		expect(pointsOf().data.map(({ value }) => value)).toEqual([
			[100, 0.1],
			[200, 0.3],
			// A place of few stands at the edge.
			[2, 0.4],
			[90, 12 / 90]
		]);
	});

	test('draws both limits on both sides, as the statistics have them', () => {
		for (const [name, z] of [
			['95', Z.usual],
			['99', Z.strict]
		] as const) {
			for (const side of ['lower', 'upper'] as const) {
				const { data } = optionOf().series.find(({ id }) => id === `${side}-${name}`) as Line;
				for (const [n, y] of data) expect(y).toBeCloseTo(funnelLimits(0.1, n, z)[side], 9);
				expect(data.at(-1)![0]).toBeCloseTo(optionOf().xAxis.max, 6);
			}
		}
	});

	test('names what lies outside and the marked one, not what is usual or few', () => {
		expect(pointsOf().data.map(({ label }) => label.show)).toEqual([false, true, false, true]);
		const drawn = draw(FUNNEL);
		expect(drawn).toContain('>Far</text>');
		expect(drawn).toContain('>Own</text>');
		expect(drawn).not.toContain('>Usual</text>');
	});

	test('tells by shape what it tells by colour', () => {
		const symbols = pointsOf().data.map(({ symbol }) => symbol);
		expect(symbols[0]).not.toBe(symbols[1]);
	});

	test('is not stretched by a place of few', () => {
		expect(optionOf().yAxis.max).toBe(0.4);
	});

	test('sees rates that are mostly high from the top down', () => {
		const points = FUNNEL.points.map((point) => ({ ...point, part: point.whole - point.part }));
		const option = funnelPlot({ ...FUNNEL, rate: 0.9, points }, WIDE, PAGE_PALETTE) as Option;
		expect([option.yAxis.min, option.yAxis.max]).toEqual([0.6, 1]);
	});

	test('gives small places room beside a very large one', () => {
		const points = [...FUNNEL.points, point('Huge', 400, 4000)];
		const option = funnelPlot({ ...FUNNEL, points }, WIDE, PAGE_PALETTE) as Option;
		expect([option.xAxis.type, option.xAxis.max]).toEqual(['log', 10_000]);
		expect(optionOf().xAxis.type).toBe('value');
	});

	test('tells of a point its rate, its cases and its interval', () => {
		const told = tooltipOf(FUNNEL, 1, 5);
		expect(told).toContain('<b>Far</b>');
		expect(told).toContain('30,0% (60/200)');
		expect(told).toContain('24,1%–36,7%');
	});
});

describe('small multiples', () => {
	test('have an axis each, from zero to their own highest', () => {
		const { yAxis } = multiples(MULTIPLES, WIDE, PAGE_PALETTE) as {
			yAxis: { min: number; max: number }[];
		};
		expect(yAxis.map(({ min, max }) => [min, max])).toEqual([
			[0, 42],
			[0, 2]
		]);
	});

	test('are named, with their last figure', () => {
		const drawn = draw(MULTIPLES);
		expect(drawn).toContain('>North</text>');
		expect(drawn).toContain('>42</text>');
		expect(drawn).not.toContain('>5</text>');
	});

	test('stand under each other where there is no room beside', () => {
		const cells = Array.from({ length: 6 }, (_, i) => ({ label: `${i}`, values: [1, 2] }));
		const spec: Multiples = { ...MULTIPLES, cells };
		expect(chartHeight(spec, 358)).toBeGreaterThan(chartHeight(spec, 690));
	});

	test('tell the month and the figure', () => {
		expect(tooltipOf(MULTIPLES, 2, 0)).toBe('<b>North</b><br>09/2026: 42');
	});
});
