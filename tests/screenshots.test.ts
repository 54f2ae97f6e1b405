import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../scripts/processes.ts';
import { SHOWN } from './e2e/shown_pages.ts';

const FOLDER = join(root, 'docs', 'screenshots');
const BYTES_MAX = 12_500_000;

const pictures = SHOWN.flatMap(({ name }) =>
	[1440, 1366, 390].flatMap((width) =>
		['light', 'dark'].map((theme) => `${name}-${width}-${theme}.webp`)
	)
).toSorted();

test('Every page has its pictures in docs/screenshots, and no other lies there (npm run screenshots)', () => {
	const there = readdirSync(FOLDER).filter((name) => name.endsWith('.webp'));
	expect(there.toSorted()).toEqual(pictures);
});

test('Every picture is named in the list of docs/screenshots/README.md', () => {
	const list = readFileSync(join(FOLDER, 'README.md'), 'utf8');
	expect(pictures.filter((name) => !list.includes(`(${name})`))).toEqual([]);
});

test('The pictures stay small enough to be kept', () => {
	const bytes = readdirSync(FOLDER).reduce(
		(sum, name) => sum + statSync(join(FOLDER, name)).size,
		0
	);
	expect(bytes).toBeLessThan(BYTES_MAX);
});
