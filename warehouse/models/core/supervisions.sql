/*
Supervising actions begun up to the as-of day, with what had been found by then.

grain  one row per supervising action
key    supervision_no
reads  staging.supervisions, meta.release
as     view
*/
select
	supervision.* exclude (concluded_on),
	case when supervision.concluded_on <= release.as_of then supervision.concluded_on end as concluded_on
from staging.supervisions as supervision
cross join meta.release as release
where supervision.started_on <= release.as_of
