/*
Matters received up to the as-of day, with what had happened to them by then. Suspensions that began
later are left out; one that ends later is still open.

grain  one row per matter
key    matter_no
reads  staging.matters, meta.release
as     table
*/
select
	matter.matter_no,
	matter.package_no,
	matter.unit,
	matter.record_id,
	matter.record_key,
	matter.department,
	matter.petition_kind,
	matter.field,
	matter.instance,
	matter.limit_key,
	matter.received_on,
	matter.received_at,
	case when matter.accepted_on <= release.as_of then matter.accepted_on end as accepted_on,
	case when matter.extended_on <= release.as_of then matter.extended_on end as extended_on,
	case when matter.extended_on <= release.as_of then matter.extension_length end as extension_length,
	list_filter(
		matter.suspensions,
		lambda suspension : suspension.from_day <= release.as_of
	) as suspensions,
	case when matter.concluded_on <= release.as_of then matter.concluded_on end as concluded_on,
	case when matter.concluded_on <= release.as_of then matter.outcome end as outcome,
	case when matter.effective_on <= release.as_of then matter.effective_on end as effective_on,
	matter.respondent,
	matter.previous_unit,
	matter.previous_matter_id,
	matter.protection,
	release.as_of
from staging.matters as matter
cross join meta.release as release
where matter.received_on <= release.as_of
