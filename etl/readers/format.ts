import { FileFault } from './table_file.ts';

const ZIP = 'PK\x03\x04';
/** The container of older office files. */
const OLE = '\xd0\xcf\x11\xe0';
const PARQUET = 'PAR1';
const NOT_TEXT = [ZIP, OLE, '%PDF', '\x1f\x8b', PARQUET];
/** In UTF-8 or UTF-16, with or without a byte order mark. */
const MARKUP = /^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)?[\s\0]*</;
const JSON_TEXT = /^(\xef\xbb\xbf)?\s*[{[]/;
const HEAD_BYTES = 512;

export type Format = 'csv' | 'ndjson' | 'parquet' | 'xlsx';

/**
 * The format that a data file has by its name, after a look at whether its content agrees.
 *
 * @throws {FileFault} `FIL-EMPTY`, `FIL-TYPE`, `FIL-XLSX` for a workbook with a password
 */
export function formatOf(path: string, bytes: Uint8Array): Format {
	if (bytes.length === 0) throw new FileFault('FIL-EMPTY');
	const head = String.fromCharCode.apply(
		null,
		bytes.subarray(0, HEAD_BYTES) as unknown as number[]
	);
	const isText = !NOT_TEXT.some((mark) => head.startsWith(mark)) && !MARKUP.test(head);
	const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
	if (extension === 'csv' && isText && !JSON_TEXT.test(head)) return 'csv';
	if (extension === 'ndjson' && isText) return 'ndjson';
	if (extension === 'parquet' && head.startsWith(PARQUET)) return 'parquet';
	// A workbook with a password lies in it.
	if (extension === 'xlsx' && head.startsWith(OLE)) throw new FileFault('FIL-XLSX');
	if (extension === 'xlsx' && head.startsWith(ZIP)) return 'xlsx';
	throw new FileFault('FIL-TYPE');
}
