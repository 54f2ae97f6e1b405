import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openMemory } from '../../warehouse/open.ts';
import { readParquet } from './parquet.ts';

const folder = mkdtempSync(join(tmpdir(), 'donthu-parquet-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The bytes of a Parquet file with the rows of a query. */
async function written(query: string): Promise<Buffer> {
	const file = join(folder, 'written.parquet');
	const connection = await openMemory();
	await connection.run(`copy (${query}) to '${file}' (format parquet)`);
	connection.closeSync();
	return readFileSync(file);
}
const read = async (query: string) => {
	const { headings, rows } = await readParquet(await written(query));
	return [headings, ...rows];
};
/** The file with one letter after another written over, where they stand as names. */
const renamed = (bytes: Buffer, from: string, to: string) =>
	Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');

describe('A Parquet file', () => {
	test('is read as the text that a CSV file would have', async () => {
		expect(
			await read(`
				select 'Đ 1' as "Mã đơn", date '2026-03-05' as received_on, 3 as petitioner_count, true as prolonged
				union all select null, null, null, null`)
		).toEqual([
			['Mã đơn', 'received_on', 'petitioner_count', 'prolonged'],
			['Đ 1', '2026-03-05', '3', 'true'],
			['', '', '', '']
		]);
	});

	test('has instants in Vietnam time, or with their zone, and whole numbers without a fraction', async () => {
		expect(
			await read(`
				select timestamp '2026-03-05 08:15:00' as a, timestamptz '2026-03-05 08:15:00+07' as b,
					cast(12 as double) as c, cast(1.5 as double) as d, cast(3 as decimal(9, 2)) as e`)
		).toEqual([
			['a', 'b', 'c', 'd', 'e'],
			['2026-03-05 08:15:00', '2026-03-05T01:15:00Z', '12', '1.5', '3']
		]);
	});

	test('has days where a program writes them as instants at midnight', async () => {
		expect(await read(`select timestamp '2026-03-05 00:00:00' as a`)).toEqual([
			['a'],
			['2026-03-05']
		]);
	});

	test('has texts where a program does not say that its bytes are letters', async () => {
		expect(await read(`select encode('Tòa án') as a`)).toEqual([['a'], ['Tòa án']]);
	});

	test('keeps headings that stand twice, which DuckDB would name anew', async () => {
		const bytes = renamed(
			await written('select 1 as field, 2 as fiel_, 3 as FIELD2'),
			'fiel_',
			'field'
		);
		const { headings, rows } = await readParquet(bytes);
		expect([headings, ...rows]).toEqual([
			['field', 'field', 'FIELD2'],
			['1', '2', '3']
		]);
	});

	test('keeps whole numbers of any length, and shows what is no number', async () => {
		expect(
			await read(`select 9007199254740993::bigint as a, 18446744073709551615::ubigint as b,
				'nan'::double as c, '-inf'::float as d`)
		).toEqual([
			['a', 'b', 'c', 'd'],
			['9007199254740993', '18446744073709551615', 'nan', '-inf']
		]);
	});

	test('never takes a day that no calendar has for an empty cell', async () => {
		const [, cells] = await read(`
			select date '1899-12-31' as a, date 'infinity' as b, timestamp '-infinity' as c,
				date '0044-03-15 (BC)' as d, timestamptz 'infinity' as e`);
		expect(cells).toEqual(['1899-12-31', 'infinity', '-infinity', '0044-03-15 (BC)', 'infinity']);
	});

	test.each([
		['a list', '[1, 2]'],
		['a list of nothing', '[]::integer[]'],
		['a structure', "{'x': 1}"],
		['a map', "map {'x': 1}"]
	])('with %s in a column is refused, as in NDJSON, and the column is named', async (_, value) => {
		await expect(read(`select 'D1' as record_id, ${value} as field`)).rejects.toMatchObject({
			code: 'FIL-TYPE',
			detail: expect.stringContaining('field') as string
		});
	});

	test('has no NUL and no letters of another encoding', async () => {
		await expect(read(`select 'a' as a union all select 'a' || chr(0)`)).rejects.toMatchObject({
			code: 'FIL-NUL',
			row: 2
		});
		await expect(read(`select '\\xD6n'::blob as a`)).rejects.toMatchObject({
			code: 'FIL-ENCODING'
		});
	});

	test('of many columns is refused, however small it is', async () => {
		const columns = Array.from({ length: 257 }, (_, at) => `null as c${at}`).join();
		await expect(read(`select ${columns} from range(100)`)).rejects.toMatchObject({
			code: 'FIL-TYPE',
			detail: expect.stringContaining('257') as string
		});
	});

	test('without rows keeps its headings', async () => {
		expect(await read('select 1 as a where false')).toEqual([['a']]);
	});

	test.each([
		['is cut off', (bytes: Buffer) => bytes.subarray(0, -20)],
		['is damaged', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 8), bytes.subarray(40)])],
		['is nothing but its mark', () => Buffer.from('PAR1PAR1')]
	])('that %s is refused', async (_, harm) => {
		const bytes = await written('select range as a from range(1000)');
		await expect(readParquet(harm(bytes))).rejects.toMatchObject({ code: 'FIL-TYPE' });
	});

	test('of a few bytes with millions of rows is refused before it is unpacked', async () => {
		const bytes = await written(`select 'x' as a from range(3000000)`);
		expect(bytes.length).toBeLessThan(1_000_000);
		await expect(readParquet(bytes)).rejects.toMatchObject({ code: 'FIL-TYPE' });
	});

	test('with one cell repeated to more than memory should hold is refused', async () => {
		const bytes = await written(`select repeat('x', 30000) as a from range(50000)`);
		await expect(readParquet(bytes)).rejects.toMatchObject({ code: 'FIL-TYPE' });
	});

	test('with a cell that is too long names its row', async () => {
		const query = `select 'short' as a union all select repeat('x', 40000)`;
		await expect(read(query)).rejects.toMatchObject({ code: 'FIL-CELL', row: 2 });
	});
});
