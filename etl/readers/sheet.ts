import { readXlsx as readWorkbook, type CellValue, type Sheet } from 'hucre/xlsx';
import {
	CELL_LENGTH_MAX,
	ERROR_CELL,
	FileFault,
	refuseWide,
	type TableFile
} from './table_file.ts';

/** Of the sheets that are not read so many rows are searched for headings. */
const OTHER_ROWS = 20;
/** Days of a spreadsheet, counted from 30 December 1899: 2000-01-01 to 9999-12-31. */
const [FIRST_SERIAL, LAST_SERIAL] = [36_526, 2_958_466];
const EPOCH_SERIAL = 25_569;
const DAYS_FROM_1900_TO_1904 = 1_462;
const DAY_MS = 86_400_000;

/**
 * Reads the first sheet of a workbook. Nothing is evaluated: of a formula the stored value is taken.
 * Dates become ISO text: a whole day `2025-01-31`, one with a time `2025-01-31 08:15:00`; so do plain
 * numbers under a heading of days, which are dates that lost their format.
 *
 * @throws {FileFault} `FIL-XLSX`, `FIL-TYPE`, `FIL-XLSX-MERGED`, `FIL-CELL`
 */
export async function readSheet(
	bytes: Uint8Array,
	isTime: (heading: string) => boolean
): Promise<TableFile> {
	const { sheet, is1904, otherSheets } = await readSheets(bytes);
	const rows = sheet.rows
		.map((cells, sheetRow) => ({ cells: cells.map(text), sheetRow }))
		.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
	const [first, ...data] = rows;
	const headings = (first?.cells ?? []).slice(0, lengthUsed(first?.cells ?? []));
	refuseWide(headings);
	refuseMerged(sheet, headings.length);
	headings.forEach((heading, column) => {
		if (!isTime(heading)) return;
		for (const { cells, sheetRow } of data) {
			const value = sheet.rows[sheetRow]![column];
			if (typeof value === 'number') cells[column] = serialText(value, is1904);
		}
	});
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
		formulas,
		otherSheets
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

/** A number as the day or instant that it counts; one that counts none stays a number. */
function serialText(serial: number, is1904: boolean): string {
	const since1900 = is1904 ? serial + DAYS_FROM_1900_TO_1904 : serial;
	if (since1900 < FIRST_SERIAL || since1900 >= LAST_SERIAL) return String(serial);
	return isoText(new Date((since1900 - EPOCH_SERIAL) * DAY_MS));
}

/** The reader gives the time of the sheet as if it were UTC. */
function isoText(date: Date): string {
	const wholeSeconds = new Date(Math.round(date.getTime() / 1000) * 1000);
	const [day = '', time = ''] = wholeSeconds.toISOString().split('T');
	return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
}

/** The first sheet, hidden or not, and how the others begin. */
async function readSheets(bytes: Uint8Array) {
	try {
		let count = 0;
		const { sheets, dateSystem } = await readWorkbook(bytes, {
			sheets: (_, i) => {
				count = i + 1;
				return i === 0;
			}
		});
		const [sheet] = sheets;
		if (sheet) {
			const others = count > 1 ? await readOtherSheets(bytes) : [];
			return { sheet, is1904: dateSystem === '1904', otherSheets: others };
		}
	} catch {
		// Whatever the library makes of it, the workbook is not one.
	}
	throw new FileFault('FIL-XLSX');
}

async function readOtherSheets(bytes: Uint8Array): Promise<TableFile['otherSheets']> {
	const { sheets } = await readWorkbook(bytes, { sheets: (_, i) => i > 0, maxRows: OTHER_ROWS });
	return sheets.map(({ name, rows }) => {
		const first = rows.map((cells) => cells.map(text)).find((cells) => lengthUsed(cells) > 0);
		return { sheet: name, headings: first ?? [] };
	});
}

function refuseMerged(sheet: Sheet, width: number): void {
	const isInData = ({ startRow, startCol }: { startRow: number; startCol: number }) =>
		startRow < sheet.rows.length && startCol < width;
	if (sheet.merges?.some(isInData)) throw new FileFault('FIL-XLSX-MERGED');
}
