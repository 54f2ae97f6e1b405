import { isUtf8 } from 'node:buffer';
import { CELL_LENGTH_MAX } from './table_file.ts';

const [LF, CR, COMMA, QUOTE, NUL] = [0x0a, 0x0d, 0x2c, 0x22, 0x00];
const BYTE_ORDER_MARK = Buffer.from('\ufeff');

/** A CSV file that any reader understands in the same way. */
export interface PlainCsv {
	/** The first line, as it stands. */
	readonly heading: string;
	/** Where the first data row begins. */
	readonly start: number;
	readonly rows: number;
}

/**
 * Whether a file is UTF-8 in which each line is a row, each comma parts two cells, and all rows have as
 * many of them as the heading: no quotes, no blank lines. Null: it has to be read by the rules of CSV.
 */
export function plainCsv(bytes: Buffer): PlainCsv | null {
	if (!isUtf8(bytes)) return null;
	const begin = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? 3 : 0;
	const headingEnd = bytes.indexOf(LF, begin);
	if (headingEnd === -1) return null;
	const heading = bytes.toString('utf8', begin, headingEnd).replace(/\r$/, '');
	let wanted = 0;
	let commas = 0;
	let lines = 0;
	let lineStart = begin;
	for (let at = begin; at < bytes.length; at += 1) {
		const byte = bytes[at]!;
		if (byte > COMMA) continue;
		if (byte === COMMA) commas += 1;
		else if (byte === LF) {
			if (lines === 0) wanted = commas;
			// Of a single column no blank line could be told from an empty cell.
			if (commas !== wanted || commas === 0 || at - lineStart > CELL_LENGTH_MAX) return null;
			lines += 1;
			commas = 0;
			lineStart = at + 1;
		} else if (byte === QUOTE || byte === NUL || (byte === CR && bytes[at + 1] !== LF)) {
			return null;
		}
	}
	const isOpen = lineStart < bytes.length;
	if (isOpen && (commas !== wanted || bytes.length - lineStart > CELL_LENGTH_MAX)) return null;
	return { heading, start: headingEnd + 1, rows: lines - 1 + Number(isOpen) };
}

/** Lines of a plain file, without their ends: `[from, to]` among its bytes. */
export function* linesOf(
	bytes: Buffer,
	{ start }: PlainCsv
): Generator<[from: number, to: number]> {
	for (let from = start; from < bytes.length;) {
		const lineFeed = bytes.indexOf(LF, from);
		const end = lineFeed === -1 ? bytes.length : lineFeed;
		yield [from, bytes[end - 1] === CR ? end - 1 : end];
		from = end + 1;
	}
}
