import { quoted } from '../../warehouse/open.ts';
import type { Column } from '../facts.ts';
import {
	COUNT_MAX,
	leastCount,
	longestText,
	NO,
	NULL_WORDS,
	YES,
	type ColumnReader
} from './cells.ts';
import { PROTECTED_KINDS } from './protected_kinds.ts';

/*
Cells that mean one thing in every reading: a code as its list has it, a day as 2025-01-31, a text of
ASCII. DuckDB reads them for whole columns. It never says that a cell is bad: a row with any other cell
is left to `RowReader`, which knows what may be wrong with it.
*/

/** What the statements below are made of. */
export const plainMacros = (): string => `
	create macro plain_day(cell) as case
		when cast(try_cast(cell as date) as varchar) = cell
			and try_cast(cell as date) between date '2000-01-01' and date '9999-12-31'
		then try_cast(cell as date)
	end;
	create macro plain_instant(cell) as case
		when strftime(try_cast(cell as timestamp), '%Y-%m-%d %H:%M') = replace(cell, 'T', ' ')
			and try_cast(cell as timestamp) between timestamp '2000-01-01' and timestamp '9999-12-31'
		then try_cast(cell as timestamp)
	end;
	create macro plain_count(cell, least) as case
		when cast(try_cast(cell as integer) as varchar) = cell
			and try_cast(cell as integer) between least and ${COUNT_MAX}
		then try_cast(cell as integer)
	end;
	create macro plain_boolean(cell) as case
		when cell in (${words(YES)}) then true
		when cell in (${words(NO)}) then false
	end;
	create macro beyond_ascii(cell) as strlen(cell) <> length(cell);
	-- A text beyond ASCII is plain once ColumnReader.read was asked for it.
	create macro plain_text(cell, pattern, longest) as case
		when beyond_ascii(cell) then cell
		when regexp_full_match(cell, pattern)
			and length(cell) <= longest
			and lower(cell) not in (${words(NULL_WORDS)})
		then cell
	end;
	create macro since_2000(day) as case when day >= date '2000-01-01' then day end;`;

function words(known: Iterable<string>): string {
	return [...known].map(quoted).join(', ');
}

/** A column of a record type, with both ways of reading it. */
export interface PlainColumn {
	column: Column;
	reader: ColumnReader;
	/** The name of the cell in the rows; null: they have none. */
	cell: string | null;
}

/**
 * A statement that reads rows into `cell.<type>`; of a row with a cell that is not plain `bad` is null.
 * The rows have `package_no`, `row_no`, and their cells as text, null where they are empty.
 */
export function readPlainRows(type: string, columns: readonly PlainColumn[], rows: string): string {
	const read = columns.map(({ column, reader, cell }, place) => {
		const value = cell === null ? 'null' : plainValue(column, reader, cell);
		return `cast(${value} as ${String(reader.type)}) as value_${place}`;
	});
	const instant = columns.find(({ column }) => column.kind === 'instant')?.cell ?? null;
	const kindAt = columns.findIndex(({ column }) => column.name === 'petition_kind');
	const doubts = columns.flatMap((column, place) => doubtOf(column, place, kindAt));
	const values = columns.map(({ column, reader: { type, otherwise } }, place) => {
		if (column.name === 'unit') return `cast(unit as ${String(type)})`;
		if (isPersonal(column)) return `case when is_plain then value_${place} end`;
		return otherwise === null
			? `value_${place}`
			: `coalesce(value_${place}, cast('${String(otherwise)}' as ${String(type)}))`;
	});
	return `
		insert into cell.${type}
		with
		read as (
			select
				*, ${read.join(', ')},
				${instant === null ? 'null' : dayOfPlainInstant(instant)} as instant_day
			from ${rows}
		),
		judged as (
			select read.*, package.unit, package.created_at, not (${doubts.join(' or ')}) as is_plain
			from read
			inner join batch.package as package using (package_no)
		)
		select
			package_no, row_no, false, case when is_plain then 0 end,
			since_2000(cast(created_at[1:10] as date)),
			since_2000(own.valid_from), since_2000(own.valid_to),
			instant_day,
			${values.join(', ')}
		from judged
		inner join seed.units as own using (unit)`;
}

const dayOfPlainInstant = (cell: string) =>
	`coalesce(cast(plain_instant(${cell}) as date), plain_day(${cell}))`;

/** The value of a plain cell, null of any other. */
function plainValue(column: Column, { type }: ColumnReader, cell: string): string {
	if (String(type).startsWith('ENUM')) return `try_cast(${cell} as ${String(type)})`;
	switch (column.kind) {
		case 'date':
			return `plain_day(${cell})`;
		case 'instant':
			return `plain_instant(${cell})`;
		case 'integer':
			return `plain_count(${cell}, ${leastCount(column.name)})`;
		case 'boolean':
			return `plain_boolean(${cell})`;
		case 'token':
			return `case when regexp_full_match(${cell}, '[0-9a-f]{64}') then ${cell} end`;
		case 'fingerprint':
			return `case when regexp_full_match(${cell}, '[0-9a-f]{16}') then ${cell} end`;
		case 'text':
		case 'code':
			return `plain_text(${cell}, '${patternOf(column)}', ${longestText(column.name)})`;
		case 'intervals':
		case 'identity':
			return 'null';
	}
}

/** Of a text of ASCII. */
const patternOf = ({ name }: Column): string =>
	name === 'department' ? '[0-9A-Za-z]+' : '[!-~]+( [!-~]+)*';

/** Whether a row has to be read again for one of its cells. */
function doubtOf({ column, cell }: PlainColumn, place: number, kindAt: number): string[] {
	if (cell === null) return [];
	const value = `value_${place}`;
	const isFilled = `${cell} is not null`;
	const isOther = `${isFilled} and ${value} is null`;
	if (column.name === 'unit') return [`coalesce(${cell} <> package.unit, false)`];
	if (column.name === 'withdrawn') return [`coalesce(${value}, ${isFilled})`];
	if (column.isRequired) {
		return [column.kind === 'instant' ? 'instant_day is null' : `${value} is null`];
	}
	if (column.kind === 'instant') return [`${isOther} and instant_day is null`];
	const isSecret = `${isFilled} and value_${kindAt} in (${words(PROTECTED_KINDS)})`;
	return isPersonal(column) ? [isOther, isSecret] : [isOther];
}

const isPersonal = ({ kind }: Column): boolean => kind === 'token' || kind === 'fingerprint';

/** Whether cells of a column may be texts that are plain only once they were asked for. */
export const mayBeBeyondAscii = ({ column, reader, cell }: PlainColumn): boolean =>
	cell !== null &&
	(column.kind === 'text' || column.kind === 'code') &&
	!String(reader.type).startsWith('ENUM');
