import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArchives } from '../../etl/landing.ts';
import type { ZipFile } from '../../etl/zip_writer.ts';
import { landingDir } from '../../warehouse/home.ts';
import { attachLedger } from '../../warehouse/ledger.ts';
import { openMemory } from '../../warehouse/open.ts';

type Cells = Record<string, unknown>;
/** Rows by table. */
export type Ledger = Record<string, Cells[]>;

/** All that lies in the ledger of a home. */
export async function readLedger(home: string): Promise<Ledger> {
	const connection = await openMemory();
	try {
		await attachLedger(connection, home);
		const tables = await connection.runAndReadAll(
			`select table_name from duckdb_tables() where database_name = 'ledger' order by all`
		);
		const ledger: Ledger = {};
		for (const [table] of tables.getRows() as [string][]) {
			const rows = await connection.runAndReadAll(`select * from ledger.${table} order by all`);
			ledger[table] = rows.getRowObjectsJson() as Cells[];
		}
		return ledger;
	} finally {
		connection.closeSync();
	}
}

/** What a rejected package must leave as it was: all but the receipts and their problems. */
export async function readRecords(home: string): Promise<Ledger> {
	const { receipts: _receipts, problems: _problems, ...records } = await readLedger(home);
	return records;
}

/** The packages that were kept as they came, by content hash. */
export const readLanding = (home: string): Map<string, ZipFile[]> =>
	new Map(
		[...readArchives(landingDir(home))].flatMap(({ packages }) =>
			packages.map(({ contentHash, entries }) => [contentHash, entries] as const)
		)
	);

/** Every file below a folder, with what is in it. */
export const contentsOf = (folder: string): [name: string, content: string][] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name))
		.toSorted()
		.map((path) => [path, readFileSync(path, 'base64')]);
