import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DuckDBConnection } from '@duckdb/node-api';
import { openMemory } from '../../warehouse/open.ts';
import { CELL_MACROS } from './cells.ts';
import { FOLD_MACRO } from './fold.ts';

describe('An instant in a cell', () => {
	let connection: DuckDBConnection;

	beforeAll(async () => {
		connection = await openMemory();
		await connection.run(FOLD_MACRO);
		await connection.run(CELL_MACROS);
	});
	afterAll(() => connection.closeSync());

	const read = async (cell: string) => {
		const rows = await connection.runAndReadAll('select read_instant($1)::varchar', [cell]);
		return rows.getRows()[0]![0];
	};

	test.each([
		['2025-01-20T05:00', '2025-01-20 05:00:00'],
		['20/01/2025 05:00', '2025-01-20 05:00:00'],
		['2025-01-20 05:00:07', '2025-01-20 05:00:07'],
		['2025-01-20T05:00:07,5', '2025-01-20 05:00:07.5'],
		['2025-01-20T05:00+07:00', '2025-01-20 05:00:00'],
		['2025-01-20T05:00+07', '2025-01-20 05:00:00'],
		['2025-01-20T05:00+0700', '2025-01-20 05:00:00'],
		['2025-01-19T22:00Z', '2025-01-20 05:00:00'],
		['2025-01-19T22:00:00.25Z', '2025-01-20 05:00:00.25'],
		['2025-01-20T00:00:00+09:00', '2025-01-19 22:00:00']
	])('%s is %s in Vietnam', async (cell, instant) => {
		expect(await read(cell)).toBe(instant);
	});

	test.each([
		'2025-01-20',
		'2025-02-30T05:00',
		'2025-01-20T24:00',
		'2025-01-20T05',
		'2025-01-20T05:00 +07:00',
		'2025-01-20T05:60',
		'1999-12-31T23:59'
	])('%s is none', async (cell) => {
		expect(await read(cell)).toBeNull();
	});
});
