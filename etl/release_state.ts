import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRelease } from '../warehouse/build.ts';
import { vietnamTime } from '../warehouse/days.ts';
import { currentPointer, releaseCard, releaseFile } from '../warehouse/home.ts';
import { attachLedger } from '../warehouse/ledger.ts';
import { openMemory, quoted } from '../warehouse/open.ts';
import { cardText, pointerText, soundRelease } from '../warehouse/release_card.ts';
import { writeDurably } from './durably.ts';

/**
 * Marks a release as final. Its file stays as it is; doing it twice changes nothing.
 *
 * @throws {DonthuError} `unknown_release`, `release_unreadable`, `release_damaged`
 */
export async function lockRelease(home: string, id: string): Promise<void> {
	const card = await soundRelease(home, id);
	await writeDurably(releaseCard(home, id), cardText({ ...card, state: 'locked' }));
}

/**
 * Serves an earlier release again. No release is removed.
 *
 * @throws {DonthuError} `unknown_release`, `release_unreadable`, `release_damaged`
 */
export async function rollbackTo(home: string, id: string): Promise<void> {
	await soundRelease(home, id);
	await writeDurably(currentPointer(home), pointerText(id));
}

/** A table whose content is not what the ledger gives today, with its rows in the release and now. */
export type Difference = { table: string; released: number; rebuilt: number };

/**
 * Rebuilds a release from the ledger into a scratch file and compares the contents of every table.
 * Packages that were loaded later, but count as received before its known-at instant, make a
 * difference; so do reference data that changed.
 *
 * @throws {DonthuError} `unknown_release`, `release_unreadable`, `release_damaged`
 */
export async function verifyRelease(home: string, id: string): Promise<Difference[]> {
	const { as_of, known_at } = await soundRelease(home, id);
	const scratch = await mkdtemp(join(tmpdir(), 'donthu-verify-'));
	const connection = await openMemory();
	try {
		const file = join(scratch, 'rebuilt.duckdb');
		await attachLedger(connection, home);
		await buildRelease(connection, { id, as_of, known_at: vietnamTime(known_at)! }, file);
		await connection.run(`attach ${quoted(file)} as rebuilt (read_only)`);
		await connection.run(`attach ${quoted(releaseFile(home, id))} as released (read_only)`);
		const differences = await connection.runAndReadAll(`
			select
				name,
				cast(coalesce(released.row_count, 0) as integer),
				cast(coalesce(rebuilt.row_count, 0) as integer)
			from released.meta.contents as released
			full join rebuilt.meta.contents as rebuilt using (name)
			where released.content_hash is distinct from rebuilt.content_hash
				or released.row_count is distinct from rebuilt.row_count
			order by name`);
		const rows = differences.getRows() as [string, number, number][];
		return rows.map(([table, released, rebuilt]) => ({ table, released, rebuilt }));
	} finally {
		connection.closeSync();
		await rm(scratch, { recursive: true });
	}
}
