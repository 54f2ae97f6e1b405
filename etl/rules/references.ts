/*
What a row names in other rows: records of this package or of one loaded before it, of the row's unit
or of a unit that it succeeded. All are warnings, and speak of accepted rows only. They depend on the
order of loading; figures never do.
*/

interface Reference {
	code: string;
	type: string;
	column: string;
	/** The unit at which the record is looked up, and in the units that it succeeded. */
	unit: string;
	/** The record type that is named. */
	names: string;
}

const REFERENCES: Reference[] = [
	{ code: 'REF-MATTER', type: 'petitions', column: 'matter_id', unit: 'unit', names: 'matters' },
	{
		code: 'REF-ORIGINAL',
		type: 'petitions',
		column: 'duplicate_of',
		unit: 'unit',
		names: 'petitions'
	},
	{
		code: 'REF-SUPERVISION',
		type: 'documents',
		column: 'supervision_id',
		unit: 'unit',
		names: 'supervisions'
	},
	{
		code: 'REF-PREVIOUS',
		type: 'matters',
		column: 'previous_matter_id',
		unit: 'previous_unit',
		names: 'matters'
	}
];

/**
 * View `accepted.<type>`: rows of the batch that were not set aside, repeated ones once.
 */
export const acceptedView = (type: string) => `
	create view accepted.${type} as
	select record.*
	from record.${type} as record
	anti join batch.left_out as left_out
		on left_out.record_type = '${type}'
		and left_out.package_no = record.package_no
		and left_out.row_no = record.row_no;`;

/** The `REF-` rules of a record type: rows of `batch.fault`. */
export function referenceFaults(type: string): string {
	const named = REFERENCES.filter((reference) => reference.type === type).map(unknownReference);
	return [...named, unknownWithdrawn(type)].join('\n');
}

function unknownReference({ code, type, column, unit, names }: Reference): string {
	// Looked up along a succession, a matter must not be found to be its own predecessor.
	const isOther = (found: string) =>
		names === type
			? `and not (${found}.unit = looked_up.own_unit and ${found}.record_key = looked_up.own_key)`
			: '';
	return `
		insert into batch.fault
		with
		named as (
			select
				package_no, row_no, unit as own_unit, record_key as own_key,
				${unit} as at_unit, ${column} as record_key, ${column}_written as detail
			from accepted.${type}
			where ${column} is not null and ${unit} is not null
		),
		looked_up as (
			select named.*, kin.member
			from named
			inner join batch.kin as kin on kin.unit = named.at_unit
		),
		found as (
			select looked_up.package_no, looked_up.row_no
			from looked_up
			inner join known.${names} as known
				on known.unit = looked_up.member and known.record_key = looked_up.record_key
				${isOther('known')}
			union
			select looked_up.package_no, looked_up.row_no
			from looked_up
			inner join accepted.${names} as other
				on other.unit = looked_up.member
				and other.record_key = looked_up.record_key
				and other.package_no <= looked_up.package_no
				${isOther('other')}
			where not other.is_withdrawn
		)
		select named.package_no, '${type}', named.row_no, '${code}', '${column}', named.detail
		from named
		anti join found using (package_no, row_no);`;
}

/** A withdrawal of what no package brought before. */
function unknownWithdrawn(type: string): string {
	return `
		insert into batch.fault
		with
		withdrawn as (
			select package_no, row_no, unit, record_key, record_id
			from accepted.${type}
			where is_withdrawn
		),
		seen as (
			select withdrawn.package_no, withdrawn.row_no
			from withdrawn
			inner join known.${type} as known using (unit, record_key)
			union
			select withdrawn.package_no, withdrawn.row_no
			from withdrawn
			inner join accepted.${type} as other using (unit, record_key)
			where other.package_no < withdrawn.package_no and not other.is_withdrawn
		)
		select package_no, '${type}', row_no, 'REF-WITHDRAWN', 'record_id', record_id
		from withdrawn
		anti join seen using (package_no, row_no);`;
}
