import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onlyOf, petition, processed, sent, TestHome, type Asker } from '../homes.ts';

const JUNE_JULY = ['2025-06-01', '2025-07-31'] as const;
const JULY = ['2025-07-01', '2025-07-31'] as const;

describe('Hà Nam, Nam Định and Ninh Bình became the new Ninh Bình on 1 July 2025', () => {
	const home = new TestHome();
	let ask: Asker;

	beforeAll(async () => {
		await home.load(
			sent('T35', ['2025-01-01', '2025-06-30'], {
				petitions: [
					petition('D1', '2025-05-05'),
					petition('D2', '2025-06-10', processed('2025-06-20'))
				]
			}),
			sent('T37', ['2025-01-01', '2025-06-30'], { petitions: [petition('D1', '2025-06-16')] }),
			sent('P37', ['2025-07-01', '2025-07-31'], {
				petitions: [
					petition('D1', '2025-07-08', processed('2025-07-15')),
					// The successor brings the predecessor's record to its end.
					petition('D1', '2025-05-05', { unit: 'T35', ...processed('2025-07-10') })
				]
			})
		);
		ask = await home.publish('2025-07-31');
	});
	afterAll(() => home.remove());

	const flow =
		'petitions_opening petitions_received petitions_moved petitions_processed petitions_closing';

	test('as reported, the stock moves to the successor and is neither new nor processed there', async () => {
		expect(await ask(flow, JUNE_JULY, { by: ['unit'] })).toEqual([
			['P37', 0, 1, 2, 2, 1],
			['T35', 1, 1, -1, 1, 0],
			['T37', 0, 1, -1, 0, 0]
		]);
	});

	test('as reported, in July alone the successor opens with nothing', async () => {
		expect(await ask(flow, JULY, { by: ['unit'] })).toEqual([
			['P37', 0, 1, 2, 2, 1],
			['T35', 1, 0, -1, 0, 0],
			['T37', 1, 0, -1, 0, 0]
		]);
	});

	test('under current boundaries all was always the successor and nothing moves', async () => {
		expect(await ask(flow, JUNE_JULY, { by: ['unit'], boundaries: 'current' })).toEqual([
			['P37', 1, 3, 0, 3, 1]
		]);
	});

	test('what moved counts into the total of the one who got it', async () => {
		expect(await ask('petitions_total processing_rate', JULY, { by: ['unit'] })).toEqual([
			['P37', 3, 2 / 3],
			['T35', 1, 0],
			['T37', 1, 0]
		]);
	});

	test('code 37 is Ninh Bình in both maps, and the two are never added', async () => {
		expect(await ask('petitions_received', JUNE_JULY, { by: ['province'] })).toEqual([
			['34-37', 1],
			['63-35', 1],
			['63-37', 1]
		]);
		expect(
			await ask('petitions_received', JUNE_JULY, { by: ['province'], boundaries: 'current' })
		).toEqual([['34-37', 3]]);
	});

	test('a reader of the new province sees what it took over, and nobody else does', async () => {
		const received = (units: string[]) => ask('petitions_received', JUNE_JULY, {}, onlyOf(units));

		expect(await received(['P37'])).toEqual([[3]]);
		expect(await received(['P01'])).toEqual([[0]]);
		expect(await received([])).toEqual([[0]]);
	});
});

describe('Two petitions of January, one of March', () => {
	const home = new TestHome();
	let ask: Asker;

	beforeAll(async () => {
		await home.load(
			sent('T36', ['2025-01-01', '2025-03-31'], {
				petitions: [
					petition('D1', '2025-01-06', processed('2025-01-06')),
					petition('D2', '2025-01-31', { field: 'custody' }),
					petition('D3', '2025-03-01', { petition_kind: 'denunciation', prolonged: 'true' })
				]
			})
		);
		ask = await home.publish('2025-03-31');
	});
	afterAll(() => home.remove());

	test('a time grain alone shows every bucket, an empty one with zeros and no rate', async () => {
		expect(
			await ask(
				'petitions_received petitions_closing duplicate_rate',
				['2025-01-15', '2025-04-30'],
				{
					by: ['month']
				}
			)
		).toEqual([
			['2025-01', 1, 1, 0],
			['2025-02', 0, 1, null],
			['2025-03', 1, 2, 0]
		]);
	});

	test('with another dimension, groups without a record are absent', async () => {
		expect(
			await ask('petitions_received', ['2025-01-01', '2025-03-31'], { by: ['field', 'month'] })
		).toEqual([
			['civil', '2025-01', 1],
			['civil', '2025-03', 1],
			['custody', '2025-01', 1]
		]);
	});

	test('received and processed on one day was never in stock', async () => {
		expect(
			await ask('petitions_closing days_to_process_median', ['2025-01-06', '2025-01-06'])
		).toEqual([[0, 0]]);
	});

	test('a filter follows the rules of a dimension', async () => {
		const period = ['2025-01-01', '2025-03-31'] as const;

		expect(await ask('petitions_received', period, { where: { prolonged: ['true'] } })).toEqual([
			[1]
		]);
		await expect(
			ask('petitions_received', period, { where: { standing: ['overdue'] } })
		).rejects.toThrow(/petition_kind/);
		await expect(
			ask('petitions_received', period, { where: { field: ['civli'] } })
		).rejects.toMatchObject({ code: 'unknown_value' });
	});

	test('a period that begins after the as-of day is refused', async () => {
		await expect(ask('petitions_received', ['2025-04-01', '2025-04-30'])).rejects.toMatchObject({
			code: 'bad_period'
		});
	});
});
