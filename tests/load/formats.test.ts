import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPackages } from '../../etl/load.ts';
import { openMemory, quoted } from '../../warehouse/open.ts';
import { csv, type Row } from '../packages.ts';
import { anyCell, columnsByType } from './any_cell.ts';
import { asFolder, GOOD, seal } from './drafts.ts';
import { readRecords } from './ledgers.ts';

/*
The same rows are the same records, whatever the file: one verdict, the same problems at the same cells,
and the same ledger, from which alone figures are counted.
*/

/** A day, or an instant in Vietnam time. */
type Time = { day: string; clock?: string };
type Value = string | number | boolean | Time;
type Record = { readonly [column: string]: Value };
type Write = (headings: string[], rows: readonly Record[]) => Buffer | Promise<Buffer>;

const isTime = (value: Value | undefined): value is Time => typeof value === 'object';
const written = ({ day, clock }: Time) => (clock === undefined ? day : `${day} ${clock}`);
const plain = (row: Record): Row =>
	Object.fromEntries(
		Object.entries(row).map(([column, value]) => [column, isTime(value) ? written(value) : value])
	);

const FORMATS: { readonly [ending: string]: Write } = {
	csv: (_, rows) => Buffer.from(csv(rows.map(plain))),
	ndjson: (_, rows) => Buffer.from(rows.map((row) => `${JSON.stringify(plain(row))}\n`).join('')),
	xlsx: async (headings, rows) =>
		Buffer.from(
			await writeXlsx({
				sheets: [
					{
						name: 'a',
						rows: [
							headings,
							...rows.map((row) =>
								headings.map((heading) => {
									const value = row[heading];
									return isTime(value)
										? new Date(`${value.day}T${value.clock ?? '00:00:00'}Z`)
										: (value ?? null);
								})
							)
						]
					}
				]
			})
		),
	parquet: async (headings, rows) => {
		const folder = mkdtempSync(join(tmpdir(), 'donthu-formats-'));
		const connection = await openMemory();
		const literal = (value: Value | undefined) => {
			if (value === undefined) return 'null';
			if (isTime(value)) return `${value.clock ? 'timestamp' : 'date'} ${quoted(written(value))}`;
			return typeof value === 'string' ? quoted(value) : `${value}`;
		};
		try {
			const values = rows.map(
				(row) => `(${headings.map((heading) => literal(row[heading])).join()})`
			);
			const file = join(folder, 'a.parquet');
			await connection.run(
				`copy (from (values ${values.join()}) as a(${headings.join()})) to ${quoted(file)} (format parquet)`
			);
			return readFileSync(file);
		} finally {
			connection.closeSync();
			rmSync(folder, { recursive: true });
		}
	}
};

/** What came of the rows as one package: of its receipt and of the ledger all but the name of the file. */
async function outcome(ending: string, type: string, rows: readonly Record[]) {
	const home = mkdtempSync(join(tmpdir(), 'donthu-home-'));
	try {
		const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
		const content = await FORMATS[ending]!(headings, rows);
		const files = seal({ [`${type}.${ending}`]: content }, { package_id: 'a' }, () => rows.length);
		const [receipt] = await loadPackages(home, [asFolder(files)(join(home, 'sent'))], {
			receivedAt: 'manifest'
		});
		const { packages: _, schema_version: __, ...records } = await readRecords(home);
		const problems = receipt!.problems.map((problem) => ({ ...problem, file: type }));
		return { ...receipt, problems, records };
	} finally {
		rmSync(home, { recursive: true });
	}
}

async function expectSame(type: string, rows: readonly Record[]): Promise<void> {
	const inCsv = await outcome('csv', type, rows);
	expect(inCsv.rows).toMatchObject({ in: rows.length });
	for (const ending of ['ndjson', 'xlsx', 'parquet']) {
		expect(await outcome(ending, type, rows), ending).toEqual(inCsv);
	}
}

describe('The same rows in CSV, NDJSON, a workbook and Parquet get the same verdict and records', () => {
	test('where all cells are texts', async () => {
		// The XML of a workbook has no control characters, and makes one line break of all kinds.
		const cell = anyCell.filter(
			(text) => !/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)
		);
		const rows = fc.constantFrom(...columnsByType()).chain(([type, columns]) => {
			const cells = fc.dictionary(fc.constantFrom(...columns), cell, { noNullPrototype: true });
			const row = cells.map((cells): Record => ({ ...GOOD[type as keyof typeof GOOD], ...cells }));
			return fc.tuple(
				fc.constant(type),
				fc.array(row, { minLength: 40, maxLength: 80, size: 'max' })
			);
		});
		await fc.assert(
			fc.asyncProperty(rows, ([type, rows]) => expectSame(type, rows)),
			{ numRuns: 2, endOnFailure: true }
		);
	});

	test('where days, instants, numbers and booleans are such', async () => {
		const day = fc
			.date({ min: new Date('2001-01-01'), max: new Date('2025-03-31'), noInvalidDate: true })
			.map((date): Time => ({ day: date.toISOString().slice(0, 10) }));
		const clock = fc.constantFrom('00:00:01', '08:15:00', '23:59:59');
		const instant = fc.tuple(day, clock).map(([{ day }, clock]): Time => ({ day, clock }));
		const matters = fc.record(
			{
				record_id: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }).map((id) => `${id}`),
				received_at: instant,
				accepted_on: day,
				concluded_on: day,
				extension_length: fc.integer({ min: -1, max: 40 }),
				protection: fc.boolean()
			},
			{ requiredKeys: ['record_id', 'received_at', 'accepted_on', 'protection'] }
		);
		const rows = matters.map((cells): Record => ({ ...(GOOD.matters as Record), ...cells }));
		await fc.assert(
			fc.asyncProperty(fc.array(rows, { minLength: 40, maxLength: 80, size: 'max' }), (rows) =>
				expectSame('matters', rows)
			),
			{ numRuns: 2, endOnFailure: true }
		);
	});
});
