import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matter, petition, processed, sent, TestHome } from '../tests/homes.ts';
import { record, type RecordId } from './record.ts';
import { records } from './records.ts';
import { EVERYTHING } from './scope.ts';
import { openRelease, type OpenRelease } from './release.ts';

const TOKEN = 'ab'.repeat(32);
const home = new TestHome();
let release: OpenRelease;

beforeAll(async () => {
	await home.load(
		sent('P01', ['2026-04-01', '2026-06-30'], {
			matters: [matter('V/0', '2026-04-06', { concluded_on: '2026-04-20', outcome: 'founded' })]
		}),
		sent('P24', ['2026-07-01', '2026-09-30'], {
			matters: [
				matter('V/2', '2026-07-06', {
					instance: '2',
					concluded_on: '2026-07-20',
					outcome: 'unfounded',
					previous_unit: 'P01',
					previous_matter_id: 'V/0'
				}),
				matter('V/1', '2026-07-06', {
					suspensions: '2026-07-10/2026-07-20;2026-07-27/'
				})
			],
			petitions: [
				petition('Đ-1', '2026-07-06', {
					matter_id: 'v/1',
					petitioner_token: TOKEN,
					...processed('2026-07-07', { competence: 'resolve', disposition: 'accept' })
				})
			]
		})
	);
	await home.publish('2026-09-30');
	release = await openRelease(home.dir);
});
afterAll(() => {
	release.close();
	home.remove();
});

const MATTER: RecordId = { type: 'matters', unit: 'P24', record_id: 'V/1' };
const SECOND: RecordId = { type: 'matters', unit: 'P24', record_id: 'V/2' };
const PETITION: RecordId = { type: 'petitions', unit: 'P24', record_id: 'Đ-1' };

describe('A record', () => {
	test('tells the package that brought it', async () => {
		const { origin } = await record(release, EVERYTHING, PETITION);
		expect(origin).toMatchObject({ package_id: expect.stringContaining('P24'), unit: 'P24' });
	});

	test('is found as another record refers to it', async () => {
		const { cells, columns } = await record(release, EVERYTHING, { ...MATTER, record_id: 'v/1' });
		expect(cells[columns.findIndex(({ name }) => name === 'record_id')]).toBe('V/1');
	});

	test('leads to no person', async () => {
		expect(JSON.stringify(await record(release, EVERYTHING, PETITION))).not.toContain(TOKEN);
	});

	test('of a matter has its limit, suspensions, standing and petitions', async () => {
		const { matter } = await record(release, EVERYTHING, MATTER);
		expect(matter).toMatchObject({
			limit: { key: 'blttds_505_l1', base_limit: 15 },
			suspensions: [
				{ from: '2026-07-10', to: '2026-07-20' },
				{ from: '2026-07-27', to: null }
			],
			petitions: [{ unit: 'P24', record_id: 'Đ-1' }]
		});
		expect(matter!.standing).toBe('suspended');
	});

	test('tells the columns that the reader may see, and no other', async () => {
		const scope = { ...EVERYTHING, columns: ['record_id', 'channel'] };
		const { columns } = await record(release, scope, PETITION);
		expect(columns.map(({ name }) => name)).toEqual(['record_id', 'channel']);
		// In the list besides where the record counts.
		const list = await records(release, scope, {
			metric: 'petitions_received',
			from: '2026-01-01',
			to: '2026-12-31'
		});
		expect(list.columns.map(({ name }) => name)).toEqual([
			...['owner', 'level', 'province', 'record_id', 'channel']
		]);
	});

	test('has no columns that are listed and exist nowhere', async () => {
		const connection = await release.connect();
		const found = await connection.runAndReadAll(
			`select distinct column_name from duckdb_columns() where schema_name = 'mart'`
		);
		connection.closeSync();
		const existing = new Set(found.getRows().map(([name]) => name));
		expect(EVERYTHING.columns.filter((name) => !existing.has(name))).toEqual([]);
	});

	test.each([
		['all', 'founded'],
		[['P24', 'P01'], 'founded'],
		[['P24'], null]
	] as const)(
		'tells what was decided before only who may see where: %s',
		async (units, outcome) => {
			const scope = { ...EVERYTHING, records: units };
			const { cells, columns } = await record(release, scope, SECOND);
			expect(cells[columns.findIndex(({ name }) => name === 'previous_outcome')]).toBe(outcome);
			// In the list too, by which it could be sorted.
			const list = await records(release, scope, {
				metric: 'second_matters_reversed',
				from: '2026-07-01',
				to: '2026-07-31',
				sort: { column: 'previous_outcome', descending: false }
			});
			const at = list.columns.findIndex(({ name }) => name === 'previous_outcome');
			expect(list.rows.map((row) => row[at])).toEqual([outcome]);
		}
	);

	test.each([{ records: ['P01'] }, { records: [] }])(
		'outside the scope is none: $records',
		async (scope) => {
			await expect(record(release, { ...EVERYTHING, ...scope }, MATTER)).rejects.toMatchObject({
				code: 'unknown_record'
			});
		}
	);
});
