import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { releaseCard, releaseFile } from '../warehouse/home.ts';
import { openRelease } from '../warehouse/release.ts';
import { currentReleaseId, readCard, readCards } from '../warehouse/release_card.ts';
import { petition, sent, TestHome } from '../tests/homes.ts';
import { loadPackages } from './load.ts';
import { lockRelease, rollbackTo, verifyRelease } from './release_state.ts';

const FIRST = '2026-03-31-01';
const SECOND = '2026-03-31-02';
const MARCH = ['2026-03-01', '2026-03-31'] as const;
const KNOWN_AT = '2026-04-10T00:00:00+07:00';
let home: TestHome;

/** Petitions of Ninh Bình in March, in a package made on a day. */
const march = (package_id: string, created_on: string, ...ids: string[]) =>
	sent(
		'P37',
		MARCH,
		{ petitions: ids.map((id) => petition(id, '2026-03-05')) },
		{ package_id, created_at: `${created_on}T08:00:00+07:00` }
	);

beforeEach(async () => {
	home = new TestHome();
	await home.load(march('first', '2026-04-02', 'D1', 'D2'));
	await home.publish('2026-03-31', KNOWN_AT);
});
afterEach(() => home.remove());

describe('A release', () => {
	test('is provisional until it is locked, and locking changes no figure', async () => {
		const before = readCard(home.dir, FIRST);
		await lockRelease(home.dir, FIRST);
		await lockRelease(home.dir, FIRST);

		expect(readCard(home.dir, FIRST)).toEqual({ ...before, state: 'locked' });
		expect(await verifyRelease(home.dir, FIRST)).toEqual([]);
	});

	test('can be served again after a later one; both stay', async () => {
		await home.publish('2026-03-31', KNOWN_AT);
		await rollbackTo(home.dir, FIRST);

		expect(currentReleaseId(home.dir)).toBe(FIRST);
		expect(readCards(home.dir).map(({ id }) => id)).toEqual([FIRST, SECOND]);
	});

	test('is given by the ledger again after corrections came', async () => {
		await home.load(march('second', '2026-04-20', 'D3'));
		expect(await verifyRelease(home.dir, FIRST)).toEqual([]);
	});

	test('is not given again when a package counts as received before its known-at instant', async () => {
		await home.load(march('late', '2026-04-05', 'D3', 'D4'));
		expect(await verifyRelease(home.dir, FIRST)).toEqual(
			expect.arrayContaining([
				{ table: 'mart.petitions', released: 2, rebuilt: 4 },
				{ table: 'mart.packages', released: 1, rebuilt: 2 }
			])
		);
	});

	test.each([
		['before its known-at instant', '2026-04-05', [[FIRST]]],
		['after it', '2026-04-20', []]
	])('is named by the loader only where a package counts as received %s', async (_, day, told) => {
		const changed: string[][] = [];
		await loadPackages(home.dir, [home.write(march('more', day, 'D3'))], {
			receivedAt: 'manifest',
			onPastChanged: (releases) => changed.push(releases)
		});
		expect(changed).toEqual(told);
	});

	test('whose file is gone is damaged, and not a fault of the program', async () => {
		rmSync(releaseFile(home.dir, FIRST), { force: true });
		for (const act of [lockRelease, rollbackTo, verifyRelease]) {
			await expect(act(home.dir, FIRST)).rejects.toMatchObject({ code: 'release_damaged' });
		}
	});

	test('that is damaged is neither locked nor served nor taken for good', async () => {
		const file = releaseFile(home.dir, FIRST);
		const bytes = readFileSync(file);
		bytes[bytes.length >> 1]! ^= 1;
		chmodSync(file, 0o644);
		writeFileSync(file, bytes);

		for (const act of [lockRelease, rollbackTo, verifyRelease]) {
			await expect(act(home.dir, FIRST)).rejects.toMatchObject({ code: 'release_damaged' });
		}
		expect(readCard(home.dir, FIRST).state).toBe('provisional');
	});

	test('whose file or card is no such thing is named in a sentence, whoever asks', async () => {
		const openable = {
			code: 'release_unreadable',
			message: expect.stringContaining(FIRST) as string
		};
		chmodSync(releaseFile(home.dir, FIRST), 0o644);
		writeFileSync(releaseFile(home.dir, FIRST), 'no database');
		await expect(openRelease(home.dir, FIRST)).rejects.toMatchObject(openable);

		writeFileSync(releaseCard(home.dir, FIRST), '{');
		await expect(openRelease(home.dir, FIRST)).rejects.toMatchObject(openable);
		expect(() => readCards(home.dir)).toThrow(expect.objectContaining(openable));
	});

	test('is published again after an earlier one was served, and counts what is known', async () => {
		await home.load(march('second', '2026-04-12', 'D3'));
		await home.publish('2026-03-31');
		await rollbackTo(home.dir, FIRST);
		const ask = await home.publish('2026-03-31');

		expect(currentReleaseId(home.dir)).toBe('2026-03-31-03');
		expect(await ask('petitions_received', MARCH)).toEqual([[3]]);
		expect(await verifyRelease(home.dir, '2026-03-31-03')).toEqual([]);
	});

	test.each(['2026-03-31-09', '../ledger', ''])('«%s» is none', async (id) => {
		for (const act of [lockRelease, rollbackTo, verifyRelease]) {
			await expect(act(home.dir, id)).rejects.toMatchObject({ code: 'unknown_release' });
		}
	});
});

describe('An old figure', () => {
	test('comes from its release, and from the ledger as it was known, after corrections', async () => {
		const received = (ask: Awaited<ReturnType<TestHome['publish']>>) =>
			ask('petitions_received', MARCH);
		await home.load(
			march('second', '2026-04-20', 'D3', 'D4'),
			sent(
				'P37',
				MARCH,
				{ petitions: [petition('D1', '2026-03-05', { withdrawn: true })] },
				{ package_id: 'third', created_at: '2026-04-21T08:00:00+07:00' }
			)
		);

		const now = await home.publish('2026-03-31');
		const then = await home.publish('2026-03-31', KNOWN_AT);

		expect(await received(now)).toEqual([[3]]);
		expect(await received(then)).toEqual([[2]]);
		expect(await verifyRelease(home.dir, FIRST)).toEqual([]);
	});
});
