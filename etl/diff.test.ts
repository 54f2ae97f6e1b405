import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { petition, processed, sent, TestHome } from '../tests/homes.ts';
import { diffReleases } from './diff.ts';

const MARCH = ['2026-03-01', '2026-03-31'] as const;
const PERIOD = { from: MARCH[0], to: MARCH[1] };
const RELEASES = ['2026-03-31-01', '2026-03-31-02'] as const;

describe('Between two releases', () => {
	const home = new TestHome();
	const diff = (metrics: string[], by: string[] = []) =>
		diffReleases(home.dir, RELEASES, metrics, { ...PERIOD, by });

	beforeAll(async () => {
		const first = [petition('D1', '2026-03-05'), petition('D2', '2026-03-06')];
		const second = [
			petition('D1', '2026-03-05', { withdrawn: true }),
			petition('d2', '2026-03-06', processed('2026-03-09')),
			petition('D3', '2026-03-07'),
			petition('D4', '2026-03-07', { field: 'custody' })
		];
		const made = (package_id: string, day: string) => ({
			package_id,
			created_at: `${day}T08:00:00+07:00`
		});
		const visit = { record_id: 'R1', received_on: '2026-03-05', visit_kind: 'regular' };
		await home.load(
			sent('P37', MARCH, { petitions: first, receptions: [visit] }, made('first', '2026-04-02')),
			sent('P01', MARCH, { petitions: first }, made('other', '2026-04-02'))
		);
		await home.publish('2026-03-31', '2026-04-10T00:00:00+07:00');
		await home.load(
			sent(
				'P37',
				MARCH,
				{ petitions: second, receptions: [{ ...visit, people_count: 5 }] },
				made('second', '2026-04-12')
			)
		);
		await home.publish('2026-03-31', '2026-04-20T00:00:00+07:00');
	});
	afterAll(() => home.remove());

	test('a number is told with the records that changed it, and their packages', async () => {
		expect(await diff(['petitions_received'])).toEqual([
			{
				metric: 'petitions_received',
				group: [],
				old: 4,
				new: 5,
				records: [
					{ unit: 'P37', record_id: 'D3', change: 'came', package_id: 'second' },
					{ unit: 'P37', record_id: 'D4', change: 'came', package_id: 'second' },
					{ unit: 'P37', record_id: 'D1', change: 'went', package_id: 'second' }
				]
			}
		]);
	});

	test('groups that did not change are left out', async () => {
		const changes = await diff(['petitions_received'], ['unit', 'field']);
		expect(changes.map(({ group, old, new: now }) => [...group, old, now])).toEqual([
			['P37', 'custody', null, 1]
		]);
	});

	test('a record that adds another number is told, though as many count', async () => {
		expect(await diff(['receptions', 'people_received'])).toEqual([
			{
				metric: 'people_received',
				group: [],
				old: 1,
				new: 5,
				records: [{ unit: 'P37', record_id: 'R1', change: 'changed', package_id: 'second' }]
			}
		]);
	});

	test('a share is explained by the counts it is made of', async () => {
		const [change] = await diff(['processing_rate'], ['unit']);
		expect(change).toMatchObject({ group: ['P37'], old: 0, new: 1 / 3 });
		expect(change!.records.map(({ record_id }) => record_id.toUpperCase()).sort()).toEqual([
			'D1',
			'D2',
			'D3',
			'D4'
		]);
	});

	test('of the same release nothing differs', async () => {
		const same = [RELEASES[0], RELEASES[0]] as const;
		expect(await diffReleases(home.dir, same, ['petitions_received'], PERIOD)).toEqual([]);
	});
});
