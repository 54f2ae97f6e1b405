/*
current_versions(records): the current version of each record of a type at the known-at instant:
the one made last (created_at, package_id), whatever the order of arrival; within a package the first
row. Withdrawn records are gone.

records is the name of a relation: package_no, row_no, unit, record_key, withdrawn and other columns.

grain  one row per record
key    unit, record_key
reads  ledger.packages, meta.release
*/
create macro current_versions(records) as table
with
	heard as (
		select
			package.package_no,
			row_number() over (order by package.created_at, package.package_id) as turn
		from ledger.packages as package
		where package.received_at <= (select release.known_at from meta.release as release)
	),
	-- Later packages and earlier rows are more. Sorting the versions of each record, as one would
	-- write it first, takes twice as long: most have one.
	last as (
		select max((heard.turn << 32) - record.row_no) as version
		from query_table(records) as record
		inner join heard on heard.package_no = record.package_no
		group by record.unit, record.record_key
	)
select
	-- The place of the version in the ledger: the same in every release that shows it.
	(cast(record.package_no as bigint) << 32) | record.row_no as version_no,
	record.* exclude (row_no, withdrawn)
from query_table(records) as record
inner join heard on heard.package_no = record.package_no
semi join last on last.version = (heard.turn << 32) - record.row_no
where not record.withdrawn;
