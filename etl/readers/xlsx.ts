import { readXlsx as readWorkbook, type CellValue, type Sheet } from 'hucre/xlsx';
import { Refusal } from '../problem.ts';
import { readZip } from '../zip.ts';
import { CELL_LENGTH_MAX, ERROR_CELL, FileFault, type TableFile } from './table_file.ts';

/** Many sheets, pictures and styles are no harm; more than this is no register. */
const LIMITS = { entries: 10_000, bytes: 1024 ** 3 };

/**
 * Reads the first sheet of a workbook. Nothing is evaluated: of a formula the stored value is taken.
 * Dates become ISO text: a whole day `2025-01-31`, one with a time `2025-01-31 08:15:00`.
 *
 * @throws {FileFault} `FIL-XLSX`, `FIL-XLSX-MACRO`, `FIL-XLSX-MERGED`, `FIL-CELL`
 */
export async function readXlsx(bytes: Buffer): Promise<TableFile> {
	refuseHostile(bytes);
	const sheet = await readFirstSheet(bytes);
	const rows = sheet.rows
		.map((cells, sheetRow) => ({ cells: cells.map(text), sheetRow }))
		.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
	const [first, ...data] = rows;
	const headings = (first?.cells ?? []).slice(0, lengthUsed(first?.cells ?? []));
	refuseMerged(sheet, headings.length);
	const formulas = data.flatMap(({ cells, sheetRow }, i) =>
		headings.flatMap((_, column) => {
			const cell = sheet.cells?.get(`${sheetRow},${column}`);
			if (cell?.formula === undefined && cell?.type !== 'error') return [];
			// A formula that was never calculated has no value that anybody saw.
			if (cell.type === 'error' || cell.value === null) {
				cells[column] = `${ERROR_CELL}${text(cell.value)}`;
				return [];
			}
			return [{ row: i + 1, heading: column }];
		})
	);
	return {
		headings,
		isKeyed: false,
		rows: dataRows(
			data.map(({ cells }) => cells),
			headings.length
		),
		warnings: [],
		formulas
	};
}

/** Cells that a row leaves out at its end are empty ones. */
function* dataRows(rows: string[][], width: number): Generator<string[]> {
	for (const [i, cells] of rows.entries()) {
		if (cells.some(({ length }) => length > CELL_LENGTH_MAX))
			throw new FileFault('FIL-CELL', i + 1);
		const used = Math.max(width, lengthUsed(cells));
		yield Array.from({ length: used }, (_, column) => cells[column] ?? '');
	}
}

const lengthUsed = (cells: string[]) => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

function text(value: CellValue): string {
	if (value === null || value === undefined) return '';
	return value instanceof Date ? isoText(value) : String(value);
}

/** The reader gives the time of the sheet as if it were UTC. */
function isoText(date: Date): string {
	const wholeSeconds = new Date(Math.round(date.getTime() / 1000) * 1000);
	const [day = '', time = ''] = wholeSeconds.toISOString().split('T');
	return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
}

/** Damaged, encrypted, with macros, with a DTD: seen before the workbook is parsed. */
function refuseHostile(bytes: Buffer): void {
	try {
		for (const { name, read } of readZip(bytes, LIMITS)) {
			if (/vbaProject\.bin$/i.test(name)) throw new FileFault('FIL-XLSX-MACRO');
			const content = read();
			if (/\.(xml|rels)$/i.test(name) && content.includes('<!DOCTYPE')) {
				throw new FileFault('FIL-XLSX');
			}
		}
	} catch (error) {
		if (error instanceof Refusal) throw new FileFault('FIL-XLSX');
		throw error;
	}
}

async function readFirstSheet(bytes: Buffer): Promise<Sheet> {
	try {
		const { sheets } = await readWorkbook(bytes, { sheets: [0] });
		if (sheets[0]) return sheets[0];
	} catch {
		// Whatever the library makes of it, the workbook is not one.
	}
	throw new FileFault('FIL-XLSX');
}

function refuseMerged(sheet: Sheet, width: number): void {
	const isInData = ({ startRow, startCol }: { startRow: number; startCol: number }) =>
		startRow < sheet.rows.length && startCol < width;
	if (sheet.merges?.some(isInData)) throw new FileFault('FIL-XLSX-MERGED');
}
