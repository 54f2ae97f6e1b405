import { describe, expect, test } from 'vitest';
import { readDate, readInstant, tidy } from './cells.ts';

describe('An instant in a cell', () => {
	test.each([
		['2025-01-20T05:00', '2025-01-20 05:00:00'],
		['20/01/2025 05:00', '2025-01-20 05:00:00'],
		['2025-01-20 05:00:07', '2025-01-20 05:00:07'],
		['2025-01-20T05:00:07,5', '2025-01-20 05:00:07.5'],
		['2025-01-20T05:00+07:00', '2025-01-20 05:00:00'],
		['2025-01-20T05:00+07', '2025-01-20 05:00:00'],
		['2025-01-20T05:00+0700', '2025-01-20 05:00:00'],
		['2025-01-19T22:00Z', '2025-01-20 05:00:00'],
		['2025-01-19T22:00:00.25Z', '2025-01-20 05:00:00.25'],
		['2025-01-20T00:00:00+09:00', '2025-01-19 22:00:00'],
		['1999-12-31T20:00Z', '2000-01-01 03:00:00']
	])('%s is %s in Vietnam', (cell, instant) => {
		expect(String(readInstant(cell))).toBe(instant);
	});

	test.each([
		'2025-01-20',
		'2025-02-30T05:00',
		'2025-01-20T24:00',
		'2025-01-20T05',
		'2025-01-20T05:00 +07:00',
		'2025-01-20T05:00+25:00',
		'2025-01-20T05:60',
		'1999-12-31T23:59'
	])('%s is none', (cell) => {
		expect(readInstant(cell)).toBeNull();
	});
});

describe('A day in a cell', () => {
	test.each([
		['2025-01-20', '2025-01-20'],
		['20/01/2025', '2025-01-20'],
		['29/02/2024', '2024-02-29'],
		['2000-01-01', '2000-01-01']
	])('%s is %s', (cell, day) => {
		expect(String(readDate(cell))).toBe(day);
	});

	test.each([
		'2025-02-29',
		'31/04/2025',
		'1999-12-31',
		'2025-1-2',
		'20/01/25',
		'2025-01-20T05:00',
		''
	])('%s is none', (cell) => {
		expect(readDate(cell)).toBeNull();
	});
});

test('A text is composed, trimmed, and has single spaces; its line breaks stay', () => {
	expect(tidy(' \u00a0To\u0302\u0301\t  ca\u0301o\r\nlần  hai \n')).toBe('Tố cáo\r\nlần hai');
	expect(tidy('KN-1')).toBe('KN-1');
});
