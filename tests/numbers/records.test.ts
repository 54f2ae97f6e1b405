import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { METRICS } from '../../warehouse/metrics/catalogue.ts';
import { NO_VALUE } from '../../warehouse/no_value.ts';
import { EVERYTHING, numbers } from '../../warehouse/numbers.ts';
import { records, type RecordsRequest } from '../../warehouse/records.ts';
import { openRelease, type OpenRelease } from '../../warehouse/release.ts';
import { matter, onlyOf, petition, processed, sent, TestHome, type Package } from '../homes.ts';

const YEAR = { from: '2026-01-01', to: '2026-03-31' };
const TOKEN = 'ab'.repeat(32);
const home = new TestHome();
let release: OpenRelease;

beforeAll(async () => {
	const own = (id: string) =>
		petition(id, '2026-01-05', {
			matter_id: 'M1',
			petitioner_token: TOKEN,
			...processed('2026-01-06', { competence: 'resolve', disposition: 'accept' })
		});
	const rows: Package['rows'] = {
		petitions: [own('D1'), own('D2'), petition('D3', '2026-02-01'), petition('D4', '2026-03-05')],
		matters: [
			matter('M1', '2026-01-05'),
			matter('M2', '2026-01-05', { concluded_on: '2026-02-20', outcome: 'founded' }),
			matter('M3', '2026-03-30')
		],
		receptions: [
			{ record_id: 'R1', received_on: '2026-01-05', visit_kind: 'regular', people_count: 3 },
			{ record_id: 'R2', received_on: '2026-01-06', visit_kind: 'regular' }
		],
		supervisions: [
			{
				record_id: 'S1',
				measure: 'direct_supervision',
				respondent: 'court',
				field: 'civil',
				started_on: '2026-01-05',
				concluded_on: '2026-02-05',
				violations: 2
			}
		],
		documents: [
			{
				record_id: 'V1',
				kind: 'protest',
				respondent: 'court',
				field: 'civil',
				issued_on: '2026-01-05'
			}
		],
		reviews: [
			{
				record_id: 'K1',
				review_kind: 'final_decision',
				field: 'civil',
				requested_on: '2026-01-05',
				eligible: true,
				accepted_on: '2026-01-06',
				concluded_on: '2026-02-05',
				review_outcome: 'kept'
			}
		]
	};
	const units = ['TC', 'P37', 'P01', 'P08', 'P11'];
	await home.load(...units.map((unit) => sent(unit, ['2026-01-01', '2026-03-31'], rows)));
	await home.publish('2026-03-31');
	release = await openRelease(home.dir);
});
afterAll(() => {
	release.close();
	home.remove();
});

const ask = (metric: string, more: Partial<RecordsRequest> = {}, scope = EVERYTHING) =>
	records(release, scope, { ...YEAR, metric, ...more });
const numberOf = async (metric: string, scope = EVERYTHING) =>
	(await numbers(release, scope, { ...YEAR, metrics: [metric] })).rows[0]![0];

describe('The records behind a number', () => {
	const isComputed = (name: string) => /_(moved|total|rate|median|p90)$|_to_supervise$/.test(name);
	const counting = METRICS.map(({ name }) => name).filter((name) => !isComputed(name));

	test.each(counting)('add up to %s', async (metric) => {
		const answer = await ask(metric);
		expect(answer.number).toBe(await numberOf(metric));
		expect(answer.rows).toHaveLength(answer.count);
		const adds = answer.columns.findIndex(({ name }) => name === 'adds');
		const sum = answer.rows.reduce((sum, row) => sum + (adds < 0 ? 1 : Number(row[adds])), 0);
		expect(sum).toBe(answer.number);
	});

	test.each(METRICS.map(({ name }) => name).filter(isComputed))(
		'are not those of %s, which is computed',
		async (metric) => {
			await expect(ask(metric)).rejects.toMatchObject({
				code: 'not_a_count',
				remedy: expect.stringMatching(/: \w+/) as string
			});
		}
	);

	test('of own petitions are petitions, not matters', async () => {
		const { rows, columns } = await ask('own_petitions_closing', { where: { unit: ['P37'] } });
		const id = columns.findIndex(({ name }) => name === 'record_id');
		expect(rows.map((row) => row[id])).toEqual(['D1', 'D2']);
	});

	test('lead to no person: no token, no fingerprint', async () => {
		for (const metric of [
			'petitions_received',
			'petitioners_many_units',
			'own_petitions_accepted'
		]) {
			expect(JSON.stringify(await ask(metric))).not.toContain(TOKEN);
		}
	});

	test('have Vietnamese headings', async () => {
		for (const metric of counting) {
			for (const { name, label } of (await ask(metric)).columns) expect(label).not.toBe(name);
		}
	});

	test('come in pages that together are the list, with the totals on each', async () => {
		const whole = await ask('petitions_received');
		for (const sort of [undefined, { column: 'received_on', descending: true }]) {
			const pages = [];
			for (let offset = 0; offset <= 21; offset += 3) {
				pages.push(await ask('petitions_received', { limit: 3, offset, ...(sort && { sort }) }));
			}
			expect(pages.map(({ count, number }) => [count, number])).toEqual(
				pages.map(() => [whole.count, whole.number])
			);
			const rows = pages.flatMap(({ rows }) => rows);
			expect(rows.toSorted()).toEqual(whole.rows.toSorted());
			expect(pages.at(-1)!.rows).toEqual([]);
		}
	});

	test('are sorted by a column, and by no other word', async () => {
		const sort = { column: 'received_on', descending: true };
		const { rows, columns } = await ask('petitions_received', { sort });
		const at = columns.findIndex(({ name }) => name === 'received_on');
		const days = rows.map((row) => `${row[at]}`);
		expect(days).toEqual(days.toSorted().reverse());
		await expect(
			ask('petitions_received', { sort: { column: '1 desc; --', descending: false } })
		).rejects.toMatchObject({ code: 'unknown_column' });
	});

	test('without a value of a dimension are found under its own sign', async () => {
		const where = { competence: [NO_VALUE] };
		expect((await ask('petitions_received', { where })).number).toBe(10);
		expect(
			(await ask('petitions_received', { where: { competence: [NO_VALUE, 'resolve'] } })).number
		).toBe(20);
	});

	test('are only those that the reader may see', async () => {
		const scope = onlyOf(['P37']);
		for (const metric of ['petitions_received', 'matters_closing', 'own_petitions_closing']) {
			const answer = await ask(metric, {}, scope);
			expect(answer.number).toBe(await numberOf(metric, scope));
			expect(new Set(answer.rows.map(([owner]) => owner))).toEqual(new Set(['P37']));
		}
	});
});
