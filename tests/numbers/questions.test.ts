import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVERYTHING, NOTHING, type NumbersRequest, type Scope } from '../../warehouse/numbers.ts';
import { matter, onlyOf, petition, sent, TestHome, type Asker } from '../homes.ts';

const YEAR = ['2026-01-01', '2026-12-31'] as const;
const home = new TestHome();
let ask: Asker;

beforeAll(async () => {
	const petitions = [petition('D1', '2026-01-05'), petition('D2', '2026-02-05')];
	await home.load(
		sent('T37', ['2025-05-01', '2025-06-30'], { petitions: [petition('D9', '2025-05-05')] }),
		sent('P37', ['2026-01-01', '2026-03-31'], { petitions, matters: [matter('M1', '2026-01-05')] }),
		sent('P01', ['2026-01-01', '2026-03-31'], { petitions })
	);
	ask = await home.publish('2026-03-31');
});
afterAll(() => home.remove());

describe('A reader', () => {
	const received = (scope: Scope, more: Partial<NumbersRequest> = {}) =>
		ask('petitions_received', ['2025-01-01', '2026-12-31'], more, scope);

	test('of everything sees everything', async () => {
		expect(await received(EVERYTHING)).toEqual([[5]]);
	});

	test('of a unit sees what belongs to it today, its predecessors included', async () => {
		expect(await received(onlyOf(['P37']))).toEqual([[3]]);
	});

	test('sees no other unit, whatever is asked', async () => {
		expect(await received(onlyOf(['P37']), { by: ['unit'] })).toEqual([
			['P37', 2],
			['T37', 1]
		]);
		expect(await received(onlyOf(['P37']), { where: { unit: ['P01'] } })).toEqual([[0]]);
		expect(await received(onlyOf(['P37']), { by: ['province'], boundaries: 'current' })).toEqual([
			['34-37', 3]
		]);
	});

	test('of nothing sees nothing', async () => {
		expect(await received(NOTHING)).toEqual([[0]]);
	});

	test('sees stocks and what is owed within the same limits', async () => {
		const metrics = 'matters_closing packages_expected';
		const january = ['2026-01-01', '2026-01-31'] as const;
		expect(await ask(metrics, january, {}, onlyOf(['P01']))).toEqual([[0, 1]]);
		expect(await ask(metrics, january, {}, onlyOf(['P37']))).toEqual([[1, 1]]);
	});
});

describe('A reader of one province', () => {
	/** Figures of all; kinds of petitions unit by unit in the own province alone. */
	const scope: Scope = {
		...onlyOf(['P37']),
		figures: 'all',
		kinds: { units: ['P37', 'T37'], provinces: ['34-37', '63-37'] }
	};
	const received = (more: Partial<NumbersRequest>) => ask('petitions_received', YEAR, more, scope);

	test('sees the kinds of petitions of other provinces', async () => {
		expect(await received({ by: ['province', 'petition_kind'] })).toEqual([
			['34-01', 'complaint', 2],
			['34-37', 'complaint', 2]
		]);
	});

	test('sees other units, but not their kinds of petitions', async () => {
		expect(await received({ by: ['unit'] })).toEqual([
			['P01', 2],
			['P37', 2]
		]);
		const kindsOfUnits: Partial<NumbersRequest>[] = [
			{ by: ['unit', 'petition_kind'] },
			{ by: ['unit'], where: { petition_kind: ['denunciation'] } },
			{ by: ['petition_kind'], where: { unit: ['P01'] } },
			{ by: ['petition_kind'], where: { unit: ['P37', 'P01'] } },
			{ by: ['unit', 'petition_kind'], where: { province: ['34-01'] } },
			{ where: { unit: ['P01'], petition_kind: ['complaint'] } }
		];
		for (const question of kindsOfUnits) {
			await expect(received(question)).rejects.toMatchObject({ code: 'withheld' });
		}
		const denounced = ask('protections', YEAR, { by: ['unit'] }, scope);
		await expect(denounced).rejects.toMatchObject({ code: 'withheld' });
	});

	test('sees the kinds of petitions of the units of the own province', async () => {
		const own = [['P37', 'complaint', 2]];
		const by = ['unit', 'petition_kind'];
		expect(await received({ by, where: { unit: ['P37'] } })).toEqual(own);
		expect(await received({ by, where: { province: ['34-37'] } })).toEqual(own);
	});
});

describe('Periods', () => {
	test('end with the as-of day: later buckets are absent', async () => {
		expect(await ask('petitions_received', YEAR, { by: ['month'] })).toEqual([
			['2026-01', 2],
			['2026-02', 2],
			['2026-03', 0]
		]);
	});

	test('of two grains are those that both share', async () => {
		expect(
			await ask('petitions_received', YEAR, { by: ['year', 'quarter'], calendar: 'civil' })
		).toEqual([['2026', '2026-Q1', 4]]);
	});
});

describe('A question that cannot be answered is refused, with what to do', () => {
	const refused = (
		metrics: string,
		more: Omit<Partial<NumbersRequest>, 'metrics' | 'from' | 'to'> = {},
		period: readonly [string, string] = YEAR
	) => ask(metrics, period, more).catch((error: unknown) => error);

	test.each([
		[
			'an unknown indicator',
			() => refused('petitions_lost'),
			'unknown_metric',
			'petitions_received'
		],
		['no indicator', () => refused(' '), 'unknown_metric', ''],
		[
			'a dimension that an indicator does not have',
			() => refused('petitions_received', { by: ['outcome'] }),
			'unknown_dimension',
			'petition_kind'
		],
		[
			'a filter on such a dimension',
			() => refused('petitions_received', { where: { outcome: ['founded'] } }),
			'unknown_dimension',
			'petition_kind'
		],
		[
			'a value that no record can have',
			() => refused('petitions_received', { where: { field: ['civl'] } }),
			'unknown_value',
			'civil'
		],
		[
			'an unknown unit',
			() => refused('petitions_received', { where: { unit: ['P99999'] } }),
			'unknown_value',
			''
		],
		[
			'a day that is none',
			() => refused('petitions_received', {}, ['2026-02-30', '2026-03-01']),
			'bad_period',
			''
		],
		[
			'a period that ends before it begins',
			() => refused('petitions_received', {}, ['2026-03-02', '2026-03-01']),
			'bad_period',
			''
		],
		[
			'a period after the as-of day',
			() => refused('petitions_received', {}, ['2026-04-01', '2026-04-30']),
			'bad_period',
			'sớm hơn'
		]
	])('%s', async (_, answer, code, remedy) => {
		expect(await answer()).toMatchObject({
			code,
			problem: expect.stringMatching(/./) as string,
			remedy: expect.stringContaining(remedy) as string
		});
	});
});
