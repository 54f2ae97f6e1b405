import type { DuckDBConnection } from '@duckdb/node-api';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DonthuError } from './errors.ts';
import { ledgerFile } from './home.ts';
import { quoted } from './open.ts';
import { ledger as words } from './vi.ts';

const VERSION = 1;
const LOCK_WAIT_MS = 60_000;

/**
 * Attaches the ledger of a home as the catalogue `ledger`, making it when there is none. DuckDB's
 * lock on the file is the one lock that the loader and the publisher share: who comes second waits.
 *
 * @throws {DonthuError} `ledger_busy` after a minute, `ledger_newer` when a later program wrote it.
 */
export async function attachLedger(connection: DuckDBConnection, home: string): Promise<void> {
	const file = ledgerFile(home);
	const isNew = !existsSync(file);
	mkdirSync(dirname(file), { recursive: true });
	await attachWaiting(connection, file);
	if (isNew) {
		await connection.run(readFileSync(join(import.meta.dirname, 'ledger.sql'), 'utf8'));
		await connection.run(`insert into ledger.schema_version values (${VERSION}, now()::timestamp)`);
	}
	const versions = await connection.runAndReadAll('select max(version) from ledger.schema_version');
	const version = Number(versions.getRowsJS()[0]?.[0] ?? 0);
	if (version > VERSION) {
		throw new DonthuError('ledger_newer', words.newer(version, VERSION), words.newerRemedy);
	}
}

async function attachWaiting(connection: DuckDBConnection, file: string): Promise<void> {
	for (let waited = 0, pause = 20; ; waited += pause, pause = Math.min(pause * 2, 500)) {
		try {
			await connection.run(`attach ${quoted(file)} as ledger`);
			return;
		} catch (error) {
			const locked = error instanceof Error && error.message.includes('Could not set lock');
			if (!locked) throw error;
			if (waited > LOCK_WAIT_MS) {
				throw new DonthuError('ledger_busy', words.busy, words.busyRemedy, { cause: error });
			}
			await wait(pause);
		}
	}
}
