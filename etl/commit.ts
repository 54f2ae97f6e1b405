import type { DuckDBConnection } from '@duckdb/node-api';
import { ledgerFile } from '../warehouse/home.ts';
import { commitToLedger } from '../warehouse/ledger_blocks.ts';
import type { Facts } from './facts.ts';
import { ERROR_CELL } from './readers/table_file.ts';
import type { ReceiptProblem } from './receipt.ts';

/*
From a judged batch to the ledger. Everything that is only computed is computed before the
transaction; inside it the ledger alone is written.
*/

const DETAIL_LENGTH_MAX = 160;

/** `known.<type>`: records that were accepted before this batch. `hasPast`: of a trial. */
export function knownViews({ columns }: Facts, hasPast: boolean): string {
	const views = [...columns.keys()].map((type) => {
		const catalogues = hasPast ? ['past', 'ledger'] : ['ledger'];
		const selects = catalogues.map(
			(catalogue) => `select unit, record_key from ${catalogue}.${type} where not withdrawn`
		);
		return `create view known.${type} as ${selects.join(' union all ')};`;
	});
	return ['create schema known;', ...views].join('\n');
}

/** Rows set aside, by package. */
export async function countSetAside(connection: DuckDBConnection): Promise<Map<number, number>> {
	const counts = await connection.runAndReadAll(
		'select package_no, cast(count(*) as integer) from batch.set_aside group by package_no'
	);
	return new Map(counts.getRows() as [number, number][]);
}

/** What was written, for telling: on one line, and null where it could be a token. */
const TELLABLE = `
create or replace macro tellable(written) as case
	when not regexp_matches(written, '[0-9a-fA-F]{16}')
	then trim(regexp_replace(written, '\\s+', ' ', 'g'))
end;`;

/** `batch.said`: every problem of the batch in the words of its code, in the order of the files. */
const SAID = `
create or replace table batch.said as
with
found as (
	select receipt_no, code, file, row_no, column_name, detail, -1 as file_no from batch.problem

	union all

	select
		package.receipt_no, fault.code, file.path, fault.row_no, fault.column_name, fault.detail,
		file.file_no
	from batch.fault as fault
	inner join batch.package as package on package.package_no = fault.package_no
	inner join batch.file as file
		on file.package_no = fault.package_no and file.record_type = fault.record_type
),
shown as (
	select
		* replace (
			tellable(column_name) as column_name,
			left(tellable(ltrim(detail, '${ERROR_CELL}')), ${DETAIL_LENGTH_MAX}) as detail
		)
	from found
)
select
	shown.receipt_no,
	shown.code,
	code.severity,
	shown.file,
	shown.row_no,
	shown.column_name,
	concat_ws(': ', code.message_vi, nullif(shown.detail, '')) as message,
	code.remedy_vi as remedy
from shown
inner join seed.problem_codes as code on code.code = shown.code
order by shown.receipt_no, shown.file_no, shown.row_no nulls first, shown.column_name, shown.code;`;

/** The problems of the batch by receipt, worded. Also fills `batch.said`, which is to be committed. */
export async function sayProblems(
	connection: DuckDBConnection
): Promise<Map<number, ReceiptProblem[]>> {
	await connection.run(TELLABLE + SAID);
	const said = await connection.runAndReadAll('select * from batch.said');
	const problems = (said.getRows() as [number, ...ProblemRow][]).map(([receiptNo, ...row]) => {
		const [code, severity, file, rowNo, column, message, remedy] = row;
		return { receiptNo, problem: { code, severity, file, row: rowNo, column, message, remedy } };
	});
	const byReceipt = Map.groupBy(problems, ({ receiptNo }) => receiptNo);
	return new Map([...byReceipt].map(([no, list]) => [no, list.map(({ problem }) => problem)]));
}

type ProblemRow = [
	code: string,
	severity: ReceiptProblem['severity'],
	file: string | null,
	row: number | null,
	column: string | null,
	message: string,
	remedy: string
];

/**
 * Appends the batch to the ledger of a home, all or nothing; a trial has no home. `loadedAt` is Vietnam
 * time. `keep` puts its packages away while rows are written: both are done when it is committed.
 */
export async function commit(
	connection: DuckDBConnection,
	facts: Facts,
	recordTypes: readonly string[],
	loadedAt: string,
	home: string | null,
	keep: () => Promise<void>
): Promise<void> {
	const loaded = `timestamp '${loadedAt}'`;
	const appended = connection.run(`
		begin;
		insert into ledger.packages by name
		select
			package_no, package_id, unit,
			cast(period_from as date) as period_from,
			cast(period_to as date) as period_to,
			cast(created_at as timestamp) as created_at,
			cast(received_at as timestamp) as received_at,
			${loaded} as loaded_at,
			corrects, reason, source, content_hash, rows_in,
			rows_in - set_aside as rows_accepted,
			set_aside as rows_quarantined
		from (
			select package.*, count(set_aside.row_no) as set_aside
			from batch.package as package
			left join batch.set_aside as set_aside on set_aside.package_no = package.package_no
			group by all
		);
		${recordTypes.map((type) => appendRecords(type, facts) + appendSetAside(type)).join('\n')}
		insert into ledger.receipts by name
		select * exclude (received_at), cast(received_at as timestamp) as received_at, ${loaded} as loaded_at
		from batch.receipt;
		insert into ledger.problems
		select receipt_no, code, severity, file, row_no, column_name, message, remedy from batch.said;
	`);
	const done = await Promise.allSettled([appended, keep()]);
	for (const part of done) if (part.status === 'rejected') throw part.reason;
	await (home === null ? connection.run('commit') : commitToLedger(connection, ledgerFile(home)));
}

function appendRecords(type: string, { columns }: Facts): string {
	const names = columns.get(type)!.map(({ name }) => name);
	const values = names.filter((name) => name !== 'withdrawn');
	return `
		insert into ledger.${type} by name
		select
			package_no, row_no, record_key, is_withdrawn as withdrawn,
			${type === 'matters' ? 'received_on,' : ''} ${values.join(', ')}
		from accepted.${type};`;
}

const appendSetAside = (type: string) => `
	insert into ledger.set_aside_rows
	select
		aside.package_no, aside.record_type, aside.row_no,
		coalesce(record.unit, aside.unit) as unit,
		lower(aside.record_id) as record_key,
		aside.cells
	from batch.set_aside_row as aside
	left join record.${type} as record
		on record.package_no = aside.package_no and record.row_no = aside.row_no
	where aside.record_type = '${type}';`;
