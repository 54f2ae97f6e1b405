import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problemCodePages } from '../../scripts/problem_codes.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('The pages on problem codes', () => {
	test.each([...problemCodePages()])('%s is what npm run docs:codes writes', (path, text) => {
		expect(readFileSync(join(ROOT, path), 'utf8')).toBe(text);
	});

	test('leave nothing unsaid', () => {
		for (const [path, text] of problemCodePages()) {
			expect([path, text]).not.toEqual([path, expect.stringMatching(/undefined|\| +\|/)]);
		}
	});
});
