import type { Batch, Sender } from './batch.ts';
import type { Headings } from './headings.ts';
import type { ManifestFile } from './manifest.ts';
import { problem, type Problem } from './problem.ts';
import { formatOf } from './readers/format.ts';
import { openTable } from './readers/open.ts';
import { plainCsv } from './readers/plain_csv.ts';
import { FileFault, type TableFile } from './readers/table_file.ts';
import type { RowReader } from './rules/row_reader.ts';
import { details } from './vi.ts';

/**
 * Reads a data file into the batch, as far as it goes.
 *
 * @returns its rows, and its `FIL-` problems or, where it can be read, those of its headings and its
 * number of rows
 */
export async function readDataFile(
	{ path, rows: declared }: ManifestFile,
	bytes: Buffer,
	headings: Headings,
	reader: RowReader,
	batch: Batch,
	sender: Sender
): Promise<{ problems: Problem[]; rows: number }> {
	const problems: Problem[] = [];
	const add = (fault: FileFault) =>
		problems.push(problem(fault.code, { file: path, row: fault.row, detail: fault.detail }));
	const compareCount = (rows: number) => {
		if (rows === declared) return;
		problems.push(
			problem('PKG-ROWCOUNT', { file: path, detail: details.rowCount(rows, declared) })
		);
	};
	try {
		const csv = formatOf(path, bytes) === 'csv' ? plainCsv(bytes) : null;
		const plainPlaces = csv && headings.readPlain(csv.heading);
		if (csv && plainPlaces) {
			batch.addPlainFile({ type: reader.type, places: plainPlaces, csv, bytes, sender });
			compareCount(csv.rows);
			return { problems, rows: csv.rows };
		}
		const table = await openTable(path, bytes, headings);
		table.warnings.forEach(add);
		const heads = headings.read(table.headings, table.isKeyed, path);
		const rows = await readRows(table, heads.places, reader, batch, sender);
		problems.push(...heads.problems, ...headings.readOthers(table, path));
		if (heads.isReadable) compareCount(rows);
		return { problems, rows };
	} catch (error) {
		if (!(error instanceof FileFault)) throw error;
		add(error);
		return { problems, rows: 0 };
	}
}

async function readRows(
	table: TableFile,
	places: readonly number[],
	reader: RowReader,
	batch: Batch,
	sender: Sender
): Promise<number> {
	const { packageNo } = sender;
	const { type } = reader;
	const withdrawn = new Set<number>();
	let rowNo = 0;
	for (const row of table.rows) {
		rowNo += 1;
		if (row.length !== places.length) {
			const detail = details.cellCount(row.length, places.length);
			batch.addFault(packageNo, type, rowNo, 'ROW-COLUMNS', null, detail);
		} else if (reader.read(row, places, rowNo, sender, batch)) {
			withdrawn.add(rowNo);
		}
		if (rowNo % 1024 === 0) await batch.relieve();
	}
	for (const { row, heading } of table.formulas) {
		const column = reader.columns[places[heading]!];
		if (column === undefined || (withdrawn.has(row) && !column.isOfWithdrawn)) continue;
		batch.addFault(packageNo, type, row, 'CEL-FORMULA', column.name, null);
	}
	return rowNo;
}
