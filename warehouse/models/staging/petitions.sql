/*
The current version of each petition; see current_versions.sql.

grain  one row per petition
key    unit, record_key
reads  ledger.petitions
as     table
*/
select version_no as petition_no, version.* exclude (version_no)
from current_versions('ledger.petitions') as version
