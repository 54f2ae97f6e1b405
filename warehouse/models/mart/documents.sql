/*
Documents, as indicators read them.

grain  one row per document
key    document_no
reads  core.documents
as     table
*/
select document.*
from core.documents as document
