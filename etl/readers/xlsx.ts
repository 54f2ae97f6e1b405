import { Refusal } from '../problem.ts';
import { readZip } from '../zip.ts';
import { readSheet } from './sheet.ts';
import { FileFault, type TableFile } from './table_file.ts';

/** Many sheets, pictures and styles are no harm; more than this is no register. */
const LIMITS = { entries: 10_000, bytes: 1024 ** 3 };
/** A program can hide in a module of Visual Basic, or in a sheet of the kind before it. */
const MACRO = /vbaProject\.bin$|(^|\/)macrosheets\//i;

/**
 * Reads the first sheet of a workbook that came from elsewhere.
 *
 * @throws {FileFault} `FIL-XLSX`, `FIL-XLSX-MACRO`, `FIL-XLSX-MERGED`, `FIL-CELL`
 */
export async function readXlsx(
	bytes: Buffer,
	isTime: (heading: string) => boolean
): Promise<TableFile> {
	refuseHostile(bytes);
	return readSheet(bytes, isTime);
}

/** Damaged, encrypted, with macros, with a DTD: seen before the workbook is parsed. */
function refuseHostile(bytes: Buffer): void {
	try {
		for (const { name, read } of readZip(bytes, LIMITS)) {
			if (MACRO.test(name)) throw new FileFault('FIL-XLSX-MACRO');
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
