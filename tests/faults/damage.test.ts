import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { findDamage } from '../../etl/damage.ts';
import { readArchives } from '../../etl/landing.ts';
import { loadPackages } from '../../etl/load.ts';
import { publish } from '../../etl/publish.ts';
import { vietnamTime } from '../../warehouse/days.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import {
	currentPointer,
	landingDir,
	ledgerFile,
	releaseCard,
	releaseFile
} from '../../warehouse/home.ts';
import { journal, type Entry } from '../../warehouse/journal.ts';
import { currentReleaseId, readCard } from '../../warehouse/release_card.ts';
import { readLanding, readLedger } from '../load/ledgers.ts';
import { isWhole, seed, seeded } from './chosen.ts';
import { copyOf, expectRecovered, expectServed, Sent, serving, wholeHome } from './site.ts';

/** Bits that are changed in a file that is too large for all of them. */
const FLIPS = isWhole ? 200 : 2;
/** Between the bits of a small file that are changed. */
const STRIDE = isWhole ? 1 : 5;
const KNOWN_AT = vietnamTime('2026-06-01T00:00:00+07:00')!;
const FIRST = '2026-03-01-01';
const LAST = '2026-05-01-01';
const TOLD = { receipts: ['A', 'B', 'C'], releases: [FIRST, LAST] } as const;

let sent: Sent;
let whole: string;
beforeAll(async () => {
	sent = new Sent();
	whole = await wholeHome(sent);
});
afterAll(() => {
	sent.remove();
	rmSync(whole, { recursive: true });
});

let home: string;
let complaints: string[];
beforeEach(() => {
	home = copyOf(whole);
	complaints = [];
	const note = (what: string, entry: Entry = {}) =>
		void complaints.push(`${what} ${JSON.stringify(entry)}`);
	vi.spyOn(journal, 'error').mockImplementation(note);
	vi.spyOn(journal, 'warn').mockImplementation(note);
});
afterEach(() => {
	vi.restoreAllMocks();
	rmSync(home, { recursive: true });
});

function flip(file: string, bit: number): void {
	const bytes = readFileSync(file);
	bytes[bit >> 3]! ^= 1 << (bit & 7);
	chmodSync(file, 0o644);
	writeFileSync(file, bytes);
}

/** Changes some bits of a file, one at a time, with the whole home as it was otherwise. */
async function eachFlip(file: string, look: (bit: number) => Promise<void>): Promise<void> {
	const original = readFileSync(file);
	const random = seeded(seed);
	for (let i = 0; i < FLIPS; i += 1) {
		const bit = Math.floor(random() * original.length * 8);
		flip(file, bit);
		try {
			await look(bit);
		} catch (error) {
			throw new Error(`Bit ${bit} of ${file} (seed ${seed})`, { cause: error });
		}
		writeFileSync(file, original);
	}
}

const codesOf = (errors: readonly DonthuError[]) => errors.map(({ code }) => code);

/** A function's answer, or the code with which it refused. */
function answerOf<T>(ask: () => T): T | string {
	try {
		return ask();
	} catch (error) {
		if (!(error instanceof DonthuError)) throw error;
		return error.code;
	}
}

describe('A changed bit', () => {
	test('in a release is found before it is served; the last good one is', async () => {
		await eachFlip(releaseFile(home, LAST), async () => {
			complaints = [];
			await serving(home, async (release) => expect(release?.id).toBe(FIRST));
			expect(complaints.join('\n')).toMatch(/release_not_served.*release_(damaged|unreadable)/);
			expect(complaints.join('\n')).toContain(FIRST);
			expect(codesOf(await findDamage(home))).toEqual(['release_damaged']);
		});
		await expectRecovered(home, sent, TOLD);
	});

	test('in a release from which another is made goes no further', async () => {
		flip(releaseFile(home, LAST), 8_000_000);
		const { base } = await publish(home, '2026-05-02', KNOWN_AT);
		expect(base).toBeNull();
		await serving(home, async (release) => expect(release?.id).toBe('2026-05-02-01'));
	});

	test('in a card is found, wherever it is', async () => {
		const card = readCard(home, LAST);
		const file = releaseCard(home, LAST);
		const original = readFileSync(file);
		for (let bit = 0; bit < original.length * 8; bit += STRIDE) {
			flip(file, bit);
			const answer = answerOf(() => readCard(home, LAST));
			if (answer !== 'release_unreadable') expect(answer).toEqual(card);
			writeFileSync(file, original);
		}
		flip(file, original.indexOf('provisional') * 8);
		expect(codesOf(await findDamage(home))).toEqual(['release_unreadable']);
		await serving(home, async (release) => expect(release?.id).toBe(FIRST));
		// Those who have nothing to do with it go on.
		await loadPackages(home, sent.paths(), { receivedAt: 'manifest' });
		await publish(home, '2026-05-03', KNOWN_AT);
		await serving(home, async (release) => expect(release?.id).toBe('2026-05-03-01'));
	});

	test('in the pointer is found, wherever it is', async () => {
		const file = currentPointer(home);
		const original = readFileSync(file);
		for (let bit = 0; bit < original.length * 8; bit += 1) {
			flip(file, bit);
			expect([LAST, 'pointer_damaged']).toContain(answerOf(() => currentReleaseId(home)));
			writeFileSync(file, original);
		}
		flip(file, 8 * LAST.length - 7);
		expect(codesOf(await findDamage(home))).toEqual(['pointer_damaged']);
		await expectServed(home, TOLD);
		expect(complaints).not.toEqual([]);
		await publish(home, '2026-05-03', KNOWN_AT);
		expect(currentReleaseId(home)).toBe('2026-05-03-01');
	});

	test('in the ledger is found before it is published, or was in no record', async () => {
		const records = await readLedger(home);
		let found = 0;
		await eachFlip(ledgerFile(home), async () => {
			const codes = codesOf(await findDamage(home));
			if (codes.length > 0) {
				found += 1;
				expect(['ledger_damaged', 'ledger_unusable']).toContain(codes[0]);
			} else {
				expect(await readLedger(home)).toEqual(records);
			}
			await expectServed(home, TOLD);
		});
		console.log(`ledger: ${found} of ${FLIPS} changed bits were in records`);
	});

	test('in the records of the ledger keeps it from being published', async () => {
		const bytes = readFileSync(ledgerFile(home));
		flip(ledgerFile(home), bytes.lastIndexOf('da-0') * 8);
		expect(codesOf(await findDamage(home))).toEqual(['ledger_damaged']);
		const publishing = publish(home, '2026-05-03', KNOWN_AT);
		await expect(publishing).rejects.toMatchObject({
			code: expect.stringMatching(/^ledger_(damaged|unusable)$/) as string
		});
		await expectServed(home, TOLD);
	});

	test('in packages that were kept is found, unless each of them still reads as it came', async () => {
		const [file] = archives();
		const came = readLanding(home);
		await eachFlip(file!, async () => {
			const [damage, ...more] = await findDamage(home);
			const whole = readLanding(home);
			expect(more).toEqual([]);
			expect(damage?.code).toBe(whole.size < came.size ? 'package_damaged' : undefined);
			for (const [hash, zip] of whole) expect(zip).toEqual(came.get(hash));
			expect(damage?.message ?? file).toContain(file);
		});
	});

	test('in a package that was kept is told by its id, and it can be sent again', async () => {
		const [file] = archives();
		flip(file!, readFileSync(file!).indexOf('package_id') * 8);
		const [damage, ...more] = await findDamage(home);
		expect(more).toEqual([]);
		expect(damage).toMatchObject({ code: 'package_damaged' });
		expect(damage!.message).toContain(`1 gói: A; tệp hỏng: ${file}`);

		await loadPackages(home, sent.paths(), { receivedAt: 'manifest' });
		expect(await findDamage(home)).toEqual([]);
		expect(archives()).toHaveLength(3);
	});

	test('of an archive that has gone is told, and its packages can be sent again', async () => {
		const [file] = archives();
		rmSync(file!);
		const [damage] = await findDamage(home);
		expect(damage?.message).toContain('2 gói: A, B.');

		await loadPackages(home, sent.paths(), { receivedAt: 'manifest' });
		expect(await findDamage(home)).toEqual([]);
		expect(archives()).toContain(file);
	});
});

/** In which A and B lie, and C alone. */
const archives = () =>
	[...readArchives(landingDir(home))]
		.toSorted((a, b) => b.packages.length - a.packages.length)
		.map(({ file }) => file);

describe('A reader that holds an old release', () => {
	test('is answered from it while newer ones are published, damaged, and taken back', async () => {
		const counted = 'select count(*) from mart.petitions';
		await serving(home, async (held) => {
			for (const day of ['2026-06-01', '2026-06-02']) {
				await publish(home, day, KNOWN_AT);
			}
			flip(releaseFile(home, '2026-06-02-01'), 4_000_000);
			// What is held open stays readable, even when its file is put away.
			rmSync(releaseFile(home, LAST));
			const connection = await held!.connect();
			const { 0: row } = (await connection.runAndReadAll(counted)).getRows();
			connection.closeSync();
			expect(row).toEqual([9n]);
			expect(held!.id).toBe(LAST);
			await serving(home, async (now) => expect(now?.id).toBe('2026-06-01-01'));
		});
		expect(codesOf(await findDamage(home))).toEqual(['release_damaged', 'release_damaged']);
	});
});
