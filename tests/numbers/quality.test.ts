import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	owedMonths,
	problemCounts,
	problemPlaces,
	sentPackages,
	software
} from '../../warehouse/quality.ts';
import { EVERYTHING, type Scope } from '../../warehouse/scope.ts';
import { openRelease, type OpenRelease } from '../../warehouse/release.ts';
import { petition, sent, TestHome, type Asker } from '../homes.ts';

const MARCH = ['2026-03-01', '2026-03-31'] as const;
const [from, to] = MARCH;
const IN_MARCH = { from, to };
/** The third working day after March 2026. */
const DEADLINE = '2026-04-03';
const ofP01: Scope = { ...EVERYTHING, figures: ['P01'], quality: ['P01'] };

const home = new TestHome();
let ask: Asker;
let release: OpenRelease;

/* P37 comes in time with two bad rows of five, and corrects itself later; P01 comes late; P08 never. */
beforeAll(async () => {
	const march = (unit: string, created_at: string, more = {}) =>
		sent(
			unit,
			MARCH,
			{
				petitions: [
					petition('D1', '2026-03-05'),
					petition('', '2026-03-06'),
					petition('D3', '2026-03-07', { channel: 'pigeon', field: 'fishing' }),
					petition('D4', '2026-03-08'),
					petition('D5', '2026-03-09')
				]
			},
			{ created_at, ...more }
		);
	await home.load(
		march('P37', '2026-04-03T23:59:59+07:00', { source: 'QLĐT 2.1' }),
		march('P01', '2026-04-04T00:00:00+07:00'),
		sent(
			'P37',
			MARCH,
			{ petitions: [petition('D3', '2026-03-07')] },
			{
				package_id: 'P37-correction',
				created_at: '2026-05-20T09:00:00+07:00',
				corrects: 'P37-2026-03-01',
				reason: 'Nhập sai lĩnh vực (CV 12/VKS-P12)',
				source: 'QLĐT 2.2'
			}
		)
	);
	ask = await home.publish('2026-06-30');
	release = await openRelease(home.dir);
});
afterAll(() => {
	release.close();
	home.remove();
});

describe('What units owed for a month', () => {
	test('is in time, late or missing, as the indicators count it', async () => {
		const owed = await owedMonths(release, EVERYTHING, IN_MARCH);
		const of = (unit: string) => owed.find((month) => month.unit === unit);

		expect(of('P37')).toMatchObject({
			owner: 'P37',
			province: '34-37',
			level: 'province',
			deadline: DEADLINE,
			received_at: '2026-04-03 23:59:59',
			is_on_time: true
		});
		expect(of('P01')).toMatchObject({ received_at: '2026-04-04 00:00:00', is_on_time: false });
		expect(of('P08')).toMatchObject({ received_at: null, is_on_time: false });
		expect(await ask('packages_expected packages_on_time', MARCH)).toEqual([
			[owed.length, owed.filter(({ is_on_time }) => is_on_time).length]
		]);
	});

	test('is told of the units in scope', async () => {
		const owed = await owedMonths(release, ofP01, IN_MARCH);
		expect(owed.map(({ unit }) => unit)).toEqual(['P01']);
	});
});

describe('Corrections', () => {
	test('come with their reason and how long after the deadline', async () => {
		expect(await sentPackages(release, EVERYTHING, IN_MARCH, 'corrections')).toEqual([
			{
				package_id: 'P37-correction',
				unit: 'P37',
				period_from: from,
				period_to: to,
				received_at: '2026-05-20 09:00:00',
				days_after: 50,
				deadline: DEADLINE,
				is_after_deadline: true,
				corrects: 'P37-2026-03-01',
				reason: 'Nhập sai lĩnh vực (CV 12/VKS-P12)',
				source: 'QLĐT 2.2',
				rows_in: 1,
				rows_quarantined: 0
			}
		]);
	});

	test('are among the packages, newest first', async () => {
		const packages = await sentPackages(release, EVERYTHING, IN_MARCH);
		expect(packages.map(({ package_id }) => package_id)).toEqual([
			'P37-correction',
			'P01-2026-03-01',
			'P37-2026-03-01'
		]);
	});
});

describe('What was wrong', () => {
	test('is counted by reason; a row with two problems is counted under both', async () => {
		const counts = await problemCounts(release, EVERYTHING, IN_MARCH);
		expect(counts).toMatchObject([
			{ code: 'CEL-CODE', severity: 'row', problems: 4, packages: 2, units: 2 },
			{ code: 'CEL-REQUIRED', severity: 'row', problems: 2, packages: 2, units: 2 }
		]);
		expect(counts[1]!.message).toBe('Thiếu giá trị bắt buộc');
		expect(await ask('rows_quarantined', MARCH)).toEqual([[4]]);
	});

	test('is found by file, column and row, without what stood there', async () => {
		const places = await problemPlaces(release, ofP01, IN_MARCH);
		expect(places).toMatchObject([
			{
				package_id: 'P01-2026-03-01',
				file: 'petitions.csv',
				column_name: 'channel',
				code: 'CEL-CODE',
				problems: 1,
				first_rows: '3'
			},
			{ column_name: 'field', code: 'CEL-CODE', first_rows: '3' },
			{ column_name: 'record_id', code: 'CEL-REQUIRED', first_rows: '2' }
		]);
		expect(JSON.stringify(places)).not.toMatch(/pigeon|fishing/);
	});

	test('is told of the units in scope', async () => {
		expect(await problemCounts(release, ofP01, IN_MARCH)).toMatchObject([
			{ problems: 2, units: 1 },
			{ problems: 1, units: 1 }
		]);
		expect(await problemPlaces(release, { ...EVERYTHING, quality: [] }, IN_MARCH)).toEqual([]);
	});
});

test('The software of a unit is that of its last package', async () => {
	expect(await software(release, EVERYTHING, IN_MARCH)).toEqual([
		{ unit: 'P01', source: null, packages: 1, received_at: '2026-04-04 00:00:00' },
		{ unit: 'P37', source: 'QLĐT 2.2', packages: 2, received_at: '2026-05-20 09:00:00' }
	]);
});
