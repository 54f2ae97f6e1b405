import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isWhole } from './chosen.ts';
import { withLittleRoom } from './full_disk.ts';
import {
	copyOf,
	donthu,
	emptyHome,
	expectRecovered,
	expectServed,
	NOTHING_TOLD,
	Sent,
	STAGES,
	toldBy,
	type Stage,
	type Told
} from './site.ts';

const KB = 1024;
const ROOMS = isWhole
	? [
			...[0, 16, 64, 128, 256, 512, 768, 1024, 1536, 2048, 2560, 3072, 4096, 5120],
			...[8192, 10_240, 12_288, 13_312, 13_824, 14_080, 14_336, 15_360, 16_384, 18_432]
		].map((n) => n * KB)
	: [0, 768 * KB, 1024 * KB];

let sent: Sent;
let empty: string;
let loaded: string;
let published: string;
let told: Told;
let toldOnce: Told;
beforeAll(async () => {
	sent = new Sent();
	empty = emptyHome();
	const run = async (home: string, stage: Stage, before: Told) =>
		toldBy(stage, (await donthu(home, stage.argv(sent.folder))).output, before);
	loaded = emptyHome();
	told = await run(loaded, STAGES[0]!, NOTHING_TOLD);
	published = copyOf(loaded);
	toldOnce = await run(published, STAGES[1]!, told);
});
afterAll(() => {
	sent.remove();
	for (const home of [empty, loaded, published]) rmSync(home, { recursive: true });
});

/** Whether a stage ends well; else it says what is wrong and what to do, in a sentence. */
async function endsWell(home: string, stage: Stage, env: NodeJS.ProcessEnv = {}): Promise<boolean> {
	const { code, output } = await donthu(home, stage.argv(sent.folder), env);
	if (code === 0) return true;
	expect(output).not.toMatch(/\.ts:\d+|node:internal/);
	expect(output).toMatch(/chỗ trống/);
	expect(output.trimEnd().split('\n')).toHaveLength(1);
	return false;
}

const CASES = [
	['the landing folder', 'landing', STAGES[0]!, () => [empty, NOTHING_TOLD]],
	['the ledger, when it is made', '.', STAGES[0]!, () => [empty, NOTHING_TOLD]],
	['the ledger, when it grows', '.', STAGES[2]!, () => [published, toldOnce]],
	['the first release', 'releases', STAGES[1]!, () => [loaded, told]],
	['a later release', 'releases', STAGES[3]!, () => [published, toldOnce]]
] satisfies [string, string, Stage, () => [home: string, told: Told]][];

test.each(CASES)('A disk that is full under %s', async (what, folder, stage, start) => {
	let failed = 0;
	for (const room of ROOMS) {
		const [before, toldBefore] = start();
		const home = copyOf(before);
		await withLittleRoom(join(home, folder), room, async () => {
			if (!(await endsWell(home, stage))) failed += 1;
			await expectServed(home, toldBefore);
		});
		await expectRecovered(home, sent, toldBefore);
		rmSync(home, { recursive: true });
	}
	console.log(`${what}: no room in ${failed} of ${ROOMS.length} runs`);
	expect(failed).toBeGreaterThan(0);
});

test.each([
	['loads', 0],
	['publishes', 1]
])('A disk that is full under what does not fit into memory, of who %s', async (_what, stageNo) => {
	const [before, toldBefore] = stageNo === 0 ? [empty, NOTHING_TOLD] : [loaded, told];
	const home = copyOf(before);
	const spill = emptyHome();
	await withLittleRoom(spill, 0, async () => {
		const env = { TMPDIR: spill, DONTHU_MEMORY: '40MB' };
		expect(await endsWell(home, STAGES[stageNo]!, env)).toBe(false);
	});
	await expectRecovered(home, sent, toldBefore);
	for (const folder of [home, spill]) rmSync(folder, { recursive: true });
});
