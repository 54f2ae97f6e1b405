/*
Accepted packages; nothing is known of them that comes later.

grain  one row per accepted package
key    package_no
reads  staging.packages
as     view
*/
select package.*
from staging.packages as package
