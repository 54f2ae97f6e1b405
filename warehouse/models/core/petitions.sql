/*
Petitions received up to the as-of day, with what had happened to them by then. What belongs to a day
(competence and disposition to processed_on) is empty when that day is later.

grain  one row per petition
key    petition_no
reads  staging.petitions, meta.release
as     view
*/
select
	petition.petition_no,
	petition.package_no,
	petition.unit,
	petition.record_id,
	petition.record_key,
	petition.department,
	petition.received_on,
	petition.channel,
	petition.petition_kind,
	petition.field,
	petition.respondent,
	case when petition.classified_on <= release.as_of then petition.classified_on end as classified_on,
	case when petition.processed_on <= release.as_of then petition.processed_on end as processed_on,
	case when petition.processed_on <= release.as_of then petition.competence end as competence,
	case when petition.processed_on <= release.as_of then petition.disposition end as disposition,
	case when petition.processed_on <= release.as_of then petition.forwarded_to end as forwarded_to,
	case when petition.supervised_on <= release.as_of then petition.supervised_on end as supervised_on,
	petition.duplicate_of,
	petition.matter_id,
	petition.petitioner_token,
	petition.petitioner_count,
	petition.petitioner_province,
	petition.content_fingerprint,
	petition.over_level,
	petition.prolonged
from staging.petitions as petition
cross join meta.release as release
where petition.received_on <= release.as_of
