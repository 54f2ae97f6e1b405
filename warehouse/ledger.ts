import type { DuckDBConnection } from '@duckdb/node-api';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
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
 * @throws {DonthuError} `ledger_busy` after a minute, `ledger_newer` when a later program wrote it,
 * `ledger_unusable` when the file or its folder cannot be used
 */
export async function attachLedger(connection: DuckDBConnection, home: string): Promise<void> {
	const file = ledgerFile(home);
	try {
		mkdirSync(dirname(file), { recursive: true });
		if (!existsSync(file)) await makeLedger(connection, file);
	} catch (error) {
		throw unusable(file, error);
	}
	await attachWaiting(connection, file, 'as ledger');
	await refuseNewer(connection, 'ledger');
}

/**
 * Attaches an empty ledger in memory as the catalogue `ledger` and, when the home has a ledger, that
 * one for reading as `past`. Nothing in the home changes, and no home is made.
 *
 * @returns whether there is a `past`
 * @throws {DonthuError} `ledger_busy`, `ledger_newer`
 */
export async function attachTrialLedger(
	connection: DuckDBConnection,
	home: string
): Promise<boolean> {
	const file = ledgerFile(home);
	const hasPast = existsSync(file);
	if (hasPast) {
		await attachWaiting(connection, file, 'as past (read_only)');
		await refuseNewer(connection, 'past');
	}
	await connection.run(`attach ':memory:' as ledger`);
	await createTables(connection);
	return hasPast;
}

/** A ledger appears whole or not at all, whenever the program is killed, and whoever else makes one. */
async function makeLedger(connection: DuckDBConnection, file: string): Promise<void> {
	const making = `${file}.${process.pid}.making`;
	rmSync(making, { force: true });
	try {
		await connection.run(`attach ${quoted(making)} as ledger`);
		await createTables(connection);
		await connection.run('detach ledger');
		linkSync(making, file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		for (const file of [making, `${making}.wal`]) rmSync(file, { force: true });
	}
}

async function createTables(connection: DuckDBConnection): Promise<void> {
	const ddl = readFileSync(join(import.meta.dirname, 'ledger.sql'), 'utf8');
	const version = `insert into ledger.schema_version values (${VERSION}, now()::timestamp);`;
	await connection.run(`begin; ${ddl} ${version} commit;`);
}

async function refuseNewer(connection: DuckDBConnection, catalogue: 'ledger' | 'past') {
	const versions = await connection.runAndReadAll(
		`select max(version) from ${catalogue}.schema_version`
	);
	const version = Number(versions.getRowsJS()[0]?.[0] ?? 0);
	if (version > VERSION) {
		throw new DonthuError('ledger_newer', words.newer(version, VERSION), words.newerRemedy);
	}
}

async function attachWaiting(
	connection: DuckDBConnection,
	file: string,
	as: string
): Promise<void> {
	for (let waited = 0, pause = 20; ; waited += pause, pause = Math.min(pause * 2, 500)) {
		try {
			await connection.run(`attach ${quoted(file)} ${as}`);
			return;
		} catch (error) {
			const locked = error instanceof Error && error.message.includes('Could not set lock');
			if (!locked) throw unusable(file, error);
			if (waited > LOCK_WAIT_MS) {
				throw new DonthuError('ledger_busy', words.busy, words.busyRemedy, { cause: error });
			}
			await wait(pause);
		}
	}
}

/** Anything else that keeps the file from being opened is outside the program: rights, disk, damage. */
function unusable(file: string, cause: unknown): DonthuError {
	const [why] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
	return new DonthuError('ledger_unusable', words.unusable(file, `${why}`), words.unusableRemedy, {
		cause
	});
}
