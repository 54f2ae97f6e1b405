/*
The current version of each visit at the known-at instant: the one made last (created_at, package_id),
whatever the order of arrival. Withdrawn records are gone.

grain  one row per visit
key    unit, record_key
reads  ledger.receptions, ledger.packages, meta.release
as     table
*/
with
	heard as (
		select record.*, package.created_at, package.package_id
		from ledger.receptions as record
		inner join ledger.packages as package on package.package_no = record.package_no
		where package.received_at <= (select release.known_at from meta.release as release)
		qualify
			row_number() over (
				partition by record.unit, record.record_key
				order by package.created_at desc, package.package_id desc, record.row_no
			) = 1
	)
select
	-- The place of the version in the ledger: the same in every release that shows it.
	(cast(package_no as bigint) << 32) | row_no as reception_no,
	* exclude (row_no, withdrawn, created_at, package_id)
from heard
where not withdrawn
