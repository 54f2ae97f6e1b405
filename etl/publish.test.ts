import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { releaseFile, releasesDir } from '../warehouse/home.ts';
import { attachLedger } from '../warehouse/ledger.ts';
import { EVERYTHING, numbers } from '../warehouse/numbers.ts';
import { openMemory } from '../warehouse/open.ts';
import { openRelease } from '../warehouse/release.ts';
import { currentReleaseId, readCards } from '../warehouse/release_card.ts';
import { publish } from './publish.ts';

const KNOWN_AT = '2026-11-01 00:00:00';
let home: string;

beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'donthu-publish-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('A publication', () => {
	test('of an empty home answers every indicator with nothing', async () => {
		await publish(home, '2026-10-31', KNOWN_AT);

		const release = await openRelease(home);
		const answer = await numbers(release, EVERYTHING, {
			metrics: ['petitions_received', 'overdue_rate', 'days_to_resolve_median', 'reviews_total'],
			from: '2026-01-01',
			to: '2026-10-31'
		});
		release.close();

		expect(answer.rows).toEqual([[0, null, null, 0]]);
	});

	test('gets the next number of its as-of day, and is the one that is served', async () => {
		const first = await publish(home, '2026-10-31', KNOWN_AT);
		const second = await publish(home, '2026-10-31', KNOWN_AT);

		expect([first.id, second.id]).toEqual(['2026-10-31-01', '2026-10-31-02']);
		expect(currentReleaseId(home)).toBe('2026-10-31-02');
		expect(readCards(home).map((card) => card.state)).toEqual(['provisional', 'provisional']);
	});

	test('is stopped by an audit, and what was served stays', async () => {
		await publish(home, '2026-10-31', KNOWN_AT);
		await recordOfUnknownUnit(home);

		await expect(publish(home, '2026-10-31', KNOWN_AT)).rejects.toMatchObject({
			code: 'audit_failed',
			problem: expect.stringContaining('records_have_units.sql') as string
		});

		expect(currentReleaseId(home)).toBe('2026-10-31-01');
		expect(filesOf(home)).toEqual(['2026-10-31-01.duckdb', '2026-10-31-01.json']);
	});

	test('killed at any moment leaves a whole release served, and the next one cleans up', async () => {
		await publish(home, '2026-10-31', KNOWN_AT);
		let killed = 0;
		for (const after_ms of [150, 250, 350, 450, 550]) {
			if (await killPublishAfter(home, after_ms)) killed += 1;
			const release = await openRelease(home);
			release.close();
		}
		const last = await publish(home, '2026-10-31', KNOWN_AT);

		expect(killed).toBeGreaterThan(0);
		expect(currentReleaseId(home)).toBe(last.id);
		expect(filesOf(home).filter((file) => file.includes('building'))).toEqual([]);
	});

	test('killed before its card was written leaves a file that the next one takes away', async () => {
		await publish(home, '2026-10-31', KNOWN_AT);
		const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
		await once(gone, 'exit');
		// As it is between the names of the file and of its card.
		copyFileSync(releaseFile(home, '2026-10-31-01'), releaseFile(home, '2026-10-31-02'));
		writeFileSync(join(releasesDir(home), `2026-10-31-02.${gone.pid}.claim`), '');

		await publish(home, '2026-10-31', KNOWN_AT);

		expect(filesOf(home)).toEqual(
			['01', '02'].flatMap((no) => [`2026-10-31-${no}.duckdb`, `2026-10-31-${no}.json`])
		);
	});
});

const filesOf = (home: string) => readdirSync(releasesDir(home)).sort();

async function recordOfUnknownUnit(home: string): Promise<void> {
	const connection = await openMemory();
	await attachLedger(connection, home);
	await connection.run(
		`insert into ledger.packages (package_no, package_id, unit, period_from, period_to, created_at,
			received_at, loaded_at, content_hash, rows_in, rows_accepted, rows_quarantined)
		values (1, 'p', 'NOWHERE', '2026-01-01', '2026-01-31', '2026-02-01', '2026-02-01', '2026-02-01', '', 0, 0, 0)`
	);
	connection.closeSync();
}

/** Whether the process was still at work when it was killed. */
async function killPublishAfter(home: string, after_ms: number): Promise<boolean> {
	const child = spawn(
		process.execPath,
		[join(import.meta.dirname, 'cli.ts'), 'publish', '--as-of', '2026-10-31', '--home', home],
		{ stdio: 'ignore' }
	);
	const exited = once(child, 'exit');
	await wait(after_ms);
	child.kill('SIGKILL');
	const [, signal] = (await exited) as [number | null, string | null];
	return signal === 'SIGKILL';
}
