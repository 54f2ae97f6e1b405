import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Receipt } from '../../etl/receipt.ts';
import { readCards } from '../../warehouse/release_card.ts';
import { copyOf, donthu, expectRecovered, Sent, STAGES, wholeHome } from './site.ts';

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
beforeEach(() => {
	home = copyOf(whole);
});
afterEach(() => rmSync(home, { recursive: true }));

const TOLD = { receipts: ['A', 'B', 'C'], releases: ['2026-03-01-01', '2026-05-01-01'] } as const;
const PUBLISH = ['publish', '--as-of', '2026-05-01', '--known-at', '2026-05-01T00:00:00+07:00'];

test('Four publishers at once publish four releases, each under an id of its own', async () => {
	const ended = await Promise.all([1, 2, 3, 4].map(() => donthu(home, PUBLISH)));

	expect(ended.map(({ code, output }) => (code === 0 ? '' : output))).toEqual(['', '', '', '']);
	const ids = readCards(home).map(({ id }) => id);
	expect(ids.toSorted()).toEqual([
		'2026-03-01-01',
		...['01', '02', '03', '04', '05'].map((number) => `2026-05-01-${number}`)
	]);
	await expectRecovered(home, sent, TOLD);
});

test('Loaders and publishers at once wait for each other, and lose nothing', async () => {
	const load = () => donthu(home, STAGES[0]!.argv(sent.folder));
	const ended = await Promise.all([load(), donthu(home, PUBLISH), load(), donthu(home, PUBLISH)]);

	expect(ended.map(({ code, output }) => (code === 0 ? '' : output))).toEqual(['', '', '', '']);
	for (const { output } of [ended[0], ended[2]]) {
		const receipts = JSON.parse(output.slice(output.indexOf('['))) as Receipt[];
		expect(receipts.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
			['PKG-DUPLICATE'],
			['PKG-DUPLICATE']
		]);
	}
	await expectRecovered(home, sent, TOLD);
});
