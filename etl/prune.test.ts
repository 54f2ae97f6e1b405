import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppState } from '../src/lib/server/access/app_state.ts';
import { issuedReleases } from '../src/lib/server/reports/register.ts';
import { petition, sent, TestHome } from '../tests/homes.ts';
import { donthu } from '../tests/load/donthu.ts';
import {
	appStateFile,
	currentPointer,
	prunedCard,
	releaseCard,
	releaseFile,
	releasesDir
} from '../warehouse/home.ts';
import { openRelease } from '../warehouse/release.ts';
import { cardText, pointerText, readCards } from '../warehouse/release_card.ts';
import { prune } from './prune.ts';
import { lockRelease, verifyRelease } from './release_state.ts';

let home: string;
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'donthu-prune-'));
	mkdirSync(releasesDir(home));
});
afterEach(() => rmSync(home, { recursive: true }));

/** Releases by their cards, published in this order; the last is served. */
function releases(...ids: (string | [id: string, state: 'locked'])[]): void {
	for (const [at, entry] of ids.entries()) {
		const [id, state] = typeof entry === 'string' ? [entry, 'provisional' as const] : entry;
		const as_of = id.slice(0, 10);
		const instant = `2026-12-01T08:00:${`${at}`.padStart(2, '0')}+07:00`;
		const card = { id, as_of, known_at: instant, published_at: instant, state };
		writeFileSync(releaseCard(home, id), cardText({ ...card, base: null, sha256: '' }));
		writeFileSync(releaseFile(home, id), id);
		writeFileSync(currentPointer(home), pointerText(id));
	}
}
const left = () => readCards(home).map(({ id }) => id);
const removing = { last: 1, isTrial: false } as const;
const goneOf = async () => (await prune(home, removing)).gone.map(({ id }) => id);

describe('Of the releases of a home', () => {
	test('the one that is served and the last ones stay', async () => {
		releases('2026-11-02-01', '2026-11-03-01', '2026-11-04-01', '2026-11-05-01');
		writeFileSync(currentPointer(home), pointerText('2026-11-02-01'));
		const { kept, gone } = await prune(home, { last: 2, isTrial: false });
		expect(kept).toEqual([
			{ id: '2026-11-02-01', why: ['served'] },
			{ id: '2026-11-04-01', why: ['last'] },
			{ id: '2026-11-05-01', why: ['last'] }
		]);
		expect(gone).toEqual([{ id: '2026-11-03-01', bytes: 13 }]);
		expect(left()).toEqual(['2026-11-02-01', '2026-11-04-01', '2026-11-05-01']);
		expect(existsSync(releaseFile(home, '2026-11-03-01'))).toBe(false);
	});

	test('what is locked stays', async () => {
		releases(['2026-11-02-01', 'locked'], '2026-11-03-01', '2026-11-04-01');
		expect(await goneOf()).toEqual(['2026-11-03-01']);
	});

	test('the newest of a month stays once the month is over, and that of a reporting window', async () => {
		releases(
			'2026-07-30-01',
			'2026-07-31-01',
			'2026-07-31-02',
			'2026-10-30-01',
			'2026-11-02-01',
			'2026-11-03-01'
		);
		const { kept, gone } = await prune(home, removing);
		expect(kept.filter(({ why }) => why.includes('period')).map(({ id }) => id)).toEqual([
			'2026-07-31-02',
			'2026-10-30-01'
		]);
		expect(gone.map(({ id }) => id)).toEqual(['2026-07-30-01', '2026-07-31-01', '2026-11-02-01']);
	});

	test('those stay that a report names, issued or being written', async () => {
		releases('2026-11-02-01', '2026-11-03-01', '2026-11-04-01', '2026-11-05-01', '2026-11-06-01');
		const state = await AppState.open(appStateFile(home));
		for (const [report_no, stage] of ['issued', 'draft'].entries()) {
			state.run(`insert into report values (:report_no, 't', '{}', :stage, 1, '', 'an', 'An')`, {
				report_no,
				stage
			});
		}
		state.run(`insert into report_node values (1, 'a', '2026-11-04-01', '{}')`);
		state.run(`insert into issued_report values (0, '', 'an', 'An', '2026-11-02-01', '', '{}')`);
		state.run(
			`insert into issued_figure values (0, 'a', '', 'm', '{}', 'current', '1', '1', '2026-11-03-01', '')`
		);
		const { kept, gone } = await prune(home, removing);
		state.close();
		expect(kept.filter(({ why }) => why.includes('issued')).map(({ id }) => id)).toEqual([
			'2026-11-02-01',
			'2026-11-03-01'
		]);
		expect(kept).toContainEqual({ id: '2026-11-04-01', why: ['in_work'] });
		expect(gone.map(({ id }) => id)).toEqual(['2026-11-05-01']);

		const again = await AppState.open(appStateFile(home));
		expect(issuedReleases(again)).toEqual(['2026-11-02-01', '2026-11-03-01']);
		again.close();
	});

	test('none goes while it cannot be known what reports name', async () => {
		releases('2026-11-02-01', '2026-11-03-01');
		writeFileSync(appStateFile(home), 'no database'.repeat(1_000));
		await expect(prune(home, removing)).rejects.toMatchObject({ code: 'accounts_unreadable' });
		expect(left()).toEqual(['2026-11-02-01', '2026-11-03-01']);
	});

	test('one whose card is damaged stays', async () => {
		releases('2026-11-02-01', '2026-11-03-01', '2026-11-04-01');
		writeFileSync(releaseCard(home, '2026-11-02-01'), '{');
		expect(await goneOf()).toEqual(['2026-11-03-01']);
		expect(existsSync(releaseFile(home, '2026-11-02-01'))).toBe(true);
	});

	test('a trial says what would go, and nothing does', async () => {
		releases('2026-11-02-01', '2026-11-03-01');
		const told = await donthu(home, 'prune', '--last', '1', '--dry-run');
		expect(told).toMatchObject({ status: 0, stderr: '' });
		expect(told.stdout).toContain('giữ     2026-11-03-01  đang phục vụ; trong số bản gần nhất');
		expect(told.stdout).toContain('sẽ dọn  2026-11-02-01');
		expect(left()).toHaveLength(2);
		expect(await donthu(home, 'prune', '--last', '0')).toMatchObject({ status: 1 });
	});

	test('one of which only the card went before the program was killed goes with the next run', async () => {
		releases('2026-11-02-01', '2026-11-03-01');
		renameSync(releaseCard(home, '2026-11-02-01'), prunedCard(home, '2026-11-02-01'));
		expect(await goneOf()).toEqual([]);
		expect(existsSync(releaseFile(home, '2026-11-02-01'))).toBe(false);
	});

	test('a home without any has nothing to go', async () => {
		rmSync(releasesDir(home), { recursive: true });
		expect(await prune(home, removing)).toEqual({ kept: [], gone: [] });
	});
});

test('What went is told, its id is never given again, and the ledger gives it once more', async () => {
	const real = new TestHome();
	const [first, last] = [petition('D1', '2026-11-02'), petition('D2', '2026-11-03')];
	await real.load(sent('P37', ['2026-11-01', '2026-11-30'], { petitions: [first, last] }));
	for (const day of ['2026-11-02', '2026-11-03', '2026-11-03']) await real.publish(day);
	await lockRelease(real.dir, '2026-11-03-02');
	await prune(real.dir, removing);
	await expect(openRelease(real.dir, '2026-11-02-01')).rejects.toMatchObject({
		code: 'release_pruned',
		remedy: expect.stringContaining('--as-of 2026-11-02 --known-at 2027-01-01') as string
	});

	const ask = await real.publish('2026-11-02');
	expect(await ask('petitions_received', ['2026-11-01', '2026-11-30'])).toEqual([[1]]);
	expect(readCards(real.dir).map(({ id }) => id)).toEqual(['2026-11-03-02', '2026-11-02-02']);
	expect(await verifyRelease(real.dir, '2026-11-02-02')).toEqual([]);
	real.remove();
});
