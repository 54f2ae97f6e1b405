import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shippedSeed } from '../../warehouse/seeds.ts';
import { matter, sent, TestHome } from '../../tests/homes.ts';
import { verifyRelease } from '../release_state.ts';
import { checkReference, importReference } from './import.ts';

const MARCH = ['2026-03-01', '2026-03-31'] as const;
const BEFORE = '2026-04-10T00:00:00+07:00';
const KNOWN_AT = '2026-05-01 00:00:00';
const AFTER = '2026-06-01T00:00:00+07:00';

let home: TestHome;
let folder: string;
beforeEach(() => {
	home = new TestHome();
	folder = mkdtempSync(join(tmpdir(), 'donthu-reference-'));
});
afterEach(() => {
	home.remove();
	rmSync(folder, { recursive: true });
});

const file = (table: string, content: string) => {
	const path = join(folder, `${table}.csv`);
	writeFileSync(path, content);
	return path;
};
const give = async (...files: string[]) =>
	(await importReference(home.dir, files, KNOWN_AT)).problems;
const corrected = (table: string, change: (content: string) => string) =>
	give(file(table, change(shippedSeed(table))));

describe('A reference table of the site', () => {
	test('as the program brings it is taken', async () => {
		const tables = ['holidays', 'targets', 'time_limits', 'units', 'unit_succession', 'codes'];
		expect(await give(...tables.map((table) => file(table, shippedSeed(table))))).toEqual([]);
	});

	test('holds from the instant it became known: an old figure stays as it was', async () => {
		// Due on Wednesday 18 March; a day off moves it to the 19th.
		await home.load(sent('P37', MARCH, { matters: [matter('M1', '2026-03-03')] }));
		const overdue = async (known_at: string) =>
			(await home.publish('2026-03-19', known_at))('matters_overdue', ['2026-03-01', '2026-03-19']);
		expect(await overdue(BEFORE)).toEqual([[1]]);

		expect(
			await corrected('holidays', (text) => `${text}2026-03-18,Nghỉ bù,holiday,site,high\n`)
		).toEqual([]);

		expect(await overdue(AFTER)).toEqual([[0]]);
		expect(await overdue(BEFORE)).toEqual([[1]]);
		expect(await verifyRelease(home.dir, '2026-03-19-01')).toEqual([]);
		expect(await verifyRelease(home.dir, '2026-03-19-02')).toEqual([]);
	});

	test('is what packages are judged by', async () => {
		const march = sent('P37', MARCH, {
			matters: [matter('M1', '2026-03-03', { field: 'fishing' })]
		});
		const [before] = await home.load(march);
		expect(before!.rows.quarantined).toBe(1);

		await corrected('codes', (text) => `${text}field,fishing,Thủy sản,\n`);
		const [after] = await home.load({ ...march, package_id: 'again' });
		expect(after!.rows).toMatchObject({ accepted: 1, quarantined: 0 });
	});
});

describe('Refused, with file, row and column, and nothing is taken:', () => {
	const holiday = (row: string) =>
		corrected(
			'holidays',
			(text) => `${text.split('\n')[0]}\n2026-03-18,Nghỉ,holiday,x,high\n${row}\n`
		);

	test.each([
		[
			'a day that is none',
			() => holiday('2026-02-30,Nghỉ,holiday,x,high'),
			2,
			'date',
			/2026-02-30/
		],
		['an empty cell', () => holiday('2026-02-01,,holiday,x,high'), 2, 'name', /trống/],
		[
			'a key that stands twice',
			() => holiday('2026-03-18,Nghỉ,holiday,x,high'),
			2,
			'date',
			/đã có/
		],
		['a row with too few cells', () => holiday('2026-02-01,Nghỉ'), 2, null, /Số ô/],
		[
			'a kind that the law does not know',
			() => holiday('2026-02-01,Nghỉ,party,x,high'),
			2,
			'kind',
			/party/
		],
		[
			'a missing column',
			() => corrected('holidays', () => 'date,name\n2026-02-01,x\n'),
			null,
			null,
			/kind/
		],
		[
			'a strange column',
			() => corrected('holidays', (text) => text.replace('name', 'title')),
			null,
			null,
			/name/
		],
		[
			'a code that went',
			() => corrected('codes', (text) => text.replace(/^field,civil,.*\n/m, '')),
			null,
			null,
			/field civil/
		],
		[
			'a unit under a parent that is none',
			() => corrected('units', (text) => text.replace(/^(P37,.*),TC$/m, '$1,TX')),
			null,
			null,
			/TX/
		],
		[
			'a broken file',
			() => corrected('holidays', (text) => `${text}"2026-02-01\n`),
			195,
			null,
			/FIL-QUOTE/
		]
	] as [string, () => Promise<unknown>, number | null, string | null, RegExp][])(
		'%s',
		async (_, take, row, column, message) => {
			const problems = (await take()) as object[];

			expect(problems[0]).toMatchObject({
				file: expect.stringMatching(/\.csv$/) as string,
				column,
				message: expect.stringMatching(message) as string
			});
			if (row !== null) expect(problems[0]).toMatchObject({ row });
			const release = await home.publish('2026-03-31', AFTER);
			expect(await release('packages_expected', MARCH)).toEqual([[expect.any(Number)]]);
		}
	);

	/** Files with rows behind those of the program, or with one of them changed. */
	const more = (table: string, ...rows: string[]) =>
		file(table, `${shippedSeed(table).trimEnd()}\n${rows.join('\n')}\n`);
	const changed = (table: string, row: RegExp, to: string) => {
		const text = shippedSeed(table);
		expect(text).toMatch(row);
		return file(table, text.replace(row, to));
	};
	const closed = (unit: string, to: string) => `${unit},A,region,,,2020-01-01,${to},TC`;

	test.each([
		[
			'no row at all',
			() => [file('holidays', shippedSeed('holidays').split('\n')[0]!)],
			/không có dòng/
		],
		['no text', () => [file('holidays', '\ud800\0')], /FIL-NUL/],
		['a table twice', () => [more('targets'), more('targets')], /hai lần/],
		['a day without end', () => [more('holidays', 'infinity,x,holiday,x,high')], /infinity/],
		[
			'a day with a time',
			() => [more('holidays', '2026-02-03 08:15:00,x,holiday,x,high')],
			/08:15/
		],
		[
			'a clock of its own',
			() => [changed('time_limits', /^(blttds_505_l1,.*),calendar_day,15,/m, '$1,fortnight,15,')],
			/fortnight/
		],
		[
			'a start that no rule reads',
			() => [changed('time_limits', /^(blttds_505_l1,.*),complaint_received,/m, '$1,whenever,')],
			/whenever/
		],
		[
			'a limit that ends before it begins',
			() => [changed('time_limits', /^(blttds_505_l1,.*?,20\d\d-..-..),,/m, '$1,2000-01-01,')],
			/ngược/
		],
		['a list that no column has', () => [more('codes', 'fild,fishing,Thủy sản,')], /fild/],
		[
			'a code that no filter could name',
			() => [more('codes', 'field,"fish,sea",Thủy sản,')],
			/fish,sea/
		],
		[
			'a label that another code has',
			() => [more('codes', 'field,fishing,To tung dan su,')],
			/to tung dan su/
		],
		[
			'a target for nothing',
			() => [changed('targets', /^tiep_cd_100,reception_rate/m, 'tiep_cd_100,nothing_rate')],
			/nothing_rate/
		],
		[
			'a target that is no number',
			() => [changed('targets', /^(tiep_cd_100,.*,percent,>=),100,/m, '$1,many,')],
			/many/
		],
		['a level that is none', () => [more('units', 'Z1,A,village,,,2020-01-01,,TC')], /village/],
		['a province that is none', () => [more('units', 'Z1,A,region,01,99,2020-01-01,,TC')], /99/],
		[
			'a unit that is its own superior',
			() => [more('units', 'Z1,A,region,,,,,Z2', 'Z2,B,region,,,,,Z1')],
			/cấp trên của chính mình/
		],
		[
			'a closed unit whose records nobody has',
			() => [more('units', closed('Z1', '2025-06-30'))],
			/Z1/
		],
		[
			'a unit that took over before it existed',
			() => [
				more('units', closed('Z1', '2019-12-31').replace('2020', '2018'), closed('Z2', '')),
				more('unit_succession', 'Z1,Z2,2019-12-31,x')
			],
			/Z2/
		],
		[
			'units that take over from each other',
			() => [
				more('units', closed('Z1', '2025-06-30'), closed('Z2', '2026-06-30')),
				more('unit_succession', 'Z1,Z2,2025-07-01,x', 'Z2,Z1,2026-07-01,x')
			],
			/Z1 không hoạt động/
		]
	] as [string, () => string[], RegExp][])('%s', async (_, files, message) => {
		const { problems } = await checkReference(home.dir, files());

		expect(problems.map(({ message }) => message)).toContainEqual(expect.stringMatching(message));
	});

	test('a table that is none', async () => {
		await expect(give(file('problem_codes', 'code\n'))).rejects.toMatchObject({
			code: 'unknown_table',
			remedy: expect.stringContaining('holidays.csv') as string
		});
	});

	test('all files, when one is wrong', async () => {
		const good = file('targets', shippedSeed('targets'));
		const bad = file('holidays', 'date\n');
		expect(await give(good, bad)).not.toEqual([]);
		const before = await home.publish('2026-03-31', BEFORE);
		expect(await before('petitions_received', MARCH)).toEqual([[0]]);
		expect(await verifyRelease(home.dir, '2026-03-31-01')).toEqual([]);
	});
});
