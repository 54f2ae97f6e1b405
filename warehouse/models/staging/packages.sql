/*
Accepted packages known at the known-at instant.

grain  one row per accepted package
key    package_no
reads  ledger.packages, meta.release
as     table
*/
select
	package.package_no,
	package.package_id,
	package.unit,
	package.period_from,
	package.period_to,
	package.created_at,
	package.received_at,
	package.loaded_at,
	package.corrects,
	package.reason,
	package.source,
	package.content_hash,
	package.rows_in,
	package.rows_accepted,
	package.rows_quarantined
from ledger.packages as package
where package.received_at <= (select release.known_at from meta.release as release)
