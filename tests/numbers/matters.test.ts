import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matter, petition, processed, sent, TestHome, type Asker } from '../homes.ts';

describe('A complaint received and accepted on 3 March 2026, due in 15 days', () => {
	const home = new TestHome();
	let ask: Asker;

	beforeAll(async () => {
		await home.load(
			sent('P37', ['2026-03-01', '2026-03-31'], {
				matters: [
					matter('M1', '2026-03-03'),
					matter('M2', '2026-03-03', { concluded_on: '2026-03-18', outcome: 'unfounded' }),
					matter('M3', '2026-03-03', { concluded_on: '2026-03-19', outcome: 'founded' })
				]
			})
		);
		ask = await home.publish('2026-03-31');
	});
	afterAll(() => home.remove());

	const overdue = (day: string) =>
		ask('matters_closing matters_overdue overdue_rate', ['2026-03-01', day]);

	test('is on time to the end of its last day', async () => {
		expect(await overdue('2026-03-18')).toEqual([[2, 0, 0]]);
	});

	test('is overdue the day after', async () => {
		expect(await overdue('2026-03-19')).toEqual([[1, 1, 1]]);
	});

	test('is late when resolved a day after its last day, and not on it', async () => {
		expect(
			await ask('matters_resolved matters_resolved_late on_time_rate', ['2026-03-01', '2026-03-31'])
		).toEqual([[2, 1, 0.5]]);
	});

	test('stands in the bands of the day that is asked', async () => {
		const bands = (day: string) =>
			ask('matters_closing', ['2026-03-01', day], {
				by: ['standing', 'due_band', 'overdue_band', 'age_band'],
				where: { standing: ['on_time', 'overdue'] }
			});

		expect(await bands('2026-03-15')).toEqual([['on_time', '0-3', null, '0-15', 3]]);
		expect(await bands('2026-03-27')).toEqual([['overdue', null, '8-15', '16-30', 1]]);
	});
});

describe('The official rate counts petitions, not matters', () => {
	const home = new TestHome();
	let ask: Asker;

	beforeAll(async () => {
		const own = (id: string, matter_id: string) =>
			petition(id, '2026-01-05', {
				matter_id,
				...processed('2026-01-06', { competence: 'resolve', disposition: 'accept' })
			});
		await home.load(
			sent('P37', ['2026-01-01', '2026-01-31'], {
				petitions: [
					own('D1', 'M1'),
					own('D2', 'm1 '),
					own('D3', 'M2'),
					own('D4', 'nobody sent it')
				],
				matters: [
					matter('M1', '2026-01-07', { concluded_on: '2026-01-20', outcome: 'partly_founded' }),
					matter('M2', '2026-01-07'),
					matter('M3', '2026-01-07', { concluded_on: '2026-01-21', outcome: 'transferred' })
				]
			})
		);
		ask = await home.publish('2026-01-31');
	});
	afterAll(() => home.remove());

	const january = ['2026-01-01', '2026-01-31'] as const;

	test('two petitions stand behind the matter that was resolved, one behind the open one', async () => {
		expect(
			await ask(
				'own_petitions_accepted own_petitions_resolved own_petitions_closing own_petitions_rate',
				january
			)
		).toEqual([[3, 2, 1, 2 / 3]]);
	});

	test('in matters the one transferred leaves the whole', async () => {
		expect(await ask('matters_accepted matters_resolved resolution_rate', january)).toEqual([
			[3, 1, 0.5]
		]);
	});
});
