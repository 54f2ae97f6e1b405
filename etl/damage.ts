import { existsSync } from 'node:fs';
import { DonthuError } from '../warehouse/errors.ts';
import { landingDir, ledgerFile } from '../warehouse/home.ts';
import { attachLedger } from '../warehouse/ledger.ts';
import { openMemory } from '../warehouse/open.ts';
import { currentReleaseId, releaseIds, soundRelease } from '../warehouse/release_card.ts';
import { namingDiskFaults } from './disk_faults.ts';
import { lostPackages, readArchives } from './landing.ts';
import { landing as words } from './vi.ts';

/**
 * Reads everything in a home that never changes once it is written, and all of the ledger: what is
 * damaged, each with what to do about it. Nothing is changed. Whoever loads or publishes waits while
 * the ledger is read.
 *
 * @throws {DonthuError} `ledger_busy`, `ledger_newer`
 */
export async function findDamage(home: string): Promise<DonthuError[]> {
	const found: DonthuError[] = [];
	const look = async <T>(work: () => Promise<T> | T): Promise<T | undefined> => {
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof DonthuError)) throw error;
			if (['ledger_busy', 'ledger_newer'].includes(error.code)) throw error;
			found.push(error);
			return undefined;
		}
	};
	const served = await look(() => currentReleaseId(home));
	for (const id of new Set([...releaseIds(home), ...(served ? [served] : [])])) {
		await look(() => soundRelease(home, id));
	}
	const lost = existsSync(ledgerFile(home)) ? await look(() => readLedger(home)) : undefined;
	await look(() => refuseDamagedPackages(home, lost));
	return found;
}

/** Reads every block of the ledger. Answers with the ids of packages that are lost. */
async function readLedger(home: string): Promise<string[]> {
	const connection = await openMemory();
	try {
		return await namingDiskFaults(async () => {
			await attachLedger(connection, home);
			const tables = await connection.runAndReadAll(
				`select table_name from duckdb_tables() where database_name = 'ledger'`
			);
			for (const [table] of tables.getRows()) {
				await connection.run(`select bit_xor(hash(row)) from ledger.${table} as row`);
			}
			return [...(await lostPackages(connection, home)).values()];
		});
	} finally {
		connection.closeSync();
	}
}

/**
 * What an archive holds may lie whole in another one since: the ledger says what is lost; without it,
 * what is damaged is all that is known.
 *
 * @throws {DonthuError} `package_damaged`
 */
function refuseDamagedPackages(home: string, lost: readonly string[] | undefined): void {
	if (lost?.length === 0) return;
	const damaged = [...readArchives(landingDir(home))].filter(({ isSound }) => !isSound);
	const files = damaged.map(({ file }) => file);
	if (lost === undefined && files.length === 0) return;
	throw new DonthuError('package_damaged', words.damaged(lost ?? [], files), words.damagedRemedy);
}
