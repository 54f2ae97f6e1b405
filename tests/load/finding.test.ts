import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findPackages } from '../../etl/package.ts';
import { asFolder, asZip, good } from './drafts.ts';

let inbox: string;
beforeEach(() => {
	inbox = mkdtempSync(join(tmpdir(), 'donthu-inbox-'));
});
afterEach(() => rmSync(inbox, { recursive: true }));

const found = (...paths: string[]) =>
	findPackages(paths.length > 0 ? paths : [inbox]).map((path) => path.slice(inbox.length + 1));

describe('The packages of a folder are', () => {
	test('its zips and folders, in order of name, to any depth', () => {
		asZip(good())(join(inbox, 'b'));
		asFolder(good())(join(inbox, 'c', '2025'));
		asFolder(good())(join(inbox, 'a'));
		writeFileSync(join(inbox, 'readme.txt'), 'x');

		expect(found()).toEqual(['a', 'b.zip', 'c/2025']);
	});

	test('the folder itself where a manifest or a data file lies in it', () => {
		asFolder(good())(join(inbox, 'a'));
		writeFileSync(join(inbox, 'petitions.csv'), 'x');

		expect(found()).toEqual(['']);
	});

	test('the folder itself, a bad package, where nothing is in it', () => {
		expect(found()).toEqual(['']);
	});

	test('what is named, in the order in which it is named', () => {
		const [a, b] = ['a', 'b'].map((name) => asZip(good())(join(inbox, name)));

		expect(found(b!, a!)).toEqual(['b.zip', 'a.zip']);
	});

	test('not what a link leads to, which may lead in a circle or nowhere', () => {
		asZip(good())(join(inbox, 'a'));
		mkdirSync(join(inbox, 'b'));
		symlinkSync(inbox, join(inbox, 'b', 'c.zip'));
		symlinkSync(join(inbox, 'nowhere'), join(inbox, 'd.zip'));

		expect(found()).toEqual(['a.zip', 'b']);
	});
});
