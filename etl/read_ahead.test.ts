import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asFolder, asZip, good } from '../tests/load/drafts.ts';
import { readPackage } from './package.ts';
import { Refusal } from './problem.ts';
import { ReadAhead } from './read_ahead.ts';

let inbox: string;
let paths: string[];
beforeEach(() => {
	inbox = mkdtempSync(join(tmpdir(), 'donthu-inbox-'));
	const broken = join(inbox, 'broken.zip');
	writeFileSync(broken, 'not a zip');
	paths = [asFolder(good())(join(inbox, 'a')), broken, asZip(good())(join(inbox, 'b'))];
});
afterEach(() => rmSync(inbox, { recursive: true, force: true }));

test('What is read while something is waited for is what would be read when it is asked for', async () => {
	const [folder, broken, zip] = paths as [string, string, string];
	const packages = new ReadAhead([...paths, folder]);
	const read = [folder, zip].map(readPackage);

	await packages.during(wait(50));
	// All of it was in memory by then.
	rmSync(inbox, { recursive: true });

	expect(packages.read(folder)).toEqual(read[0]);
	expect(() => packages.read(broken)).toThrow(Refusal);
	expect(packages.read(zip)).toEqual(read[1]);
});

test('What was not read ahead is read, and what is asked for twice, twice', () => {
	const packages = new ReadAhead([...paths, ...paths]);
	for (const path of [...paths, ...paths]) {
		if (path.endsWith('broken.zip')) expect(() => packages.read(path)).toThrow(Refusal);
		else expect(packages.read(path)).toEqual(readPackage(path));
	}
});

test('What is waited for may fail, and is told', async () => {
	const packages = new ReadAhead(paths);
	await expect(packages.during(Promise.reject(new Error('full')))).rejects.toThrow('full');
	expect(packages.read(paths[0]!)).toEqual(readPackage(paths[0]!));
});
