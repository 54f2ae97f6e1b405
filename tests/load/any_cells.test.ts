import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPackages } from '../../etl/load.ts';
import type { Receipt } from '../../etl/receipt.ts';
import { csv, type Row } from '../packages.ts';
import { anyCell, columnsByType } from './any_cell.ts';
import { asFolder, GOOD, seal } from './drafts.ts';
import { readLedger } from './ledgers.ts';

/*
Cells that no rule has thought of: whatever stands in them, each row is accepted or set aside with a
problem, and none is lost.
*/

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
