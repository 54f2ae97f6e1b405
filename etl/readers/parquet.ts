import type { DuckDBConnection } from '@duckdb/node-api';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemory, quoted } from '../../warehouse/open.ts';
import { CELL_LENGTH_MAX, FileFault, type TableFile } from './table_file.ts';

/** What is larger is no register: compressed columns can hold a billion equal cells in a few bytes. */
const LIMITS = { rows: 2_000_000, columns: 1_000, characters: 512 * 1024 ** 2 };
const MARK = Buffer.from('PAR1');

/**
 * Reads a Parquet file as text: days and instants in ISO form (an instant with a time zone as UTC, one
 * without at midnight as its day, as in a workbook), whole numbers without a fraction, nothing for null.
 *
 * @throws {FileFault} `FIL-TYPE` when it is damaged, encrypted, or larger than any register, `FIL-CELL`
 */
export async function readParquet(bytes: Buffer): Promise<TableFile> {
	if (!bytes.subarray(-MARK.length).equals(MARK)) throw new FileFault('FIL-TYPE');
	const folder = mkdtempSync(join(tmpdir(), 'donthu-parquet-'));
	const connection = await openMemory();
	try {
		const file = join(folder, 'data.parquet');
		writeFileSync(file, bytes);
		// Older writers do not say of their texts that they are texts.
		return await readTable(connection, `read_parquet(${quoted(file)}, binary_as_string = true)`);
	} catch (error) {
		if (error instanceof FileFault) throw error;
		// Whatever DuckDB says of such a file, the sender can only write it again.
		throw new FileFault('FIL-TYPE');
	} finally {
		connection.closeSync();
		rmSync(folder, { recursive: true });
	}
}

async function readTable(connection: DuckDBConnection, source: string): Promise<TableFile> {
	const empty = await connection.runAndReadAll(`select * from ${source} limit 0`);
	const headings = empty.columnNames();
	const cells = empty.columnTypes().map((type, at) => cell(`"${at}"`, `${type}`));
	if (headings.length > LIMITS.columns) throw new FileFault('FIL-TYPE');
	// Names of columns are the sender's, and may stand twice: they are known by their place.
	const places = headings.map((_, at) => `"${at}"`).join(', ');
	const texts = `(select ${cells.join(', ')} from ${source} as source(${places}))`;
	await refuseLarge(connection, source, texts, headings.length);
	const read = await connection.runAndReadAll(`from ${texts}`);
	const rows = read.getRows() as string[][];
	const tooLong = rows.findIndex((row) => row.some((text) => text.length > CELL_LENGTH_MAX));
	if (tooLong !== -1) throw new FileFault('FIL-CELL', tooLong + 1);
	return { headings, isKeyed: false, rows, warnings: [], formulas: [], otherSheets: [] };
}

function cell(name: string, type: string): string {
	const text =
		type === 'TIMESTAMP WITH TIME ZONE'
			? `strftime(${name} at time zone 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ')`
			: /^TIMESTAMP/.test(type)
				? `regexp_replace(
					strftime(cast(${name} as timestamp), '%Y-%m-%d %H:%M:%S.%f'), ' 00:00:00\\.000000$', ''
				)`
				: /^(FLOAT|DOUBLE|DECIMAL)/.test(type)
					? `regexp_replace(cast(${name} as varchar), '\\.0+$', '')`
					: `cast(${name} as varchar)`;
	return `coalesce(${text}, '') as ${name}`;
}

/** Counts before anything is fetched. */
async function refuseLarge(
	connection: DuckDBConnection,
	source: string,
	texts: string,
	columns: number
): Promise<void> {
	const counted = await connection.runAndReadAll(`select count(*) from ${source}`);
	if (Number(counted.getRows()[0]![0]) > LIMITS.rows) throw new FileFault('FIL-TYPE');
	const lengths = Array.from({ length: columns }, (_, at) => `length("${at}")`).join(' + ');
	const summed = await connection.runAndReadAll(`select sum(${lengths}) from ${texts}`);
	if (Number(summed.getRows()[0]![0] ?? 0) > LIMITS.characters) throw new FileFault('FIL-TYPE');
}
