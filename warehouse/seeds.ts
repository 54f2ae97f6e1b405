import type { DuckDBConnection } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quoted } from './open.ts';

const SEEDS = join(import.meta.dirname, 'seeds');
const DDL = readFileSync(join(SEEDS, 'tables.sql'), 'utf8');
const TABLES = [...DDL.matchAll(/^create table seed\.(\w+)/gm)].map((match) => match[1]!);

/** The content of the tables that a site has corrected, as CSV, by table. */
export type Corrections = ReadonlyMap<string, string>;

/** The content of a table as the program brings it. */
export const shippedSeed = (table: string): string =>
	readFileSync(join(SEEDS, `${table}.csv`), 'utf8');

/**
 * Creates schema `seed`: one typed and keyed table per CSV of `warehouse/seeds`, or the site's own
 * version of it. Tables are created first and filled afterwards, because a reader that guesses types
 * takes an empty column for text.
 */
export async function loadSeeds(
	connection: DuckDBConnection,
	corrections: Corrections = new Map()
): Promise<void> {
	const scratch = mkdtempSync(join(tmpdir(), 'donthu-seeds-'));
	try {
		const copies = TABLES.map((table) => {
			const content = corrections.get(table);
			const file = join(content === undefined ? SEEDS : scratch, `${table}.csv`);
			if (content !== undefined) writeFileSync(file, content);
			return `copy seed.${table} from ${quoted(file)} (format csv, header, delimiter ',', quote '"', escape '"', auto_detect false);`;
		});
		await connection.run(`${DDL}\n${copies.join('\n')}`);
	} finally {
		rmSync(scratch, { recursive: true });
	}
}

/**
 * The site's own versions of reference tables that were known at an instant, in the ledger attached
 * as `catalogue`. Of several versions of a table the one that became known last.
 *
 * @param known_at Vietnam time; without it, the newest
 */
export async function correctionsKnown(
	connection: DuckDBConnection,
	catalogue: 'ledger' | 'past',
	known_at?: string
): Promise<Corrections> {
	const versions = await connection.runAndReadAll(
		`select table_name, arg_max(content, (known_at, version_no))
		from ${catalogue}.reference_versions
		where known_at <= coalesce(cast($1 as timestamp), timestamp 'infinity')
		group by table_name`,
		[known_at ?? null]
	);
	return new Map(versions.getRows() as [string, string][]);
}

/** A hash of the facts a release was built with, so that an old release stays explainable. */
export function seedsHash(corrections: Corrections): string {
	const hash = createHash('sha256').update(DDL);
	for (const table of TABLES) {
		hash.update(table).update(corrections.get(table) ?? shippedSeed(table));
	}
	return hash.digest('hex');
}
