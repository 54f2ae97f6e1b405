import { existsSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDamage } from '../../etl/damage.ts';
import { prune } from '../../etl/prune.ts';
import { publish } from '../../etl/publish.ts';
import { releaseFile } from '../../warehouse/home.ts';
import { readCards } from '../../warehouse/release_card.ts';
import { chosen, isWhole } from './chosen.ts';
import { buildDisk, onDisk } from './disk.ts';
import {
	copyOf,
	donthu,
	expectRecovered,
	expectServed,
	Recording,
	Sent,
	STAGES,
	wholeHome
} from './site.ts';

/** Of all stages together, when it is not the whole. */
const KILLS = 6;

let library: string;
let sent: Sent;
let recording: Recording;
beforeAll(async () => {
	library = buildDisk();
	sent = new Sent();
	recording = await Recording.make(library, sent);
});
afterAll(() => {
	recording?.remove();
	sent.remove();
});

/** Kills a stage at its n-th step, and starts again; whether it came so far. */
async function killAt(stageNo: number, killAt: number): Promise<boolean> {
	const { stage, before, told } = recording.stages[stageNo]!;
	const home = copyOf(before);
	const { code, output } = await donthu(
		home,
		stage.argv(sent.folder),
		onDisk(library, home, { killAt })
	);
	// It ends by the signal or well, and in no other way.
	const isKilled = code !== 0;
	if (isKilled) expect(output).toBe('');
	await expectRecovered(home, sent, told);
	rmSync(home, { recursive: true });
	return isKilled;
}

if (isWhole) {
	test.each(STAGES.map(({ name }, i) => [name, i] as const))(
		'Killed at every step there is: %s',
		async (name, stageNo) => {
			let steps = 0;
			while (await killAt(stageNo, steps + 1)) steps += 1;
			console.log(`${name}: killed at each of ${steps} steps`);
			expect(steps).toBeGreaterThan(0);
		},
		7_200_000
	);
} else {
	test('Killed at some steps of each stage', async () => {
		const points = recording.stages.flatMap(({ steps: [from, until] }, stageNo) =>
			Array.from({ length: until - from }, (_, i) => [stageNo, i + 1] as const)
		);
		for (const [stageNo, step] of chosen(points, KILLS)) {
			expect(await killAt(stageNo, step), `${STAGES[stageNo]!.name}, step ${step}`).toBe(true);
		}
		console.log(`killed at ${KILLS} of ${points.length} steps`);
	});
}

test('Killed at every step of pruning, each release is there whole or is none', async () => {
	const [old, last] = ['2026-05-01-01', '2026-05-01-02'] as const;
	const home = await wholeHome(sent);
	await publish(home, '2026-05-01', '2026-05-01 00:00:00');
	const argv = ['prune', '--last', '1'];
	let steps = 0;
	for (let isKilled = true; isKilled; steps += isKilled ? 1 : 0) {
		const copy = copyOf(home);
		const ended = await donthu(copy, argv, onDisk(library, copy, { killAt: steps + 1 }));
		isKilled = ended.code !== 0;
		if (isKilled) expect(ended.output).toBe('');
		expect(await findDamage(copy)).toEqual([]);
		await expectServed(copy, { receipts: [], releases: [last] });
		await prune(copy, { last: 1, isTrial: false });
		expect(readCards(copy).map(({ id }) => id)).toEqual(['2026-03-01-01', last]);
		expect(existsSync(releaseFile(copy, old))).toBe(false);
		rmSync(copy, { recursive: true });
	}
	console.log(`pruning: killed at each of ${steps} steps`);
	expect(steps).toBeGreaterThan(1);
	rmSync(home, { recursive: true });
});
