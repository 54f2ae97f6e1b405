import { DuckDBMapValue, type DuckDBConnection } from '@duckdb/node-api';
import type { Batch } from '../batch.ts';
import type { Column } from '../facts.ts';
import type { Headings } from '../headings.ts';
import type { ManifestFile } from '../manifest.ts';
import { openTable } from '../readers/open.ts';
import { tidy } from './cells.ts';
import { holdsToken } from './tokens.ts';

/*
Rows that were set aside are kept as they came, for their sender to correct. They are few: they are read
again when it is known which they are, and no other row is ever held as text.
*/

/** A package of the batch, as it came. */
export interface Kept {
	readonly packageNo: number;
	readonly files: readonly ManifestFile[];
	readonly bytes: ReadonlyMap<string, Buffer>;
}

/** `batch.set_aside_row`: the rows of `batch.set_aside` as they came, without tokens and fingerprints. */
export async function keepRowsSetAside(
	connection: DuckDBConnection,
	batch: Batch,
	headings: ReadonlyMap<string, Headings>,
	packages: readonly Kept[]
): Promise<void> {
	const found = await connection.runAndReadAll(
		'select package_no, record_type, list(row_no order by row_no) from batch.set_aside group by all'
	);
	const rows = found.getRowsJS() as [number, string, number[]][];
	const ofFile = new Map(rows.map(([no, type, rows]) => [`${no} ${type}`, rows]));
	for (const { packageNo, files, bytes } of packages) {
		for (const { path, type } of files) {
			const wanted = ofFile.get(`${packageNo} ${type}`);
			if (wanted === undefined) continue;
			await keepRows(
				batch,
				headings.get(type)!,
				packageNo,
				{ path, type },
				bytes.get(path)!,
				wanted
			);
		}
	}
	await batch.completeSetAside();
}

async function keepRows(
	batch: Batch,
	headings: Headings,
	packageNo: number,
	{ path, type }: { path: string; type: string },
	bytes: Buffer,
	wanted: readonly number[]
): Promise<void> {
	const table = await openTable(path, bytes, headings);
	const { places } = headings.read(table.headings, table.isKeyed, path);
	const { columns } = headings;
	const rest = wanted.values();
	let next = rest.next();
	let rowNo = 0;
	for (const row of table.rows) {
		if (next.done) return;
		rowNo += 1;
		if (rowNo !== next.value) continue;
		next = rest.next();
		const cells = columns.map((_, place) => row[places.indexOf(place)] ?? '');
		const surplus = row.slice(places.length);
		const isMark = (cell: string, place: number) => cell !== '' && isPersonal(columns[place]!);
		if ([...cells, ...surplus].some(holdsToken) || cells.some(isMark)) batch.loseToken(packageNo);
		const told = (name: string) => {
			const cell = cells[columns.findIndex((column) => column.name === name)]!;
			return cell === '' || holdsToken(cell) ? null : tidy(cell);
		};
		const entries = columns.flatMap((column, place) => {
			const value = cells[place]!;
			const isKept = value !== '' && !isPersonal(column) && !holdsToken(value);
			return isKept ? [{ key: column.name, value }] : [];
		});
		batch.addSetAside([
			...[packageNo, type, rowNo, told('unit'), told('record_id')],
			new DuckDBMapValue(entries)
		]);
	}
}

const isPersonal = ({ kind }: Column) => kind === 'token' || kind === 'fingerprint';
