-- The spans of a matter's standing must partition its life from acceptance to conclusion: a gap would
-- lose it from a stock, an overlap would count it twice.
with
	span as (
		select
			span.matter_no,
			min(span.from_day) as first_day,
			case when count(*) = count(span.to_day) then max(span.to_day) end as last_day,
			sum(coalesce(span.to_day, date '9999-12-31') - span.from_day) as days
		from mart.matter_spans as span
		group by span.matter_no
	)
select matter.matter_no, matter.accepted_on, matter.concluded_on, span.first_day, span.last_day, span.days
from mart.matters as matter
left join span on span.matter_no = matter.matter_no
where
	matter.accepted_on is not null
	and (matter.concluded_on is null or matter.concluded_on > matter.accepted_on)
	and (
		span.first_day is distinct from matter.accepted_on
		or span.last_day is distinct from matter.concluded_on
		or span.days is distinct from coalesce(matter.concluded_on, date '9999-12-31') - matter.accepted_on
	)
