import { readCsv } from './csv.ts';
import { readNdjson } from './ndjson.ts';
import { FileFault, type TableFile } from './table_file.ts';
import { readXlsx } from './xlsx.ts';

/** How files begin that are not what a name in .csv or .ndjson says. */
const NOT_TEXT = /^(PK\x03\x04|\xd0\xcf\x11\xe0|%PDF|\x1f\x8b|PAR1)/;
const MARKUP = /^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)?[\s\0]*</;
const JSON_TEXT = /^(\xef\xbb\xbf)?\s*[{[]/;
const ZIP = /^PK\x03\x04/;
const OLE = /^\xd0\xcf\x11\xe0/;

/**
 * Opens a data file by its name, after a look at whether its content agrees with it.
 *
 * @throws {FileFault} `FIL-EMPTY`, `FIL-TYPE`, and those of the format
 */
export async function openTable(
	path: string,
	bytes: Buffer,
	isHeading: (text: string) => boolean
): Promise<TableFile> {
	if (bytes.length === 0) throw new FileFault('FIL-EMPTY');
	const head = bytes.toString('latin1', 0, 512);
	const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
	switch (extension) {
		case 'csv':
			if (NOT_TEXT.test(head) || MARKUP.test(head) || JSON_TEXT.test(head)) break;
			return readCsv(bytes, isHeading);
		case 'ndjson':
			if (NOT_TEXT.test(head) || MARKUP.test(head)) break;
			return readNdjson(bytes);
		case 'xlsx':
			// A workbook with a password lies in the container of older office files.
			if (OLE.test(head)) throw new FileFault('FIL-XLSX');
			if (!ZIP.test(head)) break;
			return readXlsx(bytes);
	}
	throw new FileFault('FIL-TYPE');
}
