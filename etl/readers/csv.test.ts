import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { readCsv, readRows } from './csv.ts';
import { FileFault } from './table_file.ts';

const HEADINGS = ['a', 'b', 'c'];
const read = (text: string | Buffer) => {
	const file = readCsv(Buffer.from(text as string), (heading) => HEADINGS.includes(heading));
	return {
		headings: file.headings,
		rows: [...file.rows],
		warnings: file.warnings.map((warning) => warning.code)
	};
};
const faultOf = (text: string | Buffer) => {
	try {
		read(text);
	} catch (error) {
		if (error instanceof FileFault) return [error.code, error.row];
		throw error;
	}
	return null;
};

describe('A CSV file', () => {
	test('gives its headings and rows as text', () => {
		expect(read('a,b\n1,x\n2,\n')).toEqual({
			headings: ['a', 'b'],
			rows: [
				['1', 'x'],
				['2', '']
			],
			warnings: []
		});
	});

	test('keeps delimiters, quotes and line breaks of a quoted cell', () => {
		expect(read('a,b\n"x, ""y""\nz",2').rows).toEqual([['x, "y"\nz', '2']]);
	});

	test('keeps a quote inside an unquoted cell', () => {
		expect(read('a,b\nno 5 "old",2\n').rows).toEqual([['no 5 "old"', '2']]);
	});

	test('may end its lines in CRLF, LF or CR, and the last one in nothing', () => {
		for (const end of ['\r\n', '\n', '\r']) {
			expect(read(['a,b', '1,2', '3,4'].join(end)).rows).toEqual([
				['1', '2'],
				['3', '4']
			]);
		}
	});

	test('has no row where a line is blank, but one where it holds delimiters', () => {
		expect(read('\na,b\n\n1,2\n  \n,\n').rows).toEqual([
			['1', '2'],
			['', '']
		]);
	});

	test('shows rows with too few or too many cells as they are', () => {
		expect(read('a,b\n1\n1,2,3\n').rows).toEqual([['1'], ['1', '2', '3']]);
	});

	test('may begin with a byte order mark', () => {
		expect(read('\ufeffa,b\n1,2\n').headings).toEqual(['a', 'b']);
	});

	test('is read with a word when it is UTF-16 with a mark', () => {
		const little = Buffer.from('\ufeffa,b\nĐơn,2\n', 'utf16le');
		expect(read(little)).toMatchObject({ rows: [['Đơn', '2']], warnings: ['FIL-UTF16'] });
		expect(read(Buffer.from(little).swap16()).rows).toEqual([['Đơn', '2']]);
	});

	test('is read with a word when semicolons or tabs stand between the cells', () => {
		expect(read('a;b\n"x;y";1,5\n')).toEqual({
			headings: ['a', 'b'],
			rows: [['x;y', '1,5']],
			warnings: ['FIL-DELIMITER']
		});
		expect(read('a\tb\n1\t2\n').warnings).toEqual(['FIL-DELIMITER']);
	});
});

describe('A CSV file is refused', () => {
	test('when a quoted cell does not end, with the row in which it begins', () => {
		expect(faultOf('a,b\n1,2\n3,"x\n5,6\n')).toEqual(['FIL-QUOTE', 2]);
		expect(faultOf('a,b\n1,"x"y\n')).toEqual(['FIL-QUOTE', 1]);
		expect(faultOf('a,"b\n1,2\n')).toEqual(['FIL-QUOTE', null]);
	});

	test('when a cell has more than 32,767 characters', () => {
		expect(faultOf(`a,b\n1,${'x'.repeat(32_767)}\n`)).toBeNull();
		expect(faultOf(`a,b\n1,${'x'.repeat(32_768)}\n`)).toEqual(['FIL-CELL', 1]);
		expect(faultOf(`a,b\n1,"${'x'.repeat(32_768)}"\n`)).toEqual(['FIL-CELL', 1]);
	});

	test('when it is not UTF-8, or UTF-16 without a mark', () => {
		expect(faultOf(Buffer.from('a,b\nVi\xd6n,2\n', 'latin1'))).toEqual(['FIL-ENCODING', null]);
		expect(faultOf(Buffer.from('a,b\n', 'utf16le'))).toEqual(['FIL-NUL', null]);
		expect(faultOf(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]))).toEqual([
			'FIL-ENCODING',
			null
		]);
	});

	test('when it holds a NUL', () => {
		expect(faultOf('a,b\n1,\0\n')).toEqual(['FIL-NUL', null]);
		expect(faultOf(Buffer.from('\ufeffa,b\n1,\0\n', 'utf16le'))).toEqual(['FIL-NUL', null]);
	});
});

const cell = fc.string({
	unit: fc.constantFrom('a', 'Đ', 'ơ', '😀', ',', ';', '"', '\n', '\r', ' ')
});
const table = fc
	.integer({ min: 1, max: 4 })
	.chain((width) =>
		fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 })
	);
const write = (rows: string[][]) =>
	rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n');
const pieces = (text: string, length: number) =>
	Array.from({ length: Math.ceil(text.length / length) }, (_, i) =>
		text.slice(i * length, (i + 1) * length)
	);

describe('Whatever the cells hold', () => {
	test('what was written is what is read', () => {
		const property = fc.property(table, (rows) => {
			expect([...readRows([write(rows)], ',')]).toEqual(rows);
		});
		fc.assert(property);
	});

	test('it makes no difference where the text is cut', () => {
		const property = fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, length) => {
			expect([...readRows(pieces(write(rows), length), ',')]).toEqual(rows);
		});
		fc.assert(property);
	});

	test('an endless cell is found without keeping it', () => {
		const endless = () => [`a\n"`, ...Array.from({ length: 50 }, () => 'x'.repeat(10_000))];
		expect(() => [...readRows(endless(), ',')]).toThrow('FIL-QUOTE');
		expect(() => [...readRows([...endless(), '"'], ',')]).toThrow('FIL-CELL');
	});
});
