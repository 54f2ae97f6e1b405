/*
The standing of each accepted matter over time: half-open spans [from_day, to_day) that partition its
life from acceptance to conclusion; to_day is null while it lasts.

grain  one row per matter per change of standing
key    matter_no, from_day
reads  core.matters, core.matter_due, law.matter_standing
as     table
*/
with
	matter as (
		select matter.*, due.rule, due.overdue_from, due.counts_suspension
		from core.matters as matter
		inner join core.matter_due as due on due.matter_no = matter.matter_no
	)
select standing.*
from law.matter_standing('matter') as standing
