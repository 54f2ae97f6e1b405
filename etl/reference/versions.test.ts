import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shippedSeed } from '../../warehouse/seeds.ts';
import { TestHome } from '../../tests/homes.ts';
import { difference } from './difference.ts';
import { checkReference, importReference } from './import.ts';
import type { Table } from './tables.ts';
import { compareVersions, csvOf, histories, showVersion } from './versions.ts';

const NOW = new Date('2026-11-01T00:00:00+07:00');
const NEW_DAY = '2027-01-02,Nghỉ bù,holiday,site,high\n';

let home: TestHome;
let folder: string;
beforeEach(() => {
	home = new TestHome();
	folder = mkdtempSync(join(tmpdir(), 'donthu-versions-'));
});
afterEach(() => {
	home.remove();
	rmSync(folder, { recursive: true });
});

const holidays = (content: string) => {
	const path = join(folder, 'holidays.csv');
	writeFileSync(path, content);
	return path;
};
const more = shippedSeed('holidays') + NEW_DAY;
const take = (content: string, known_at: string) =>
	importReference(home.dir, [holidays(content)], known_at);

describe('The versions of a reference table', () => {
	test('without a ledger are those of the program, and no home is made', async () => {
		const [table] = await histories(join(folder, 'nowhere'), NOW);
		expect(table).toEqual({
			table: 'holidays',
			versions: [
				{ version: 0, known_at: null, imported_at: null, rows: 194, isInForce: true, releases: [] }
			]
		});
	});

	test('tell which holds now, which is to come, and which release was built with which', async () => {
		await home.publish('2026-03-31', '2026-04-10T00:00:00+07:00');
		await take(more, '2026-05-01 00:00:00');
		await take(shippedSeed('holidays'), '2026-12-01 00:00:00');
		await home.publish('2026-06-30', '2026-07-01T00:00:00+07:00');

		const { versions } = await showVersion(home.dir, 'holidays', null, NOW);

		expect(versions).toMatchObject([
			{ version: 0, rows: 194, isInForce: false, releases: ['2026-03-31-01'] },
			{
				version: 1,
				known_at: '2026-05-01T00:00:00+07:00',
				rows: 195,
				isInForce: true,
				releases: ['2026-06-30-01']
			},
			{ version: 2, known_at: '2026-12-01T00:00:00+07:00', isInForce: false, releases: [] }
		]);
	});

	test('that came after a release was published were not used by it, whatever they say', async () => {
		await home.publish('2026-03-31', '2026-04-10T00:00:00+07:00');
		await take(more, '2026-01-01 00:00:00');

		const { versions } = await showVersion(home.dir, 'holidays', null, NOW);

		expect(versions.map(({ releases }) => releases)).toEqual([['2026-03-31-01'], []]);
	});

	test('can be shown, compared and written out again', async () => {
		await take(more, '2026-05-01 00:00:00');

		const first = await showVersion(home.dir, 'holidays', 0, NOW);
		expect(first.rows).toHaveLength(194);
		expect(first.columns.map(({ name, isKey }) => [name, isKey])[0]).toEqual(['date', true]);
		expect(await csvOf(home.dir, 'holidays', 0)).toBe(shippedSeed('holidays'));
		expect((await compareVersions(home.dir, 'holidays', 0, 1)).rows).toMatchObject([
			{ change: 'added', key: ['2027-01-02'] }
		]);
		expect((await compareVersions(home.dir, 'holidays', 1, 0)).rows).toMatchObject([
			{ change: 'removed', key: ['2027-01-02'] }
		]);
	});

	test.each([
		['a table that is none', () => showVersion(home.dir, 'columns', null, NOW), 'unknown_table'],
		['a version that is none', () => csvOf(home.dir, 'holidays', 7), 'unknown_version']
	])('%s is refused', async (_, show, code) => {
		await expect(show()).rejects.toMatchObject({ code });
	});
});

describe('A check of a file', () => {
	test('tells what would change, and takes nothing', async () => {
		const renamed = shippedSeed('holidays').replace('Tết Dương lịch', 'Tết dương lịch') + NEW_DAY;

		const { problems, changes } = await checkReference(home.dir, [holidays(renamed)]);

		expect(problems).toEqual([]);
		expect(changes[0]!.rows).toMatchObject([
			{
				change: 'changed',
				key: ['2015-01-01'],
				cells: [{ column: 'name', before: 'Tết Dương lịch', after: 'Tết dương lịch' }]
			},
			{ change: 'added', key: ['2027-01-02'] }
		]);
		expect((await histories(home.dir, NOW))[0]!.versions).toHaveLength(1);
	});

	test('tells row, column and remedy of what is wrong', async () => {
		const { problems } = await checkReference(home.dir, [
			holidays('date,name,kind,source,confidence\n2026-02-30,Nghỉ,holiday,x,high\n')
		]);
		expect(problems).toEqual([
			{
				file: 'holidays.csv',
				row: 1,
				column: 'date',
				message: '«2026-02-30» không đúng kiểu của cột',
				remedy: 'Ghi ngày dạng 2026-10-31, số nguyên không dấu phân cách'
			}
		]);
	});
});

describe('The difference of two versions', () => {
	const table = (rows: ReadonlyMap<string, string>): Table => ({
		name: 'codes',
		columns: [
			{ name: 'code', type: 'VARCHAR', isRequired: true, isKey: true },
			{ name: 'label_vi', type: 'VARCHAR', isRequired: true, isKey: false }
		],
		rows: [...rows]
	});
	const versions = fc
		.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y')), {
			selector: ([key]) => key
		})
		.map((rows) => new Map(rows));

	test('leads from the one to the other', () => {
		fc.assert(
			fc.property(versions, versions, (before, after) => {
				const led = new Map<string, string>(before);
				for (const { change, key, cells } of difference(table(before), table(after))) {
					if (change === 'removed') led.delete(key[0]!);
					else led.set(key[0]!, cells.at(-1)!.after!);
				}
				expect(new Map([...led].sort())).toEqual(new Map([...after].sort()));
			})
		);
	});
});
