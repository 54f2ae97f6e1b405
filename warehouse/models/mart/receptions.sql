/*
Visits, as indicators read them.

grain  one row per visit
key    reception_no
reads  core.receptions
as     table
*/
select reception.*
from core.receptions as reception
