import { describe, expect, test } from 'vitest';
import { readParts, readRates } from './reading.ts';

describe('parts of a whole', () => {
	test('are told by the largest and its share', () => {
		const parts = [
			{ label: 'A', count: 10 },
			{ label: 'B', count: 30 },
			{ label: 'C', count: 0 }
		];
		expect(readParts(parts, 'việc')).toBe('Nhiều nhất: B, 30 việc (75,0%).');
	});

	test('that are alike are named together', () => {
		const [a, b, c] = ['A', 'B', 'C'].map((label) => ({ label, count: 2 }));
		const less = { label: 'D', count: 1 };
		expect(readParts([a!, less, b!], 'việc')).toBe('Nhiều nhất: A; B, mỗi nhóm 2 việc.');
		expect(readParts([a!, b!, c!], 'việc')).toBe('Bằng nhau: A; B; C, mỗi nhóm 2 việc.');
	});

	test('that are one, or none, are told so', () => {
		expect(readParts([{ label: 'A', count: 1 }], 'việc')).toBe('Chỉ có A: 1 việc.');
		expect(readParts([{ label: 'A', count: 0 }], 'việc')).toContain('Không có số liệu');
	});
});

describe('rates', () => {
	test('are told by the highest and the lowest of those with enough cases', () => {
		const rows = [
			{ label: 'A', rate: 0.05, n: 100 },
			{ label: 'B', rate: 0.12, n: 50 },
			{ label: 'C', rate: 1, n: 2 }
		];
		expect(readRates(rows)).toBe(
			'Cao nhất: B, 12,0%; thấp nhất: A, 5,0%; 1 dòng mẫu nhỏ không xếp hạng.'
		);
	});

	test('that cannot be compared are not called the highest', () => {
		const [a, b] = ['A', 'B'].map((label) => ({ label, rate: 0, n: 20 }));
		const small = { label: 'C', rate: 1, n: 2 };
		expect(readRates([a!, small])).toBe(
			'Chỉ một dòng đủ mẫu số: A, 0,0%; 1 dòng mẫu nhỏ không xếp hạng.'
		);
		expect(readRates([a!, b!])).toBe('Mọi dòng đủ mẫu số đều là 0,0%.');
	});

	test('of few cases alone are not ranked', () => {
		expect(readRates([{ label: 'C', rate: 1, n: 2 }])).toContain('mẫu nhỏ');
		expect(readRates([{ label: 'C', rate: null, n: 0 }])).toContain('Không có số liệu');
	});
});
