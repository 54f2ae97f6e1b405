/*
The current version of each review; see current_versions.sql.

grain  one row per review
key    unit, record_key
reads  ledger.reviews
as     table
*/
select version_no as review_no, version.* exclude (version_no)
from current_versions('ledger.reviews') as version
