import { expect, test } from 'vitest';
import { legendLines, stackHeight } from './stack.ts';

const parts = (...lengths: number[]) =>
	lengths.map((length) => ({ label: 'x'.repeat(length), shade: 1 }));

test('A name that does not fit beside the others begins a line of its own', () => {
	expect(legendLines(parts(10, 3, 8), 690)).toBe(1);
	// 101 and 53 fit in one line, 211 does not fit beside them, 86 does beside that.
	expect(legendLines(parts(10, 3, 26, 8), 358)).toBe(2);
	expect(legendLines(parts(26, 26, 26), 358)).toBe(3);
});

test('A second line of names pushes the rows down by a line and the gap between lines', () => {
	const rows = [{ label: 'x', values: [1, 1] }];
	const height = (...lengths: number[]) =>
		stackHeight({ kind: 'stack', parts: parts(...lengths), rows }, 358);

	expect(height(26, 26) - height(10, 3)).toBe(30);
});
