import { quoted } from '../../warehouse/open.ts';
import type { Column, Facts } from '../facts.ts';
import { ERROR_CELL } from '../readers/table_file.ts';
import { PROTECTED_KINDS } from './protected_kinds.ts';

/*
From cells to values. For each record type there is a table `record.<type>`, one row per row of a
package that has as many cells as headings. Each column stands there twice: `<column>_text`, what was
written, tidied, null when empty; `<column>`, what it means. A text without a value is a cell with a
problem of its own; rules between cells see the null and leave it out.
*/

const PROTECTED = `(${PROTECTED_KINDS.map((kind) => `'${kind}'`).join(', ')})`;
/** What a withdrawn row needs; its other cells are neither required nor checked. */
const OF_WITHDRAWN = ['record_id', 'unit', 'withdrawn'];
/** Names of records, which are compared without case. */
const RECORD_KEYS = ['duplicate_of', 'matter_id', 'supervision_id', 'previous_matter_id'];
const UNITS = ['previous_unit', 'decision_unit'];
const COUNTED_FROM_ONE = ['people_count', 'petitioner_count'];
/** What an empty cell means, where it means something. */
const DEFAULTS: Record<string, string> = {
	people_count: '1',
	petitioner_count: '1',
	violations: '0',
	result: `'received'`
};
const TEXT_LENGTH_MAX = 1_000;
const RECORD_ID_LENGTH_MAX = 64;
const COUNT_MAX = 1_000_000;
const FIRST_DAY = `date '2000-01-01'`;

/** Macros that read one cell. Null in, null out; null also for what is no such thing. */
export const CELL_MACROS = `
-- NFC, trimmed, runs of spaces as one. Line breaks inside a text stay.
create macro tidy(cell) as trim(
	regexp_replace(nfc_normalize(cell), '[\\p{Z}\\t]+', ' ', 'g'), e' \\n\\r'
);
-- The first letter is asked first, since folding costs more than all the rest.
create macro is_null_word(cell) as case
	when left(cell, 1) in ('n', 'N', '-', 'k', 'K')
	then fold(cell) in ('n/a', 'null', '-', 'khong co')
	else false
end;
create macro read_day(cell) as case
	when regexp_full_match(cell, '\\d{4}-\\d{2}-\\d{2}') then try_cast(cell as date)
	when regexp_full_match(cell, '\\d{2}/\\d{2}/\\d{4}')
	then try_cast(cell[7:10] || '-' || cell[4:5] || '-' || cell[1:2] as date)
end;
create macro read_date(cell) as case when read_day(cell) >= ${FIRST_DAY} then read_day(cell) end;
create macro has_time(cell) as length(cell) > 10;
-- DuckDB reads no offset behind hours and minutes alone.
create macro with_seconds(clock) as regexp_replace(
	clock, '^(.\\d{2}:\\d{2})([Z+-])', '\\1:00\\2'
);
-- A day with a time: as it stands, or moved to Vietnam time where it has an offset.
create macro read_time(cell) as case
	when not regexp_full_match(
		cell[11:], '[T ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d([.,]\\d+)?)?(Z|[+-]\\d{2}(:?\\d{2})?)?'
	) then null
	when read_day(cell[1:10]) is null then null
	when regexp_matches(cell[11:], '[Z+-]') then timezone(
		'UTC',
		try_cast(
			strftime(read_day(cell[1:10]), '%Y-%m-%d')
			|| with_seconds(
				regexp_replace(replace(cell[11:], ',', '.'), '([+-]\\d{2})(\\d{2})$', '\\1:\\2')
			)
			as timestamptz
		)
	) + interval 7 hours
	else try_cast(
		strftime(read_day(cell[1:10]), '%Y-%m-%d') || replace(cell[11:], ',', '.') as timestamp
	)
end;
create macro read_instant(cell) as case
	when has_time(cell) and read_time(cell) >= ${FIRST_DAY} then read_time(cell)
end;
create macro read_count(cell, least) as case
	when regexp_full_match(cell, '\\d{1,7}') and cast(cell as integer) between least and ${COUNT_MAX}
	then cast(cell as integer)
end;
create macro read_boolean(cell) as case
	when cell in ('false', '0') then false
	when cell in ('true', '1') then true
	when fold(cell) in ('true', 'co', 'x') then true
	when fold(cell) in ('false', 'khong') then false
end;
-- Line breaks and tabs are text.
create macro has_control(cell) as regexp_matches(
	cell, '[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x{9f}]'
);
create macro in_order(spans) as case
	when len(list_filter(
		spans,
		lambda span, i: span.from_day is null
		or (span.to_day is null and not span.is_open)
		or span.to_day < span.from_day
		or span.from_day < spans[i - 1].to_day
	)) = 0
	then list_transform(
		spans, lambda span: {'from_day': span.from_day, 'to_day': span.to_day}
	)
end;
-- Days from/to;from/to in order; the last may be open. Null when anything is not so.
create macro read_intervals(cell) as case
	when regexp_full_match(
		cell, '(\\d{4}-\\d{2}-\\d{2}/\\d{4}-\\d{2}-\\d{2};)*\\d{4}-\\d{2}-\\d{2}/(\\d{4}-\\d{2}-\\d{2})?'
	) then in_order(
		list_transform(
			string_split(cell, ';'),
			lambda part: {
				'from_day': try_cast(part[1:10] as date),
				'to_day': try_cast(nullif(part[12:], '') as date),
				'is_open': part[12:] = ''
			}
		)
	)
end;`;

const SQL_TYPES: Record<Column['kind'], string> = {
	text: 'varchar',
	code: 'varchar',
	date: 'date',
	instant: 'timestamp',
	integer: 'integer',
	boolean: 'boolean',
	token: 'varchar',
	fingerprint: 'varchar',
	intervals: 'struct(from_day date, to_day date)[]',
	identity: 'varchar'
};

/** Schema `record`: an empty table for each record type. */
export function recordTables({ columns }: Facts): string {
	const tables = [...columns].map(
		([type, columns]) => `create table record.${type} (
			package_no integer, row_no integer, is_withdrawn boolean, null_words varchar,
			created_on date, opened_on date, closed_on date, record_key varchar,
			${type === 'matters' ? 'received_on date,' : ''}
			${columns.map(({ name, kind }) => `${name}_text varchar, ${name} ${SQL_TYPES[kind]}`).join(', ')}
		);`
	);
	return ['create schema record;', ...tables].join('\n');
}

/** The tidied spellings of coded cells in this batch, with the code each stands for. */
export function spellings(type: string, columns: readonly Column[]): string {
	const cells = columns
		.filter(({ codeList }) => codeList)
		.map(
			({ name, codeList }) =>
				`select distinct '${codeList}' as list, ${name} as cell from raw.${type}`
		);
	return `
		insert or ignore into batch.spelling
		select spelt.list, tidy(spelt.cell) as cell, form.code
		from (${cells.join(' union ')}) as spelt
		inner join batch.code_form as form
			on form.list = spelt.list and form.form = fold(spelt.cell);`;
}

/** Fills `record.<type>` from `raw.<type>`. `hasBrokenText`: `batch.broken_text` has rows. */
export function readCells(
	type: string,
	columns: readonly Column[],
	hasBrokenText: boolean
): string {
	const names = columns.map(({ name }) => name);
	const optional = columns.filter(({ isRequired }) => !isRequired).map(({ name }) => name);
	const nullWord = (name: string) =>
		`case when is_null_word(${name})${OF_WITHDRAWN.includes(name) ? '' : ' and not is_withdrawn'}
			then '${name}' end`;
	const written = (name: string) => {
		const isNothing = [
			...(OF_WITHDRAWN.includes(name) ? [] : ['is_withdrawn']),
			...(optional.includes(name) ? [`is_null_word(${name})`] : [])
		];
		return isNothing.length === 0
			? `nullif(${name}, '') as ${name}_text`
			: `case when not (${isNothing.join(' or ')}) then nullif(${name}, '') end as ${name}_text`;
	};
	const coded = columns.filter(({ codeList }) => codeList);
	return `
		insert into record.${type} by name
		with
		cell as (
			select package_no, row_no, ${names.map((name) => `tidy(${name}) as ${name}`).join(', ')}
			from raw.${type}
			where not is_ragged
		),
		told as (
			select *, coalesce(read_boolean(withdrawn), false) as is_withdrawn from cell
		),
		text as (
			select
				package_no, row_no, is_withdrawn,
				concat_ws(',', ${optional.map(nullWord).join(', ')}) as null_words,
				${names.map(written).join(', ')}
			from told
		),
		-- A kind decides whether the cells that lead to a person may be read at all.
		coded as (
			select
				text.*,
				${coded.map(({ name }) => `${name}_spelling.code as ${name}_code`).join(', ')}
			from text
			${coded
				.map(
					({ name, codeList }) => `left join batch.spelling as ${name}_spelling
						on ${name}_spelling.list = '${codeList}' and ${name}_spelling.cell = text.${name}_text`
				)
				.join('\n')}
		)
		select
			coded.package_no, coded.row_no, coded.is_withdrawn, coded.null_words,
			cast(package.created_at as date) as created_on,
			owner.valid_from as opened_on,
			owner.valid_to as closed_on,
			lower(coded.record_id_text) as record_key,
			${type === 'matters' ? `${RECEIVED_ON} as received_on,` : ''}
			${columns
				.map((column) => `${column.name}_text, ${valueOf(column, hasBrokenText)} as ${column.name}`)
				.join(',\n')}
		from coded
		inner join batch.package as package on package.package_no = coded.package_no
		left join batch.kin as kin
			on kin.unit = package.unit and kin.member = coalesce(coded.unit_text, package.unit)
		left join seed.units as owner on owner.unit = kin.member;`;
}

const RECEIVED_ON = `case
	when has_time(received_at_text) then cast(read_instant(received_at_text) as date)
	else read_date(received_at_text)
end`;

/** What a cell means, as an expression over its text. */
function valueOf({ name, kind, codeList }: Column, hasBrokenText: boolean): string {
	const text = `${name}_text`;
	if (name === 'unit') return 'kin.member';
	if (UNITS.includes(name))
		return `case when ${text} in (select unit from seed.units) then ${text} end`;
	if (name === 'petitioner_province') {
		return `case when ${text} in (select code from batch.province) then ${text} end`;
	}
	if (name === 'department') {
		return `case when regexp_full_match(${text}, '[\\p{L}\\p{Nd}]{1,16}') then ${text} end`;
	}
	const given = (value: string) => {
		const otherwise = kind === 'boolean' ? 'false' : DEFAULTS[name];
		return otherwise === undefined
			? value
			: `case when ${text} is not null then ${value} when not is_withdrawn then ${otherwise} end`;
	};
	switch (kind) {
		case 'code':
			return codeList === null ? text : given(`${name}_code`);
		case 'date':
			return `read_date(${text})`;
		case 'instant':
			return `read_instant(${text})`;
		case 'integer':
			return given(`read_count(${text}, ${COUNTED_FROM_ONE.includes(name) ? 1 : 0})`);
		case 'boolean':
			return given(`read_boolean(${text})`);
		case 'token':
			return personal(text, 64);
		case 'fingerprint':
			return personal(text, 16);
		case 'intervals':
			return `read_intervals(${text})`;
		default:
			return plainText(name, hasBrokenText);
	}
}

/** Hex digits that lead to a person. */
const personal = (text: string, length: number) => `case
	when petition_kind_code not in ${PROTECTED} or petition_kind_code is null
	then case when regexp_full_match(${text}, '[0-9a-fA-F]{${length}}') then lower(${text}) end
end`;

function plainText(name: string, hasBrokenText: boolean): string {
	const text = `${name}_text`;
	const isGood = [
		`length(${text}) <= ${name === 'record_id' ? RECORD_ID_LENGTH_MAX : TEXT_LENGTH_MAX}`,
		`not has_control(${text})`,
		`not starts_with(${text}, '${ERROR_CELL}')`,
		...(hasBrokenText ? [`${text} not in (select cell from batch.broken_text)`] : [])
	];
	const value = RECORD_KEYS.includes(name) ? `lower(${text})` : text;
	return `case when ${isGood.join(' and ')} then ${value} end`;
}

const FAULT_CODES: Record<Column['kind'], string> = {
	text: 'CEL-TEXT',
	code: 'CEL-CODE',
	date: 'CEL-DATE',
	instant: 'CEL-DATE',
	integer: 'CEL-NUMBER',
	boolean: 'CEL-BOOLEAN',
	token: 'CEL-TOKEN',
	fingerprint: 'CEL-TOKEN',
	intervals: 'CEL-INTERVALS',
	identity: 'CEL-TEXT'
};

/** The `CEL-` rules of a record type, but for those that readers find: rows of `batch.fault`. */
export function cellFaults(
	type: string,
	columns: readonly Column[],
	hasBrokenText: boolean
): string {
	const fault = (code: string, column: string, detail: string, when: string) =>
		`select package_no, '${type}', row_no, ${code}, '${column}', ${detail}
			from record.${type} where ${when}`;
	const bad = columns
		// A unit that is none of the sender's is REF-UNIT, in records.ts.
		.filter(({ name }) => name !== 'unit')
		.map((column) => {
			const { name, kind } = column;
			const text = `${name}_text`;
			const isPersonal = kind === 'token' || kind === 'fingerprint';
			const value = kind === 'instant' ? 'received_on' : name;
			const when = `${text} is not null and ${value} is null`;
			const told =
				hasBrokenText && isWords(column)
					? `coalesce((select told from batch.broken_text where cell = ${text}), ${text})`
					: text;
			return fault(faultCode(column, hasBrokenText), name, isPersonal ? 'null' : told, when);
		});
	const missing = columns
		.filter(({ isRequired }) => isRequired)
		.map(({ name, label }) => {
			const when = `${name}_text is null${OF_WITHDRAWN.includes(name) ? '' : ' and not is_withdrawn'}`;
			return fault(`'CEL-REQUIRED'`, name, quoted(label), when);
		});
	const nullWords = `select package_no, '${type}', row_no, 'CEL-NULL-WORD',
		unnest(string_split(null_words, ',')), null from record.${type} where null_words <> ''`;
	const all = [...bad, ...missing, nullWords].join('\nunion all\n');
	return `
		insert into batch.fault ${all};
		delete from batch.fault
		using record.${type} as record
		where fault.code = 'CEL-FORMULA'
			and fault.record_type = '${type}'
			and fault.package_no = record.package_no
			and fault.row_no = record.row_no
			and record.is_withdrawn
			and fault.column_name not in (${OF_WITHDRAWN.map((name) => `'${name}'`).join(', ')});`;
}

const isWords = ({ kind }: Pick<Column, 'kind'>) => kind === 'text' || kind === 'code';

function faultCode({ name, kind }: Column, hasBrokenText: boolean): string {
	const text = `${name}_text`;
	const code = [...UNITS, 'petitioner_province'].includes(name) ? 'CEL-CODE' : FAULT_CODES[kind];
	const isPersonal = kind === 'token' || kind === 'fingerprint';
	return `case
		${isPersonal ? `when petition_kind in ${PROTECTED} then 'CEL-DENOUNCER'` : ''}
		when starts_with(${text}, '${ERROR_CELL}') then 'CEL-XLSX-ERROR'
		${hasBrokenText && isWords({ kind }) ? `when ${text} in (select cell from batch.broken_text) then 'CEL-MOJIBAKE'` : ''}
		else '${code}'
	end`;
}
