import { describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { loadLaw } from '../law.ts';
import { openMemory, quoted } from '../open.ts';
import { loadSeeds } from '../seeds.ts';

/*
The worked examples beside this file, each line a test. They are written for lawyers: the first
column says why, the last ones what the law gives.
*/

/** What the examples of matters have in common. Suspensions are written `from/to;from/to`. */
const matterColumns = `
	line as matter_no,
	limit_key,
	${receipt('received')},
	cast(accepted_on as date) as accepted_on,
	list_transform(
		coalesce(string_split(suspensions, ';'), []),
		lambda days: struct_pack(
			from_day := cast(split_part(days, '/', 1) as date),
			to_day := cast(nullif(split_part(days, '/', 2), '') as date)
		)
	) as suspensions,
	cast(as_of as date) as as_of`;

const connection = await openMemory();
await loadSeeds(connection);
await loadLaw(connection);

const counted = await countedByUnit();
describe('A limit of so many days, working days, months, years or hours', () => {
	test.each(counted)('from $start, $n × $clock_unit: $why', ({ due, due_on }) => {
		expect(due_on).toBe(due.slice(0, 10));
	});
});

const due = await dueOfMatters();
describe('The due day of a matter', () => {
	test.each(due)('$limit_key: $why', ({ expected, actual }) => {
		expect(actual).toBe(expected);
	});
});

const lives = await livesOfMatters();
describe('The life of a matter', () => {
	test.each(lives)('$limit_key: $why', ({ life, told, ended_on, last_day }) => {
		expect(told).toBe(life);
		expect(last_day).toBe(ended_on);
	});
});

describe('Every limit that a matter can carry', () => {
	test('gives a due day, or says that the law states none or was not read', async () => {
		await connection.run(`
			create table every_limit as
			select
				row_number() over () as matter_no,
				key as limit_key,
				greatest(effective_from, date '2020-01-01') as received_on,
				cast(null as timestamp) as received_at,
				received_on as accepted_on,
				received_on as extended_on,
				cast(null as integer) as extension_length,
				cast([] as struct(from_day date, to_day date)[]) as suspensions,
				date '2026-10-31' as as_of,
				case
					when base_limit is not null then 'limit'
					when confidence = 'high' then 'no_limit'
					else 'unknown_rule'
				end as expected,
				ext_kind <> 'none' as may_extend
			from seed.time_limits
			where family = 'resolution' and petition_type in ('khieu_nai', 'to_cao', 'any')`);
		const judged = await rows(`
			select expected, rule, may_extend, is_extended, due_on > received_on as has_due_day
			from every_limit inner join law.matter_due('every_limit') using (matter_no)`);
		expect(judged.length).toBeGreaterThan(40);
		for (const row of judged) {
			expect(row['rule']).toBe(row['expected']);
			expect(row['has_due_day']).toBe(row['rule'] === 'limit' ? true : null);
			expect(row['is_extended']).toBe(row['may_extend']);
		}
	});
});

describe('Of no matter', () => {
	test('there is no due day and no standing', async () => {
		await connection.run(`
			create table no_matter as from matter_due_examples limit 0;
			create table no_matter_due as from standing_matter limit 0`);
		expect(await rows(`from law.matter_due('no_matter')`)).toEqual([]);
		expect(await rows(`from law.matter_standing('no_matter_due')`)).toEqual([]);
	});
});

/** Each example of a bare limit as a rule of its own, and a matter under it. */
async function countedByUnit() {
	await connection.run(`
		create table due_date_examples as ${examples('due_date_examples')};
		insert into seed.time_limits by name
		select
			'example_' || id as key, 'resolution' as family, 'vks' as owner, 'any' as domain,
			'any' as petition_type, 'any' as level, 'resolve' as stage, 'example' as law,
			'1' as article, date '2000-01-01' as effective_from, clock_unit,
			cast(n as integer) as base_limit, 'none' as ext_kind,
			'complaint_received' as start_event, 'example' as source, 'high' as confidence
		from due_date_examples;
		create table bare_limit as
		select
			cast(id as bigint) as matter_no,
			'example_' || id as limit_key,
			${receipt('start')},
			cast(null as date) as accepted_on,
			cast(null as date) as extended_on,
			cast(null as integer) as extension_length,
			cast([] as struct(from_day date, to_day date)[]) as suspensions,
			date '2100-12-31' as as_of
		from due_date_examples`);
	const found = await rows(`
		select example.start, example.n, example.clock_unit, example.why, example.due, answer.due_on
		from due_date_examples as example
		inner join law.matter_due('bare_limit') as answer
			on answer.matter_no = cast(example.id as bigint)
		order by answer.matter_no`);
	return found as Record<'start' | 'n' | 'clock_unit' | 'why' | 'due' | 'due_on', string>[];
}

async function dueOfMatters() {
	await connection.run(`
		create table matter_due_examples as
		select ${matterColumns},
			cast(extended_on as date) as extended_on,
			cast(extension_length as integer) as extension_length,
			why,
			concat_ws(' ', rule, 'unextended', unextended_due_on, 'due', due_on,
				'overdue from', overdue_from) as expected
		from (${examples('matter_due_examples')})`);
	const found = await rows(`
		select example.limit_key, example.why, example.expected,
			concat_ws(' ', rule, 'unextended', unextended_due_on, 'due', due_on,
				'overdue from', overdue_from) as actual
		from matter_due_examples as example
		inner join law.matter_due('matter_due_examples') using (matter_no)
		order by matter_no`);
	return found as Record<'limit_key' | 'why' | 'expected' | 'actual', string>[];
}

async function livesOfMatters() {
	await connection.run(`
		create table standing_examples as
		select ${matterColumns},
			cast(null as date) as extended_on,
			cast(null as integer) as extension_length,
			cast(concluded_on as date) as concluded_on,
			why,
			coalesce(life, '') as life
		from (${examples('matter_standing_examples')});
		create table standing_matter as
		from standing_examples inner join law.matter_due('standing_examples') using (matter_no)`);
	const found = await rows(`
		select example.matter_no, example.limit_key, example.why, example.life,
			coalesce(string_agg(span.from_day || ' ' || span.standing, '; ' order by span.from_day), '')
				as told,
			case when example.life <> '' then example.concluded_on end as ended_on,
			arg_max_null(span.to_day, span.from_day) as last_day
		from standing_examples as example
		left join law.matter_standing('standing_matter') as span using (matter_no)
		group by all
		order by example.matter_no`);
	return found as (Record<'limit_key' | 'why' | 'life' | 'told', string> &
		Record<'ended_on' | 'last_day', string | null>)[];
}

/** Lines of a CSV beside this file, all text, numbered as they stand. */
function examples(name: string) {
	const file = quoted(join(import.meta.dirname, `${name}.csv`));
	return `select *, row_number() over () as line
		from read_csv(${file}, header = true, delim = ',', quote = '"', escape = '"', all_varchar = true)`;
}

/** `2026-02-13T22:30` is an instant, `2026-02-13` a date alone. */
function receipt(column: string) {
	return `cast(${column}[:10] as date) as received_on,
		case when ${column} like '%T%' then cast(${column} as timestamp) end as received_at`;
}

async function rows(sql: string) {
	return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}
