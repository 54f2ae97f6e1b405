import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sent, TestHome, type Asker, type Row } from '../homes.ts';

const MARCH = ['2026-03-01', '2026-03-31'] as const;

const supervision = (record_id: string, more: Row): Row => ({
	record_id,
	measure: 'direct_supervision',
	respondent: 'court',
	field: 'civil',
	started_on: '2026-03-02',
	...more
});
const document = (record_id: string, kind: string, more: Row = {}): Row => ({
	record_id,
	kind,
	respondent: 'court',
	field: 'civil',
	issued_on: '2026-03-02',
	...more
});

describe('Supervision of those who resolve', () => {
	const home = new TestHome();
	let ask: Asker;

	beforeAll(async () => {
		await home.load(
			sent('P37', ['2026-01-01', '2026-03-31'], {
				supervisions: [
					supervision('S1', { concluded_on: '2026-03-20', violations: 4 }),
					supervision('S2', { measure: 'demand_document' }),
					supervision('S3', { started_on: '2026-02-10', concluded_on: '2026-03-05', violations: 1 })
				],
				documents: [
					document('D1', 'recommendation', { replied_on: '2026-03-12', reply: 'full' }),
					document('D2', 'recommendation', { replied_on: '2026-03-22', reply: 'none' }),
					document('D3', 'protest', { replied_on: '2026-03-18', reply: 'partial' }),
					document('D4', 'protest'),
					document('D5', 'lessons_notice')
				]
			})
		);
		ask = await home.publish('2026-03-31');
	});
	afterAll(() => home.remove());

	test('counts on the day it begins; violations on the day it ends', async () => {
		expect(await ask('supervisions direct_supervisions violations_found', MARCH)).toEqual([
			[2, 1, 5]
		]);
	});

	test('leads to documents, of which protests and recommendations are answered', async () => {
		expect(
			await ask(
				'protests recommendations lessons_notices documents_accepted acceptance_rate',
				MARCH
			)
		).toEqual([[2, 2, 1, 2, 2 / 4]]);
	});

	test('an answer is due in 15 days: issued on 2 March, late from the 18th', async () => {
		const waiting = (day: string) => ask('replies_pending replies_overdue', ['2026-03-01', day]);
		expect(await waiting('2026-03-17')).toEqual([[3, 0]]);
		expect(await waiting('2026-03-18')).toEqual([[2, 2]]);
		expect(await waiting('2026-03-31')).toEqual([[1, 1]]);
	});

	test('the middle answer took 16 days', async () => {
		expect(await ask('days_to_reply_median', MARCH)).toEqual([[16]]);
	});
});
