import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLaw } from '#warehouse/law.ts';
import { openMemory } from '#warehouse/open.ts';
import { openRelease, type OpenRelease } from '#warehouse/release.ts';
import { loadSeeds } from '#warehouse/seeds.ts';
import { TestHome } from '../../../tests/homes.ts';
import {
	deadlines,
	isWorking,
	monthsSent,
	reportingCalendar,
	weekOf,
	type ReportingCalendar
} from './reporting.ts';

const home = new TestHome();
let release: OpenRelease;
let calendar: ReportingCalendar;

beforeAll(async () => {
	await home.publish('2026-09-30');
	release = await openRelease(home.dir);
	calendar = await reportingCalendar(release);
});
afterAll(() => {
	release.close();
	home.remove();
});

test('Working days are those of the law', async () => {
	const connection = await openMemory();
	await loadSeeds(connection);
	await loadLaw(connection);
	const days = await connection.runAndReadAll(
		`select day, is_working from law.calendar_day where year(day) between 2020 and 2028`
	);
	connection.closeSync();
	const wrong = (days.getRowsJson() as [string, boolean][]).filter(
		([day, is_working]) => isWorking(day, calendar) !== is_working
	);
	expect(wrong).toEqual([]);
});

describe('What is due next', () => {
	const due = (level: string, today: string) =>
		Object.fromEntries(
			deadlines(level, today, calendar).map(({ key, due_on, period }) => [
				key,
				[due_on, period?.from, period?.to]
			])
		);

	test('of an area: the month within three working days, the half-year before 3 April', () => {
		expect(due('region', '2026-11-25')).toMatchObject({
			stat_month_unit: ['2026-12-03', '2026-11-01', '2026-11-30'],
			ttlt01_6m_huyen_khuvuc: ['2027-04-02', '2026-10-01', '2027-03-31'],
			ttlt01_ubtvqh_huyen_khuvuc: ['2027-08-02', '2026-10-01', '2027-07-31'],
			ttlt01_bosung_huyen_khuvuc: ['2027-10-02', '2027-08-01', '2027-09-30'],
			week_new: ['2026-11-25', undefined, undefined]
		});
	});

	test('is still due on its last day, and the next one on the day after', () => {
		expect(due('region', '2026-12-03')['stat_month_unit']?.[0]).toBe('2026-12-03');
		expect(due('region', '2026-12-04')['stat_month_unit']?.[0]).toBe('2027-01-06');
	});

	test('is told in the order of its days, and nothing that is no longer in force', () => {
		const all = deadlines('province', '2026-11-25', calendar);
		expect(all.map(({ due_on }) => due_on)).toEqual(all.map(({ due_on }) => due_on).toSorted());
		expect(all.map(({ key }) => key)).not.toContain('year_old');
	});
});

test('A week goes from Monday to Sunday', () => {
	expect(weekOf('2026-11-25')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
	expect(weekOf('2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
	expect(weekOf('2026-11-30').from).toBe('2026-11-30');
});

test('Months count as sent when one package covers them whole', () => {
	const period = { from: '2026-08-01', to: '2026-11-30' };
	const packages = [
		{ period_from: '2026-08-01', period_to: '2026-09-30' },
		{ period_from: '2026-10-02', period_to: '2026-10-31' }
	];
	expect(monthsSent(period, '2026-11-25', packages)).toEqual({ sent: 2, over: 3 });
	expect(monthsSent(period, '2026-12-01', packages)).toEqual({ sent: 2, over: 4 });
});
