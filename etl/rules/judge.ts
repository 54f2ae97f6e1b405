import type { DuckDBConnection } from '@duckdb/node-api';
import { loadLaw } from '../../warehouse/law.ts';
import type { Facts } from '../facts.ts';
import { EXTENSION_FAULTS } from './extensions.ts';
import { KIN } from './meanings.ts';
import { plainMacros } from './plain_cells.ts';
import { LIMIT_KINDS, recordFaults } from './records.ts';
import { acceptedView, referenceFaults } from './references.ts';
import { repeatFaults } from './repeats.ts';

/** What the rules need beside the batch. Schemas `record`, `batch`, `seed` and `known` must be there. */
export async function prepareRules(connection: DuckDBConnection, facts: Facts): Promise<void> {
	await connection.run(`
		-- DuckDB makes a join of each list of words after "in", which costs more than all else here.
		set disabled_optimizers = 'in_clause';
		create table batch.kin as ${KIN};
		${LIMIT_KINDS}
		${plainMacros()}
		create table batch.set_aside (package_no integer, record_type varchar, row_no integer);
		create table batch.left_out as from batch.set_aside;
		create schema accepted;
		${[...facts.columns.keys()].map(acceptedView).join('\n')}
	`);
}

/**
 * Runs every rule between cells, rows and packages on the batch: fills `batch.fault`, `batch.set_aside`
 * and, through them, the views `accepted.<type>`.
 */
export async function judge(
	connection: DuckDBConnection,
	facts: Facts,
	recordTypes: readonly string[]
): Promise<void> {
	for (const type of recordTypes) await connection.run(recordFaults(type, facts));
	await setAside(connection);
	for (const type of recordTypes) {
		await connection.run(repeatFaults(type, facts.columns.get(type)!));
	}
	await setAside(connection);
	await connection.run(`
		create or replace table batch.left_out as
		from batch.set_aside
		union
		select package_no, record_type, row_no from batch.fault where code = 'XRC-DUPLICATE'`);
	for (const type of recordTypes) await connection.run(referenceFaults(type));
	if (recordTypes.includes('matters')) await judgeExtensions(connection);
}

/** Makes room for the next batch. */
export async function clearJudgement(connection: DuckDBConnection): Promise<void> {
	await connection.run('truncate batch.set_aside; truncate batch.left_out');
}

async function setAside(connection: DuckDBConnection): Promise<void> {
	await connection.run(`
		create or replace table batch.set_aside as
		select distinct fault.package_no, fault.record_type, fault.row_no
		from batch.fault as fault
		inner join seed.problem_codes as code on code.code = fault.code
		where code.severity = 'row'`);
}

async function judgeExtensions(connection: DuckDBConnection): Promise<void> {
	const extended = await connection.runAndReadAll(
		'select 1 from accepted.matters where extended_on is not null limit 1'
	);
	if (extended.currentRowCount === 0) return;
	const law = await connection.runAndReadAll(
		`select 1 from duckdb_schemas() where schema_name = 'law'`
	);
	if (law.currentRowCount === 0) await loadLaw(connection);
	await connection.run(EXTENSION_FAULTS);
}
