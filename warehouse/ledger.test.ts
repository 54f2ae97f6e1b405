import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ledgerFile } from './home.ts';
import { attachLedger, attachTrialLedger } from './ledger.ts';
import { openMemory } from './open.ts';

let home: string;
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'donthu-ledger-'));
});
afterEach(() => rmSync(home, { recursive: true }));

describe('A ledger', () => {
	test('is made once, and is the same when it is attached again', async () => {
		for (const attach of [attachLedger, attachLedger]) {
			const connection = await openMemory();
			await attach(connection, home);
			const versions = await connection.runAndReadAll('from ledger.schema_version');
			expect(versions.currentRowCount).toBe(1);
			connection.closeSync();
		}
	});

	test('of a later program is left alone', async () => {
		const connection = await openMemory();
		await attachLedger(connection, home);
		await connection.run("insert into ledger.schema_version values (99, timestamp '2030-01-01')");
		connection.closeSync();

		for (const attach of [attachLedger, attachTrialLedger]) {
			const later = await openMemory();
			await expect(attach(later, home)).rejects.toMatchObject({ code: 'ledger_newer' });
			later.closeSync();
		}
	});

	/** A ledger as the first program made it, with a problem in it. */
	async function makeFirst(before = ''): Promise<void> {
		const connection = await openMemory();
		const first = join(import.meta.dirname, 'ledger', '1_what_was_received.sql');
		await connection.run(`attach '${ledgerFile(home)}' as ledger`);
		await connection.run(
			`${before} ${readFileSync(first, 'utf8')}
			insert into ledger.schema_version values (1, timestamp '2025-01-01');
			insert into ledger.problems values (1, 'CEL-DATE', 'row', 'a.csv', 1, 'x', 'm', 'r');`
		);
		connection.closeSync();
	}
	async function rowsOf(file: string, sql: string) {
		const connection = await openMemory();
		await connection.run(`attach '${file}' as ledger (read_only)`);
		const rows = (await connection.runAndReadAll(sql)).getRows();
		connection.closeSync();
		return rows;
	}
	const versions = 'select version from ledger.schema_version order by version';
	const problems = 'select code from ledger.problems';
	const before = () => `${ledgerFile(home)}.before-2`;

	test.each([
		['attached', attachLedger],
		['looked at', attachTrialLedger]
	])(
		'of the first program is brought up to date when it is %s, and a copy is kept',
		async (_, attach) => {
			await makeFirst();
			const connection = await openMemory();
			await attach(connection, home);
			connection.closeSync();

			expect(await rowsOf(ledgerFile(home), versions)).toEqual([[1], [2]]);
			expect(await rowsOf(ledgerFile(home), problems)).toEqual([['CEL-DATE']]);
			expect(await rowsOf(ledgerFile(home), 'from ledger.reference_versions')).toEqual([]);
			expect(await rowsOf(before(), versions)).toEqual([[1]]);
			expect(await rowsOf(before(), problems)).toEqual([['CEL-DATE']]);
		}
	);

	test('takes all steps or none', async () => {
		// The last statement fails, after those of the steps.
		await makeFirst(
			'create table ledger.schema_version (version integer check (version < 2), since timestamp);'
		);
		const connection = await openMemory();
		await expect(attachLedger(connection, home)).rejects.toMatchObject({ code: 'ledger_unusable' });
		connection.closeSync();
		expect(await rowsOf(ledgerFile(home), versions)).toEqual([[1]]);
		const tables = `select 1 from duckdb_tables() where table_name = 'reference_versions'`;
		expect(await rowsOf(ledgerFile(home), tables)).toEqual([]);
		expect(await rowsOf(before(), versions)).toEqual([[1]]);
	});

	test('that is up to date is not copied', async () => {
		for (const attach of [attachLedger, attachLedger, attachTrialLedger]) {
			const connection = await openMemory();
			await attach(connection, home);
			connection.closeSync();
		}
		expect(existsSync(before())).toBe(false);
	});

	test.each([
		['is damaged', () => writeFileSync(ledgerFile(home), 'no ledger'.repeat(2_000))],
		['is a folder', () => mkdirSync(ledgerFile(home))]
	])('that %s is told with its file and left as it is', async (_, harm) => {
		harm();
		const connection = await openMemory();
		await expect(attachLedger(connection, home)).rejects.toMatchObject({
			code: 'ledger_unusable',
			problem: expect.stringContaining(ledgerFile(home)) as string
		});
		connection.closeSync();
	});

	test('in a home that is a file is told so, and the file stays', async () => {
		const file = join(home, 'a-file');
		writeFileSync(file, 'mine');
		const connection = await openMemory();
		await expect(attachLedger(connection, file)).rejects.toMatchObject({
			code: 'ledger_unusable'
		});
		connection.closeSync();
		expect(readFileSync(file, 'utf8')).toBe('mine');
	});
});
