import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestHome } from '../tests/homes.ts';
import { db, rowsOf } from './query.ts';
import { openRelease, type OpenRelease } from './release.ts';

const home = new TestHome();
let release: OpenRelease;

beforeAll(async () => {
	await home.publish('2026-09-30');
	release = await openRelease(home.dir);
});
afterAll(() => {
	release.close();
	home.remove();
});

test('lists units and codes in the order of the seeds, whenever it is opened', async () => {
	const connection = await release.connect();
	const units = await rowsOf(connection, db.selectFrom('seed.units').select('unit as code'));
	const codes = await rowsOf(connection, db.selectFrom('seed.codes').select(['list', 'code']));
	const listed = (name: string) =>
		codes.filter(({ list }) => list === name).map(({ code }) => code);
	connection.closeSync();

	expect([...release.codes.get('unit')!]).toEqual(units.map(({ code }) => code));
	for (const name of ['outcome', 'field', 'channel']) {
		expect([...release.codes.get(name)!], name).toEqual(listed(name));
	}
});
