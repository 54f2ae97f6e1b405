import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadPackages } from '../etl/load.ts';
import type { Receipt } from '../etl/receipt.ts';
import { statusOf } from '../etl/status.ts';
import { watchInbox, type Watch } from '../etl/watch.ts';
import { writeZip } from '../etl/zip_writer.ts';
import { filesOf, petition, sent, writeFolder, type Row } from './packages.ts';
import { start } from './load/donthu.ts';

const WAIT = { timeout: 120_000, interval: 100 };

let scratch: string;
let home: string;
let inbox: string;
let ending: AbortController;
let said: string[];
let complaints: string[];

beforeEach(() => {
	scratch = mkdtempSync(join(tmpdir(), 'donthu-watch-'));
	home = join(scratch, 'home');
	inbox = join(scratch, 'inbox');
	mkdirSync(inbox);
	ending = new AbortController();
	said = [];
	complaints = [];
});
afterEach(() => {
	ending.abort();
	rmSync(scratch, { recursive: true });
});

/** Watches the inbox while something is done; ends it then. */
async function watching(work: () => Promise<void>, more: Partial<Watch> = {}): Promise<void> {
	ending = new AbortController();
	const watched = watchInbox(home, inbox, {
		everyMs: 50,
		settledMs: 300,
		publishEveryMs: 100,
		signal: ending.signal,
		say: (line) => said.push(line),
		complain: ({ message }) => complaints.push(message),
		...more
	});
	try {
		await Promise.race([work(), watched]);
	} finally {
		ending.abort();
		await watched;
	}
}

const packageOf = (package_id: string, ...rows: Row[]) =>
	filesOf(sent('P37', ['2026-03-01', '2026-03-31'], { petitions: rows }, { package_id }));
const zipOf = (package_id: string, ...rows: Row[]): Uint8Array =>
	writeZip(
		Object.entries(packageOf(package_id, ...rows)).map(([name, content]) => [
			name,
			Buffer.from(content)
		])
	);
const receiptFolder = (name: string) => join(inbox, `${name}.bien-nhan`);
const isTaken = (name: string) => existsSync(join(receiptFolder(name), 'da-nhan'));
const receiptOf = (name: string) =>
	(JSON.parse(readFileSync(join(receiptFolder(name), 'bien-nhan.json'), 'utf8')) as Receipt[])[0]!;
const taken = (name: string) => vi.waitFor(() => expect(isTaken(name)).toBe(true), WAIT);

test('A package is taken when it has come whole, has its receipt beside it, and is published', async () => {
	const bytes = zipOf('A', petition('D1', '2026-03-05'));
	const file = join(inbox, 'a.zip');
	await watching(async () => {
		// The first half, for longer than what is complete stays unchanged.
		writeFileSync(file, bytes.subarray(0, bytes.length >> 1));
		await new Promise((resolve) => setTimeout(resolve, 1_500));
		expect(isTaken('a.zip')).toBe(false);
		writeFileSync(file, bytes);
		await taken('a.zip');
		await vi.waitFor(() => expect(said.join('\n')).toContain('Đã công bố bản'), WAIT);
	});
	expect(receiptOf('a.zip')).toMatchObject({ package: 'a.zip', verdict: 'accepted' });
	expect(readFileSync(join(receiptFolder('a.zip'), 'bien-nhan.txt'), 'utf8')).toContain('a.zip');
	expect(existsSync(file)).toBe(true);
	expect((await statusOf(home)).releases).toHaveLength(1);
	expect(complaints).toEqual([]);
});

test('Folders of units are looked into; a folder is a package like any other', async () => {
	await watching(async () => {
		mkdirSync(join(inbox, 'P37'));
		writeFolder(join(inbox, 'P37', 'thang-3'), packageOf('A', petition('D1', '2026-03-05')));
		await taken(join('P37', 'thang-3'));
	});
	expect(receiptOf(join('P37', 'thang-3')).verdict).toBe('accepted');
});

test('Rows set aside come back as a workbook beside the receipt', async () => {
	await watching(async () => {
		const rows = [petition('D1', '2026-03-05'), petition('D2', '2026-13-45')];
		writeFileSync(join(inbox, 'a.zip'), zipOf('A', ...rows));
		await taken('a.zip');
	});
	expect(receiptOf('a.zip').rows).toEqual({ in: 2, accepted: 1, quarantined: 1 });
	const workbooks = readdirSync(receiptFolder('a.zip')).filter((name) => name.endsWith('.xlsx'));
	expect(workbooks).toHaveLength(1);
});

test('What was loaded before it was killed gets its receipt, and counts once', async () => {
	writeFileSync(join(inbox, 'a.zip'), zipOf('A', petition('D1', '2026-03-05')));
	await loadPackages(home, [join(inbox, 'a.zip')]);
	mkdirSync(receiptFolder('a.zip'));
	await watching(() => taken('a.zip'));

	const { packages, rows } = await statusOf(home);
	expect(packages).toEqual({ accepted: 1, rejected: 0, repeated: 1 });
	expect(rows.accepted).toBe(1);
});

test('What was taken is not taken again by the next watch, unless it was changed', async () => {
	writeFileSync(join(inbox, 'a.zip'), zipOf('A', petition('D1', '2026-03-05')));
	await watching(() => taken('a.zip'));
	await watching(async () => {
		writeFileSync(join(inbox, 'b.zip'), zipOf('B', petition('D2', '2026-03-06')));
		await taken('b.zip');
	});
	expect((await statusOf(home)).packages).toEqual({ accepted: 2, rejected: 0, repeated: 0 });

	await watching(async () => {
		writeFileSync(join(inbox, 'a.zip'), zipOf('C', petition('D3', '2026-03-07')));
		await vi.waitFor(() => expect(receiptOf('a.zip').package_id).toBe('C'), WAIT);
	});
	expect((await statusOf(home)).packages.accepted).toBe(3);
});

test('Releases keep their distance, however many packages come', async () => {
	await watching(
		async () => {
			for (const id of ['A', 'B', 'C']) {
				writeFileSync(join(inbox, `${id}.zip`), zipOf(id, petition(`D${id}`, '2026-03-05')));
				await taken(`${id}.zip`);
				await vi.waitFor(() => expect(said.join('\n')).toContain('Đã công bố bản'), WAIT);
			}
		},
		{ publishEveryMs: 3_600_000 }
	);
	expect((await statusOf(home)).releases).toHaveLength(1);

	// The next watch publishes what the last release does not know.
	await watching(async () => {
		await vi.waitFor(() => expect(said.at(-1)).toMatch(/Đã công bố bản .*-02/), WAIT);
	});
});

test('What is no package is refused once, and said so; made-up data stay out of a real home', async () => {
	await watching(async () => {
		writeFileSync(join(inbox, 'a.zip'), zipOf('A', petition('D1', '2026-03-05')));
		await taken('a.zip');
		const demo = packageOf('B', petition('D2', '2026-03-05'));
		const manifest = JSON.parse(`${demo['manifest.json']}`) as Record<string, unknown>;
		writeFolder(join(inbox, 'demo'), {
			...demo,
			'manifest.json': JSON.stringify({ ...manifest, source: 'donthu demo' })
		});
		await taken('demo');
	});
	const text = readFileSync(join(receiptFolder('demo'), 'bien-nhan.txt'), 'utf8');
	expect(text).toContain('mô phỏng');
	expect((await statusOf(home)).packages.accepted).toBe(1);
});

test('What cannot be looked into, or have its receipt beside it, keeps no other package waiting', async () => {
	const closed = join(inbox, 'closed');
	const tooLong = `${'a'.repeat(244)}.zip`;
	await watching(async () => {
		mkdirSync(closed, { mode: 0 });
		writeFileSync(join(inbox, tooLong), zipOf('A', petition('D1', '2026-03-05')));
		writeFileSync(join(inbox, 'b.zip'), zipOf('B', petition('D2', '2026-03-06')));
		await taken('b.zip');
		await vi.waitFor(() => expect(said.join('\n')).toContain('Đã công bố bản'), WAIT);
	});
	chmodSync(closed, 0o700);
	expect(complaints.join('\n')).toContain('(ENAMETOOLONG)');
	expect((await statusOf(home)).packages.accepted).toBe(1);
});

test('The command ends when it is told to, with what it was doing done', async () => {
	writeFileSync(join(inbox, 'a.zip'), zipOf('A', petition('D1', '2026-03-05')));
	const watch = start(home, 'watch', inbox, '--publish-every', '1');
	await taken('a.zip');
	watch.child.kill('SIGTERM');

	expect(await watch.ended).toMatchObject({ status: 0, stderr: '' });
	expect((await statusOf(home)).packages.accepted).toBe(1);
});

test.each(['0', 'mười', '-5'])('Every %s minutes is refused', async (minutes) => {
	const { status, stderr } = await start(home, 'watch', inbox, `--publish-every=${minutes}`).ended;
	expect(status).toBe(1);
	expect(stderr).toContain('--publish-every');
});
