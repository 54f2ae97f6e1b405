import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPackages } from '../../etl/load.ts';
import { readCsv } from '../../etl/readers/csv.ts';
import type { Receipt } from '../../etl/receipt.ts';
import { csv, type Row } from '../packages.ts';
import { asFolder, GOOD, seal } from './drafts.ts';
import { readLedger } from './ledgers.ts';

/*
Cells that no rule has thought of: whatever stands in them, each row is accepted or set aside with a
problem, and none is lost.
*/

/** One columns' good values are the next one's bad ones. */
const GOOD_CELLS = [
	...['2025-01-06', '31/01/2025', '2025-01-06 08:15', '2025-01-06T08:15:00+07:00', 'D1', 'first'],
	...['complaint', 'denunciation', 'civil', 'press', 'none', 'forward', 'merge', 'supervise', '1'],
	...['2', 'x', 'không', 'T36', 'H356', '36', '63-36', 'founded', 'kept', 'full', 'true', 'V12'],
	...['blttds_505_l1', 'blttds_512_tc', '2026-07-10/2026-07-20', 'ab12'.repeat(16), '-', 'N/A']
];
const BAD_CELLS = [
	...['0000-00-00', '9999-12-31', '2025-02-29', '2025-01-06T25:00', '2025-01-06T08:15+99:99'],
	...[
		'2025-01-06T08:15:00.123456789Z',
		'1e9',
		'99999999',
		'-1',
		'NaN',
		'١٢٣',
		'0x10',
		'1'.repeat(40)
	],
	...[
		'2026-07-10/',
		'/',
		';',
		'2026-07-10/2026-07-20;',
		"'; drop table x; --",
		'"',
		'\\',
		'%',
		'{}'
	],
	...['\uffff', '\uffff#N/A', '\u0001', '\u200b', 'e\u0301', '😀', ' ', '\n']
];
const anyCell = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...GOOD_CELLS) },
	{ weight: 2, arbitrary: fc.constantFrom(...BAD_CELLS) },
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) }
);
const packages = fc.array(
	fc.constantFrom(...columnsByType()).chain(([type, columns]) => {
		const cells = fc.dictionary(fc.constantFrom(...columns), anyCell, { noNullPrototype: true });
		const row = cells.map((cells): Row => ({ ...GOOD[type as keyof typeof GOOD], ...cells }));
		return fc.tuple(fc.constant(type), fc.array(row, { minLength: 1, maxLength: 8 }));
	}),
	{ minLength: 100, maxLength: 200, size: 'max' }
);

test('Whatever stands in the cells, each row is accepted or set aside with a problem', async () => {
	await fc.assert(
		fc.asyncProperty(packages, async (packages) => {
			const { receipts, ledger } = await load(packages);
			const quarantined = receipts.map(({ rows }) => rows.quarantined);
			const accepted = receipts.map(({ rows }) => rows.accepted);

			expect(receipts.map(({ rows }) => rows.in)).toEqual(packages.map(([, rows]) => rows.length));
			expect(receipts.map((receipt, i) => accepted[i]! + quarantined[i]!)).toEqual(
				receipts.map(({ rows }) => rows.in)
			);
			expect(receipts.map(rowsWithProblems)).toEqual(quarantined);
			expect(ledger['set_aside_rows']).toHaveLength(sum(quarantined));
			expect(sum(Object.keys(GOOD).map((type) => ledger[type]!.length))).toBe(
				sum(accepted) - sum(receipts.map(repeatedRows))
			);
		}),
		{ numRuns: 2, endOnFailure: true }
	);
});

async function load(packages: readonly (readonly [type: string, rows: Row[]])[]) {
	const home = mkdtempSync(join(tmpdir(), 'donthu-home-'));
	try {
		const paths = packages.map(([type, rows], i) => {
			const files = seal({ [`${type}.csv`]: csv(rows) }, {}, () => rows.length);
			return asFolder(files)(join(home, 'sent', `${i}`));
		});
		const receipts = await loadPackages(home, paths, { receivedAt: 'manifest' });
		return { receipts, ledger: await readLedger(home) };
	} finally {
		rmSync(home, { recursive: true });
	}
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

const rowsWithProblems = ({ problems }: Receipt) =>
	new Set(problems.filter(({ severity }) => severity === 'row').map(({ row }) => row)).size;

const repeatedRows = ({ problems }: Receipt) =>
	problems.filter(({ code }) => code === 'XRC-DUPLICATE').length;

function columnsByType(): [type: string, columns: string[]][] {
	const path = join(import.meta.dirname, '../../warehouse/seeds/columns.csv');
	const { rows } = readCsv(readFileSync(path), () => true);
	const columns = [...rows].filter(([, , kind]) => kind !== 'identity');
	return [...Map.groupBy(columns, ([type]) => type!)].map(([type, rows]) => [
		type,
		rows.map(([, column]) => column!)
	]);
}
