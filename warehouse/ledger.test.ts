import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
