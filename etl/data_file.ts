import type { Batch } from './batch.ts';
import type { Headings } from './headings.ts';
import type { ManifestFile } from './manifest.ts';
import { problem, type Problem } from './problem.ts';
import { openTable } from './readers/open.ts';
import { FileFault, type TableFile } from './readers/table_file.ts';
import { details } from './vi.ts';

/**
 * Reads a data file into the batch, as far as it goes.
 *
 * @returns its rows, and its `FIL-` problems or, where it can be read, those of its headings and its
 * number of rows
 */
export async function readDataFile(
	{ path, type, rows: declared }: ManifestFile,
	bytes: Buffer,
	headings: Headings,
	batch: Batch,
	packageNo: number
): Promise<{ problems: Problem[]; rows: number }> {
	const problems: Problem[] = [];
	const add = (fault: FileFault) =>
		problems.push(problem(fault.code, { file: path, row: fault.row, detail: fault.detail }));
	try {
		const table = await openTable(path, bytes, headings);
		table.warnings.forEach(add);
		const heads = headings.read(table.headings, table.isKeyed, path);
		const rows = await readRows(table, heads.places, headings, batch, { packageNo, type });
		problems.push(...heads.problems, ...headings.readOthers(table, path));
		if (heads.isReadable && rows !== declared) {
			const detail = details.rowCount(rows, declared);
			problems.push(problem('PKG-ROWCOUNT', { file: path, detail }));
		}
		return { problems, rows };
	} catch (error) {
		if (!(error instanceof FileFault)) throw error;
		add(error);
		return { problems, rows: 0 };
	}
}

async function readRows(
	table: TableFile,
	places: number[],
	{ columns }: Headings,
	batch: Batch,
	{ packageNo, type }: { packageNo: number; type: string }
): Promise<number> {
	let rowNo = 0;
	for (const row of table.rows) {
		rowNo += 1;
		const isRagged = row.length !== places.length;
		const cells = Array.from<string | null>({ length: columns.length }).fill(null);
		places.forEach((place, i) => {
			if (place !== -1) cells[place] = row[i] ?? null;
		});
		if (isRagged) {
			const detail = details.cellCount(row.length, places.length);
			batch.addFault(packageNo, type, rowNo, 'ROW-COLUMNS', null, detail);
		}
		const surplus = isRagged ? row.slice(places.length).join(' ') : null;
		batch.addRow(type, { packageNo, rowNo, isRagged, surplus, cells });
		if (rowNo % 1024 === 0) await batch.relieve(type);
	}
	for (const { row, heading } of table.formulas) {
		const column = columns[places[heading]!];
		if (column) batch.addFault(packageNo, type, row, 'CEL-FORMULA', column.name, null);
	}
	return rowNo;
}
