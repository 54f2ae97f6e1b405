import type { Column } from '../facts.ts';

/*
The same record twice in one file: XRC-DUPLICATE and XRC-CONFLICT. Rows that were set aside for
another reason take no part.
*/

/** Rows of `batch.fault`; `batch.set_aside` must hold what other rules set aside. */
export function repeatFaults(type: string, columns: readonly Column[]): string {
	const values = columns
		.filter(({ name }) => name !== 'record_id')
		.map(({ name }) => `'${name}': record.${name}`);
	// A date alone and an instant of that day are not the same.
	const day = type === 'matters' ? `, 'received_on': record.received_on` : '';
	return `
		insert into batch.fault
		with
		standing as not materialized (
			select record.*
			from record.${type} as record
			anti join batch.set_aside as set_aside
				on set_aside.record_type = '${type}'
				and set_aside.package_no = record.package_no
				and set_aside.row_no = record.row_no
		),
		repeated as (
			select package_no, unit, record_key
			from standing
			group by package_no, unit, record_key
			having count(*) > 1
		),
		compared as (
			select
				record.package_no, record.unit, record.record_key, record.row_no, record.record_id,
				{'is_withdrawn': record.is_withdrawn, ${values.join(', ')}${day}} as content
			from standing as record
			inner join repeated using (package_no, unit, record_key)
		),
		judged as (
			select
				package_no, row_no, record_id,
				count(distinct content) over same_record > 1 as is_conflict,
				row_no > min(row_no) over same_record as is_later
			from compared
			window same_record as (partition by package_no, unit, record_key)
		)
		select
			package_no, '${type}', row_no,
			case when is_conflict then 'XRC-CONFLICT' else 'XRC-DUPLICATE' end,
			'record_id', record_id
		from judged
		where is_conflict or is_later;`;
}
