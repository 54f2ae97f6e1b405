import { describe, expect, test } from 'vitest';
import { readNdjson } from './ndjson.ts';

const read = (text: string | Buffer) => {
	const { headings, rows } = readNdjson(Buffer.from(text));
	return [headings, ...rows];
};

describe('NDJSON', () => {
	test('has the texts that one would write for numbers, booleans and null', () => {
		const line = '{"a": 1.0, "b": 1e3, "c": -0, "d": 0.5, "e": true, "f": null, "g": "1.0"}';
		expect(read(line)[1]).toEqual(['1', '1000', '0', '0.5', 'true', '', '1.0']);
	});

	test('keeps numbers that JavaScript cannot, since another id would come of them', () => {
		const ids = [
			'9007199254740993',
			'12345678901234567890',
			'-9007199254740993',
			'1e400',
			'2E+999'
		];
		expect(read(ids.map((id) => `{"a": ${id}}`).join('\n'))).toEqual([
			['a'],
			...ids.map((id) => [id])
		]);
	});

	test('may begin with a mark, end its lines as Windows does, and have blank ones', () => {
		expect(read('\ufeff\r\n{"a": "x"}\r\n  \r\n{"b": "y"}\r\n\n')).toEqual([
			['a', 'b'],
			['x', ''],
			['', 'y']
		]);
	});

	test('has headings that programs use for themselves', () => {
		expect(read('{"__proto__": "x", "constructor": "y", "1": "z"}')).toEqual([
			['1', '__proto__', 'constructor'],
			['z', 'x', 'y']
		]);
	});

	test.each([
		['a list in a cell', '{"a": [1]}'],
		['an object in a cell', '{"a": {"b": 1}}'],
		['a key twice', '{"a": 1, "a": 1}'],
		['a key twice, spelt differently', '{"a": 1, "\\u0061": 2}'],
		['a list', '[1]'],
		['a text', '"a"'],
		['two objects', '{"a": 1} {"a": 2}'],
		['a number that JSON does not know', '{"a": NaN}'],
		['half an object', '{"a": 1'],
		['brackets without end', '{"a": '.concat('['.repeat(100_000))]
	])('with %s in a line is refused, and the row is named', (_, line) => {
		expect(() => read(`{"a": 1}\n\n${line}\n`)).toThrow(
			expect.objectContaining({ code: 'FIL-TYPE', row: 2 })
		);
	});

	test.each([
		['FIL-CELL', `{"a": "${'x'.repeat(32_768)}"}`, 1],
		['FIL-NUL', '{"a": "\\u0000"}', 1],
		['FIL-NUL', '{"a": "\0"}', null],
		['FIL-ENCODING', Buffer.from('{"a": "\xd6n"}', 'latin1'), null]
	])('can be refused with %s', (code, text, row) => {
		expect(() => read(text)).toThrow(expect.objectContaining({ code, row }));
	});

	test('of a line without end is refused before all of it is a text', () => {
		const endless = Buffer.alloc(100 * 1024 ** 2, 'x');
		endless.write('{"a": "');
		expect(() => read(endless)).toThrow(expect.objectContaining({ code: 'FIL-TYPE' }));
	});

	test('with another key in each line is refused before rows are as wide as the file is long', () => {
		const lines = Array.from({ length: 100_000 }, (_, i) => `{"k${i}": 1}`).join('\n');
		expect(() => read(lines)).toThrow(
			expect.objectContaining({
				code: 'FIL-TYPE',
				detail: expect.stringContaining('100000') as string
			})
		);
	});
});
