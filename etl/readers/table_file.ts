import { details } from '../vi.ts';

/** What every reader makes of a data file: text, nothing else. */
export interface TableFile {
	/** The heading row as it stands; of NDJSON the keys in order of appearance. */
	headings: string[];
	/** NDJSON: a row has no place for a cell that it does not name, so no column can be missing. */
	isKeyed: boolean;
	/**
	 * Data rows in order, cells in the order of the headings; blank rows are left out. A row may have
	 * fewer or more cells than there are headings. Reading on may throw a {@link FileFault}.
	 */
	rows: Iterable<string[]>;
	/** Things that were read all the same. */
	warnings: FileFault[];
	/** Cells that hold a formula, whose stored value was taken. */
	formulas: { row: number; heading: number }[];
	/** First rows of the sheets that are not read, which lie in the package all the same. */
	otherSheets: { sheet: string; headings: string[] }[];
}

/** What a reader must know of headings before it reads on. */
export interface HeadingWords {
	isKnown: (heading: string) => boolean;
	/** Cells below it are days or instants. */
	isTime: (heading: string) => boolean;
}

/** The file cannot be read, or only with a word about it. Codes are those of `FIL-`. */
export class FileFault extends Error {
	readonly code: string;
	/** 1 = the first data row. */
	readonly row: number | null;
	/** What more may be told: never a cell. */
	readonly detail: string | null;

	constructor(code: string, row: number | null = null, detail: string | null = null) {
		super(code);
		this.name = 'FileFault';
		this.code = code;
		this.row = row;
		this.detail = detail;
	}
}

/** The most characters that a cell may have, in any format: the limit of spreadsheets. */
export const CELL_LENGTH_MAX = 32_767;

/** No register has more columns; where each row has a cell for each of them, a few bytes would fill memory. */
const COLUMNS_MAX = 256;

/** @throws {FileFault} `FIL-TYPE` for more headings than any register has */
export function refuseWide({ length }: readonly string[]): void {
	if (length > COLUMNS_MAX) {
		throw new FileFault('FIL-TYPE', null, details.tooWide(length, COLUMNS_MAX));
	}
}

/**
 * Stands in place of a cell that holds a spreadsheet error. U+FFFF is no character, so no text that
 * anybody typed begins with it.
 */
export const ERROR_CELL = '\uffff';
