/*
Accepted packages, as the indicators of data quality read them: each on the last day of its period.

grain  one row per accepted package
key    package_no
reads  core.packages
as     table
*/
select package.*
from core.packages as package
