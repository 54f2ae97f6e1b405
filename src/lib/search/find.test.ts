import { describe, expect, test } from 'vitest';
import { fold } from '../fold.ts';
import { find, type Entry } from './find.ts';

const entries: Entry[] = [
	{ kind: 'unit', code: 'P48', label: 'VKSND thành phố Đà Nẵng' },
	{ kind: 'province', code: '34-48', label: 'Đà Nẵng' },
	{ kind: 'page', code: '/qua-han', label: 'Quá hạn' },
	{ kind: 'metric', code: 'overdue_rate', label: 'Tỷ lệ quá hạn' }
];
const labels = (asked: string) => find(entries, asked).map(({ label }) => label);

test('marks and cases of letters do not count', () => {
	expect(fold('Đà NẴNG, Tỷ lệ')).toBe('da nang, ty le');
});

describe('what is found', () => {
	test('has every word that was asked, from its beginning', () => {
		expect(labels('da nang')).toEqual(['Đà Nẵng', 'VKSND thành phố Đà Nẵng']);
		expect(labels('nang da')).toHaveLength(2);
		expect(labels('anang')).toEqual([]);
	});

	test('begins with the text first', () => {
		expect(labels('quá hạn')).toEqual(['Quá hạn', 'Tỷ lệ quá hạn']);
	});

	test('may be asked by its code', () => {
		expect(labels('P48')).toEqual(['VKSND thành phố Đà Nẵng']);
	});

	test('is nothing for nothing', () => {
		expect(labels('  ')).toEqual([]);
	});
});
