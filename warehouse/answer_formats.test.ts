import { tableFromIPC } from 'apache-arrow';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { toArrow, toCsv, toJson, toXlsx } from './answer_formats.ts';
import type { NumbersAnswer } from './numbers.ts';

const ANSWER: NumbersAnswer = {
	release: '2026-03-31-01',
	as_of: '2026-03-31',
	known_at: '2026-04-01T00:00:00+07:00',
	columns: [
		{ name: 'department', label: 'Phòng, vụ', type: 'text' },
		{ name: 'over_level', label: 'Vượt cấp', type: 'boolean' },
		{ name: 'petitions_received', label: 'Đơn tiếp nhận', type: 'count' },
		{ name: 'processing_rate', label: 'Tỷ lệ xử lý đơn', type: 'share' }
	],
	rows: [
		['P9', true, 1234, 0.975],
		['V12, "phía Nam"', false, 0, null],
		[null, null, 7, 1]
	]
};

describe('An answer', () => {
	test('as JSON is itself', () => {
		expect(JSON.parse(toJson(ANSWER))).toEqual(ANSWER);
	});

	test('as CSV has a line per row; empty is null, quotes are doubled', () => {
		expect(toCsv(ANSWER)).toBe(
			[
				'department,over_level,petitions_received,processing_rate',
				'P9,true,1234,0.975',
				'"V12, ""phía Nam""",false,0,',
				',,7,1',
				''
			].join('\r\n')
		);
	});

	test('as Arrow has typed columns, and says which release it is of', async () => {
		const table = tableFromIPC(await toArrow(ANSWER));

		expect(table.schema.fields.map((field) => `${field.type}`)).toEqual([
			'Utf8',
			'Bool',
			'Float64',
			'Float64'
		]);
		expect(
			table.toArray().map((row: Iterable<[string, unknown]>) => [...row].map(([, cell]) => cell))
		).toEqual(ANSWER.rows);
		expect(Object.fromEntries(table.schema.metadata)).toEqual({
			release: ANSWER.release,
			as_of: ANSWER.as_of,
			known_at: ANSWER.known_at
		});
	});

	test('as Arrow without rows keeps its columns', async () => {
		const table = tableFromIPC(await toArrow({ ...ANSWER, rows: [] }));
		expect([table.numRows, table.numCols]).toEqual([0, 4]);
	});

	test('as a workbook has Vietnamese headings, real numbers, and a sheet of sources', async () => {
		const [figures, sources] = (await readXlsx(await toXlsx(ANSWER))).sheets;

		expect(figures!.rows).toEqual([
			['Phòng, vụ', 'Vượt cấp', 'Đơn tiếp nhận', 'Tỷ lệ xử lý đơn'],
			...ANSWER.rows
		]);
		expect(sources!.rows.flat()).toEqual(
			expect.arrayContaining([ANSWER.release, ANSWER.as_of, ANSWER.known_at, 'processing_rate'])
		);
	});
});
