/*
Visits up to the as-of day.

grain  one row per visit
key    reception_no
reads  staging.receptions, meta.release
as     view
*/
select
	row_number() over (order by reception.unit, reception.record_key) as reception_no,
	reception.*
from staging.receptions as reception
where reception.received_on <= (select release.as_of from meta.release as release)
