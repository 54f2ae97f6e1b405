import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OFFLINE = {
	autoinstall_known_extensions: 'false',
	autoload_known_extensions: 'false',
	allow_community_extensions: 'false'
};

/**
 * A private DuckDB in memory, for loading and building. Nothing is fetched from a network. It ends
 * with its connection, and so does its lock on a ledger.
 */
export async function openMemory(threads = 2): Promise<DuckDBConnection> {
	const instance = await DuckDBInstance.create(':memory:', {
		...OFFLINE,
		threads: `${threads}`,
		...(process.env['DONTHU_MEMORY'] && { memory_limit: process.env['DONTHU_MEMORY'] }),
		// What does not fit goes there; DuckDB would write into the folder one happens to stand in. Two
		// databases must not share it.
		temp_directory: join(tmpdir(), `donthu-spill-${randomUUID()}`)
	});
	const connection = await instance.connect();
	// The connection keeps the database alive; the instance would, until it is collected as garbage.
	instance.closeSync();
	return connection;
}

/**
 * A release, for reading. `READ_ONLY` alone still reads any file and attaches others, so external
 * access is off and the configuration locked.
 */
export async function openReadOnly(file: string, threads = 2): Promise<DuckDBInstance> {
	return DuckDBInstance.create(file, {
		...OFFLINE,
		access_mode: 'READ_ONLY',
		threads: `${threads}`,
		enable_external_access: 'false',
		lock_configuration: 'true'
	});
}

/** Attaches a file that is being made. It is nobody's until it is whole, so nothing goes through a journal. */
export const attachNew = (file: string, name: string) =>
	`attach ${quoted(file)} as ${name} (recovery_mode no_wal_writes);`;

/** Text as a SQL literal, for statements that take no parameters (file names, macro bodies). */
export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
