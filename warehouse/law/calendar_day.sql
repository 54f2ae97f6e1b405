/*
Every day from 2000 to 2100 and whether the State works on it.

A working day is a Monday to Friday that is no public holiday and no day off in exchange, or a
Saturday worked in exchange for one (Labour Code 2019, art. 112; the yearly decisions on the New
Year and the exchange of days). Years without rows in seed.holidays know Saturdays and Sundays only.

grain  one row per day
key    day
reads  seed.holidays
*/
create table law.calendar_day (
	day date primary key,
	is_working boolean not null,
	-- Working days from the beginning of the table up to and including the day.
	working_no integer not null,
	-- The day itself or the next working day. Null at the very end of the table alone.
	working_on_or_after date
);

insert into law.calendar_day
with

day as (
	select cast(range as date) as day
	from range(date '2000-01-01', date '2101-01-01', interval 1 day)
),

judged as (
	select
		day.day,
		holidays.kind is not distinct from 'makeup_workday'
		or (holidays.kind is null and isodow(day.day) <= 5) as is_working
	from day
	left join seed.holidays as holidays on holidays.date = day.day
)

-- sum(), since count() over such a window takes half a second here.
select
	day,
	is_working,
	sum(cast(is_working as integer)) over (
		order by day rows between unbounded preceding and current row
	) as working_no,
	first_value(case when is_working then day end ignore nulls) over (
		order by day rows between current row and unbounded following
	) as working_on_or_after
from judged;

/*
law.add_working_days(from_day, n) → date

The n-th working day after a day, n from 1; the day itself is not counted (Civil Code 2015,
art. 147.2). Null in, null out; null beyond the calendar.
*/
create macro law.add_working_days(from_day, n) as (
	select later.day
	from law.calendar_day as earlier
	inner join law.calendar_day as later on later.working_no = earlier.working_no + n
	where earlier.day = from_day and later.is_working
);
