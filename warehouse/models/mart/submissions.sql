/*
What each unit owed for each month that was over by the as-of day, when it first came, and whether in
time: a package of the unit whose period covers the days of the month on which the unit existed,
received by the end of the third working day after the month (QĐ 358/QĐ-VKSTC of 2025).

grain  one row per unit per month in which it existed on some day
key    unit, first_day
reads  seed.units, seed.periods, law.calendar_day, mart.packages, meta.release
as     table
*/
with
	month as (
		select period.first_day, period.last_day, third.day as deadline
		from seed.periods as period
		inner join law.calendar_day as month_end on month_end.day = period.last_day
		inner join law.calendar_day as third
			on third.working_no = month_end.working_no + 3 and third.is_working
		where
			period.grain = 'month'
			and period.last_day <= (select release.as_of from meta.release as release)
	),
	owed as (
		select
			unit.unit,
			month.first_day,
			month.last_day,
			month.deadline,
			greatest(month.first_day, coalesce(unit.valid_from, month.first_day)) as exists_from,
			least(month.last_day, coalesce(unit.valid_to, month.last_day)) as exists_to
		from seed.units as unit
		inner join month
			on coalesce(unit.valid_from, month.first_day) <= month.last_day
			and coalesce(unit.valid_to, month.last_day) >= month.first_day
	),
	came as (
		select owed.unit, owed.first_day, min(package.received_at) as received_at
		from owed
		inner join mart.packages as package
			on package.unit = owed.unit
			and package.period_from <= owed.exists_from
			and package.period_to >= owed.exists_to
		group by owed.unit, owed.first_day
	)
select
	owed.unit,
	owed.first_day,
	owed.last_day,
	owed.deadline,
	owed.exists_to as day,
	came.received_at,
	coalesce(came.received_at < owed.deadline + 1, false) as is_on_time
from owed
left join came on came.unit = owed.unit and came.first_day = owed.first_day
