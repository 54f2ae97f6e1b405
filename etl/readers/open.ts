import { readCsv } from './csv.ts';
import { readNdjson } from './ndjson.ts';
import { readParquet } from './parquet.ts';
import { FileFault, type HeadingWords, type TableFile } from './table_file.ts';
import { readXlsx } from './xlsx.ts';

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** The container of older office files. */
const OLE = Buffer.from('\xd0\xcf\x11\xe0', 'latin1');
const PDF = Buffer.from('%PDF');
const GZIP = Buffer.from('\x1f\x8b', 'latin1');
const PARQUET = Buffer.from('PAR1');
const NOT_TEXT = [ZIP, OLE, PDF, GZIP, PARQUET];
/** In UTF-8 or UTF-16, with or without a byte order mark. */
const MARKUP = /^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)?[\s\0]*</;
const JSON_TEXT = /^(\xef\xbb\xbf)?\s*[{[]/;

/**
 * Opens a data file by its name, after a look at whether its content agrees with it.
 *
 * @throws {FileFault} `FIL-EMPTY`, `FIL-TYPE`, and those of the format
 */
export async function openTable(
	path: string,
	bytes: Buffer,
	headings: HeadingWords
): Promise<TableFile> {
	if (bytes.length === 0) throw new FileFault('FIL-EMPTY');
	const begins = (mark: Buffer) => bytes.subarray(0, mark.length).equals(mark);
	const isText = !NOT_TEXT.some(begins);
	const head = bytes.toString('latin1', 0, 512);
	const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
	switch (extension) {
		case 'csv':
			if (!isText || MARKUP.test(head) || JSON_TEXT.test(head)) break;
			return readCsv(bytes, headings.isKnown);
		case 'ndjson':
			if (!isText || MARKUP.test(head)) break;
			return readNdjson(bytes);
		case 'parquet':
			if (!begins(PARQUET)) break;
			return readParquet(bytes);
		case 'xlsx':
			// A workbook with a password lies in it.
			if (begins(OLE)) throw new FileFault('FIL-XLSX');
			if (!begins(ZIP)) break;
			return readXlsx(bytes, headings.isTime);
	}
	throw new FileFault('FIL-TYPE');
}
