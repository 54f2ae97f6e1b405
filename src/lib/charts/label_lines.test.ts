import { describe, expect, test } from 'vitest';
import { labelLines, textWidth } from './label_lines.ts';

describe('the width of a text', () => {
	test('does not grow with accents', () => {
		expect(textWidth('ấềữợ', 12)).toBe(textWidth('aeuo', 12));
	});

	test('is what a browser measures, within a fiftieth', () => {
		// Be Vietnam Pro at 12 px in Chromium.
		const measured = {
			'Quá hạn 8–15 ngày': 115,
			'Giải quyết nguồn tin về tội phạm': 191,
			'BLTTHS 101/2015/QH13, Điều 481.3': 208
		};
		for (const [text, width] of Object.entries(measured)) {
			expect(textWidth(text, 12) / width, text).toBeGreaterThan(0.98);
			expect(textWidth(text, 12) / width, text).toBeLessThan(1.02);
		}
	});
});

describe('a label', () => {
	test('stays in one line where it has room', () => {
		expect(labelLines('Quá hạn 8–15 ngày', 12, 126, 3)).toEqual(['Quá hạn 8–15 ngày']);
	});

	test('is broken between words', () => {
		expect(labelLines('Giải quyết nguồn tin về tội phạm', 12, 126, 3)).toEqual([
			'Giải quyết nguồn tin',
			'về tội phạm'
		]);
	});

	test('that is too long says that it was cut', () => {
		const lines = labelLines('một hai ba bốn năm sáu bảy tám', 12, 50, 2);
		expect(lines).toHaveLength(2);
		expect(lines.at(-1)).toMatch(/…$/);
	});
});
