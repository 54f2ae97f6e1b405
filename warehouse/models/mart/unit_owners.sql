/*
Whose figure it is: the unit, level and province for which a record of a unit counts on a day, under
either boundaries. As reported, the owner changes along the succession and the map on 2025-07-01;
under current boundaries everything belongs to today's unit in the map of 34 provinces.

grain  one row per boundaries per unit per span of days
key    boundaries, unit, from_day
reads  core.unit_owners, seed.units
as     table
*/
with
	map as (
		select '63' as map, date '0001-01-01' as from_day, date '2025-06-30' as to_day

		union all

		select '34' as map, date '2025-07-01' as from_day, date '9999-12-31' as to_day
	),
	as_reported as (
		select
			'as_reported' as boundaries,
			owner.unit,
			owner.owner,
			today.owner as current_owner,
			unit.level,
			case map.map
				when '63' then '63-' || unit.province_63
				else '34-' || unit.province_34
			end as province,
			greatest(owner.from_day, map.from_day) as from_day,
			least(owner.to_day, map.to_day) as to_day
		from core.unit_owners as owner
		inner join map on map.from_day <= owner.to_day and map.to_day >= owner.from_day
		inner join seed.units as unit on unit.unit = owner.owner
		inner join core.unit_owners as today
			on today.unit = owner.unit and today.to_day = date '9999-12-31'
	),
	current as (
		select
			'current' as boundaries,
			owner.unit,
			owner.owner,
			owner.owner as current_owner,
			unit.level,
			'34-' || unit.province_34 as province,
			date '0001-01-01' as from_day,
			date '9999-12-31' as to_day
		from core.unit_owners as owner
		inner join seed.units as unit on unit.unit = owner.owner
		where owner.to_day = date '9999-12-31'
	),
	unit_owner as (
		select * from as_reported

		union all

		select * from current
	)
select * from unit_owner
