import { readCsv } from './csv.ts';
import { formatOf } from './format.ts';
import { readNdjson } from './ndjson.ts';
import { readParquet } from './parquet.ts';
import type { HeadingWords, TableFile } from './table_file.ts';

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
	switch (formatOf(path, bytes)) {
		case 'csv':
			return readCsv(bytes, headings.isKnown);
		case 'ndjson':
			return readNdjson(bytes);
		case 'parquet':
			return readParquet(bytes);
		case 'xlsx': {
			// Most loads never see a workbook, and its reader takes a tenth of a second to start.
			const { readXlsx } = await import('./xlsx.ts');
			return readXlsx(bytes, headings.isTime);
		}
	}
}
