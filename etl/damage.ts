import { existsSync, readdirSync } from 'node:fs';
import { DonthuError } from '../warehouse/errors.ts';
import { landingDir, ledgerFile } from '../warehouse/home.ts';
import { attachLedger } from '../warehouse/ledger.ts';
import { openMemory } from '../warehouse/open.ts';
import { currentReleaseId, releaseIds, soundRelease } from '../warehouse/release_card.ts';
import { namingDiskFaults } from './disk_faults.ts';
import { isKept, keptFile } from './landing.ts';
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
	const named = existsSync(ledgerFile(home)) ? await look(() => readLedger(home)) : [];
	for (const hash of new Set([...(named ?? []), ...keptHashes(home)])) {
		await look(() => refuseDamagedPackage(home, hash));
	}
	return found;
}

/**
 * Reads every block of the ledger. Answers with the hashes of packages that have to be kept: one of
 * which marks of petitioners were dropped was not.
 */
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
			const kept = await connection.runAndReadAll(
				`select content_hash from ledger.packages as package
				where not exists (
					from ledger.receipts as receipt
					inner join ledger.problems as problem using (receipt_no)
					where receipt.package_no = package.package_no
						and problem.column_name in ('petitioner_token', 'content_fingerprint')
				)`
			);
			return kept.getRows().map(([hash]) => `${hash}`);
		});
	} finally {
		connection.closeSync();
	}
}

function keptHashes(home: string): string[] {
	if (!existsSync(landingDir(home))) return [];
	return (readdirSync(landingDir(home), { recursive: true }) as string[])
		.filter((path) => path.endsWith('.zip'))
		.map((path) => path.slice(path.lastIndexOf('/') + 1, -'.zip'.length))
		.sort();
}

/** @throws {DonthuError} `package_damaged` when a package is gone, or not what it was when it came */
function refuseDamagedPackage(home: string, hash: string): void {
	if (!isKept(home, hash)) {
		throw new DonthuError(
			'package_damaged',
			words.damaged(keptFile(home, hash)),
			words.damagedRemedy
		);
	}
}
