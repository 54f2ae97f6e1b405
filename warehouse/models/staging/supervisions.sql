/*
The current version of each supervision; see current_versions.sql.

grain  one row per supervision
key    unit, record_key
reads  ledger.supervisions
as     table
*/
select version_no as supervision_no, version.* exclude (version_no)
from current_versions('ledger.supervisions') as version
