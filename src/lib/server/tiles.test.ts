import { describe, expect, test } from 'vitest';
import type { Target } from './facts.ts';
import type { Row } from './numbers.ts';
import type { Question } from './question.ts';
import { tiles } from './tiles.ts';

const target = (indicator: string, value: number, direction: Target['direction']): Target => ({
	indicator,
	where: null,
	value,
	direction,
	valid_from: null,
	valid_to: null,
	instrument: null
});
const TARGETS = [target('overdue_rate', 0, '<='), target('processing_rate', 1, '>=')];

const tile = (
	name: string,
	{ now, before, end = '2026-09-30' }: { now: Row; before?: Row; end?: string }
) => {
	const period = { key: '2026', grain: 'year', from: '2025-10-01', to: '2026-09-30', end };
	const question = { choice: { period }, where: {} } as unknown as Question;
	return tiles(question, TARGETS, { now, before, months: [] }).find(
		({ metric }) => metric === name
	)!;
};

describe('the n of a share', () => {
	test('is its numerator and denominator', () => {
		const now = { overdue_rate: 0.05, matters_overdue: 7, matters_closing: 140 };
		expect(tile('overdue_rate', { now }).n).toEqual({ part: 7, whole: 140 });
	});

	test('of the resolved in time leaves out those without a due day', () => {
		const now = { on_time_rate: 0.94, matters_resolved: 123, matters_resolved_late: 6 };
		expect(tile('on_time_rate', { now }).n).toEqual({ part: 94, whole: 100 });
	});

	test('of own petitions counts what a succession brought, not what it took', () => {
		const now = (moved: number) => ({
			own_petitions_rate: 0.5,
			own_petitions_resolved: 6,
			own_petitions_opening: 4,
			own_petitions_accepted: 10,
			own_petitions_moved: moved,
			own_petitions_transferred: 2
		});
		expect(tile('own_petitions_rate', { now: now(3) }).n).toEqual({ part: 6, whole: 15 });
		expect(tile('own_petitions_rate', { now: now(-3) }).n).toEqual({ part: 6, whole: 12 });
	});
});

describe('a target', () => {
	test('that is a ceiling is kept or missed, never beaten', () => {
		expect(tile('overdue_rate', { now: { overdue_rate: 0 } }).target?.verdict).toBe('met');
		expect(tile('overdue_rate', { now: { overdue_rate: 0.01 } }).target?.verdict).toBe('missed');
	});

	test('of a share that grows through the year is judged when the year is over', () => {
		const judged = (end: string) =>
			tile('processing_rate', { now: { processing_rate: 0.4 }, end }).target?.isJudged;
		expect(judged('2026-09-30')).toBe(true);
		expect(judged('2026-12-31')).toBe(false);
	});
});

test('a count is zero where there once was something, and nothing where there never was', () => {
	const received = (now: number, before: number) =>
		tile('petitions_received', {
			now: { petitions_received: now },
			before: { petitions_received: before }
		}).value;
	expect([received(0, 3), received(0, 0)]).toEqual([0, null]);
});
