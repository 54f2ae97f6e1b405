import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPackages } from '../../etl/load.ts';
import { csv, type Row } from '../packages.ts';
import { anyCell, columnsByType, GOOD_CELLS } from './any_cell.ts';
import { asFolder, GOOD, seal } from './drafts.ts';
import { readLedger } from './ledgers.ts';

/*
Most rows of a CSV file are read by DuckDB, those of other formats one by one: whatever stands in the
cells, both ways come to the same.
*/

/** In a file with such a cell no row would be read by DuckDB. */
const isPlain = (cell: string) => !/[",\r\n\0]/.test(cell);

const packages = fc.array(
	fc.constantFrom(...columnsByType()).chain(([type, columns]) => {
		const cell = anyCell.filter(isPlain);
		const cells = fc.dictionary(fc.constantFrom(...columns), cell, {
			noNullPrototype: true,
			maxKeys: 4
		});
		const row = cells.map((cells): Row => ({ ...GOOD[type as keyof typeof GOOD], ...cells }));
		return fc.tuple(fc.constant(type), fc.array(row, { minLength: 1, maxLength: 20 }));
	}),
	{ minLength: 100, maxLength: 200, size: 'max' }
);

/** At the edges of what one pattern or the other takes. */
const EDGES = [
	...[
		'1999-12-31',
		'2000-01-01',
		'2025-1-6',
		'2025/01/06',
		'2025-02-30',
		'12025-01-06',
		'9999-12-31'
	],
	...['10000-01-01', 'infinity', 'epoch', '2025-01-06 ', '2025-01-06T24:00', '2025-01-06 8:15'],
	...['2025-01-06 08:15:00', '1999-12-31 23:59', '2025-01-06T08:15Z', '2025-01-06 08:15:00.5'],
	...['01', '+1', '-1', ' 1', '1.0', '1e3', '0', '1000000', '1000001', '9'.repeat(12)],
	...['TRUE', 'True', 't', 'y', 'co', 'có', 'X', 'khong', 'false', 'Complaint', 'COMPLAINT', 't36'],
	...['AB12'.repeat(16), 'ab12'.repeat(4), 'ab12'.repeat(15), 'n/a', 'NULL', 'null', 'Không có'],
	...[
		'khong  co',
		'a  b',
		' a',
		'a ',
		'V-12',
		'Phòng 1',
		'Phßng',
		'TiÕp d©n',
		'Tiê\u0301p',
		'Tiếp dân'
	],
	...['x'.repeat(16), 'x'.repeat(17), 'ô'.repeat(17), 'x'.repeat(64), 'x'.repeat(65)],
	...['x'.repeat(1_000), 'x'.repeat(1_001), 'ô'.repeat(1_001), '\u00a0', '\u2028', 'a\tb', '\u007f']
];
const KINDS = ['denunciation', 'crime_report', 'judicial_crime_report', 'complaint', 'tố cáo', ''];

test('Each cell in each column means the same in a CSV file as in one of another format', async () => {
	const packages = columnsByType().map(([type, columns]): [string, Row[]] => {
		const good = GOOD[type as keyof typeof GOOD];
		const alone = columns.flatMap((column) =>
			[...GOOD_CELLS, ...EDGES].map((cell) => ({ [column]: cell }))
		);
		const secret = ['petitioner_token', 'content_fingerprint'].flatMap((column, at) =>
			KINDS.map((petition_kind) => ({ petition_kind, [column]: 'ab12'.repeat(at === 0 ? 16 : 4) }))
		);
		const cells: Row[] = type === 'petitions' ? [...alone, ...secret] : alone;
		return [type, cells.map((row, at) => ({ ...good, record_id: `R${at}`, ...row }))];
	});
	await expectTheSame(packages);
});

test('A row means the same in a CSV file as in one of another format', async () => {
	await fc.assert(
		fc.asyncProperty(packages, async (packages) => {
			await expectTheSame(packages);
		}),
		{ numRuns: 2, endOnFailure: true }
	);
});

async function expectTheSame(packages: readonly (readonly [type: string, rows: Row[]])[]) {
	const asCsv = await load(packages, (type, rows) => ({ [`${type}.csv`]: csv(rows) }));
	const asJson = await load(packages, (type, rows) => ({
		[`${type}.ndjson`]: rows.map((row) => JSON.stringify(row)).join('\n')
	}));
	expect(asCsv).toEqual(asJson);
}

async function load(
	packages: readonly (readonly [type: string, rows: Row[]])[],
	fileOf: (type: string, rows: Row[]) => Record<string, string>
): Promise<unknown> {
	const home = mkdtempSync(join(tmpdir(), 'donthu-home-'));
	try {
		const paths = packages.map(([type, rows], i) => {
			const files = seal(fileOf(type, rows), { package_id: `T36-${i}` }, () => rows.length);
			return asFolder(files)(join(home, 'sent', `${i}`));
		});
		const receipts = await loadPackages(home, paths, { receivedAt: 'manifest' });
		const ledger = await readLedger(home);
		const records = Object.keys(GOOD).map((type) => ledger[type]);
		return withoutFormat([receipts, records, ledger['set_aside_rows'], ledger['problems']]);
	} finally {
		rmSync(home, { recursive: true });
	}
}

const withoutFormat = (found: unknown): unknown =>
	JSON.parse(JSON.stringify(found).replaceAll(/\.(csv|ndjson)"/g, '"'));
