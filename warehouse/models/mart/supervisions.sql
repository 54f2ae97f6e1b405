/*
Supervising actions, as indicators read them.

grain  one row per supervising action
key    supervision_no
reads  core.supervisions
as     table
*/
select supervision.*
from core.supervisions as supervision
