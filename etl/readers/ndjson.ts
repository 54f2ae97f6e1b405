import { repeatsKey } from '../json_keys.ts';
import { CELL_LENGTH_MAX, FileFault, refuseWide, type TableFile } from './table_file.ts';
import { readText, type TextFile } from './text.ts';

/** No line of a table is that long: as many cells of the greatest length as any record type has. */
const LINE_LENGTH_MAX = 32 * CELL_LENGTH_MAX;

/**
 * Reads NDJSON: an object per line, whose keys are headings. Numbers, booleans and null are taken as
 * such, that is, as the text one would write for them; an absent key is an empty cell.
 *
 * @throws {FileFault} `FIL-ENCODING`, `FIL-NUL`, and `FIL-TYPE`, `FIL-CELL` with the row
 */
export function readNdjson(bytes: Buffer): TableFile {
	const text = readText(bytes);
	const headings = new Map<string, number>();
	// Read twice: only at the end is it known which keys there are.
	for (const object of readObjects(text)) {
		for (const key of Object.keys(object)) {
			if (!headings.has(key)) headings.set(key, headings.size);
		}
	}
	refuseWide([...headings.keys()]);
	return {
		headings: [...headings.keys()],
		isKeyed: true,
		rows: readRows(text, headings),
		warnings: text.isUtf16 ? [new FileFault('FIL-UTF16')] : [],
		formulas: [],
		otherSheets: []
	};
}

function* readRows(text: TextFile, headings: ReadonlyMap<string, number>): Generator<string[]> {
	let row = 0;
	for (const object of readObjects(text)) {
		row += 1;
		const cells = Array.from(headings, () => '');
		for (const [key, value] of Object.entries(object)) cells[headings.get(key)!] = cell(value, row);
		yield cells;
	}
}

function cell(value: unknown, row: number): string {
	if (value === null) return '';
	if (typeof value === 'object') throw new FileFault('FIL-TYPE', row);
	const text = String(value);
	if (text.includes('\0')) throw new FileFault('FIL-NUL', row);
	if (text.length > CELL_LENGTH_MAX) throw new FileFault('FIL-CELL', row);
	return text;
}

function* readObjects(text: TextFile): Generator<Record<string, unknown>> {
	let row = 0;
	for (const line of readLines(text)) {
		if (line.trim() === '') continue;
		row += 1;
		const value = parse(line, row);
		if (typeof value !== 'object' || value === null || Array.isArray(value)) {
			throw new FileFault('FIL-TYPE', row);
		}
		// JSON.parse would silently take the last of two cells of one name.
		if (repeatsKey(line)) throw new FileFault('FIL-TYPE', row);
		yield value as Record<string, unknown>;
	}
}

/** More digits than a number of JavaScript can keep, or a greater one: such an id would become another one. */
const LONG_NUMBER = /\d{16}|\de\+?\d{3}/i;

function parse(line: string, row: number): unknown {
	try {
		return JSON.parse(line, LONG_NUMBER.test(line) ? keepDigits : undefined) as unknown;
	} catch (error) {
		if (error instanceof SyntaxError) throw new FileFault('FIL-TYPE', row);
		throw error;
	}
}

/** The text of a number that is too long to be one. */
const keepDigits = (_key: string, value: unknown, context?: { source?: string }): unknown =>
	typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER ? context?.source : value;

function* readLines(text: TextFile): Generator<string> {
	let rest = '';
	for (const chunk of text.chunks()) {
		const lines = (rest + chunk).split('\n');
		rest = lines.pop()!;
		if (rest.length > LINE_LENGTH_MAX) throw new FileFault('FIL-TYPE');
		yield* lines;
	}
	yield rest;
}
