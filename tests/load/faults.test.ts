import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadPackages } from '../../etl/load.ts';
import type { Receipt } from '../../etl/receipt.ts';
import { landingDir, ledgerFile } from '../../warehouse/home.ts';
import { filesOf, petition, sent, writeFolder } from '../packages.ts';
import { start } from './donthu.ts';
import { readLanding, readLedger, type Ledger } from './ledgers.ts';

/** More than a batch, so that a loader can die between two and within one. */
const PACKAGES = 10_200;
const ROWS_EACH = 3;

const folder = mkdtempSync(join(tmpdir(), 'donthu-sent-'));
beforeAll(() => {
	for (let i = 1; i <= PACKAGES; i += 1) {
		const number = `${i}`.padStart(4, '0');
		const records = [1, 2, 3].map((row) => petition(`D${number}-${row}`, '2025-01-06'));
		const content = sent('T36', ['2025-01-01', '2025-01-31'], { petitions: records });
		writeFolder(join(folder, number), filesOf({ ...content, package_id: `T36-${number}` }));
	}
});
afterAll(() => rmSync(folder, { recursive: true }));

let home: string;
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'donthu-home-'));
	return () => rmSync(home, { recursive: true });
});

describe('A loader that is killed', () => {
	test.each([
		['while it reads the first batch', () => existsSync(ledgerFile(home))],
		['while it keeps the packages of the first batch', () => existsSync(landingDir(home))],
		['when all packages of the first batch are kept', () => archiveCount() === 1],
		['in the second batch', () => archiveCount() === 2]
	])('%s leaves a whole ledger, and loading again completes it', async (_when, isThere) => {
		const { child, ended } = start(home, 'load', folder, '--received-at', 'manifest');
		while (!isThere() && child.exitCode === null) await wait(1);
		child.kill('SIGKILL');
		await ended;

		const left = existsSync(ledgerFile(home)) ? await readLedger(home) : null;
		if (left !== null) expectWhole(left);
		const receipts = await loadPackages(home, [folder], { receivedAt: 'manifest' });

		expect(receipts.filter(isRepeat)).toHaveLength(left?.['packages']?.length ?? 0);
		await expectAll();
	});
});

describe('Two loaders at once', () => {
	test('both complete, and nothing counts twice', async () => {
		const load = () => start(home, 'load', folder, '--received-at', 'manifest', '--json').ended;
		const [one, two] = await Promise.all([load(), load()]);

		expect([one.stderr, two.stderr, one.status, two.status]).toEqual(['', '', 0, 0]);
		const receipts = [one, two].map(({ stdout }) => JSON.parse(stdout) as Receipt[]);
		expect(receipts.map((all) => all.filter(isRepeat).length).toSorted((a, b) => a - b)).toEqual([
			0,
			PACKAGES
		]);
		await expectAll();
	});
});

const archiveCount = () =>
	existsSync(landingDir(home))
		? readdirSync(landingDir(home)).filter((name) => name.endsWith('.packages')).length
		: 0;
const isRepeat = ({ problems }: Receipt) => problems.some(({ code }) => code === 'PKG-DUPLICATE');

/** Every package of the ledger with all its rows, its receipt, and as it came. */
function expectWhole({ packages = [], petitions = [], receipts = [] }: Ledger): void {
	expect(petitions).toHaveLength(packages.length * ROWS_EACH);
	expect(receipts.filter(({ is_repeat }) => is_repeat === false)).toHaveLength(packages.length);
	const kept = readLanding(home);
	expect(packages.filter(({ content_hash }) => !kept.has(`${content_hash as string}`))).toEqual([]);
}

async function expectAll(): Promise<void> {
	const ledger = await readLedger(home);
	expectWhole(ledger);
	const ids = ledger['packages']!.map(({ package_id }) => package_id);
	expect(new Set(ids).size).toBe(PACKAGES);
	expect(ids).toHaveLength(PACKAGES);
}
