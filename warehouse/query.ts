import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import {
	DummyDriver,
	Kysely,
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	type Compilable
} from 'kysely';
import type { Schema } from './schema.ts';

/** Kysely writes the statements, typed by the generated schema; it never connects. */
export const db = new Kysely<Schema>({
	dialect: {
		createAdapter: () => new PostgresAdapter(),
		createDriver: () => new DummyDriver(),
		createIntrospector: (database) => new PostgresIntrospector(database),
		// DuckDB takes PostgreSQL's placeholders and quotes.
		createQueryCompiler: () => new PostgresQueryCompiler()
	}
});

/** Runs a statement of `db`. Days and instants come as ISO text, counts as numbers. */
export async function rowsOf<Row>(
	connection: DuckDBConnection,
	query: Compilable<Row>
): Promise<Row[]> {
	const { sql: text, parameters } = query.compile();
	try {
		const result = await connection.runAndReadAll(text, parameters as DuckDBValue[]);
		const names = result.deduplicatedColumnNames();
		return result
			.getRows()
			.map((row) => Object.fromEntries(row.map((value, at) => [names[at], plain(value)])) as Row);
	} catch (cause) {
		throw new Error(`A query failed:\n${text}`, { cause });
	}
}

/** DuckDB's own value as the schema types it. */
export function plain(value: DuckDBValue): string | number | boolean | null {
	if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
	if (typeof value === 'bigint') return Number(value);
	return String(value);
}
