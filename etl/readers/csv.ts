import { probableText } from '../rules/broken_text.ts';
import { details } from '../vi.ts';
import { CELL_LENGTH_MAX, FileFault, refuseWide, type TableFile } from './table_file.ts';
import { readText, type TextFile } from './text.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
/** In order of preference. Only the comma passes without a word. */
const DELIMITERS = [',', ';', '\t'] as const;
/** No text cell is that long, even with each of its characters a doubled quote. */
const OPEN_CELL_MAX = 2 * CELL_LENGTH_MAX + 2;
/** What has more columns than a spreadsheet can have is no table. */
const CELLS_MAX = 16_384;
const HEADINGS_BYTES_MAX = 4_096;
type Delimiter = (typeof DELIMITERS)[number];

/**
 * Reads a CSV file strictly by RFC 4180: a quoted cell ends where its quote says, and nothing but a
 * delimiter or the end of the line may follow. A quote inside an unquoted cell is a letter like any
 * other. Lines end in CRLF, LF or CR. The delimiter is the one under which most headings are known.
 *
 * @throws {FileFault} `FIL-ENCODING`, `FIL-NUL`, `FIL-TYPE`, and while rows are read `FIL-QUOTE`, `FIL-CELL`.
 */
export function readCsv(bytes: Uint8Array, isHeading: (text: string) => boolean): TableFile {
	const text = readKnown(bytes, isHeading);
	const delimiter = findDelimiter(text.chunks().next().value ?? '', isHeading);
	const rows = readRows(text.chunks(), delimiter);
	const first = rows.next();
	const headings = first.done ? [] : first.value;
	refuseWide(headings);
	const warnings = [
		...(text.isUtf16 ? [new FileFault('FIL-UTF16')] : []),
		...(delimiter === ',' ? [] : [new FileFault('FIL-DELIMITER')])
	];
	return {
		headings,
		isKeyed: false,
		rows,
		warnings,
		formulas: [],
		otherSheets: []
	};
}

function readKnown(bytes: Uint8Array, isHeading: (text: string) => boolean): TextFile {
	try {
		return readText(bytes);
	} catch (error) {
		if (!(error instanceof FileFault) || error.code !== 'FIL-ENCODING') throw error;
		throw new FileFault('FIL-ENCODING', null, probableHeadings(bytes, isHeading));
	}
}

/** Headings that are known when read in an encoding of the time: by them a clerk sees what it was. */
function probableHeadings(bytes: Uint8Array, isHeading: (text: string) => boolean): string | null {
	const western = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEADINGS_BYTES_MAX));
	const [line = ''] = western.split(/[\r\n]/, 1);
	const found = DELIMITERS.map((delimiter) =>
		headingsUnder(line, delimiter).flatMap((heading) => {
			const probable = probableText(heading);
			return probable !== null && isHeading(probable.text) ? probable : [];
		})
	);
	const [best = []] = found.toSorted((a, b) => b.length - a.length);
	if (best[0] === undefined) return null;
	return details.probableHeadings(best.map(({ text }) => text).join(', '), best[0].encoding);
}

function findDelimiter(text: string, isHeading: (text: string) => boolean): Delimiter {
	const known = DELIMITERS.map((delimiter) => {
		const headings = headingsUnder(text, delimiter);
		return headings.filter(isHeading).length;
	});
	const best = known.indexOf(Math.max(...known));
	return DELIMITERS[best] ?? ',';
}

function headingsUnder(text: string, delimiter: Delimiter): string[] {
	try {
		return readRows([text], delimiter).next().value ?? [];
	} catch (error) {
		// Read with a wrong delimiter a good heading row may look broken. The right one will tell.
		if (error instanceof FileFault) return [];
		throw error;
	}
}

/**
 * The rows of a CSV text that comes in pieces, the heading row first, blank lines left out.
 *
 * @throws {FileFault} `FIL-QUOTE`, `FIL-CELL`, with the row in which the cell begins.
 */
export function* readRows(pieces: Iterable<string>, delimiter: string): Generator<string[]> {
	const source = pieces[Symbol.iterator]();
	const separator = delimiter.charCodeAt(0);
	let text = '';
	let start = 0;
	let isLast = false;
	let rowCount = 0;

	for (;;) {
		const row = readRow(text, start, separator, isLast);
		if (row === null) return;
		if ('openCell' in row) {
			// The row goes on in the next piece, and is read again from its beginning.
			if (text.length - row.openCell > OPEN_CELL_MAX) {
				throw new FileFault(row.isQuoted ? endlessCell(source) : 'FIL-CELL', rowCount || null);
			}
			const next = source.next();
			isLast = next.done === true;
			text = text.slice(start) + (next.done ? '' : next.value);
			start = 0;
			continue;
		}
		start = row.end;
		if (row.isBlank) continue;
		if (row.fault) throw new FileFault(row.fault, rowCount || null);
		yield row.cells;
		rowCount += 1;
	}
}

interface Row {
	cells: string[];
	/** Where the next row begins. */
	end: number;
	isBlank: boolean;
	fault: string | null;
}

/** The text stops within the row: in the cell that begins at `openCell`. */
interface OpenRow {
	openCell: number;
	isQuoted: boolean;
}

/** One row from `start`; null: there is no more. */
function readRow(
	text: string,
	start: number,
	separator: number,
	isLast: boolean
): Row | OpenRow | null {
	const length = text.length;
	if (start >= length) return isLast ? null : { openCell: start, isQuoted: false };
	const cells: string[] = [];
	let fault: string | null = null;
	let isQuoted = false;
	for (let at = start; ;) {
		let end = at;
		if (text.charCodeAt(at) === QUOTE) {
			isQuoted = true;
			const quoted = readQuoted(text, at);
			if (!isLast && (quoted === null || quoted.end === length)) return { openCell: at, isQuoted };
			if (quoted === null || !endsWell(text, quoted.end, separator)) {
				return { cells, end: length, isBlank: false, fault: 'FIL-QUOTE' };
			}
			end = quoted.end;
			cells.push(quoted.cell);
		} else {
			while (end < length && !endsCell(text.charCodeAt(end), separator)) end += 1;
			if (!isLast && end === length) return { openCell: at, isQuoted: false };
			cells.push(text.slice(at, end));
		}
		if (cells[cells.length - 1]!.length > CELL_LENGTH_MAX) fault ??= 'FIL-CELL';
		if (cells.length > CELLS_MAX) fault ??= 'FIL-TYPE';
		const code = text.charCodeAt(end);
		if (code === separator && fault === null) {
			at = end + 1;
			continue;
		}
		// Where the line feed stands in the next piece it makes a blank line there, which is left out.
		const next = code === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
		const isBlank = cells.length === 1 && !isQuoted && cells[0]!.trim() === '';
		return { cells, end: next, isBlank, fault };
	}
}

const endsCell = (code: number, separator: number) =>
	code === separator || code === LF || code === CR;

const endsWell = (text: string, end: number, separator: number) =>
	end === text.length || endsCell(text.charCodeAt(end), separator);

/** The quoted cell that begins at `start`, or null where the text ends before the cell. */
function readQuoted(text: string, start: number): { cell: string; end: number } | null {
	let cell = '';
	let from = start + 1;
	for (;;) {
		const quote = text.indexOf('"', from);
		if (quote === -1) return null;
		cell += text.slice(from, quote);
		if (text.charCodeAt(quote + 1) !== QUOTE) return { cell, end: quote + 1 };
		cell += '"';
		from = quote + 2;
	}
}

/** A quoted cell is too long already: is it one long cell, or was its quote never closed? */
function endlessCell(rest: Iterator<string>): 'FIL-CELL' | 'FIL-QUOTE' {
	for (let next = rest.next(); !next.done; next = rest.next()) {
		if (next.value.includes('"')) return 'FIL-CELL';
	}
	return 'FIL-QUOTE';
}
