import { beforeAll, describe, expect, test } from 'vitest';
import type { DuckDBConnection } from '@duckdb/node-api';
import { loadLaw } from '../law.ts';
import { openMemory } from '../open.ts';
import { loadSeeds } from '../seeds.ts';

let connection: DuckDBConnection;

beforeAll(async () => {
	connection = await openMemory();
	await loadSeeds(connection);
	await loadLaw(connection);
});

describe('The calendar', () => {
	test('has every day from 2000 to 2100', async () => {
		expect(
			await rows('select min(day), max(day), cast(count(*) as integer) from law.calendar_day')
		).toEqual([['2000-01-01', '2100-12-31', 36_890]]);
	});

	test('knows how many days each year the State works', async () => {
		const perYear = await rows(`
			select cast(year(day) as integer), cast(count(*) as integer) from law.calendar_day
			where is_working and year(day) between 2015 and 2027 group by 1 order by 1`);
		expect(perYear.map(([, days]) => days)).toEqual([
			250, 251, 250, 250, 252, 252, 250, 249, 249, 251, 250, 249, 249
		]);
	});

	test.each([
		['2025-01-24', true, 'the Friday before the lunar New Year'],
		['2025-01-27', false, 'the first day of the lunar New Year'],
		['2025-02-03', true, 'the Monday after the lunar New Year'],
		['2025-03-01', false, 'a Saturday'],
		['2025-03-02', false, 'a Sunday'],
		['2025-04-26', true, 'a Saturday worked in exchange'],
		['2025-05-02', false, 'the Friday taken off for it'],
		['2024-02-29', true, 'a leap day, a Thursday'],
		['2003-09-02', true, 'a holiday of a year without holidays in the seeds']
	])('%s: working is %s, %s', async (day, isWorking) => {
		expect(await rows(`select is_working from law.calendar_day where day = date '${day}'`)).toEqual(
			[[isWorking]]
		);
	});

	test.each([
		['2025-01-24', '2025-01-24'],
		['2025-01-25', '2025-02-03'],
		['2025-02-02', '2025-02-03'],
		['2024-05-04', '2024-05-04'],
		['2024-05-05', '2024-05-06'],
		['2026-04-30', '2026-05-04']
	])('a last day %s moves to %s', async (day, moved) => {
		expect(
			await rows(`select working_on_or_after from law.calendar_day where day = date '${day}'`)
		).toEqual([[moved]]);
	});

	test('counts up by one on each working day and on no other', async () => {
		const wrong = await rows(`
			select day from law.calendar_day
			qualify working_no - lag(working_no, 1, 0) over (order by day)
				is distinct from cast(is_working as integer)`);
		expect(wrong).toEqual([]);
	});
});

describe('The n-th working day after a day', () => {
	test.each([
		['2025-01-31', 3, '2025-02-05', 'after a month that ends in the lunar New Year'],
		['2025-02-28', 3, '2025-03-05', 'after a month that ends on a Friday'],
		['2024-04-30', 3, '2024-05-04', 'a make-up Saturday counts'],
		['2024-05-04', 1, '2024-05-06', 'the day itself does not'],
		['2024-05-05', 1, '2024-05-06', 'from a Sunday']
	])('%s + %i is %s: %s', async (day, n, expected) => {
		expect(await rows(`select law.add_working_days(date '${day}', ${n})`)).toEqual([[expected]]);
	});

	test('is found for a whole column, empty cells included', async () => {
		const found = await rows(`
			select day, law.add_working_days(day, 3)
			from (values (date '2025-01-31'), (date '2025-02-28'), (null)) as month_end (day)
			order by day`);
		expect(found).toEqual([
			['2025-01-31', '2025-02-05'],
			['2025-02-28', '2025-03-05'],
			[null, null]
		]);
	});
});

async function rows(sql: string) {
	return (await connection.runAndReadAll(sql)).getRowsJson();
}
