import type { DuckDBConnection } from '@duckdb/node-api';

/** What a site may correct in a table. */
export type Correctable = {
	/** Whether a row may go: what records refer to is closed, not removed. */
	mayRemove: boolean;
	/** Columns of words that the program reads: one that its own table does not have would mean nothing. */
	words: readonly string[];
};

/** Tables a site may correct. */
export const TABLES: Readonly<Record<string, Correctable>> = {
	holidays: { mayRemove: true, words: ['kind'] },
	targets: { mayRemove: true, words: ['unit', 'direction'] },
	time_limits: {
		mayRemove: false,
		words: [
			...['family', 'petition_type', 'clock_unit', 'ext_kind', 'ext_unit', 'max_unit'],
			...['start_event', 'confidence']
		]
	},
	units: { mayRemove: false, words: ['level'] },
	unit_succession: { mayRemove: false, words: [] },
	codes: { mayRemove: false, words: ['list'] }
};
export const CORRECTABLE: readonly string[] = Object.keys(TABLES);

export type Column = { name: string; type: string; isRequired: boolean; isKey: boolean };
export type Table = {
	name: string;
	columns: readonly Column[];
	/** Cells in the order of the columns; null: empty. */
	rows: readonly (readonly (string | null)[])[];
};

export type ReferenceProblem = {
	file: string;
	/** 1 = the first data row; null: the file. */
	row: number | null;
	column: string | null;
	message: string;
	remedy: string;
};

/** A version of a reference table; 0 is the one that the program brings. */
export type Version = {
	version: number;
	/** From which instant on it holds; null: ever since. */
	known_at: string | null;
	imported_at: string | null;
	rows: number;
	/** Holds for a release published now. */
	isInForce: boolean;
	/** Releases that were built with it. */
	releases: string[];
};
/** The columns of a reference table, from the seeds that are loaded in memory. */
export async function columnsOf(connection: DuckDBConnection, table: string): Promise<Column[]> {
	const keys = await connection.runAndReadAll(
		`select unnest(constraint_column_names) from duckdb_constraints()
		where schema_name = 'seed' and table_name = $1 and constraint_type = 'PRIMARY KEY'`,
		[table]
	);
	const isKey = new Set(keys.getRows().map(([name]) => name));
	const columns = await connection.runAndReadAll(
		`select column_name, data_type, not is_nullable from duckdb_columns()
		where schema_name = 'seed' and table_name = $1 and database_name = 'memory' order by column_index`,
		[table]
	);
	return (columns.getRows() as [string, string, boolean][]).map(([name, type, isRequired]) => ({
		name,
		type,
		isRequired,
		isKey: isKey.has(name)
	}));
}
