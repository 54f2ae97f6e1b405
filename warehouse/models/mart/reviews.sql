/*
Reviews, as indicators read them.

grain  one row per review
key    review_no
reads  core.reviews
as     table
*/
select review.*
from core.reviews as review
