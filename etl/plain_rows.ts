import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Batch, PlainFile } from './batch.ts';
import type { Column, Facts } from './facts.ts';
import { linesOf } from './readers/plain_csv.ts';
import { mayBeBeyondAscii, readPlainRows, type PlainColumn } from './rules/plain_cells.ts';
import type { RowReader } from './rules/row_reader.ts';

/*
The rows of plain files, for whole columns at once: nearly all of a national load, in a fifth of its time.
The few rows with a cell that is not plain are read one by one, as those of other files.
*/

const BUFFER_BYTES = 8 * 1024 ** 2;
/** No line of a plain file is longer, with the two numbers before it. */
const LINE_BYTES_MAX = 64 * 1024;

/** DuckDB does not know how long a CSV file is, and would make a hash table of it rather than of packages. */
const PACKAGES_BESIDE = `set disabled_optimizers = 'in_clause,join_order,build_side_probe_side'`;
const ANY_ORDER = `set disabled_optimizers = 'in_clause'`;

/** Reads the plain files of a batch. `batch.package` must hold their packages. */
export async function takePlainRows(
	connection: DuckDBConnection,
	batch: Batch,
	{ columns }: Facts,
	readers: ReadonlyMap<string, RowReader>
): Promise<void> {
	if (batch.plainFiles.length === 0) return;
	const alike = Map.groupBy(batch.plainFiles, ({ type, places }) => `${type} ${places.join()}`);
	for (const files of alike.values()) {
		const { type, places } = files[0]!;
		const reader = readers.get(type)!;
		const asked = columnsOf(columns.get(type)!, reader, places);
		const rows = openNameless();
		try {
			writeRows(rows, files);
			await connection.run(PACKAGES_BESIDE);
			await connection.run(readPlainRows(type, asked, csvRows(rows, places.length)));
			await connection.run(ANY_ORDER);
		} finally {
			closeSync(rows);
		}
		await doubtTexts(connection, type, asked);
		await readAgain(connection, batch, reader, files);
	}
}

/** A temporary file without a name: no token stays behind in it, however the program ends. */
function openNameless(): number {
	const path = join(tmpdir(), `donthu-rows-${randomUUID()}`);
	const file = openSync(path, 'wx+', 0o600);
	rmSync(path);
	return file;
}

function columnsOf(
	columns: readonly Column[],
	reader: RowReader,
	places: readonly number[]
): PlainColumn[] {
	return columns.map((column, place) => {
		const at = places.indexOf(place);
		return { column, reader: reader.columns[place]!, cell: at === -1 ? null : `cell_${at}` };
	});
}

/** One file of many: each line after the number of its package and its own. */
function writeRows(target: number, files: readonly PlainFile[]): void {
	const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
	let to = 0;
	for (const { bytes, csv, sender } of files) {
		let rowNo = 0;
		for (const [from, end] of linesOf(bytes, csv)) {
			if (to + LINE_BYTES_MAX > BUFFER_BYTES) {
				writeFileSync(target, buffer.subarray(0, to));
				to = 0;
			}
			rowNo += 1;
			to += buffer.write(`${sender.packageNo},${rowNo},`, to, 'latin1');
			to += bytes.copy(buffer, to, from, end);
			to += buffer.write('\n', to, 'latin1');
		}
	}
	writeFileSync(target, buffer.subarray(0, to));
}

function csvRows(file: number, cellCount: number): string {
	const cells = Array.from({ length: cellCount }, (_, at) => `'cell_${at}': 'varchar'`);
	return `read_csv('/dev/fd/${file}', auto_detect = false, header = false, delim = ',', quote = '',
		escape = '', nullstr = '', new_line = '\\n',
		buffer_size = ${BUFFER_BYTES}, max_line_size = ${LINE_BYTES_MAX},
		columns = {'package_no': 'integer', 'row_no': 'integer', ${cells.join(', ')}})`;
}

/** Of each text that no pattern knows the reader is asked once. */
async function doubtTexts(
	connection: DuckDBConnection,
	type: string,
	columns: readonly PlainColumn[]
): Promise<void> {
	for (const { column, reader } of columns.filter(mayBeBeyondAscii)) {
		const found = await connection.runAndReadAll(
			`select distinct ${column.name} from cell.${type} where beyond_ascii(${column.name})`
		);
		const texts = (found.getRows() as [string][]).map(([text]) => text);
		const doubtful = texts.filter((text) => {
			const { value, isNullWord } = reader.read(text);
			return value !== text || isNullWord;
		});
		if (doubtful.length === 0) continue;
		await connection.run(
			`update cell.${type} set bad = null where ${column.name} in (select unnest($1))`,
			[listValue(doubtful)]
		);
	}
}

/** Rows that are not plain, cell by cell. */
async function readAgain(
	connection: DuckDBConnection,
	batch: Batch,
	reader: RowReader,
	files: readonly PlainFile[]
): Promise<void> {
	const { type } = reader;
	const found = await connection.runAndReadAll(
		`select package_no, list(row_no) from cell.${type} where bad is null group by package_no`
	);
	if (found.currentRowCount === 0) return;
	await connection.run(`delete from cell.${type} where bad is null`);
	const doubtful = new Map(found.getRowsJS() as [number, number[]][]);
	for (const { bytes, csv, places, sender } of files) {
		const rowNos = doubtful.get(sender.packageNo);
		if (rowNos === undefined) continue;
		const wanted = new Set(rowNos);
		let rowNo = 0;
		for (const [from, end] of linesOf(bytes, csv)) {
			rowNo += 1;
			if (!wanted.has(rowNo)) continue;
			const cells = bytes.toString('utf8', from, end).split(',');
			reader.read(cells, places, rowNo, sender, batch);
		}
		await batch.relieve();
	}
}
