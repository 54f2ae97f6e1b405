import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backUp, restore, type Backup } from '../etl/backup.ts';
import { publish } from '../etl/publish.ts';
import { verifyRelease } from '../etl/release_state.ts';
import { loadPackages } from '../etl/load.ts';
import { statusOf } from '../etl/status.ts';
import { vietnamTime } from '../warehouse/days.ts';
import { AppState } from '../src/lib/server/access/app_state.ts';
import { createAccount, byName } from '../src/lib/server/access/accounts.ts';
import {
	appKeyFile,
	appStateFile,
	currentPointer,
	ledgerFile,
	sourcesDir
} from '../warehouse/home.ts';
import { EVERYTHING, numbers } from '../warehouse/numbers.ts';
import { openRelease } from '../warehouse/release.ts';
import { matter, petition, sent, TestHome } from './homes.ts';
import { donthu, start } from './load/donthu.ts';

const MARCH = ['2026-03-01', '2026-03-31'] as const;
const RELEASE = '2026-03-31-01';

const more = (record: string) =>
	sent(
		'P37',
		MARCH,
		{ petitions: [petition(record, '2026-03-09')] },
		{ package_id: `P37-${record}` }
	);

/** The answer of a release to a question, as a reader sees it. */
async function figures(home: string) {
	const release = await openRelease(home, RELEASE);
	const metrics = ['petitions_received', 'matters_closing'];
	const answer = await numbers(release, EVERYTHING, {
		metrics,
		from: MARCH[0],
		to: MARCH[1],
		by: ['unit']
	});
	release.close();
	return answer.rows;
}

describe('A home that is served', () => {
	const scratch = mkdtempSync(join(tmpdir(), 'donthu-backup-'));
	const home = new TestHome();
	const package_ = sent('P37', MARCH, {
		petitions: [petition('D1', '2026-03-05'), petition('D2', '2026-03-06')],
		matters: [matter('V1', '2026-03-07')]
	});
	const folder = join(scratch, 'copy');
	let state: AppState;
	let made: Backup;

	beforeAll(async () => {
		await home.load(package_);
		await home.publish('2026-03-31');
		writeFileSync(appKeyFile(home.dir), `${'ab'.repeat(32)}\n`);
		// Held open, as the server holds it: what it wrote last is in the journal only.
		state = await AppState.open(appStateFile(home.dir));
		await createAccount(
			state,
			{
				name: 'lan',
				person: 'Người dùng thử',
				role: 'analyst',
				unit: null,
				password: 'Xuan-Ha-Thu-Dong-4',
				keepsPassword: true,
				by: 'tests'
			},
			new Date()
		);
		made = await backUp(home.dir, folder);
	});
	afterAll(() => {
		state.close();
		home.remove();
		rmSync(scratch, { recursive: true });
	});

	/** The backup, changed, in a folder of its own. */
	function changed(name: string, change: (folder: string) => void): string {
		const copy = join(scratch, name);
		cpSync(folder, copy, { recursive: true });
		change(copy);
		return copy;
	}

	test('comes back whole: figures, ledger, packages, accounts', async () => {
		const again = join(scratch, 'again');
		await restore(folder, again);

		expect(await figures(again)).toEqual(await figures(home.dir));
		expect(await verifyRelease(again, RELEASE)).toEqual([]);
		expect((await statusOf(again)).bytes.landing).toBe((await statusOf(home.dir)).bytes.landing);
		const restored = await AppState.open(appStateFile(again));
		expect(byName(restored, 'lan')?.person).toBe('Người dùng thử');
		restored.close();
		expect(readFileSync(appKeyFile(again))).toEqual(readFileSync(appKeyFile(home.dir)));
	});

	test('goes on where it was: what was loaded counts once, what comes is taken', async () => {
		const again = join(scratch, 'goes-on');
		await restore(folder, again);
		const folders = [home.write(package_), home.write(more('D3'))];
		await loadPackages(again, folders, { receivedAt: 'manifest' });
		await publish(again, '2026-03-31', '2027-01-02 00:00:00');

		const { packages, rows, releases } = await statusOf(again);
		expect({ packages, rows: rows.accepted }).toEqual({
			packages: { accepted: 2, rejected: 0, repeated: 1 },
			rows: 4
		});
		expect(releases.map(({ id }) => id)).toContain('2026-03-31-02');
	});

	test('is copied between two batches of a loader, never in the midst of one', async () => {
		const busy = mkdtempSync(join(scratch, 'busy-'));
		const sentFolders = Array.from({ length: 30 }, (_, i) => home.write(more(`B${i}`)));
		await loadPackages(busy, [sentFolders[0]!], { receivedAt: 'manifest' });
		const loader = start(busy, 'load', '--received-at', 'manifest', ...sentFolders.slice(1));
		const copy = join(scratch, 'copy-of-busy');
		await backUp(busy, copy);
		expect((await loader.ended).status).toBe(0);

		const again = join(scratch, 'busy-again');
		await restore(copy, again);
		await loadPackages(again, sentFolders, { receivedAt: 'manifest' });
		expect((await statusOf(again)).rows.accepted).toBe((await statusOf(busy)).rows.accepted);
	});

	test('holds no release that its ledger does not explain, though one is published meanwhile', async () => {
		const busy = join(scratch, 'published-meanwhile');
		await restore(folder, busy);
		const copy = join(scratch, 'copy-meanwhile');
		await backUp(busy, copy, async (stage) => {
			if (stage !== 'packages') return;
			await loadPackages(busy, [home.write(more('D9'))]);
			await publish(busy, '2026-04-30', vietnamTime(new Date().toISOString())!);
		});
		expect((await statusOf(busy)).serving).toBe('2026-04-30-01');

		const again = join(scratch, 'published-again');
		await restore(copy, again);
		const { releases, serving } = await statusOf(again);
		expect(releases.map(({ id }) => id)).toContain(serving);
		for (const { id } of releases) expect(await verifyRelease(again, id)).toEqual([]);
	});

	test('knows how far its sources were read, never further than its ledger', async () => {
		const busy = join(scratch, 'with-source');
		await restore(folder, busy);
		const source = join(sourcesDir(busy), 'qld');
		const watermark = join(source, 'watermark.json');
		mkdirSync(join(source, 'ready'), { recursive: true });
		writeFileSync(join(source, 'ready', 'batch.json'), '{}');
		writeFileSync(watermark, '{"until":"before"}');
		const copy = join(scratch, 'copy-with-source');
		const { files } = await backUp(busy, copy, (stage) => {
			if (stage === 'ledger') writeFileSync(watermark, '{"until":"after"}');
		});
		expect(files.map(({ path }) => path).filter((path) => path.startsWith('sources/'))).toEqual([
			'sources/qld/watermark.json'
		]);

		const again = join(scratch, 'with-source-again');
		await restore(copy, again);
		const restored = join(sourcesDir(again), 'qld', 'watermark.json');
		expect(readFileSync(restored, 'utf8')).toBe('{"until":"before"}');
	});

	test('is told by the command line, in numbers', async () => {
		const copy = join(scratch, 'by-command');
		const out = await donthu(home.dir, 'backup', copy);
		expect(out).toMatchObject({ status: 0, stderr: '' });
		expect(out.stdout).toContain(`${made.files.length} tệp`);
		const back = await donthu(join(scratch, 'by-command-home'), 'restore', copy);
		expect(back).toMatchObject({ status: 0, stderr: '' });
	});

	test('a byte that changed in any file is found before anything is laid out', async () => {
		for (const { path } of made.files) {
			const copy = changed('flipped', (copy) => {
				const bytes = readFileSync(join(copy, path));
				bytes[bytes.length >> 1]! ^= 1;
				rmSync(join(copy, path));
				writeFileSync(join(copy, path), bytes);
			});
			const target = join(scratch, 'never');
			await expect(restore(copy, target)).rejects.toMatchObject({
				code: 'backup_damaged',
				problem: expect.stringContaining(path) as string
			});
			expect(existsSync(target)).toBe(false);
			rmSync(copy, { recursive: true });
		}
	});

	test('a file that is missing is found, too', async () => {
		const copy = changed('missing', (copy) => rmSync(currentPointer(copy)));
		await expect(restore(copy, join(scratch, 'never'))).rejects.toMatchObject({
			code: 'backup_damaged'
		});
	});

	test('a backup that was broken off is refused', async () => {
		const copy = changed('broken-off', (copy) => rmSync(join(copy, 'backup.json')));
		await expect(restore(copy, join(scratch, 'never'))).rejects.toMatchObject({
			code: 'backup_incomplete'
		});
	});

	test('a list that leads out of the backup is refused', async () => {
		const copy = changed('leads-out', (copy) => {
			const list = JSON.parse(readFileSync(join(copy, 'backup.json'), 'utf8')) as Backup;
			list.files[0]!.path = '../outside';
			writeFileSync(join(copy, 'backup.json'), JSON.stringify(list));
		});
		await expect(restore(copy, join(scratch, 'never'))).rejects.toMatchObject({
			code: 'backup_damaged'
		});
	});

	test('nothing is written over', async () => {
		await expect(backUp(home.dir, folder)).rejects.toMatchObject({ code: 'backup_exists' });
		await expect(restore(folder, home.dir)).rejects.toMatchObject({ code: 'home_not_empty' });
	});

	test('that holds nothing is not copied', async () => {
		const nowhere = join(scratch, 'nowhere');
		await expect(backUp(nowhere, join(scratch, 'x'))).rejects.toMatchObject({
			code: 'nothing_to_back_up'
		});
		expect(existsSync(ledgerFile(nowhere))).toBe(false);
	});
});
