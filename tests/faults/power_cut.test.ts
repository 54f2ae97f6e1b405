import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chosen, isWhole, seed, seeded } from './chosen.ts';
import { buildDisk, Disk, layOut, stateOf, type Keeps } from './disk.ts';
import { emptyHome, expectRecovered, Recording, Sent } from './site.ts';

/** Power cuts, when it is not the whole. */
const CUTS = 9;
/** The same while a checkpoint of the ledger is under way, and how often each step is then tried when it is. */
const CUTS_OF_CHECKPOINT = 4;
const TRIES = isWhole ? 5 : 1;

let sent: Sent;
let recording: Recording;
beforeAll(async () => {
	sent = new Sent();
	recording = await Recording.make(buildDisk(), sent);
});
afterAll(() => {
	recording?.remove();
	sent.remove();
});

const KEEPS: Readonly<Record<string, (random: () => number) => Keeps>> = {
	'nothing that was not forced to disk': () => ({ names: () => 0, change: () => false }),
	'names, and nothing of what is in the files': () => ({
		names: (count) => count,
		change: () => false
	}),
	'any part of it': (random) => ({
		names: (count) => Math.floor(random() * (count + 1)),
		change: () => random() < 0.5
	})
};

function diskAt(step: number): Disk {
	const disk = new Disk(recording.rootInode);
	for (const done of recording.journal.slice(0, step)) disk.apply(done);
	return disk;
}

test('The journal holds every step: what follows from it is what lies there', () => {
	const { home, journal } = recording;
	const there = (readdirSync(home, { recursive: true }) as string[]).toSorted();
	const known = diskAt(journal.length).now();

	expect([...known.keys()].toSorted()).toEqual(there);
	for (const path of there) {
		const content = known.get(path)!;
		if (statSync(join(home, path)).isDirectory()) expect(content).toBeNull();
		else expect(content.equals(readFileSync(join(home, path))), path).toBe(true);
	}
});

/** Home after home as a power cut may leave it, each once; with what was told until then. */
async function expectAllRecovered(
	cuts: readonly { step: number; keeps: Keeps }[]
): Promise<number> {
	const seen = new Set<string>();
	for (const { step, keeps } of cuts) {
		const left = diskAt(step).afterPowerCut(keeps);
		const { told } = recording.stages.findLast(({ steps: [from] }) => from <= step)!;
		// Between two steps that force something to disk, often the same is left.
		const state = stateOf(left, JSON.stringify(told));
		if (seen.has(state)) continue;
		seen.add(state);
		const home = emptyHome();
		layOut(left, home);
		try {
			await expectRecovered(home, sent, told);
		} catch (error) {
			throw new Error(`Power cut after step ${step} (seed ${seed}), see ${home}`, {
				cause: error
			});
		}
		rmSync(home, { recursive: true });
	}
	return seen.size;
}

test.each(Object.entries(KEEPS))(
	'A power cut keeps %s',
	async (_what, keepsOf) => {
		const steps = Array.from({ length: recording.journal.length + 1 }, (_, step) => step);
		const cuts = chosen(steps, CUTS / Object.keys(KEEPS).length);
		const states = await expectAllRecovered(
			cuts.map((step) => ({ step, keeps: keepsOf(seeded(seed * 1_000_003 + step)) }))
		);
		console.log(`power cut after ${cuts.length} of ${steps.length} steps: ${states} states`);
	},
	isWhole ? 7_200_000 : undefined
);

test(
	'A power cut in a checkpoint of the ledger undoes it, whichever pages the disk has taken',
	async () => {
		const isUnderWay = (step: number) => {
			const done = recording.journal
				.slice(0, step)
				.map(({ kind, from, to }) => kind + (to || from));
			return done.lastIndexOf('Rledger.duckdb.blocks') > done.lastIndexOf('Uledger.duckdb.blocks');
		};
		const steps = [...recording.journal.keys()].filter(isUnderWay);
		expect(steps.length).toBeGreaterThan(CUTS_OF_CHECKPOINT);
		const anyPart = KEEPS['any part of it']!;
		const cuts = chosen(steps, CUTS_OF_CHECKPOINT).flatMap((step) =>
			Array.from({ length: TRIES }, (_, again) => ({
				step,
				keeps: anyPart(seeded((seed + again) * 2_000_003 + step))
			}))
		);
		const states = await expectAllRecovered(cuts);
		console.log(`power cut in a checkpoint, after ${steps.length} steps: ${states} states`);
	},
	isWhole ? 7_200_000 : undefined
);
