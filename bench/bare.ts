import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { openMemory, quoted } from '../warehouse/open.ts';
import { loadSeeds } from '../warehouse/seeds.ts';

/*
What DuckDB alone needs for the same rows: CSV files into typed tables of a database file, nothing
checked, nothing kept but the rows. `node bench/bare.ts DATABASE PATTERN…`, a pattern per record type.
*/

const TYPES: Readonly<Record<string, string>> = {
	date: 'date',
	instant: 'timestamp',
	integer: 'integer',
	boolean: 'boolean'
};

const [database, ...patterns] = process.argv.slice(2);
rmSync(database!, { force: true });
const connection = await openMemory(2);
await loadSeeds(connection);
await connection.run(`attach ${quoted(database!)} as bare`);
const found = await connection.runAndReadAll(`select type, "column", kind from seed.columns`);
const columns = Map.groupBy(found.getRows() as [string, string, string][], ([type]) => type);
for (const pattern of patterns) {
	const type = basename(pattern, '.csv');
	const first = await connection.runAndReadAll(
		`select * from read_csv(${quoted(pattern)}, header = true, all_varchar = true) limit 0`
	);
	const kinds = new Map(columns.get(type)!.map(([, column, kind]) => [column, kind]));
	const typed = first
		.columnNames()
		.map((column) => `'${column}': '${TYPES[kinds.get(column) ?? ''] ?? 'varchar'}'`);
	await connection.run(
		`create table bare.${type} as
		from read_csv(${quoted(pattern)}, columns = {${typed.join(', ')}}, header = true,
			auto_detect = false, delim = ',', quote = '"', escape = '"', ignore_errors = true)`
	);
}
await connection.run('checkpoint bare');
connection.closeSync();
