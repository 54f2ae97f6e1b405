/*
Documents issued up to the as-of day, with the replies that had come by then, and the first day on
which a reply to a protest or recommendation is overdue: the day after the 15th day after issue,
moved to a working day (TTLT 02/2018 art. 16).

grain  one row per document
key    document_no
reads  staging.documents, meta.release, law.calendar_day
as     view
*/
select
	document.* exclude (replied_on, reply, rechecked_on),
	case when document.replied_on <= release.as_of then document.replied_on end as replied_on,
	case when document.replied_on <= release.as_of then document.reply end as reply,
	case when document.rechecked_on <= release.as_of then document.rechecked_on end as rechecked_on,
	calendar_day.working_on_or_after + 1 as reply_overdue_from
from staging.documents as document
cross join meta.release as release
left join law.calendar_day as calendar_day on calendar_day.day = document.issued_on + 15
where document.issued_on <= release.as_of
