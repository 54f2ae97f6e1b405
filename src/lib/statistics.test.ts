import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	funnelLimits,
	isRising,
	positionOf,
	rankInterval,
	stillNeeded,
	wilson,
	Z
} from './statistics.ts';

const cases = fc
	.tuple(fc.nat(2000), fc.nat(2000))
	.map(([a, b]) => ({ part: Math.min(a, b), whole: Math.max(a, b, 1) }));
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('the Wilson interval', () => {
	// Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
	test.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718]
	])('of %i of %i is the published one', (part, whole, lower, upper) => {
		const found = wilson(part, whole)!;
		expect(found.lower).toBeCloseTo(lower, 4);
		expect(found.upper).toBeCloseTo(upper, 4);
	});

	test('holds the rate, within 0…1, and is wider when it has to be surer', () => {
		fc.assert(
			fc.property(cases, ({ part, whole }) => {
				const [usual, strict] = [wilson(part, whole)!, wilson(part, whole, Z.strict)!];
				const rate = part / whole;
				expect(usual.lower).toBeLessThanOrEqual(rate);
				expect(usual.upper).toBeGreaterThanOrEqual(rate);
				expect(strict.lower).toBeLessThanOrEqual(usual.lower);
				expect(strict.upper).toBeGreaterThanOrEqual(usual.upper);
				expect(strict.lower).toBeGreaterThanOrEqual(0);
				expect(strict.upper).toBeLessThanOrEqual(1);
			})
		);
	});

	test('is narrower of ten times as many cases', () => {
		fc.assert(
			fc.property(cases, ({ part, whole }) => {
				const [few, many] = [wilson(part, whole)!, wilson(part * 10, whole * 10)!];
				expect(many.upper - many.lower).toBeLessThan(few.upper - few.lower);
			})
		);
	});

	test('of nothing is nothing', () => expect(wilson(0, 0)).toBeNull());
});

describe('the funnel', () => {
	test('has the limits of the normal approximation', () => {
		const { lower, upper } = funnelLimits(0.2, 100, Z.usual);
		expect(lower).toBeCloseTo(0.1216, 4);
		expect(upper).toBeCloseTo(0.2784, 4);
	});

	test('closes with more cases and stays around the rate', () => {
		fc.assert(
			fc.property(share, fc.integer({ min: 1, max: 5000 }), (rate, whole) => {
				const [wide, narrow] = [
					funnelLimits(rate, whole, Z.usual),
					funnelLimits(rate, whole + 1, Z.usual)
				];
				expect(narrow.lower).toBeGreaterThanOrEqual(wide.lower);
				expect(narrow.upper).toBeLessThanOrEqual(wide.upper);
				expect(narrow.lower).toBeLessThanOrEqual(rate);
				expect(narrow.upper).toBeGreaterThanOrEqual(rate);
			})
		);
	});

	test('and the interval agree: outside one is without the rate in the other', () => {
		fc.assert(
			fc.property(cases, share, ({ part, whole }, rate) => {
				const position = positionOf(part, whole, rate);
				for (const [z, isOutside] of [
					[Z.usual, position !== 'inside'],
					[Z.strict, position === 'far_outside']
				] as const) {
					const { lower, upper } = wilson(part, whole, z)!;
					const isNear = [lower, upper].some((bound) => Math.abs(bound - rate) < 1e-9);
					if (!isNear) expect(rate < lower || rate > upper).toBe(isOutside);
				}
			})
		);
	});

	test.each([
		[30, 100, 'outside'],
		[25, 100, 'inside'],
		[50, 100, 'far_outside']
	])('of 20 %% has %i of %i %s', (part, whole, position) =>
		expect(positionOf(part, whole, 0.2)).toBe(position)
	);
});

describe('what is still needed', () => {
	test.each([
		[6, 7, 0.8, 0],
		[5, 8, 0.8, 2],
		[28, 35, 0.8, 0],
		[27, 35, 0.8, 1],
		[0, 0, 0.8, 0],
		[0, 3, 1, 3]
	])('from %i of %i to %f is %i', (part, whole, target, needed) =>
		expect(stillNeeded(part, whole, target)).toBe(needed)
	);

	test('reaches the target, and one less does not', () => {
		fc.assert(
			fc.property(cases, fc.integer({ min: 1, max: 100 }), ({ part, whole }, percent) => {
				const target = percent / 100;
				const needed = stillNeeded(part, whole, target);
				expect((part + needed) / whole).toBeGreaterThanOrEqual(target);
				if (needed > 0) expect((part + needed - 1) / whole).toBeLessThan(target);
				expect(part + needed).toBeLessThanOrEqual(Math.max(whole, part));
			})
		);
	});
});

describe('a rank', () => {
	const [low, middle, high] = [
		{ lower: 0.1, upper: 0.2 },
		{ lower: 0.15, upper: 0.6 },
		{ lower: 0.5, upper: 0.9 }
	];

	test('is as uncertain as its interval', () => {
		expect(rankInterval(low, [middle, high], false)).toEqual({ first: 1, last: 2 });
		expect(rankInterval(low, [middle, high], true)).toEqual({ first: 2, last: 3 });
		expect(rankInterval(middle, [low, high], true)).toEqual({ first: 1, last: 3 });
		expect(rankInterval(high, [], true)).toEqual({ first: 1, last: 1 });
	});
});

describe('a rise', () => {
	test.each([
		[[1, 2, 3, 4], true],
		[[9, 1, 2, 3, 4], true],
		[[1, 2, 2, 3], false],
		[[4, 3, 4, 5], false],
		[[2, 3, 4], false]
	])('of three steps in %j: %s', (counts, rises) => expect(isRising(counts, 3)).toBe(rises));
});
