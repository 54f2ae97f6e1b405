/*
Reviews requested up to the as-of day, with what had happened to them by then.

grain  one row per review
key    review_no
reads  staging.reviews, meta.release
as     view
*/
select
	review.* exclude (accepted_on, concluded_on, review_outcome),
	case when review.accepted_on <= release.as_of then review.accepted_on end as accepted_on,
	case when review.concluded_on <= release.as_of then review.concluded_on end as concluded_on,
	case when review.concluded_on <= release.as_of then review.review_outcome end as review_outcome
from staging.reviews as review
cross join meta.release as release
where review.requested_on <= release.as_of
