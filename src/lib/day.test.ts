import { describe, expect, test } from 'vitest';
import { isMonthEnd, monthsBefore, yearBefore } from './day.ts';

describe('the same day a year earlier', () => {
	test('keeps day and month', () => {
		expect(yearBefore('2026-03-15')).toBe('2025-03-15');
	});

	test('keeps the end of a month at the end of that month', () => {
		expect(yearBefore('2025-02-28')).toBe('2024-02-29');
		expect(yearBefore('2024-02-29')).toBe('2023-02-28');
	});
});

test('months before count whole months across years', () => {
	expect(monthsBefore('2026-10-31', 12)).toBe('2025-10-01');
	expect(monthsBefore('2026-01-15', 1)).toBe('2025-12-01');
	expect(monthsBefore('2026-01-15', 0)).toBe('2026-01-01');
});

test('a month ends on its last day', () => {
	expect([isMonthEnd('2026-02-28'), isMonthEnd('2024-02-28')]).toEqual([true, false]);
});
