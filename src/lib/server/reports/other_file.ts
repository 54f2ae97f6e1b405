import { parseCsv, readXlsx } from 'hucre';

type Cell = unknown;

/** The cells of the first sheet of a workbook, or of a CSV; null: it is neither. */
export async function tableIn(file: File): Promise<string[][] | null> {
	try {
		const bytes = new Uint8Array(await file.arrayBuffer());
		const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
		const rows: readonly (readonly Cell[])[] = isZip
			? ((await readXlsx(bytes)).sheets[0]?.rows ?? [])
			: parseCsv(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
		return rows.map((row) => row.map(textOf));
	} catch {
		// Damaged, encrypted, or of another kind: the page says which kinds are read.
		return null;
	}
}

function textOf(cell: Cell): string {
	if (cell instanceof Date) return cell.toISOString().slice(0, 10);
	return typeof cell === 'string' || typeof cell === 'number' ? `${cell}` : '';
}
