import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { petition, sent, TestHome, type Asker } from '../homes.ts';

describe('What units owe for March 2026, within three working days', () => {
	const home = new TestHome();
	let ask: Asker;

	beforeAll(async () => {
		const march = (unit: string, created_at: string) =>
			sent(
				unit,
				['2026-03-01', '2026-03-31'],
				{ petitions: [petition('D1', '2026-03-05'), petition('', '2026-03-06')] },
				{ created_at }
			);
		await home.load(
			march('P37', '2026-04-03T23:59:59+07:00'),
			march('P01', '2026-04-04T00:00:00+07:00'),
			sent('P08', ['2026-03-01', '2026-03-30'], { petitions: [petition('D1', '2026-03-05')] })
		);
		ask = await home.publish('2026-03-31');
	});
	afterAll(() => home.remove());

	const march = (units: string[]) =>
		ask('packages_expected packages_on_time submission_rate', ['2026-03-01', '2026-03-31'], {
			by: ['unit'],
			where: { unit: units }
		});

	test('the end of Friday the 3rd of April is in time, the next second is not', async () => {
		expect(await march(['P37', 'P01'])).toEqual([
			['P01', 1, 0, 0],
			['P37', 1, 1, 1]
		]);
	});

	test('a package that leaves out a day of the month is none', async () => {
		expect(await march(['P08'])).toEqual([['P08', 1, 0, 0]]);
	});

	test('who never sent owes all the same', async () => {
		expect(await march(['TC'])).toEqual([['TC', 1, 0, 0]]);
	});

	test('half a month is not owed', async () => {
		expect(await ask('packages_expected', ['2026-03-01', '2026-03-30'])).toEqual([[0]]);
	});

	test('rows set aside are a share of rows sent', async () => {
		expect(
			await ask('rows_accepted rows_quarantined quarantine_rate', ['2026-03-01', '2026-03-31'])
		).toEqual([[3, 2, 2 / 5]]);
	});
});
