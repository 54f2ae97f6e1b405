/*
The current version of each matter; see current_versions.sql.

grain  one row per matter
key    unit, record_key
reads  ledger.matters
as     table
*/
select version_no as matter_no, version.* exclude (version_no)
from current_versions('ledger.matters') as version
