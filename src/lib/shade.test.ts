import { describe, expect, test } from 'vitest';
import { scaleOf, shadeOf } from './shade.ts';

describe('a scale of shades', () => {
	test('has round steps that reach the highest rate', () => {
		expect(scaleOf([0.01, 0.079])).toEqual([0.02, 0.04, 0.06, 0.08]);
		expect(scaleOf([0.3, 0.44])).toEqual([0.1, 0.2, 0.30000000000000004, 0.4]);
	});

	test('is fine when nothing is high, and coarse when everything is', () => {
		expect(scaleOf([0.02])[0]).toBe(0.005);
		expect(scaleOf([1])[0]).toBe(0.2);
	});

	test('is the usual one when there is nothing to spread', () => {
		expect(scaleOf([])).toEqual([0.05, 0.1, 0.15, 0.2]);
		expect(scaleOf([0, 0])).toEqual(scaleOf([]));
	});
});

test('a rate has the shade whose lower end it reaches; no data has none', () => {
	const scale = scaleOf([0.09]);
	expect([null, 0, 0.019, 0.02, 0.079, 0.08, 1].map((rate) => shadeOf(rate, scale))).toEqual([
		0, 1, 1, 2, 4, 5, 5
	]);
});
