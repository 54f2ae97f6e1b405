import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chosen, isWhole } from './chosen.ts';
import { buildDisk, onDisk } from './disk.ts';
import { copyOf, donthu, expectRecovered, Recording, Sent, STAGES } from './site.ts';

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
