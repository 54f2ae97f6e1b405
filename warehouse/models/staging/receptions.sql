/*
The current version of each visit; see current_versions.sql.

grain  one row per visit
key    unit, record_key
reads  ledger.receptions
as     table
*/
select version_no as reception_no, version.* exclude (version_no)
from current_versions('ledger.receptions') as version
