/*
Matters, as indicators read them: with their due day, the outcome of the instance before, and the
number of petitions behind them (own_petitions counts a matter once per petition).

grain  one row per matter
key    matter_no
reads  core.matters, core.matter_due, core.previous_matters, core.petition_matters
as     table
*/
with
	petition_count as (
		select link.matter_no, count(*) as petition_count
		from core.petition_matters as link
		group by link.matter_no
	)
select
	matter.* exclude (as_of),
	strftime(matter.received_on, '%Y-%m') as received_month,
	due.rule,
	due.due_on,
	due.overdue_from,
	due.is_extended,
	previous.previous_matter_no,
	previous.previous_outcome,
	coalesce(petition_count.petition_count, 0) as petition_count
from core.matters as matter
inner join core.matter_due as due on due.matter_no = matter.matter_no
left join core.previous_matters as previous on previous.matter_no = matter.matter_no
left join petition_count on petition_count.matter_no = matter.matter_no
