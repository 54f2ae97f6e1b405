import type { DuckDBConnection } from '@duckdb/node-api';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMemory } from './open.ts';

const AUDITS = join(import.meta.dirname, 'audits');
const ALWAYS = `date '0001-01-01' as from_day, date '9999-12-31' as to_day`;
const OWNERS = `create table mart.unit_owners as select 'current' as boundaries, 'P37' as unit, ${ALWAYS}`;

/** What an audit must find: marts that are in order, and what is then done to them. */
type Case = { audit: string; marts: string[]; breaches: Record<string, string> };

const record = (name: string, key: string, days: string) =>
	`create table mart.${name} as select 1 as ${key}, 'P37' as unit, ${days}`;
const RECORDS = [
	record(
		'petitions',
		'petition_no',
		`date '2026-01-01' as received_on, date '2026-01-02' as classified_on, date '2026-01-03' as processed_on`
	),
	record(
		'matters',
		'matter_no',
		`date '2026-01-01' as received_on, date '2026-01-02' as accepted_on, date '2026-01-09' as concluded_on`
	),
	record(
		'reviews',
		'review_no',
		`date '2026-01-02' as accepted_on, date '2026-01-03' as concluded_on`
	),
	record(
		'documents',
		'document_no',
		`date '2026-01-02' as issued_on, date '2026-01-03' as replied_on`
	),
	`create table mart.receptions as select 'P37' as unit`,
	`create table mart.supervisions as select 'P37' as unit`,
	`create table mart.packages as select 1 as package_no, 'p' as package_id, 'P37' as unit,
		3 as rows_in, 2 as rows_accepted, 1 as rows_quarantined`,
	OWNERS
];
const SPANS = `create table mart.matter_spans as
	select 1 as matter_no, date '2026-01-02' as from_day, date '2026-01-05' as to_day
	union all select 1, date '2026-01-05', date '2026-01-09'`;

const CASES: Case[] = [
	{
		audit: 'days_in_order.sql',
		marts: RECORDS,
		breaches: {
			'a petition processed before it came': `update mart.petitions set processed_on = '2025-12-31'`,
			'a petition classified before it came': `update mart.petitions set classified_on = '2025-12-31'`,
			'a matter concluded before it was accepted': `update mart.matters set concluded_on = '2026-01-01'`,
			'a matter accepted before it came': `update mart.matters set accepted_on = '2025-12-31'`,
			'a review concluded before it was accepted': `update mart.reviews set concluded_on = '2026-01-01'`,
			'a reply before the document': `update mart.documents set replied_on = '2026-01-01'`
		}
	},
	{
		audit: 'matter_spans_partition_life.sql',
		marts: [...RECORDS, SPANS],
		breaches: {
			'a gap': `update mart.matter_spans set to_day = '2026-01-04' where to_day = '2026-01-05'`,
			'an overlap': `update mart.matter_spans set to_day = '2026-01-06' where to_day = '2026-01-05'`,
			'a matter without spans': 'delete from mart.matter_spans',
			'a span after the conclusion': `update mart.matter_spans set to_day = null where to_day = '2026-01-09'`,
			'a span before the acceptance': `update mart.matters set accepted_on = '2026-01-03'`
		}
	},
	{
		audit: 'owners_cover_every_day.sql',
		marts: RECORDS,
		breaches: {
			'days without an owner': `update mart.unit_owners set to_day = '2025-06-30'`,
			'two owners': 'insert into mart.unit_owners from mart.unit_owners'
		}
	},
	{
		audit: 'records_have_units.sql',
		marts: RECORDS,
		breaches: Object.fromEntries(
			[
				'receptions',
				'petitions',
				'matters',
				'supervisions',
				'documents',
				'reviews',
				'packages'
			].map((mart) => [`of an unknown unit: ${mart}`, `update mart.${mart} set unit = 'NOWHERE'`])
		)
	},
	{
		audit: 'rows_add_up.sql',
		marts: RECORDS,
		breaches: { 'a lost row': 'update mart.packages set rows_in = 4' }
	}
];

test('every audit is shown to find what it looks for', () => {
	expect(CASES.map(({ audit }) => audit)).toEqual(readdirSync(AUDITS).sort());
});

describe.each(CASES)('$audit', ({ audit, marts, breaches }) => {
	let connection: DuckDBConnection;
	const found = async () => {
		const rows = await connection.runAndReadAll(readFileSync(join(AUDITS, audit), 'utf8'));
		return rows.getRows().length;
	};

	beforeEach(async () => {
		connection = await openMemory();
		await connection.run('create schema mart');
		for (const mart of marts) await connection.run(mart);
	});
	afterEach(() => connection.closeSync());

	test('finds nothing in marts that are in order', async () => {
		expect(await found()).toBe(0);
	});

	test.each(Object.entries(breaches))('finds %s', async (_, breach) => {
		await connection.run(breach);
		expect(await found()).toBeGreaterThan(0);
	});
});
