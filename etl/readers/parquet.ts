import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemory, quoted } from '../../warehouse/open.ts';
import { details } from '../vi.ts';
import { CELL_LENGTH_MAX, FileFault, refuseWide, type TableFile } from './table_file.ts';

/** What is larger is no register: compressed columns can hold a billion equal cells in a few bytes. */
const LIMITS = { rows: 2_000_000, cells: 50_000_000, characters: 512 * 1024 ** 2 };
const MARK = Buffer.from('PAR1');

/**
 * Reads a Parquet file as text: days and instants in ISO form (an instant with a time zone as UTC, one
 * without at midnight as its day, as in a workbook), whole numbers without a fraction, nothing for null.
 *
 * @throws {FileFault} `FIL-TYPE` when it is damaged, encrypted, or larger than any register, or has
 * lists or structures for cells; `FIL-ENCODING`; and while rows are read `FIL-NUL`, `FIL-CELL`
 */
export async function readParquet(bytes: Buffer): Promise<TableFile> {
	if (!bytes.subarray(-MARK.length).equals(MARK)) throw new FileFault('FIL-TYPE');
	const folder = mkdtempSync(join(tmpdir(), 'donthu-parquet-'));
	const connection = await openMemory();
	try {
		const file = join(folder, 'data.parquet');
		writeFileSync(file, bytes);
		return await readTable(connection, quoted(file));
	} catch (error) {
		if (error instanceof FileFault) throw error;
		// Whatever else DuckDB says of such a file, the sender can only write it again.
		throw new FileFault(/not valid UTF-?8/i.test(`${error}`) ? 'FIL-ENCODING' : 'FIL-TYPE');
	} finally {
		connection.closeSync();
		rmSync(folder, { recursive: true });
	}
}

async function readTable(connection: DuckDBConnection, file: string): Promise<TableFile> {
	const headings = await headingsOf(connection, file);
	refuseWide(headings);
	// Older writers do not say of their texts that they are texts. The folder is no part of the table.
	const source = `read_parquet(${file}, binary_as_string = true, hive_partitioning = false)`;
	const empty = await connection.runAndReadAll(`select * from ${source} limit 0`);
	const cells = empty.columnTypes().map((type, at) => cell(`"${at}"`, `${type}`));
	// Names of columns are the sender's, and may stand twice: they are known by their place.
	const places = headings.map((_, at) => `"${at}"`).join(', ');
	const texts = `(select ${cells.join(', ')} from ${source} as source(${places}))`;
	await refuseLarge(connection, source, texts, headings.length);
	const result = await connection.stream(`from ${texts}`);
	return {
		headings,
		isKeyed: false,
		rows: readRows(await result.fetchAllChunks()),
		warnings: [],
		formulas: [],
		otherSheets: []
	};
}

/**
 * The headings as they stand in the file: DuckDB gives columns of one name names of their own. All
 * have one level, since a list or a structure is no cell.
 */
async function headingsOf(connection: DuckDBConnection, file: string): Promise<string[]> {
	// The first line is the table itself.
	const read = await connection.runAndReadAll(`
		select name, coalesce(num_children > 0, false) or repetition_type = 'REPEATED'
		from parquet_schema(${file}) offset 1`);
	const rows = read.getRows() as [name: string, isNested: boolean][];
	const nested = rows.find(([, isNested]) => isNested);
	if (nested) throw new FileFault('FIL-TYPE', null, details.nested(nested[0]));
	return rows.map(([name]) => name);
}

/** Kept as DuckDB has them: as texts of JavaScript a million rows would be gigabytes. */
function* readRows(chunks: DuckDBDataChunk[]): Generator<string[]> {
	let row = 0;
	for (const chunk of chunks) {
		for (const cells of chunk.getRows() as string[][]) {
			row += 1;
			if (cells.some((text) => text.includes('\0'))) throw new FileFault('FIL-NUL', row);
			const isTooLong = cells.some(({ length }) => length > CELL_LENGTH_MAX);
			if (isTooLong) throw new FileFault('FIL-CELL', row);
			yield cells;
		}
	}
}

function cell(name: string, type: string): string {
	const text =
		type === 'TIMESTAMP WITH TIME ZONE'
			? `regexp_replace(
				strftime(${name} at time zone 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ'), '\\.000000Z$', 'Z'
			)`
			: /^TIMESTAMP/.test(type)
				? `regexp_replace(
					strftime(cast(${name} as timestamp), '%Y-%m-%d %H:%M:%S.%f'), '( 00:00:00)?\\.000000$', ''
				)`
				: /^(FLOAT|DOUBLE|DECIMAL)/.test(type)
					? `regexp_replace(cast(${name} as varchar), '\\.0+$', '')`
					: `cast(${name} as varchar)`;
	return `coalesce(${text}, '') as ${name}`;
}

/** Counts before anything is fetched. */
async function refuseLarge(
	connection: DuckDBConnection,
	source: string,
	texts: string,
	columns: number
): Promise<void> {
	const counted = await connection.runAndReadAll(`select count(*) from ${source}`);
	const rows = Number(counted.getRows()[0]![0]);
	if (rows > LIMITS.rows || rows * columns > LIMITS.cells) throw new FileFault('FIL-TYPE');
	const lengths = Array.from({ length: columns }, (_, at) => `length("${at}")`).join(' + ');
	const summed = await connection.runAndReadAll(`select sum(${lengths}) from ${texts}`);
	if (Number(summed.getRows()[0]![0] ?? 0) > LIMITS.characters) throw new FileFault('FIL-TYPE');
}
