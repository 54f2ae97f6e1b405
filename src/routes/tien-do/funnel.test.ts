import { describe, expect, test } from 'vitest';
import { cohortsOf, monthsOf } from './cohorts.server.ts';
import { funnelReading, stepsOf } from './funnel.ts';

describe('steps', () => {
	const steps = stepsOf([
		{ name: 'petitions_received', value: 200 },
		{ name: 'petitions_classified', value: 190 },
		{ name: 'petitions_processed', value: 100 }
	]);

	test('are shares of the first and of the one before', () => {
		expect(steps.map(({ ofFirst }) => ofFirst)).toEqual([1, 0.95, 0.5]);
		expect(steps.map(({ ofPrevious }) => ofPrevious)).toEqual([null, 0.95, 100 / 190]);
	});

	test('are told by the one at which most are left behind', () => {
		expect(funnelReading(steps)).toContain('«Đã xử lý»: bớt 90 (47,4%');
	});

	test('of nothing have no shares and leave none behind', () => {
		const none = stepsOf([
			{ name: 'petitions_received', value: 0 },
			{ name: 'petitions_classified', value: 0 }
		]);
		expect(none[1]).toMatchObject({ ofFirst: null, ofPrevious: null });
		expect(funnelReading(none)).toContain('Không bước nào');
	});
});

test('the months of a span have none too many', () => {
	expect(monthsOf({ from: '2025-12-15', to: '2026-02-01' })).toEqual([
		'2025-12',
		'2026-01',
		'2026-02'
	]);
});

describe('cohorts', () => {
	const months = ['2026-01', '2026-02', '2026-03'];
	const event = (received_month: string, month: string, done: number) => ({
		received_month,
		month,
		done
	});
	const cohorts = cohortsOf(
		months,
		[
			event('2026-01', '2026-01', 2),
			event('2026-01', '2026-03', 1),
			event('2026-03', '2026-03', 1)
		],
		[
			{ received_month: '2026-01', all: 3, open: 1 },
			{ received_month: '2026-03', all: 2, open: 0 }
		],
		{ done: 'done', whole: ['all', 'open'] }
	);

	test('add up to the end of each month, as shares of all that was received', () => {
		expect(cohorts[0]).toEqual({
			month: '2026-01',
			whole: 4,
			shares: [0.5, 0.5, 0.75, null, null]
		});
	});

	test('have nothing for months to come, nor where nothing was received', () => {
		expect(cohorts[1]!.shares).toEqual([null, null, null, null, null]);
		expect(cohorts[2]!.shares).toEqual([0.5, null, null, null, null]);
	});
});
