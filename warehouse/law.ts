import type { DuckDBConnection } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** In the order in which they need each other. */
const FILES = ['calendar_day', 'suspension', 'matter_due', 'matter_standing'];

/**
 * Creates schema `law`: the calendar of working days and the macros that say until when a matter
 * has to be resolved and how it stands. Each is described at the head of its file in
 * `warehouse/law`. Schema `seed` must be there, in the same catalogue.
 */
export async function loadLaw(connection: DuckDBConnection): Promise<void> {
	const read = (name: string) =>
		readFileSync(join(import.meta.dirname, 'law', `${name}.sql`), 'utf8');
	await connection.run(['create schema law;', ...FILES.map(read)].join('\n'));
}
