import { describe, expect, test } from 'vitest';
import { comparisonOf } from './comparison.ts';
import type { Choice, ComparisonKind, Grain, NamedPeriod } from './filter.ts';

const named = (calendar: string, grain: Grain, key: string, from: string, to: string) =>
	({ calendar, grain, key, from, to }) satisfies NamedPeriod;

/** The year of work changed its months in 2025, which left one of ten months. */
const PERIODS: readonly NamedPeriod[] = [
	named('procuracy', 'year', '2024', '2023-12-01', '2024-11-30'),
	named('procuracy', 'year', '2025', '2024-12-01', '2025-09-30'),
	named('procuracy', 'year', '2026', '2025-10-01', '2026-09-30'),
	named('procuracy', 'half', '2025-H1', '2024-12-01', '2025-05-31'),
	named('procuracy', 'half', '2025-H2', '2025-06-01', '2025-09-30'),
	named('procuracy', 'half', '2026-H1', '2025-10-01', '2026-03-31'),
	named('procuracy', 'half', '2026-H2', '2026-04-01', '2026-09-30'),
	named('assembly', 'window', '2025-10T', '2024-10-01', '2025-07-31'),
	named('assembly', 'window', '2026-10T', '2025-10-01', '2026-07-31'),
	named('all', 'month', '2026-02', '2026-02-01', '2026-02-28'),
	named('all', 'month', '2026-03', '2026-03-01', '2026-03-31')
];

function compared(key: string, comparison: ComparisonKind, to?: string) {
	const { grain, from, to: end } = PERIODS.find((period) => period.key === key)!;
	const choice: Pick<Choice, 'calendar' | 'period' | 'comparison'> = {
		calendar: 'procuracy',
		period: { key, grain, from, to: to ?? end, end },
		comparison
	};
	return comparisonOf(choice, 'current', PERIODS);
}

describe('the same period last year', () => {
	test('is the same days a year earlier, cut where the period is cut', () => {
		const days = { from: '2024-10-01', to: '2025-08-15' };
		expect(compared('2026', 'last_year', '2026-08-15')).toMatchObject(days);
	});

	test('is recomputed where the named one has other days, and named', () => {
		expect(compared('2026', 'last_year')?.incomparable?.key).toBe('2025');
		expect(compared('2026-10T', 'last_year')?.incomparable).toBeNull();
	});
});

describe('the period before', () => {
	test('is as many months right before', () => {
		expect(compared('2026-H2', 'previous')).toMatchObject({
			from: '2025-10-01',
			to: '2026-03-31',
			incomparable: null
		});
		expect(compared('2026-03', 'previous')).toMatchObject({ from: '2026-02-01', to: '2026-02-28' });
	});

	test('is recomputed over as many months where the named one has fewer, and named', () => {
		expect(compared('2026-H1', 'previous')).toMatchObject({
			from: '2025-04-01',
			to: '2025-09-30',
			incomparable: { key: '2025-H2' }
		});
	});

	test('is cut as far from its first day as the period itself', () => {
		expect(compared('2026-03', 'previous', '2026-03-10')?.to).toBe('2026-02-10');
		expect(compared('2026-03', 'previous', '2026-03-30')?.to).toBe('2026-02-28');
	});

	test('of a reporting window is that of the year before', () => {
		const days = { from: '2024-10-01', to: '2025-07-31' };
		expect(compared('2026-10T', 'previous')).toMatchObject(days);
	});

	test('of a range of days is as many days', () => {
		const period = { key: '', grain: 'range', from: '2026-03-10', to: '2026-03-19' } as const;
		const choice = { calendar: 'procuracy', comparison: 'previous' } as const;
		const found = comparisonOf(
			{ ...choice, period: { ...period, end: period.to } },
			'current',
			PERIODS
		);
		expect(found).toMatchObject({ from: '2026-02-28', to: '2026-03-09', incomparable: null });
	});
});

test('nothing is compared where nothing is wanted', () => {
	expect(compared('2026', 'none')).toBeNull();
});
