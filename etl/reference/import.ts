import type { DuckDBConnection } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { csvCell } from '../../warehouse/csv_cell.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { loadLaw } from '../../warehouse/law.ts';
import { attachLedger } from '../../warehouse/ledger.ts';
import { openMemory } from '../../warehouse/open.ts';
import { correctionsKnown, loadSeeds } from '../../warehouse/seeds.ts';
import { readCsv } from '../readers/csv.ts';
import { FileFault } from '../readers/table_file.ts';
import { reference as words } from './vi.ts';

/** Tables a site may correct, and whether a row may go: what records refer to is closed, not removed. */
const TABLES: Readonly<Record<string, { mayRemove: boolean }>> = {
	holidays: { mayRemove: true },
	targets: { mayRemove: true },
	time_limits: { mayRemove: false },
	units: { mayRemove: false },
	unit_succession: { mayRemove: false },
	codes: { mayRemove: false }
};
export const CORRECTABLE: readonly string[] = Object.keys(TABLES);
const PROBLEMS_TOLD = 50;

export type ReferenceProblem = {
	file: string;
	/** 1 = the first data row; null: the file. */
	row: number | null;
	column: string | null;
	message: string;
};

type Table = { name: string; file: string; columns: Column[]; rows: (string | null)[][] };
type Column = { name: string; type: string; isRequired: boolean; isKey: boolean };

/**
 * Takes reference tables of a site into the ledger, whole files, all or none. Later releases whose
 * known-at instant is not earlier than `known_at`, and packages that are loaded, go by them.
 *
 * @param known_at Vietnam time
 * @returns what is wrong with the files; empty when they were taken
 * @throws {DonthuError} `unknown_table`, `unreadable`, `ledger_busy`, `ledger_newer`
 */
export async function importReference(
	home: string,
	files: readonly string[],
	known_at: string
): Promise<ReferenceProblem[]> {
	const connection = await openMemory();
	try {
		await attachLedger(connection, home);
		const known = await correctionsKnown(connection, 'ledger');
		await loadSeeds(connection, known);
		const problems: ReferenceProblem[] = [];
		const tables: Table[] = [];
		for (const file of files) {
			const table = await readTable(connection, file, problems);
			if (table) tables.push(table);
		}
		for (const table of tables) problems.push(...(await cellProblems(connection, table)));
		if (problems.length > 0) return problems.slice(0, PROBLEMS_TOLD);
		const contents = new Map(tables.map((table) => [table.name, toCsv(table)]));
		problems.push(...(await tableProblems(new Map([...known, ...contents]), tables)));
		if (problems.length > 0) return problems.slice(0, PROBLEMS_TOLD);
		await keep(connection, contents, known_at);
		return [];
	} finally {
		connection.closeSync();
	}
}

async function readTable(
	connection: DuckDBConnection,
	file: string,
	problems: ReferenceProblem[]
): Promise<Table | null> {
	const name = basename(file).replace(/\.csv$/i, '');
	if (!CORRECTABLE.includes(name)) {
		throw new DonthuError('unknown_table', words.unknownTable(file), words.tables(CORRECTABLE));
	}
	const columns = await columnsOf(connection, name);
	const wrong = (message: string, row: number | null = null) => {
		problems.push({ file: basename(file), row, column: null, message });
		return null;
	};
	try {
		const { headings, rows } = readCsv(readBytes(file), (text) =>
			columns.some((column) => column.name === text)
		);
		const missing = columns.filter((column) => !headings.includes(column.name));
		const unknown = headings.filter((text) => !columns.some((column) => column.name === text));
		if (missing.length > 0) return wrong(words.missing(missing.map((column) => column.name)));
		if (unknown.length > 0) return wrong(words.unknown(unknown));
		if (headings.length !== columns.length) return wrong(words.repeated);
		const places = columns.map((column) => headings.indexOf(column.name));
		const cells = [...rows].map((row, at) => {
			if (row.length !== headings.length) wrong(words.ragged, at + 1);
			return places.map((place) => row[place]?.trim().normalize('NFC') || null);
		});
		return { name, file: basename(file), columns, rows: cells };
	} catch (error) {
		if (!(error instanceof FileFault)) throw error;
		return wrong(words.unreadableFile(error.code), error.row);
	}
}

function readBytes(file: string): Buffer {
	try {
		return readFileSync(file);
	} catch (cause) {
		const { code } = cause as NodeJS.ErrnoException;
		throw new DonthuError('unreadable', words.unreadable(file, `${code}`), words.unreadableRemedy, {
			cause
		});
	}
}

async function columnsOf(connection: DuckDBConnection, table: string): Promise<Column[]> {
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

/** Cells that are empty or no such thing, keys that stand twice, rows that went. */
async function cellProblems(
	connection: DuckDBConnection,
	{ name, file, columns, rows }: Table
): Promise<ReferenceProblem[]> {
	const key = columns.filter(({ isKey }) => isKey).map((column) => `"${column.name}"`);
	const fields = columns.map((column) => `"${column.name}": "varchar"`).join(', ');
	await connection.run(
		`create or replace temp table candidate as
		select unnest(from_json($1, '[{"row_no": "integer", ${fields}}]'), recursive := true)`,
		[
			JSON.stringify(
				rows.map((row, at) => ({
					row_no: at + 1,
					...Object.fromEntries(columns.map((column, place) => [column.name, row[place]]))
				}))
			)
		]
	);
	const checks = [
		...columns.map(
			(column) => `select row_no, '${column.name}' as column_name, 'empty' as problem, null as value
				from candidate where ${column.isRequired} and "${column.name}" is null`
		),
		...columns.map(
			(column) => `select row_no, '${column.name}', 'no_value', "${column.name}"
				from candidate
				where "${column.name}" is not null and try_cast("${column.name}" as ${column.type}) is null`
		),
		`select row_no, '${columns.find(({ isKey }) => isKey)!.name}', 'twice', concat_ws(' ', ${key.join(', ')})
			from candidate
			qualify row_number() over (partition by ${key.join(', ')} order by row_no) > 1`,
		...(TABLES[name]!.mayRemove
			? []
			: [
					`select null, null, 'gone', concat_ws(' ', ${key.join(', ')}) from seed.${name}
					anti join candidate using (${key.join(', ')})`
				])
	];
	const found = await connection.runAndReadAll(
		`select * from (${checks.join(' union all ')}) order by all limit ${PROBLEMS_TOLD}`
	);
	return (found.getRows() as [number | null, string | null, string, string | null][]).map(
		([row, column, problem, value]) => ({
			file,
			row,
			column,
			message: words.cell[problem as keyof typeof words.cell](value ?? '')
		})
	);
}

/** What only shows between the tables: they are loaded as a release would, and its law with them. */
async function tableProblems(
	contents: ReadonlyMap<string, string>,
	tables: readonly Table[]
): Promise<ReferenceProblem[]> {
	const file = tables.map((table) => table.file).join(', ');
	const connection = await openMemory();
	try {
		await loadSeeds(connection, contents);
		await loadLaw(connection);
		const found = await connection.runAndReadAll(`
			select 'parent', unit.unit, unit.parent
			from seed.units as unit
			anti join seed.units as parent on parent.unit = unit.parent
			where unit.parent is not null
			union all
			select 'successor', succession.unit, succession.successor
			from seed.unit_succession as succession
			left join seed.units as unit on unit.unit = succession.unit
			left join seed.units as successor on successor.unit = succession.successor
			where unit.unit is null or successor.unit is null or succession.unit = succession.successor
			union all
			select 'closing', succession.unit, cast(succession.from_day as varchar)
			from seed.unit_succession as succession
			inner join seed.units as unit using (unit)
			where unit.valid_to is distinct from succession.from_day - 1
			union all
			select 'life', unit.unit, cast(unit.valid_to as varchar)
			from seed.units as unit
			where unit.valid_to < unit.valid_from
			union all
			select 'limit', limits.key, concat_ws(' ', limits.clock_unit, limits.ext_kind)
			from seed.time_limits as limits
			where coalesce(limits.base_limit, 0) < 0 or limits.effective_to < limits.effective_from
			order by all
			limit ${PROBLEMS_TOLD}`);
		return (found.getRows() as [string, string, string][]).map(([problem, key, value]) => ({
			file,
			row: null,
			column: null,
			message: words.table[problem as keyof typeof words.table](key, value)
		}));
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		return [{ file, row: null, column: null, message: words.refused(error.message) }];
	} finally {
		connection.closeSync();
	}
}

function toCsv({ columns, rows }: Table): string {
	const lines = [columns.map((column) => column.name), ...rows].map((row) =>
		row.map(csvCell).join(',')
	);
	return `${lines.join('\n')}\n`;
}

async function keep(
	connection: DuckDBConnection,
	contents: ReadonlyMap<string, string>,
	known_at: string
): Promise<void> {
	await connection.run('begin');
	for (const [table, content] of contents) {
		await connection.run(
			`insert into ledger.reference_versions
			select coalesce(max(version_no), 0) + 1, $1, cast($2 as timestamp), $3,
				now() at time zone 'Asia/Ho_Chi_Minh'
			from ledger.reference_versions`,
			[table, known_at, content]
		);
	}
	await connection.run('commit');
}
