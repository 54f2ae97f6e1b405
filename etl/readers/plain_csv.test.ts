import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from './csv.ts';
import { linesOf, plainCsv } from './plain_csv.ts';

const HEADINGS = ['a', 'b', 'c'];

/** The cells of a plain file, its headings first; null: it is not plain. */
function plainRows(bytes: Buffer): string[][] | null {
	const csv = plainCsv(bytes);
	if (csv === null) return null;
	const lines = [...linesOf(bytes, csv)].map(([from, to]) => bytes.toString('utf8', from, to));
	expect(lines).toHaveLength(csv.rows);
	return [csv.heading, ...lines].map((line) => line.split(','));
}

function allRows(bytes: Buffer): string[][] {
	const { headings, rows } = readCsv(bytes, (heading) => HEADINGS.includes(heading));
	return [headings, ...rows];
}

describe('A plain CSV file', () => {
	test.each([
		['lines that end in LF', 'a,b\n1,2\n3,4\n', 2],
		['lines that end in CRLF', 'a,b\r\n1,2\r\n3,4\r\n', 2],
		['a byte order mark', '\ufeffa,b\n1,2\n', 1],
		['a last line without an end', 'a,b\n1,2\n3,4', 2],
		['no row', 'a,b\n', 0],
		['letters of Vietnamese', 'a,b\nTiếp dân,Đơn\n', 1],
		['rows of empty cells', 'a,b\n,\n', 1]
	])('may have %s', (_what, text, rows) => {
		const bytes = Buffer.from(text);
		expect(plainCsv(bytes)).toMatchObject({ heading: 'a,b', rows });
		expect(plainRows(bytes)).toEqual(allRows(bytes));
	});

	test.each([
		['a quote', 'a,b\n1,"2"\n'],
		['a cell too few', 'a,b\n1\n'],
		['a cell too many', 'a,b\n1,2,3\n'],
		['a cell too many at its end', 'a,b\n1,2,3'],
		['a blank line', 'a,b\n\n1,2\n'],
		['a line that ends in CR', 'a,b\r1,2\n'],
		['a NUL', 'a,b\n1,\0\n'],
		['one column', 'a\n1\n'],
		['no end of its heading', 'a,b'],
		['a line longer than a cell may be', `a,b\n1,${'x'.repeat(32_768)}\n`]
	])('has not %s', (_what, text) => {
		expect(plainCsv(Buffer.from(text))).toBeNull();
	});

	test('is UTF-8', () => {
		expect(plainCsv(Buffer.from('a,b\n1,\u00e9\n', 'latin1'))).toBeNull();
		expect(plainCsv(Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'))).toBeNull();
	});

	test('has the rows that the CSV reader finds, whatever is written', () => {
		const piece = fc.constantFrom(
			'a',
			'b',
			',',
			',',
			'\n',
			'\r\n',
			'\r',
			' ',
			'đ',
			'"',
			'1,2\n',
			'\ufeff'
		);
		const text = fc.array(piece, { maxLength: 30 }).map((pieces) => `a,b\n${pieces.join('')}`);
		let plain = 0;
		fc.assert(
			fc.property(text, (text) => {
				const bytes = Buffer.from(text);
				const rows = plainRows(bytes);
				if (rows === null) return;
				plain += 1;
				expect(rows).toEqual(allRows(bytes));
			}),
			{ numRuns: 5_000 }
		);
		expect(plain).toBeGreaterThan(100);
	});
});
