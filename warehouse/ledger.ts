import type { DuckDBConnection } from '@duckdb/node-api';
import {
	closeSync,
	existsSync,
	fsyncSync,
	linkSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DonthuError } from './errors.ts';
import { ledgerFile } from './home.ts';
import { areBlocksKept, checkpointLedger, putBlocksBack } from './ledger_blocks.ts';
import { quoted } from './open.ts';
import { ledger as words } from './vi.ts';

const STEPS_DIR = join(import.meta.dirname, 'ledger');
/** The steps that a ledger takes, in order: files `1_….sql`, `2_….sql`, …. */
const STEPS = readdirSync(STEPS_DIR)
	.map((name) => ({ version: Number.parseInt(name, 10), file: join(STEPS_DIR, name) }))
	.sort((a, b) => a.version - b.version);
const VERSION = STEPS.at(-1)!.version;
const LOCK_WAIT_MS = 60_000;

/**
 * Attaches the ledger of a home as the catalogue `ledger`, making it when there is none, and brings it
 * up to date. One that was there is copied before (`ledger.duckdb.before-2`), so that an upgrade can be
 * undone. Whoever changes it commits by `commitToLedger`. DuckDB's lock on the file is the one lock that the loader and the publisher share: who comes
 * second waits.
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
	const version = await versionOf(connection, 'ledger');
	if (version === VERSION) return;
	try {
		await keepCopy(connection, `${file}.before-${VERSION}`);
		await takeSteps(connection, version);
		await checkpointLedger(connection, file);
	} catch (error) {
		throw unusable(file, error);
	}
}

/**
 * Attaches an empty ledger in memory as the catalogue `ledger` and, when the home has a ledger, that
 * one for reading as `past`. Nothing in the home changes, but that a ledger of an earlier program is
 * brought up to date; no home is made.
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
		if ((await versionOf(connection, 'past')) < VERSION) {
			await connection.run('detach past');
			await attachLedger(connection, home);
			await connection.run('detach ledger');
			await attachWaiting(connection, file, 'as past (read_only)');
		}
	}
	await connection.run(`attach ':memory:' as ledger`);
	await takeSteps(connection, 0);
	return hasPast;
}

/** A ledger appears whole or not at all, whenever the program is killed, and whoever else makes one. */
async function makeLedger(connection: DuckDBConnection, file: string): Promise<void> {
	const making = `${file}.${process.pid}.making`;
	rmSync(making, { force: true });
	try {
		await connection.run(`attach ${quoted(making)} as ledger`);
		await takeSteps(connection, 0);
		await connection.run('checkpoint ledger; detach ledger');
		linkSync(making, file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		for (const file of [making, `${making}.wal`]) rmSync(file, { force: true });
	}
}

/** Takes the steps after one, all of them or none. */
async function takeSteps(connection: DuckDBConnection, from: number): Promise<void> {
	await connection.run('begin');
	try {
		for (const { version, file } of STEPS) {
			if (version > from) await connection.run(readFileSync(file, 'utf8'));
		}
		await connection.run(`insert into ledger.schema_version values (${VERSION}, now()::timestamp)`);
		await connection.run('commit');
	} catch (error) {
		await connection.run('rollback');
		throw error;
	}
}

/** DuckDB copies it: a process that opens and closes the file of a ledger loses its lock on it. */
async function keepCopy(connection: DuckDBConnection, copy: string): Promise<void> {
	const making = `${copy}.making`;
	for (const left of [making, `${making}.wal`]) rmSync(left, { force: true });
	await connection.run(`attach ${quoted(making)} as copied`);
	await connection.run('copy from database ledger to copied');
	await connection.run('checkpoint copied; detach copied');
	force(making);
	renameSync(making, copy);
	force(dirname(copy));
}

/** Forces a file, or the names in a folder, to disk. */
function force(path: string): void {
	const handle = openSync(path, 'r');
	fsyncSync(handle);
	closeSync(handle);
}

/** @throws {DonthuError} `ledger_newer` */
async function versionOf(
	connection: DuckDBConnection,
	catalogue: 'ledger' | 'past'
): Promise<number> {
	const versions = await connection.runAndReadAll(
		`select max(version) from ${catalogue}.schema_version`
	);
	const version = Number(versions.getRowsJS()[0]?.[0] ?? 0);
	if (version > VERSION) {
		throw new DonthuError('ledger_newer', words.newer(version, VERSION), words.newerRemedy);
	}
	return version;
}

async function attachWaiting(
	connection: DuckDBConnection,
	file: string,
	as: string
): Promise<void> {
	// DuckDB by itself brings the ledger in order unprotected (ledger_blocks.ts).
	await connection.run('pragma disable_checkpoint_on_shutdown');
	for (let waited = 0, pause = 20; ; waited += pause, pause = Math.min(pause * 2, 500)) {
		try {
			if (areBlocksKept(file)) await undoCheckpoint(connection, file);
			await connection.run(`attach ${quoted(file)} ${as}`);
			return;
		} catch (error) {
			if (!isLocked(error)) throw unusable(file, error);
			if (waited > LOCK_WAIT_MS) {
				throw new DonthuError('ledger_busy', words.busy, words.busyRemedy, { cause: error });
			}
			await wait(pause);
		}
	}
}

/** @throws while somebody has the ledger open, who may be making a checkpoint */
async function undoCheckpoint(connection: DuckDBConnection, file: string): Promise<void> {
	try {
		await connection.run(`attach ${quoted(file)} as half_done; detach half_done`);
	} catch (error) {
		if (isLocked(error)) throw error;
	}
	// Who made it is gone, and it is damaged or not.
	if (areBlocksKept(file)) putBlocksBack(file);
}

const isLocked = (error: unknown) =>
	error instanceof Error && error.message.includes('Could not set lock');

/** Anything else that keeps the file from being opened is outside the program: rights, disk, damage. */
function unusable(file: string, cause: unknown): DonthuError {
	const [why] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
	return new DonthuError('ledger_unusable', words.unusable(file, `${why}`), words.unusableRemedy, {
		cause
	});
}
