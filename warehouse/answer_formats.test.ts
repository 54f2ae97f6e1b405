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

	test('as Arrow has a column for each that was asked, also where one was asked twice', async () => {
		const { columns, rows } = ANSWER;
		const twice = {
			...ANSWER,
			columns: [...columns, columns[2]!],
			rows: rows.map((row) => [...row, row[2]!])
		};
		const table = tableFromIPC(await toArrow(twice));

		expect(table.schema.fields.map(({ name }) => name)).toEqual(
			twice.columns.map(({ name }) => name)
		);
		expect([...table.getChildAt(4)!]).toEqual([1234, 0, 7]);
	});

	test('as Arrow without rows keeps its columns', async () => {
		const table = tableFromIPC(await toArrow({ ...ANSWER, rows: [] }));
		expect([table.numRows, table.numCols]).toEqual([0, 4]);
	});

	test('as a workbook has Vietnamese headings, real numbers, and a sheet of sources', async () => {
		const [figures, sources] = (await readXlsx(await toXlsx(ANSWER))).sheets;

		expect(figures!.rows).toEqual([
			['Phòng, vụ', 'Vượt cấp', 'Đơn tiếp nhận', 'Tỷ lệ xử lý đơn'],
			['P9', 'Có', 1234, 0.975],
			['V12, "phía Nam"', 'Không', 0, null],
			[null, null, 7, 1]
		]);
		expect(sources!.rows.flat()).toEqual(
			expect.arrayContaining([ANSWER.release, ANSWER.as_of, ANSWER.known_at, 'processing_rate'])
		);
	});

	describe('with texts that begin like a formula', () => {
		const TEXTS = ['=1+1', '+84', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("x")'];
		const answer: NumbersAnswer = {
			...ANSWER,
			columns: [{ name: 'record_id', label: 'Mã', type: 'text' }],
			rows: TEXTS.map((text) => [text])
		};

		test('as CSV has no formula', () => {
			const cells = toCsv(answer).trimEnd().split('\r\n').slice(1);
			expect(cells).toHaveLength(TEXTS.length);
			for (const cell of cells) expect(cell).toMatch(/^"?'/);
		});

		test('as a workbook has them as texts', async () => {
			const { sheets } = await readXlsx(await toXlsx(answer), { readStyles: true });
			expect(sheets[0]!.rows.slice(1)).toEqual(answer.rows);
			const cells = [...sheets[0]!.cells!.values()];
			expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
		});

		test('keeps negative numbers as numbers in both', async () => {
			const moved: NumbersAnswer = {
				...ANSWER,
				columns: [{ name: 'petitions_moved', label: 'Bàn giao', type: 'count' }],
				rows: [[-3]]
			};
			expect(toCsv(moved)).toBe('petitions_moved\r\n-3\r\n');
			expect((await readXlsx(await toXlsx(moved))).sheets[0]!.rows[1]).toEqual([-3]);
		});
	});

	test('as a workbook has days as days, in the way of Vietnam, under a head that stays', async () => {
		const { sheets } = await readXlsx(
			await toXlsx({
				...ANSWER,
				columns: [
					{ name: 'received_on', label: 'Ngày nhận đơn', type: 'day' },
					{ name: 'processing_rate', label: 'Tỷ lệ xử lý đơn', type: 'share' }
				],
				rows: [
					['2026-01-31', 0.5],
					[null, null]
				]
			}),
			{ readStyles: true }
		);
		const [sheet] = sheets;
		expect(sheet!.rows[1]).toEqual([new Date('2026-01-31T00:00:00Z'), 0.5]);
		expect(sheet!.rows[2]?.[0] ?? null).toBeNull();
		expect(sheet!.cells?.get('1,0')?.style?.numFmt).toBe('dd/mm/yyyy');
		expect(sheet!.cells?.get('1,1')?.style?.numFmt).toBe('0.0%');
		expect(sheet!.freezePane).toMatchObject({ rows: 1 });
	});
});
