/*
Visits up to the as-of day.

grain  one row per visit
key    reception_no
reads  staging.receptions, meta.release
as     view
*/
select reception.*
from staging.receptions as reception
where reception.received_on <= (select release.as_of from meta.release as release)
