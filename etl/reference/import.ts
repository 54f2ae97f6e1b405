import type { DuckDBConnection } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { csvCell } from '../../warehouse/csv_cell.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { loadLaw } from '../../warehouse/law.ts';
import { ledgerFile } from '../../warehouse/home.ts';
import { attachLedger, attachTrialLedger } from '../../warehouse/ledger.ts';
import { commitToLedger } from '../../warehouse/ledger_blocks.ts';
import { METRICS } from '../../warehouse/metrics/catalogue.ts';
import { openMemory, quoted } from '../../warehouse/open.ts';
import { correctionsKnown, loadSeeds, shippedSeed } from '../../warehouse/seeds.ts';
import { readCsv } from '../readers/csv.ts';
import { FileFault } from '../readers/table_file.ts';
import { FOLD_MACRO } from '../rules/fold.ts';
import { difference, type RowChange } from './difference.ts';
import { tableOf } from './versions.ts';
import {
	columnsOf,
	CORRECTABLE,
	TABLES,
	type Column,
	type ReferenceProblem,
	type Table
} from './tables.ts';
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
		return { ...examined, taken: isFit ? await keep(connection, home, contents, known_at) : [] };
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
		const other = tables.find(({ name }) => name === table?.name);
		if (other) problems.push({ file: other.file, row: null, column: null, ...words.tableTwice });
		else if (table) tables.push(table);
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
		if (cells.length === 0) return wrong(words.noRows);
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
	table: Given
): Promise<ReferenceProblem[]> {
	const { name, file, columns, rows } = table;
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
	const shipped = tableOf(name, columns, shippedSeed(name)).rows;
	/** The words that the table of the program has in a column. */
	const known = (column: string | null): string[] => {
		const place = columns.findIndex(({ name }) => name === column);
		return [...new Set(shipped.flatMap((row) => row[place] ?? []))].sort();
	};
	const found = await connection.runAndReadAll(
		`select * from (${cellChecks(table, known).join(' union all ')}) order by all limit ${PROBLEMS_TOLD}`
	);
	return (found.getRows() as [number | null, string | null, string, string | null][]).map(
		([row, column, problem, value]) => ({
			file,
			row,
			column,
			...words.cell[problem as keyof typeof words.cell](value ?? '', known(column))
		})
	);
}

/** Queries of `candidate`: row, column, kind of problem, value. `known`: the words of a column. */
function cellChecks({ name, columns }: Given, known: (column: string) => string[]): string[] {
	const key = columns.filter(({ isKey }) => isKey).map((column) => `"${column.name}"`);
	return [
		...columns.map(
			(column) => `select row_no, '${column.name}' as column_name, 'empty' as problem, null as value
				from candidate where ${column.isRequired} and "${column.name}" is null`
		),
		...columns.map(
			(column) => `select row_no, '${column.name}', 'no_value', "${column.name}"
				from candidate
				where "${column.name}" is not null and ${isNoValue(column)}`
		),
		...TABLES[name]!.words.map(
			(column) => `select row_no, '${column}', 'strange', "${column}"
				from candidate where "${column}" not in (${known(column).map(quoted).join(', ')})`
		),
		...(name === 'codes'
			? [
					`select row_no, 'code', 'no_code', code from candidate
					where not regexp_full_match(code, '[\\w+-]+')`
				]
			: []),
		...(name === 'targets'
			? [
					`select row_no, 'indicator', 'no_indicator', indicator from candidate
					where indicator not in (${METRICS.map((metric) => quoted(metric.name)).join(', ')})`,
					`select row_no, 'target', 'no_target', target from candidate
					where target <> 'plan' and try_cast(target as double) is null`
				]
			: []),
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
}

/** `infinity`, and a day with a time, are dates to DuckDB. */
const isNoValue = ({ name, type }: Column): string =>
	`(try_cast("${name}" as ${type}) is null${
		type === 'DATE' ? ` or not regexp_full_match("${name}", '\\d{4}-\\d{2}-\\d{2}')` : ''
	})`;

/** What is wrong between tables: the kind of problem, what has it, and a value. */
const BETWEEN_TABLES = `
	with recursive
	-- The units above each, up to itself where they stand in a circle.
	above(unit, parent) as (
		select unit, parent from seed.units where parent is not null
		union
		select above.unit, next.parent
		from above inner join seed.units as next on next.unit = above.parent
		where next.parent is not null
	)
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
	-- So no units can take over from each other in a circle either: the first would have to live again.
	select 'absent', succession.unit, succession.successor
	from seed.unit_succession as succession
	inner join seed.units as successor on successor.unit = succession.successor
	where succession.from_day < successor.valid_from or succession.from_day > successor.valid_to
	union all
	select 'parents', unit, unit from above where unit = parent
	union all
	select 'orphan', unit.unit, cast(unit.valid_to as varchar)
	from seed.units as unit
	anti join seed.unit_succession as succession using (unit)
	where unit.valid_to is not null
	union all
	select 'province', unit.unit, unit.province_63
	from seed.units as unit
	anti join seed.provinces_63 as province on province.code = unit.province_63
	where unit.province_63 is not null
	union all
	select 'province', unit.unit, unit.province_34
	from seed.units as unit
	anti join seed.provinces_34 as province on province.code = unit.province_34
	where unit.province_34 is not null
	union all
	select 'spelling', list, form
	from (
		select list, code, unnest(list_distinct([fold(code), fold(label_vi), fold(abbreviation)])) as form
		from seed.codes
	)
	group by list, form
	having count(distinct code) > 1
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
	limit ${PROBLEMS_TOLD}`;

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
		await connection.run(FOLD_MACRO);
		const found = await connection.runAndReadAll(BETWEEN_TABLES);
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
	home: string,
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
	await commitToLedger(connection, ledgerFile(home));
	return taken;
}
