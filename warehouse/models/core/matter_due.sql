/*
The due day of each matter by the law in force when its clock started.

grain  one row per matter
key    matter_no
reads  core.matters, law.matter_due
as     table
*/
select due.*
from law.matter_due('core.matters') as due
