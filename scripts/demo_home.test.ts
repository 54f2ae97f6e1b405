import { describe, expect, test } from 'vitest';
import { lastDayOfLastMonth } from '../warehouse/days.ts';
import { knownAt } from './demo_home.ts';

describe('Demo data', () => {
	test.each([
		['2026-11-24T01:00:00Z', '2026-10-31'],
		['2026-10-31T16:59:59Z', '2026-09-30'],
		// In Vietnam November has begun.
		['2026-10-31T17:00:00Z', '2026-10-31'],
		['2026-03-15T00:00:00Z', '2026-02-28'],
		['2027-01-05T00:00:00Z', '2026-12-31']
	])('made at %s end on %s', (instant, until) => {
		expect(lastDayOfLastMonth(new Date(instant))).toBe(until);
	});

	test('are known as of now', () => {
		expect(knownAt('2026-10-31', new Date('2026-11-24T01:00:00Z'))).toBe(
			'2026-11-24T01:00:00.000Z'
		);
	});

	test('of a month that has just ended count with the packages that are still to come', () => {
		expect(knownAt('2026-10-31', new Date('2026-11-02T01:00:00Z'))).toBe(
			'2026-11-09T17:00:00.000Z'
		);
	});
});
