import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sent, TestHome, type Asker, type Row } from '../homes.ts';

const MARCH = ['2026-03-01', '2026-03-31'] as const;

const review = (record_id: string, more: Row): Row => ({
	record_id,
	review_kind: 'final_decision',
	field: 'civil',
	requested_on: '2026-02-10',
	...more
});
const accepted = { eligible: true, accepted_on: '2026-02-20' };
const concluded = (review_outcome: string, concluded_on = '2026-03-20') => ({
	...accepted,
	concluded_on,
	review_outcome
});

describe('Reviews of decisions in force', () => {
	const home = new TestHome();
	let ask: Asker;

	beforeAll(async () => {
		await home.load(
			sent('TC', ['2026-01-01', '2026-03-31'], {
				reviews: [
					review('not-eligible', {}),
					review('open', accepted),
					review('kept', concluded('kept')),
					review('kept-of-ninh-binh', { ...concluded('kept'), decision_unit: 'P37' }),
					review('amended', { ...concluded('amended'), decision_unit: 'P37' }),
					review('set-aside', { ...concluded('set_aside'), decision_unit: 'T37' }),
					review('concluded-before', concluded('kept', '2026-02-27')),
					review('cassation', { ...concluded('not_protested'), review_kind: 'cassation' }),
					review('accepted-in-march', { eligible: true, accepted_on: '2026-03-02' })
				]
			})
		);
		ask = await home.publish('2026-03-31');
	});
	afterAll(() => home.remove());

	test('move from request to acceptance to conclusion; only eligible ones are taken up', async () => {
		expect(await ask('reviews_requested reviews_eligible', ['2026-02-01', '2026-02-28'])).toEqual([
			[9, 8]
		]);
		expect(
			await ask(
				'reviews_opening reviews_accepted reviews_total reviews_concluded reviews_closing',
				MARCH
			)
		).toEqual([[6, 1, 7, 5, 2]]);
	});

	test('end in keeping, amending or setting aside; cassation has outcomes of its own', async () => {
		expect(
			await ask(
				'reviews_kept reviews_amended reviews_set_aside reviews_not_protested reviews_protested',
				MARCH
			)
		).toEqual([[2, 1, 1, 1, 0]]);
	});

	test('set aside or amended is a share of decisions that were judged', async () => {
		expect(await ask('set_aside_rate', MARCH)).toEqual([[2 / 4]]);
		expect(await ask('set_aside_rate', MARCH, { where: { review_kind: ['cassation'] } })).toEqual([
			[null]
		]);
	});

	test('each kind has its own rate of conclusion', async () => {
		expect(await ask('review_rate cassation_rate', MARCH)).toEqual([[4 / 6, 1]]);
	});

	test('are told by the place of the decision, with what its unit became', async () => {
		const by = (boundaries: 'as_reported' | 'current') =>
			ask('reviews_concluded', MARCH, { by: ['decision_province'], boundaries });
		expect(await by('current')).toEqual([
			['34-37', 3],
			[null, 2]
		]);
		expect(await by('as_reported')).toEqual(await by('current'));
	});
});
