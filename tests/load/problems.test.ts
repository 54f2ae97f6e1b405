import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPackages } from '../../etl/load.ts';
import { readCsv } from '../../etl/readers/csv.ts';
import type { Receipt } from '../../etl/receipt.ts';
import { asFolder, good, type Example, type Sending } from './drafts.ts';
import { CSV_EXAMPLES, EXAMPLES } from './examples.ts';
import { readLanding, readRecords } from './ledgers.ts';

const CODES = readCodes();
const VERDICTS = { error: 'rejected', row: 'accepted_with_quarantine', warning: 'accepted' };
/** Later than everything but the package whose clock is fast. */
const RECEIVED_AT = '2026-10-01 00:00:00.000000';

describe('A problem', () => {
	let home: string;
	let receipts: Map<Example, Receipt>;

	beforeAll(async () => {
		home = newHome();
		const befores = EXAMPLES.flatMap(({ before }) => before ?? []);
		const all = await load(home, [...befores, ...EXAMPLES.map(({ sent }) => sent)]);
		receipts = new Map(EXAMPLES.map((example, i) => [example, all[befores.length + i]!]));
	});
	afterAll(() => rmSync(home, { recursive: true }));

	test.each(EXAMPLES)('$code is said where $where', (example) => {
		const { verdict, rows, problems } = receipts.get(example)!;
		const { severity, message, remedy } = CODES.get(example.code)!;
		const [file = null, row = null, column = null] = example.at ?? [];

		expect(problems).toHaveLength(example.times ?? 1);
		expect(problems[0]).toEqual({
			...{ code: example.code, severity, file, row, column, remedy },
			message: expect.stringMatching(new RegExp(`^${message}(: |$)`)) as string
		});
		expect(verdict).toBe(VERDICTS[severity]);
		expect(rows.quarantined).toBe(severity === 'row' ? problems.length : 0);
		expect(rows.accepted).toBe(severity === 'error' ? 0 : rows.in - rows.quarantined);
	});

	test('has a code of the list, and each code of the list has an example', () => {
		expect(new Set(EXAMPLES.map(({ code }) => code))).toEqual(new Set(CODES.keys()));
	});

	test('that only a workbook can have is in no CSV package', () => {
		const inCsv = new Set(CSV_EXAMPLES.map(({ code }) => code));

		expect([...CODES.keys()].filter((code) => !inCsv.has(code))).toEqual([
			'FIL-XLSX',
			'FIL-XLSX-MACRO',
			'FIL-XLSX-MERGED',
			'CEL-XLSX-ERROR',
			'CEL-FORMULA'
		]);
	});
});

describe('A package that is rejected', () => {
	const malformed = EXAMPLES.filter(({ code }) => CODES.get(code)!.severity === 'error');
	let home: string;

	beforeAll(async () => {
		home = newHome();
		const befores = malformed.flatMap(({ before }) => before ?? []);
		await load(home, [asFolder(good()), ...befores]);
	});
	afterAll(() => rmSync(home, { recursive: true }));

	test('leaves the ledger as it was, and nothing of itself', async () => {
		const before = { records: await readRecords(home), landing: readLanding(home) };
		const receipts = await load(
			home,
			malformed.map(({ sent }) => sent)
		);

		expect(receipts.map(({ verdict }) => verdict)).toEqual(malformed.map(() => 'rejected'));
		expect(await readRecords(home)).toEqual(before.records);
		expect(readLanding(home)).toEqual(before.landing);
	});
});

const newHome = () => mkdtempSync(join(tmpdir(), 'donthu-home-'));

/** Loads everything at once, as a national load would. */
function load(home: string, sendings: readonly Sending[]): Promise<Receipt[]> {
	const folder = mkdtempSync(join(home, 'sent-'));
	const paths = sendings.map((send, i) => send(join(folder, `${i}`)));
	return loadPackages(home, paths, { receivedAt: RECEIVED_AT });
}

function readCodes() {
	const path = join(import.meta.dirname, '../../warehouse/seeds/problem_codes.csv');
	const { rows } = readCsv(readFileSync(path), () => true);
	return new Map(
		[...rows].map(([code, severity, , message, remedy]) => [
			code!,
			{ severity: severity as keyof typeof VERDICTS, message: message!, remedy: remedy! }
		])
	);
}
