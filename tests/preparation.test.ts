import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setTimeout as wait } from 'node:timers/promises';
import { petition, sent, TestHome } from './homes.ts';
import { journal } from '#warehouse/journal.ts';
import { RULES } from '#lib/roles.ts';
import { readChoice } from '#lib/filter.ts';
import { scopeOf } from '#lib/server/access/scope_of.ts';
import { facts } from '#lib/server/facts.ts';
import { overview } from '#lib/server/overview.ts';
import { Preparation } from '#lib/server/preparation.ts';
import { question } from '#lib/server/question.ts';
import { Warehouse } from '#lib/server/warehouse.ts';

const QUIET_MS = 30;

let home: TestHome;
let preparation: Preparation | undefined;
const prepared = vi.spyOn(journal, 'info');
beforeEach(async () => {
	home = new TestHome();
	await home.load(
		sent('T36', ['2025-11-01', '2025-11-30'], { petitions: [petition('D1', '2025-11-03')] })
	);
	await home.publish('2025-11-30');
	prepared.mockClear();
});
afterEach(() => {
	preparation?.end();
	home.remove();
});

const releasesPrepared = () =>
	prepared.mock.calls
		.filter(([what]) => what === 'pages_prepared')
		.map(([, entry]) => entry?.['release']);

/** How many statements the start page for a province takes, for a role that sees the figures of all. */
async function statementsOf(
	warehouse: Warehouse,
	role: 'analyst' | 'provincial_chief',
	province: string
) {
	const lease = (await warehouse.lease())!;
	const known = await facts(lease.release);
	const connect = vi.spyOn(lease.release, 'connect');
	const choice = readChoice(new URLSearchParams({ tinh: province }), known.options);
	const scope = scopeOf({ role, unit: 'T36' }, known);
	await overview({
		reader: { lease, scope },
		facts: known,
		question: question(choice, known.options),
		url: new URL(`http://localhost/?tinh=${province}`)
	});
	const count = connect.mock.calls.length;
	connect.mockRestore();
	lease.end();
	return count;
}

test('While nobody asks, the start page is answered for each choice, for all who see the figures of all', async () => {
	const warehouse = new Warehouse(home.dir);
	expect(await statementsOf(warehouse, 'analyst', '34-24')).toBeGreaterThan(0);

	preparation = new Preparation(warehouse, QUIET_MS);
	await vi.waitFor(() => expect(releasesPrepared()).toEqual(['2025-11-30-01']), 60_000);

	expect(RULES.provincial_chief.figures).toBe('country');
	expect(await statementsOf(warehouse, 'analyst', '34-37')).toBe(0);
	expect(await statementsOf(warehouse, 'provincial_chief', '34-79')).toBe(0);
});

test('It waits as long as somebody asks, and begins anew with a new release', async () => {
	const warehouse = new Warehouse(home.dir);
	preparation = new Preparation(warehouse, 10 * QUIET_MS);
	for (let i = 0; i < 30; i += 1) {
		preparation.asked();
		await wait(QUIET_MS);
	}
	expect(releasesPrepared()).toEqual([]);
	preparation.end();

	preparation = new Preparation(warehouse, QUIET_MS);
	await vi.waitFor(() => expect(releasesPrepared()).toHaveLength(1), 60_000);
	await home.publish('2025-12-01');
	await vi.waitFor(
		() => expect(releasesPrepared()).toEqual(['2025-11-30-01', '2025-12-01-01']),
		60_000
	);
});
