import { expect, test } from 'vitest';
import { PAGES, WORK_PAGES } from '../pages.ts';
import { pages } from './vi.ts';

test.each([...PAGES, ...WORK_PAGES])('$label has a text of help', ({ path }) => {
	expect(pages[path]?.parts.length).toBeGreaterThan(0);
});
