import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chosen, isWhole, seed, seeded } from './chosen.ts';
import { buildDisk, Disk, layOut, stateOf, type Keeps } from './disk.ts';
import { emptyHome, expectRecovered, Recording, Sent } from './site.ts';

/** Power cuts, when it is not the whole. */
const CUTS = 9;

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

test.each(Object.entries(KEEPS))(
	'A power cut keeps %s',
	async (_what, keepsOf) => {
		const { journal, stages } = recording;
		const steps = Array.from({ length: journal.length + 1 }, (_, step) => step);
		const cuts = chosen(steps, CUTS / Object.keys(KEEPS).length);
		const seen = new Set<string>();
		for (const step of cuts) {
			const left = diskAt(step).afterPowerCut(keepsOf(seeded(seed * 1_000_003 + step)));
			const { told } = stages.findLast(({ steps: [from] }) => from <= step)!;
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
		console.log(`power cut after ${cuts.length} of ${steps.length} steps: ${seen.size} states`);
	},
	isWhole ? 7_200_000 : undefined
);
