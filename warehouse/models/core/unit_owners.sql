/*
To which unit the records of a unit belong on each day: to itself until it closed, then to its
successor, and so on along the succession.

grain  one row per unit per owner
key    unit, from_day
reads  seed.units, seed.unit_succession
as     table
*/
with recursive
	owner as (
		select
			unit.unit,
			unit.unit as owner,
			date '0001-01-01' as from_day,
			coalesce(succession.from_day - 1, date '9999-12-31') as to_day,
			succession.successor
		from seed.units as unit
		left join seed.unit_succession as succession on succession.unit = unit.unit

		union all

		select
			owner.unit,
			owner.successor as owner,
			owner.to_day + 1 as from_day,
			coalesce(succession.from_day - 1, date '9999-12-31') as to_day,
			succession.successor
		from owner
		left join seed.unit_succession as succession on succession.unit = owner.successor
		where owner.successor is not null
	)
select owner.unit, owner.owner, owner.from_day, owner.to_day
from owner
