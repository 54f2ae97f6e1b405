import type { DuckDBConnection } from '@duckdb/node-api';
import type { UnitLife } from './manifest.ts';

/** A column of a record type, as `seed.columns` has it. */
export interface Column {
	name: string;
	kind:
		| 'text'
		| 'code'
		| 'date'
		| 'instant'
		| 'integer'
		| 'boolean'
		| 'token'
		| 'fingerprint'
		| 'intervals'
		| 'identity';
	label: string;
	isRequired: boolean;
	codeList: string | null;
}

/** What is known of the world before a package comes: from the seeds. */
export interface Facts {
	/** What a package may hold, by record type; identity columns are apart. */
	columns: ReadonlyMap<string, readonly Column[]>;
	/** Columns that no package may have, whatever its record type. */
	identity: readonly Column[];
	units: ReadonlyMap<string, UnitLife>;
	/** The codes that reject a package. */
	errors: ReadonlySet<string>;
}

/** Reads the facts from schema `seed`. */
export async function readFacts(connection: DuckDBConnection): Promise<Facts> {
	const read = async (sql: string) =>
		(await connection.runAndReadAll(sql)).getRowObjectsJson() as Record<string, string | null>[];
	const columns = (
		await read(
			`select type, "column" as name, kind, label_vi as label, required, code_list from seed.columns`
		)
	).map((row) => ({
		type: row['type']!,
		name: row['name']!,
		kind: row['kind'] as Column['kind'],
		label: row['label']!,
		isRequired: Boolean(row['required']),
		codeList: row['code_list'] ?? null
	}));
	const units = await read('select unit, valid_from, valid_to from seed.units');
	const errors = await read(`select code from seed.problem_codes where severity = 'error'`);
	return {
		columns: Map.groupBy(
			columns.filter(({ kind }) => kind !== 'identity'),
			({ type }) => type
		),
		identity: columns.filter(({ kind }) => kind === 'identity'),
		units: new Map(
			units.map((row) => [
				row['unit']!,
				{ valid_from: row['valid_from'] ?? null, valid_to: row['valid_to'] ?? null }
			])
		),
		errors: new Set(errors.map((row) => row['code']!))
	};
}
