import type { DuckDBConnection } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { csvCell } from '../../warehouse/csv_cell.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { loadLaw } from '../../warehouse/law.ts';
import { attachLedger, attachTrialLedger } from '../../warehouse/ledger.ts';
import { openMemory } from '../../warehouse/open.ts';
import { correctionsKnown, loadSeeds, shippedSeed } from '../../warehouse/seeds.ts';
import { readCsv } from '../readers/csv.ts';
import { FileFault } from '../readers/table_file.ts';
import { difference, type RowChange } from './difference.ts';
import { tableOf } from './versions.ts';
import { columnsOf, CORRECTABLE, TABLES, type ReferenceProblem, type Table } from './tables.ts';
import { reference as words } from './vi.ts';

const PROBLEMS_TOLD = 50;

export type Examined = {
	/** What is wrong with the files; empty when they are fit to be taken. */
	problems: ReferenceProblem[];
	/** Of each table, the rows that differ from those in force. */
	changes: { table: string; rows: RowChange[] }[];
};
/** The number under which a table was taken. */
export type Taken = { table: string; version: number };
type Said = Pick<ReferenceProblem, 'message' | 'remedy'>;
type Given = Table & { file: string };

/**
 * Takes reference tables of a site into the ledger, whole files, all or none. Later releases whose
 * known-at instant is not earlier than `known_at`, and packages that are loaded, go by them.
 *
 * @param known_at Vietnam time
 * @throws {DonthuError} `unknown_table`, `unreadable`, `ledger_busy`, `ledger_newer`
 */
export async function importReference(
	home: string,
	files: readonly string[],
	known_at: string
): Promise<Examined & { taken: Taken[] }> {
	const connection = await openMemory();
	try {
		await attachLedger(connection, home);
		const { contents, ...examined } = await examine(connection, 'ledger', files);
		const isFit = examined.problems.length === 0;
		return { ...examined, taken: isFit ? await keep(connection, contents, known_at) : [] };
	} finally {
		connection.closeSync();
	}
}

/** What `importReference` would say, changing nothing. */
export async function checkReference(home: string, files: readonly string[]): Promise<Examined> {
	const connection = await openMemory();
	try {
		const hasPast = await attachTrialLedger(connection, home);
		const { problems, changes } = await examine(connection, hasPast ? 'past' : 'ledger', files);
		return { problems, changes };
	} finally {
		connection.closeSync();
	}
}

async function examine(
	connection: DuckDBConnection,
	catalogue: 'ledger' | 'past',
	files: readonly string[]
): Promise<Examined & { contents: ReadonlyMap<string, string> }> {
	const known = await correctionsKnown(connection, catalogue);
	await loadSeeds(connection, known);
	const problems: ReferenceProblem[] = [];
	const tables: Given[] = [];
	for (const file of files) {
		const table = await readTable(connection, file, problems);
		if (table) tables.push(table);
	}
	for (const table of tables) problems.push(...(await cellProblems(connection, table)));
	const contents = new Map(tables.map((table) => [table.name, toCsv(table)]));
	if (problems.length === 0) {
		problems.push(...(await tableProblems(new Map([...known, ...contents]), tables)));
	}
	const changes =
		problems.length > 0
			? []
			: tables.map((table) => ({
					table: table.name,
					rows: difference(
						tableOf(table.name, table.columns, known.get(table.name) ?? shippedSeed(table.name)),
						table
					)
				}));
	return { problems: problems.slice(0, PROBLEMS_TOLD), changes, contents };
}

async function readTable(
	connection: DuckDBConnection,
	file: string,
	problems: ReferenceProblem[]
): Promise<Given | null> {
	const name = basename(file).replace(/\.csv$/i, '');
	if (!CORRECTABLE.includes(name)) {
		throw new DonthuError('unknown_table', words.unknownTable(file), words.tables(CORRECTABLE));
	}
	const columns = await columnsOf(connection, name);
	const wrong = (said: Said, row: number | null = null) => {
		problems.push({ file: basename(file), row, column: null, ...said });
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

/** Cells that are empty or no such thing, keys that stand twice, rows that went. */
async function cellProblems(
	connection: DuckDBConnection,
	{ name, file, columns, rows }: Given
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
			...words.cell[problem as keyof typeof words.cell](value ?? '')
		})
	);
}

/** What only shows between the tables: they are loaded as a release would, and its law with them. */
async function tableProblems(
	contents: ReadonlyMap<string, string>,
	tables: readonly Given[]
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
			...words.table[problem as keyof typeof words.table](key, value)
		}));
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		return [{ file, row: null, column: null, ...words.refused(error.message) }];
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
): Promise<Taken[]> {
	const taken: Taken[] = [];
	await connection.run('begin');
	for (const [table, content] of contents) {
		const kept = await connection.runAndReadAll(
			`insert into ledger.reference_versions
			select coalesce(max(version_no), 0) + 1, $1, cast($2 as timestamp), $3,
				now() at time zone 'Asia/Ho_Chi_Minh'
			from ledger.reference_versions
			returning version_no`,
			[table, known_at, content]
		);
		taken.push({ table, version: Number(kept.getRows()[0]![0]) });
	}
	await connection.run('commit');
	return taken;
}
