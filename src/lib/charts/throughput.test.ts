import { describe, expect, test } from 'vitest';
import { svg } from './draw.ts';
import { PAGE_PALETTE } from './palette.ts';
import { labelShifts, niceMax, throughput, type ThroughputSpec } from './throughput.ts';

const spec: ThroughputSpec = {
	months: ['2025-05', '2025-06', '2025-07', '2025-08'],
	inflow: { metric: 'a', label: 'In', values: [100, 120, 90, 110] },
	outflow: { metric: 'b', label: 'Out', values: [90, 118, 95, 110] },
	stock: { metric: 'c', label: 'Left', values: [40, 42, 37, 37] },
	isLastPartial: false,
	periodStart: 0,
	breaks: ['2025-07-01', '2025-07-18', '2026-07-01'],
	width: 640,
	height: 200,
	palette: PAGE_PALETTE
};

type Drawn = {
	id: string;
	data: [number, number | null][];
	markLine?: { data: { xAxis: number }[] };
};
const seriesOf = (changes: Partial<ThroughputSpec> = {}) =>
	throughput({ ...spec, ...changes }).series as Drawn[];

describe('the axis', () => {
	test('begins at zero and ends at three round steps above every value', () => {
		expect([niceMax([120]), niceMax([7_900]), niceMax([3]), niceMax([])]).toEqual([
			120, 9_000, 3, 3
		]);
	});
});

describe('labels at the ends of lines', () => {
	test('stay where they are when they have room', () => {
		expect(labelShifts([100, 50, 10], 120, 120)).toEqual([0, 0, 0]);
	});

	test('move apart in the order of their ends when they would touch', () => {
		const shifts = labelShifts([100, 100], 120, 120);
		expect(Math.abs(shifts[0]! - shifts[1]!)).toBeGreaterThanOrEqual(16);
		expect(shifts[0]!).toBeLessThan(shifts[1]!);
	});

	test('never slip under the axis', () => {
		const ends = [1, 1, 0];
		const placed = labelShifts(ends, 120, 120).map((shift, i) => 120 - ends[i]! + shift);
		expect(Math.max(...placed)).toBeLessThanOrEqual(120);
	});
});

describe('a break', () => {
	test('lies where its day lies among the months, and only if the chart crosses it', () => {
		const lines = seriesOf()[0]!.markLine!.data.map(({ xAxis }) => xAxis);
		expect(lines).toHaveLength(2);
		expect(lines[0]).toBe(1.5);
		expect(lines[1]).toBeGreaterThan(1.5);
		expect(lines[1]).toBeLessThan(2.5);
	});
});

test('a month that is not over is a dashed piece of its own', () => {
	const [, whole, partial] = seriesOf({ isLastPartial: true });
	expect(whole!.data.at(-1)).toEqual([3, null]);
	expect(partial).toMatchObject({ id: 'inflow-partial', lineStyle: { type: 'dashed' } });
	expect(partial!.data.filter(([, value]) => value !== null)).toEqual([
		[2, 90],
		[3, 110]
	]);
});

test('the server draws it with names at the lines, theme colours and no style element', () => {
	const drawn = svg(throughput(spec), 640, 200);
	expect(drawn).toContain('>In</text>');
	expect(drawn).toContain('>Left</text>');
	expect(drawn).toContain('stroke="var(--accent)"');
	expect(drawn).not.toContain('<style');
	expect(drawn).not.toContain('<clipPath');
});
