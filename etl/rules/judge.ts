import type { DuckDBConnection } from '@duckdb/node-api';
import { loadLaw } from '../../warehouse/law.ts';
import type { Facts } from '../facts.ts';
import { details } from '../vi.ts';
import { isBrokenText, probableText } from './broken_text.ts';
import { CELL_MACROS, cellFaults, readCells, recordTables, spellings } from './cells.ts';
import { EXTENSION_FAULTS } from './extensions.ts';
import { FOLD_MACRO } from './fold.ts';
import { LIMIT_KINDS, recordFaults } from './records.ts';
import { acceptedView, referenceFaults } from './references.ts';
import { repeatFaults } from './repeats.ts';
import { packagesWithLostTokens, TOKEN_MACRO } from './tokens.ts';

/** A longer text leaves no room for what it probably says. */
const BROKEN_SHOWN_MAX = 60;

/** What the rules need beside the batch. Schemas `raw`, `batch`, `seed` and `known` must be there. */
export async function prepareRules(connection: DuckDBConnection, facts: Facts): Promise<void> {
	await connection.run(`
		-- DuckDB makes a join of each list of words after "in", which costs more than all else here.
		set disabled_optimizers = 'in_clause';
		${FOLD_MACRO}
		${CELL_MACROS}
		${TOKEN_MACRO}
		${recordTables(facts)}
		-- How a code may be written: as it is, by its label, by its abbreviation.
		create table batch.code_form as
		select distinct list, code, fold(form) as form
		from (
			unpivot (select list, code, code as written, label_vi, abbreviation from seed.codes)
			on written, label_vi, abbreviation into name part value form
		);
		create table batch.spelling (
			list varchar, cell varchar, code varchar, primary key (list, cell)
		);
		-- Texts in a broken encoding, and what is told of them.
		create table batch.broken_text (cell varchar primary key, told varchar);
		create table batch.province as
		select '63-' || code as code from seed.provinces_63
		union all
		select '34-' || code as code from seed.provinces_34;
		-- A unit with every unit that it succeeded, itself included.
		create table batch.kin as
		with recursive kin (unit, member) as (
			select unit, unit as member from seed.units
			union
			select kin.unit, succession.unit as member
			from kin
			inner join seed.unit_succession as succession on succession.successor = kin.member
		)
		select unit, member from kin;
		${LIMIT_KINDS}
		create table batch.set_aside (package_no integer, record_type varchar, row_no integer);
		create schema accepted;
		${[...facts.columns.keys()].map(acceptedView).join('\n')}
	`);
}

/**
 * Runs every rule on the rows of the batch: fills `record.<type>`, `batch.fault`, `batch.set_aside`
 * and, through them, the views `accepted.<type>`.
 */
export async function judge(
	connection: DuckDBConnection,
	facts: Facts,
	recordTypes: readonly string[]
): Promise<void> {
	const hasBrokenText = await findBrokenText(connection, facts, recordTypes);
	for (const type of recordTypes) {
		const columns = facts.columns.get(type)!;
		await connection.run(spellings(type, columns));
		await connection.run(readCells(type, columns, hasBrokenText));
		await connection.run(cellFaults(type, columns, hasBrokenText));
		await connection.run(recordFaults(type, facts));
	}
	await setAside(connection);
	for (const type of recordTypes) {
		await connection.run(repeatFaults(type, facts.columns.get(type)!));
	}
	await setAside(connection);
	for (const type of recordTypes) await connection.run(referenceFaults(type));
	if (recordTypes.includes('matters')) await judgeExtensions(connection);
}

/** After {@link judge}: the packages in which a token came that did not go into the ledger. */
export async function lostTokens(
	connection: DuckDBConnection,
	facts: Facts,
	recordTypes: readonly string[]
): Promise<Set<number>> {
	if (recordTypes.length === 0) return new Set();
	const selects = recordTypes.map((type) => packagesWithLostTokens(type, facts));
	const found = await connection.runAndReadAll(selects.join('\nunion\n'));
	return new Set((found.getRows() as [number][]).map(([packageNo]) => packageNo));
}

/** Makes room for the next batch. */
export async function clearJudgement(
	connection: DuckDBConnection,
	recordTypes: readonly string[]
): Promise<void> {
	const tables = [
		...recordTypes.map((type) => `record.${type}`),
		...['spelling', 'broken_text', 'set_aside'].map((table) => `batch.${table}`)
	];
	await connection.run(tables.map((table) => `delete from ${table};`).join('\n'));
}

async function setAside(connection: DuckDBConnection): Promise<void> {
	await connection.run(`
		create or replace table batch.set_aside as
		select distinct fault.package_no, fault.record_type, fault.row_no
		from batch.fault as fault
		inner join seed.problem_codes as code on code.code = fault.code
		where code.severity = 'row'`);
}

/** Asks the few texts that are not plain ASCII, each once. */
async function findBrokenText(
	connection: DuckDBConnection,
	facts: Facts,
	recordTypes: readonly string[]
): Promise<boolean> {
	const selects = recordTypes.flatMap((type) =>
		facts.columns
			.get(type)!
			.filter(({ kind }) => kind === 'text' || kind === 'code')
			// An ASCII text has as many bytes as characters.
			.map(({ name }) => `select ${name} from raw.${type} where strlen(${name}) > length(${name})`)
	);
	if (selects.length === 0) return false;
	const texts = await connection.runAndReadAll(
		`select cell, tidy(cell) from (${selects.join(' union ')}) as text (cell)`
	);
	const broken = new Map(
		(texts.getRows() as [string, string][])
			.filter(([cell]) => isBrokenText(cell))
			.map(([cell, tidied]) => [tidied, toldOf(tidied, cell)])
	);
	if (broken.size === 0) return false;
	await connection.run(
		`insert into batch.broken_text
		select unnest(from_json($1, '[{"cell": "varchar", "told": "varchar"}]'), recursive := true)`,
		[JSON.stringify(Array.from(broken, ([cell, told]) => ({ cell, told })))]
	);
	return true;
}

/** The text with what it probably says. What could hold a token is told whole or not at all. */
function toldOf(tidied: string, cell: string): string {
	const probable = probableText(cell);
	if (probable === null || tidied.length > BROKEN_SHOWN_MAX || /[0-9a-f]{16}/i.test(tidied)) {
		return tidied;
	}
	return `${tidied}, ${details.probably(probable.text)}`;
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
