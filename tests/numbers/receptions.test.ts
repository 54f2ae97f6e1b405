import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sent, TestHome, type Asker, type Row } from '../homes.ts';

const MARCH = ['2026-03-01', '2026-03-31'] as const;
const visit = (record_id: string, more: Row = {}): Row => ({
	record_id,
	received_on: '2026-03-05',
	visit_kind: 'regular',
	...more
});

describe('Citizens received', () => {
	const home = new TestHome();
	let ask: Asker;

	beforeAll(async () => {
		await home.load(
			sent('P37', ['2026-03-01', '2026-03-31'], {
				receptions: [
					visit('one'),
					visit('group', { people_count: 12, is_group: true }),
					visit('leader', { visit_kind: 'leader_scheduled', by_leader: true, people_count: 2 }),
					visit('refused', { result: 'refused' }),
					visit('not-received', { result: 'not_received' })
				]
			})
		);
		ask = await home.publish('2026-03-31');
	});
	afterAll(() => home.remove());

	test('are visits and people; those not received count in neither', async () => {
		expect(
			await ask('receptions people_received leader_receptions group_receptions', MARCH)
		).toEqual([[3, 15, 1, 1]]);
	});

	test('a refusal by the rules does not lower the rate', async () => {
		expect(await ask('reception_rate', MARCH)).toEqual([[3 / 4]]);
	});
});
