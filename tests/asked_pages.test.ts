import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AskedPages, type Load } from '#lib/server/asked_pages.ts';
import { Warehouse, type Lease } from '#lib/server/warehouse.ts';
import { EVERYTHING } from '#warehouse/scope.ts';
import { load } from '../src/routes/+page.server.ts';
import { petition, sent, TestHome } from './homes.ts';

let home: TestHome;
beforeEach(async () => {
	home = new TestHome();
	await home.load(
		sent('T36', ['2025-11-01', '2025-11-30'], { petitions: [petition('D1', '2025-11-03')] })
	);
	await home.publish('2025-11-30');
});
afterEach(() => home.remove());

/** What a request for the start page brings along. */
const asking = (query: string, lease: Lease) => ({
	route: { id: '/' as const },
	url: new URL(`http://localhost/?${query}`),
	params: {},
	locals: { request: '', who: null, lease, scope: EVERYTHING }
});

/** How many statements the start page takes. */
async function statementsOf(query: string, lease: Lease): Promise<number> {
	const connect = vi.spyOn(lease.release, 'connect');
	await (load as Load)(asking(query, lease));
	const count = connect.mock.calls.length;
	connect.mockRestore();
	return count;
}

/** The release of a later day, as soon as it is served. */
const served = (warehouse: Warehouse, id: string) =>
	vi.waitUntil(
		async () => {
			const lease = await warehouse.lease();
			if (lease?.release.id === id) return lease;
			lease?.end();
			return null;
		},
		{ timeout: 60_000 }
	);

test('What readers asked of a release the next one has answered before it is served', async () => {
	const pages = new AskedPages(new Map([['/', async () => load as Load]]), async () => EVERYTHING);
	const warehouse = new Warehouse(home.dir, (lease) => pages.answerFrom(lease));
	const before = (await warehouse.lease())!;
	expect(await statementsOf('tinh=34-24', before)).toBeGreaterThan(0);
	pages.note(asking('tinh=34-24', before));
	pages.note({ ...asking('tinh=34-37', before), route: { id: '/tien-do' } });
	// A province that no release knows: who asks is told so, and the others are answered.
	pages.note(asking('tinh=34-99', before));
	before.end();

	await home.publish('2025-12-01');
	const after = await served(warehouse, '2025-12-01-01');
	expect(await statementsOf('tinh=34-24', after)).toBe(0);
	expect(await statementsOf('tinh=34-37', after)).toBeGreaterThan(0);
	after.end();
});

test('Until then readers are answered by the one before', async () => {
	let end = () => {};
	const prepared = new Promise<void>((resolve) => (end = resolve));
	const warehouse = new Warehouse(home.dir, () => prepared);
	(await warehouse.lease())!.end();
	await home.publish('2025-12-01');
	for (let i = 0; i < 3; i += 1) {
		await wait(600);
		const lease = (await warehouse.lease())!;
		expect(lease.release.id).toBe('2025-11-30-01');
		lease.end();
	}
	end();
	(await served(warehouse, '2025-12-01-01')).end();
});
