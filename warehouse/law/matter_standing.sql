/*
law.matter_standing(matters): how each accepted matter stands, from day to day.

matters is the name of a relation with the columns of law.matter_due and, per matter_no, also
concluded_on date and from its answer rule, overdue_from, counts_suspension.

The spans of a matter partition its life, the days from accepted_on to before concluded_on: each
day has the first of overdue, suspended, unknown_rule, no_limit and on_time that holds at its end.
Overdue comes first, so a suspension that came too late hides nothing.

grain  one row per matter and span; none for a matter that was not accepted, or was concluded at once
key    matter_no, from_day
reads  nothing

from_day, to_day  half-open: to_day is the first day that no longer stands so; null: still does
*/
create macro law.matter_standing(matters) as table
with

matter as (
	select
		matter_no,
		accepted_on,
		coalesce(concluded_on, date 'infinity') as ended_on,
		rule,
		coalesce(overdue_from, date 'infinity') as overdue_from,
		case
			when counts_suspension then law.counted_suspensions(suspensions, as_of)
			else []
		end as suspensions
	from query_table(matters)
	where accepted_on is not null
),

-- A standing can change on these days only. The same day twice does no harm below.
edge as (
	select
		*,
		unnest(
			list_concat(
				[accepted_on, overdue_from],
				list_transform(suspensions, lambda interval: interval.from_day),
				list_transform(suspensions, lambda interval: interval.to_day)
			)
		) as day
	from matter
),

stood as (
	select
		matter_no,
		day,
		ended_on,
		case
			when day >= overdue_from then 'overdue'
			when len(
				list_filter(
					suspensions,
					lambda interval: interval.from_day <= day
					and (interval.to_day is null or day < interval.to_day)
				)
			) > 0 then 'suspended'
			when rule in ('unknown_rule', 'no_limit') then rule
			else 'on_time'
		end as standing
	from edge
	where day >= accepted_on and day < ended_on
),

changed as (
	select *
	from stood
	qualify standing is distinct from lag(standing) over (partition by matter_no order by day)
)

select
	matter_no,
	standing,
	day as from_day,
	nullif(
		coalesce(lead(day) over (partition by matter_no order by day), ended_on),
		date 'infinity'
	) as to_day
from changed;
