import type { DuckDBConnection } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quoted } from './open.ts';

const SEEDS = join(import.meta.dirname, 'seeds');

/**
 * Creates schema `seed`: one typed and keyed table per CSV of `warehouse/seeds`. Tables are created
 * first and filled afterwards, because a reader that guesses types takes an empty column for text.
 */
export async function loadSeeds(connection: DuckDBConnection): Promise<void> {
	const ddl = readFileSync(join(SEEDS, 'tables.sql'), 'utf8');
	const names = [...ddl.matchAll(/^create table seed\.(\w+)/gm)].map((match) => match[1]!);
	const copies = names.map((name) => {
		const file = quoted(join(SEEDS, `${name}.csv`));
		return `copy seed.${name} from ${file} (format csv, header, delimiter ',', quote '"', escape '"', auto_detect false);`;
	});
	await connection.run(`${ddl}\n${copies.join('\n')}`);
}
