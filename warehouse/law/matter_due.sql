/*
law.matter_due(matters): until when each matter has to be resolved, and from when it is overdue.

matters is the name of a relation, one row per matter_no:
  matter_no bigint, limit_key varchar, received_on date, received_at timestamp (Vietnam time; null:
  a date alone), accepted_on date, extended_on date, extension_length integer,
  suspensions struct(from_day date, to_day date)[] (in order, without overlap), as_of date.
Fields dated after as_of must be empty already; intervals of suspension are cut here.

grain  one row per matter
key    matter_no
reads  seed.time_limits, law.calendar_day

rule   'limit'         there is a due day
       'no_limit'      the law was read and states none
       'unknown_rule'  the law was not read, or did not serve on the start day: never guess
       'not_started'   the event that starts the clock has not happened
unextended_due_on      the due day by all rules except the extension: it decides whether that counts
due_on                 the last day; for hours the day of the due instant
overdue_from           the first day at whose end an open matter is overdue: the day after the due
                       day, or the day of the due instant itself. A due instant at midnight belongs
                       to the day it begins, and is past at the end of that day only.
is_extended            the extension counts
counts_suspension      false for a limit in hours

How it is counted: the day of the event is not counted, a last day off moves to the next working
day, months go to the same-numbered day or the last of the month (Civil Code 2015, art. 147 and
148; Criminal Procedure Code 2015, art. 134). Hours run through nights and days off.
*/
create macro law.matter_due(matters) as table
with

matter as (
	select
		matter.matter_no,
		matter.extended_on,
		matter.extension_length,
		law.counted_suspensions(matter.suspensions, matter.as_of) as suspensions,
		matter.as_of,
		rule.key is not null
		and rule.start_event in ('accepted', 'complaint_received', 'denunciation_received')
			as is_known,
		case when rule.start_event = 'accepted' then matter.accepted_on else matter.received_on end
			as start_day,
		case when rule.start_event <> 'accepted' then matter.received_at end as start_instant,
		rule.effective_from,
		rule.effective_to,
		rule.clock_unit,
		rule.base_limit,
		rule.ext_kind,
		rule.ext_unit,
		rule.ext_limit,
		rule.max_total,
		rule.max_unit,
		rule.confidence
	from query_table(matters) as matter
	left join seed.time_limits as rule
		on rule.key = matter.limit_key and rule.family = 'resolution'
),

judged as (
	select
		*,
		case
			when not is_known then 'unknown_rule'
			when start_day is null then 'not_started'
			when start_day < effective_from or start_day > effective_to then 'unknown_rule'
			when base_limit is not null then 'limit'
			when confidence = 'high' then 'no_limit'
			else 'unknown_rule'
		end as rule
	from matter
),

-- The limit as it stands without the extension and, where one was ordered, with it.
term as (
	select
		matter_no,
		false as is_extended,
		clock_unit as unit,
		base_limit as length,
		start_day,
		start_instant,
		suspensions,
		as_of
	from judged
	where rule = 'limit'

	union all

	select
		matter_no,
		true as is_extended,
		case when ext_unit = clock_unit then clock_unit else max_unit end as unit,
		-- least() passes over nulls: an extension without a length is the most the law allows.
		case
			when ext_unit <> clock_unit then max_total
			when ext_kind = 'additional' then base_limit + least(extension_length, ext_limit)
			else least(base_limit + extension_length, max_total)
		end as length,
		start_day,
		start_instant,
		suspensions,
		as_of
	from judged
	where rule = 'limit' and extended_on is not null and ext_kind <> 'none'
),

-- The last day as a place in the order of the days that the limit counts: working days by their
-- number, others by days since 1970. Suspensions then add up alike for both.
placed as (
	select
		term.*,
		case
			when term.unit = 'working_day' then first_day.working_no + term.length
			else case term.unit
				when 'calendar_day' then term.start_day + term.length
				when 'month' then cast(term.start_day + to_months(term.length) as date)
				when 'year' then cast(term.start_day + to_years(term.length) as date)
				when 'hour' then coalesce(
					cast(term.start_instant + to_hours(term.length) as date),
					term.start_day + cast(ceil(term.length / 24) as integer)
				)
			end - date '1970-01-01'
		end as last_place
	from term
	left join law.calendar_day as first_day
		on first_day.day = case when term.unit = 'working_day' then term.start_day end
),

interval_of_term as (
	select matter_no, is_extended, unit, start_day, last_place, as_of, unnest(suspensions) as days
	from placed
	where len(suspensions) > 0 and unit <> 'hour'
),

halt as (
	select
		matter_no,
		is_extended,
		unit,
		last_place,
		days.from_day as from_day,
		coalesce(days.to_day, as_of + 1) as to_day
	from interval_of_term
	where days.from_day > start_day
),

-- Only what begins after the start day halts the clock. The place of a day off is that of the
-- next working day: it lies before the last day exactly when the day off does.
halt_placed as (
	select
		halt.matter_no,
		halt.is_extended,
		halt.last_place,
		halt.from_day,
		case
			when halt.unit = 'working_day' then before_from.working_no + 1
			else halt.from_day - date '1970-01-01'
		end as from_place,
		case
			when halt.unit = 'working_day' then before_to.working_no - before_from.working_no
			else halt.to_day - halt.from_day
		end as length
	from halt
	left join law.calendar_day as before_from
		on before_from.day = case when halt.unit = 'working_day' then halt.from_day - 1 end
	left join law.calendar_day as before_to
		on before_to.day = case when halt.unit = 'working_day' then halt.to_day - 1 end
),

halt_summed as (
	select
		*,
		coalesce(
			sum(length) over (
				partition by matter_no, is_extended
				order by from_day
				rows between unbounded preceding and 1 preceding
			),
			0
		) as length_before
	from halt_placed
),

-- One that begins after the last day as moved so far comes too late; and as intervals do not
-- overlap, so does each one after it even if its length were added. So no recursion is needed.
moved as (
	select matter_no, is_extended, sum(length) as length
	from halt_summed
	where from_place <= last_place + length_before
	group by matter_no, is_extended
),

ended as (
	select
		placed.matter_no,
		placed.is_extended,
		placed.unit,
		placed.start_instant,
		cast(placed.last_place + coalesce(moved.length, 0) as integer) as last_place
	from placed
	left join moved
		on moved.matter_no = placed.matter_no and moved.is_extended = placed.is_extended
),

met as (
	select
		ended.matter_no,
		ended.is_extended,
		ended.unit,
		case ended.unit
			when 'working_day' then nth_working_day.day
			when 'hour' then date '1970-01-01' + ended.last_place
			else last_day.working_on_or_after
		end as due_on,
		ended.unit = 'hour' and ended.start_instant is not null as is_instant
	from ended
	left join law.calendar_day as nth_working_day
		on nth_working_day.working_no
			= case when ended.unit = 'working_day' then ended.last_place end
		and nth_working_day.is_working
	left join law.calendar_day as last_day
		on last_day.day = case
			when ended.unit not in ('working_day', 'hour')
				then date '1970-01-01' + ended.last_place
		end
),

due as (
	select
		matter_no,
		is_extended,
		unit,
		due_on,
		case when is_instant then due_on else due_on + 1 end as overdue_from
	from met
),

extension as (
	select extended.*
	from due as extended
	inner join due as unextended on unextended.matter_no = extended.matter_no
	inner join judged on judged.matter_no = extended.matter_no
	where extended.is_extended
		and not unextended.is_extended
		and judged.extended_on <= unextended.due_on
)

select
	judged.matter_no,
	judged.rule,
	unextended.due_on as unextended_due_on,
	case when extension.is_extended then extension.due_on else unextended.due_on end as due_on,
	case
		when extension.is_extended then extension.overdue_from
		else unextended.overdue_from
	end as overdue_from,
	coalesce(extension.is_extended, false) as is_extended,
	coalesce(extension.unit, judged.clock_unit, '') <> 'hour' as counts_suspension
from judged
left join due as unextended
	on unextended.matter_no = judged.matter_no and not unextended.is_extended
left join extension on extension.matter_no = judged.matter_no;
