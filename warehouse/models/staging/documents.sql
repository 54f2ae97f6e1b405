/*
The current version of each document; see current_versions.sql.

grain  one row per document
key    unit, record_key
reads  ledger.documents
as     table
*/
select version_no as document_no, version.* exclude (version_no)
from current_versions('ledger.documents') as version
