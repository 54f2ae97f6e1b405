import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account } from './access/accounts.ts';
import { AppState } from './access/app_state.ts';
import { changed, confirm, lastConfirmations, type Confirmation } from './confirmations.ts';
import { periodsToConfirm } from './confirmed_figures.ts';
import type { Unit } from './facts.ts';
import type { Feedback, Problem, Receipt } from './loader.ts';
import { feedbackOf, grouped, noteSubmission, receipt, submissions } from './submissions.ts';

const dir = mkdtempSync(join(tmpdir(), 'donthu-app-'));
const NOW = new Date('2026-11-25T03:00:00Z');
let state: AppState;

beforeAll(async () => {
	state = await AppState.open(join(dir, 'app.sqlite'));
});
afterAll(() => {
	state.close();
	rmSync(dir, { recursive: true });
});

const problem = (code: string, severity: Problem['severity'], row: number): Problem => ({
	...{ code, severity, row, file: 'petitions.csv', column: 'field' },
	message: `${code} ${row}`,
	remedy: 'Sửa'
});
const unit = (code: string) => ({ code }) as Unit;
const account = (name: string) => ({ account: { name } as Account });
const loaded = (more: Partial<Receipt>, feedback: readonly Feedback[] = []) => ({
	receipt: {
		...{ package: 'goi.zip', package_id: 'a', unit: 'KV016', verdict: 'accepted' as const },
		rows: { in: 3, accepted: 2, quarantined: 1 },
		problems: [],
		...more
	},
	feedback
});

test('Problems are told by kind: those that reject first, then the most frequent', () => {
	const many = Array.from({ length: 12 }, (_, row) => problem('CEL-CODE', 'row', row + 1));
	const groups = grouped([
		problem('CEL-DENOUNCER', 'warning', 1),
		problem('CEL-DATE', 'row', 1),
		...many,
		problem('HDR-MISSING', 'error', 0)
	]);
	expect(groups.map(({ code, count }) => [code, count])).toEqual([
		['HDR-MISSING', 1],
		['CEL-CODE', 12],
		['CEL-DATE', 1],
		['CEL-DENOUNCER', 1]
	]);
	expect(groups[1]!.examples).toHaveLength(10);
	expect(groups[1]!.examples[0]).toMatchObject({ row: 1, message: 'CEL-CODE 1' });
});

describe('A receipt', () => {
	const lan = { units: [unit('KV016'), unit('H213')], account: 'lan' };
	const minh = { units: [unit('P01')], account: 'minh' };

	test('is seen by those who act for its unit, with its workbook', () => {
		const workbook = { name: 'goi-don.xlsx', workbook: new Uint8Array([1, 2, 3]) };
		const submission_no = noteSubmission(state, account('hoa'), loaded({}, [workbook]), NOW);
		const first = { submission_no, feedback_no: 1 };

		expect(receipt(state, lan, submission_no)).toMatchObject({
			account: 'hoa',
			sent_at: NOW.toISOString(),
			rows_quarantined: 1,
			feedback: [{ feedback_no: 1, name: 'goi-don.xlsx' }]
		});
		expect(feedbackOf(state, lan, first)).toMatchObject(workbook);
		expect(receipt(state, minh, submission_no)).toBeUndefined();
		expect(feedbackOf(state, minh, first)).toBeUndefined();
		expect(submissions(state, minh, 10)).toEqual([]);
	});

	test('of a package without a readable manifest is seen by its sender alone', () => {
		const broken = loaded({ unit: null, package_id: null, verdict: 'rejected' });
		const no = noteSubmission(state, account('minh'), broken, NOW);

		expect(receipt(state, minh, no)).toMatchObject({ verdict: 'rejected', feedback: [] });
		expect(receipt(state, lan, no)).toBeUndefined();
	});
});

describe('A confirmation', () => {
	const AUGUST = { from: '2026-08-01', to: '2026-08-31' };
	const said = (more: Partial<Confirmation>): Confirmation => ({
		...{ at: NOW.toISOString(), account: 'a', person: 'A', unit: 'KV016', note: '' },
		...{ period_from: AUGUST.from, period_to: AUGUST.to, release: 'r1', decision: 'confirmed' },
		figures: { petitions_received: 3 },
		...more
	});

	test('counts as it was said last, per unit and period', () => {
		confirm(state, said({}));
		confirm(state, said({ decision: 'declined', note: 'Thiếu' }));
		confirm(state, said({ unit: 'P01', period_to: '2026-08-30' }));

		const found = lastConfirmations(state, AUGUST);
		expect([...found.keys()]).toEqual(['KV016']);
		expect(found.get('KV016')).toMatchObject({
			decision: 'declined',
			figures: { petitions_received: 3 }
		});
	});

	test('is outdated by figures that are others now, and by nothing else', () => {
		expect(changed({ a: 1, b: null }, { a: 1, b: null })).toEqual([]);
		expect(changed({ a: 1, b: 2 }, { a: 2, b: 2, c: 1 })).toEqual(['a', 'c']);
	});

	test('is asked for periods that are over, the last one first', () => {
		const period = (grain: 'month' | 'half' | 'year', key: string, to: string) => ({
			...{ calendar: grain === 'month' ? 'all' : 'procuracy', grain, key },
			...{ from: '2026-01-01', to }
		});
		const periods = [
			period('month', '2026-08', '2026-08-31'),
			period('year', '2026', '2026-09-30'),
			period('month', '2026-09', '2026-09-30'),
			period('month', '2026-10', '2026-10-31')
		];
		const keys = periodsToConfirm(periods, '2026-10-15').map(({ key }) => key);
		expect(keys).toEqual(['2026-09', '2026-08', '2026']);
	});
});
