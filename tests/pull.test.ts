import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { pull } from '../etl/sources/pull.ts';
import { statusOf } from '../etl/status.ts';
import { donthu, start } from './load/donthu.ts';
import { readLedger } from './load/ledgers.ts';
import { PostgresServer } from './postgres_server.ts';

const server = new PostgresServer();
beforeAll(() => server.start());
afterAll(() => server.remove());

let scratch: string;
let home: string;
let config: string;
beforeEach(async () => {
	scratch = mkdtempSync(join(tmpdir(), 'donthu-pull-'));
	home = join(scratch, 'home');
	config = join(scratch, 'nguon.yaml');
	map();
	await server.ask(`
		drop table if exists don cascade;
		create table don (
			so_don text primary key, don_vi text, ngay_nhan date, kenh text, loai text, linh_vuc text,
			vuot_cap boolean, ghi_chu text, ho_ten text, cap_nhat timestamptz not null default now()
		);
		create view cham as select don.*, cast(pg_sleep(0.002) as text) as lau from don;`);
});
afterEach(() => rmSync(scratch, { recursive: true }));

const COLUMNS = {
	record_id: 'so_don',
	received_on: 'ngay_nhan',
	channel: 'kenh',
	petition_kind: 'loai',
	field: 'linh_vuc',
	over_level: 'vuot_cap'
};

/** Writes the mapping, otherwise than usual in some respect. */
function map(more: object = {}, ofType: object = {}): void {
	const petitions = {
		...{ from: 'don', updated_at: 'cap_nhat', unit: 'don_vi', day: 'ngay_nhan', columns: COLUMNS },
		...ofType
	};
	const mapping = {
		name: 'QLD',
		connection: server.connection,
		lag_seconds: 0,
		types: { petitions }
	};
	writeFileSync(config, stringify({ ...mapping, ...more }));
}

const insert = (from: number, until: number, more = 'now()') =>
	`insert into don (so_don, don_vi, ngay_nhan, kenh, loai, linh_vuc, vuot_cap, ghi_chu, ho_ten, cap_nhat)
	select 'D' || n, case when n % 2 = 0 then 'P37' else 'P24' end,
		date '2026-03-01' + n % 60, 'post', 'complaint', 'civil', n % 3 = 0, 'một, hai "ba"
bốn', 'Nguyễn Văn A', ${more}
	from generate_series(${from}, ${until}) as n`;

/** Ids of the petitions in the ledger, each as often as it has a version. */
async function petitions(): Promise<string[]> {
	const ledger = await readLedger(home);
	return ledger['petitions']!.map(({ record_id }) => `${record_id as string}`).toSorted();
}
const ids = (from: number, until: number) =>
	Array.from({ length: until - from + 1 }, (_, i) => `D${from + i}`).toSorted();

describe('A database', () => {
	test('becomes packages of units and months, with their receipts; nothing comes twice', async () => {
		await server.ask(insert(1, 100));
		const { status, stdout, stderr } = await donthu(home, 'pull', config, '--json');

		expect(stderr).toContain('4 gói');
		expect(status).toBe(0);
		const receipts = JSON.parse(stdout) as { unit: string; verdict: string }[];
		expect(receipts.map(({ unit, verdict }) => [unit, verdict])).toEqual(
			['P24', 'P24', 'P37', 'P37'].map((unit) => [unit, 'accepted'])
		);
		expect(await petitions()).toEqual(ids(1, 100));
		expect((await pull(home, config)).packages).toBe(0);

		await server.ask(`update don set kenh = 'online', cap_nhat = now() where so_don = 'D7'`);
		expect((await pull(home, config)).receipts.map(({ rows }) => rows.in)).toEqual([1]);
		expect(await petitions()).toEqual([...ids(1, 100), 'D7'].toSorted());
		expect((await statusOf(home)).packages).toEqual({ accepted: 5, rejected: 0, repeated: 0 });
	});

	test('gives rows of one instant together, and those that are committed late', async () => {
		await server.ask(insert(1, 10, `timestamptz '2026-03-05 08:00:00+07'`));
		const late = await server.connect();
		await late.query('begin');
		await late.query(insert(11, 12));
		await wait(50);
		await server.ask(insert(13, 14));
		await pull(home, config);
		// What was changed after the open transaction began waits for it.
		expect(await petitions()).toEqual(ids(1, 10));

		await late.query('commit');
		await late.end();
		await server.ask(insert(15, 15));
		await pull(home, config);
		expect(await petitions()).toEqual(ids(1, 15));
	});

	test('leaves to the next run what is younger than the lag', async () => {
		map({ lag_seconds: 3600 });
		await server.ask(insert(1, 3, `now() - interval '2 hours'`));
		await server.ask(insert(4, 6));
		await pull(home, config);
		expect(await petitions()).toEqual(ids(1, 3));
	});

	test('is read again from an instant on, and figures stay what they were', async () => {
		await server.ask(insert(1, 4));
		await pull(home, config);
		await wait(5);
		expect((await pull(home, config, '2026-01-01')).receipts).toHaveLength(2);
		expect(new Set(await petitions())).toEqual(new Set(ids(1, 4)));
	});
});

describe('A run that is broken off', () => {
	test.each([
		['the connection is cut', terminate],
		['the server is ended', restart]
	])('when %s takes nothing, and the next one all of it, once', async (_what, cut) => {
		await server.ask(insert(1, 3_000));
		map({}, { from: 'cham' });
		const running = expect(pull(home, config)).rejects.toMatchObject({ code: 'source_failed' });
		await cut();
		await running;

		map();
		await pull(home, config);
		expect(await petitions()).toEqual(ids(1, 3_000));
	});

	test('when the program is killed is made good by the next one', async () => {
		await server.ask(insert(1, 2_000));
		for (const after of [600, 1_200, 1_800, 2_400, 3_000]) {
			const { child, ended } = start(home, 'pull', config);
			await Promise.race([ended, wait(after)]);
			child.kill('SIGKILL');
			await ended;
		}
		await pull(home, config);
		expect(await petitions()).toEqual(ids(1, 2_000));
	});

	test('by a rejected package is read again when the cause is mended', async () => {
		await server.ask(insert(1, 4));
		await server.ask(`update don set don_vi = 'X99' where so_don = 'D1'`);
		const { receipts } = await pull(home, config);
		expect(receipts.map(({ verdict }) => verdict).toSorted()).toContain('rejected');

		await server.ask(`update don set don_vi = 'P24' where so_don = 'D1'`);
		await pull(home, config);
		expect(new Set(await petitions())).toEqual(new Set(ids(1, 4)));
		expect((await pull(home, config)).packages).toBe(0);
	});
});

describe('A mapping', () => {
	test.each([
		[
			'an identity column',
			{},
			{ columns: { ...COLUMNS, petitioner_name: 'ho_ten' } },
			'HDR-IDENTITY'
		],
		[
			'an identity column by its label',
			{},
			{ columns: { ...COLUMNS, 'Họ tên': 'ho_ten' } },
			'HDR-'
		],
		[
			'a name in another column',
			{},
			{ columns: { ...COLUMNS, respondent: 'petitioner_name' } },
			'HDR-IDENTITY'
		],
		['a column that is none', {}, { columns: { ...COLUMNS, colour: 'kenh' } }, 'HDR-UNKNOWN'],
		['no column for what is required', {}, { columns: { record_id: 'so_don' } }, 'HDR-MISSING'],
		['a word that is none', { interval: 5 }, {}, 'interval'],
		['no name', { name: '' }, {}, 'name']
	])('with %s is refused before anything is read', async (_what, more, ofType, said) => {
		map({ connection: 'postgresql://127.0.0.1:1/none', ...more }, ofType);
		await expect(pull(home, config)).rejects.toMatchObject({
			code: 'bad_mapping',
			message: expect.stringContaining(said) as string
		});
	});

	test('to a server that is not there is told in a sentence', async () => {
		map({ connection: 'postgresql://127.0.0.1:1/none' });
		await expect(pull(home, config)).rejects.toMatchObject({ code: 'source_failed' });
	});

	test('with a row that has no unit stops, and names the type', async () => {
		await server.ask(insert(1, 2));
		await server.ask('update don set don_vi = null');
		await expect(pull(home, config)).rejects.toMatchObject({ code: 'source_row' });
	});
});

/** Ends the session that copies, once it does. */
async function terminate(): Promise<void> {
	const sql = `select pg_terminate_backend(pid) as ended from pg_stat_activity
		where query ilike 'copy%' and pid <> pg_backend_pid()`;
	for (let tries = 0; tries < 400; tries += 1) {
		if ((await server.ask(sql)).length > 0) return;
		await wait(25);
	}
	throw new Error('Nobody copied.');
}

async function restart(): Promise<void> {
	await wait(1_500);
	await server.stop('SIGQUIT');
	await server.start();
}
