/*
Where a record that a unit names is looked for: in the unit itself, then in the units it succeeded,
nearest first (ties by code), then in its successors.

grain  one row per unit per place to look
key    unit, kin
reads  core.unit_owners
as     table
*/
with
	step as (
		select
			owner.unit,
			owner.owner,
			row_number() over (partition by owner.unit order by owner.from_day) - 1 as distance
		from core.unit_owners as owner
	),
	kin as (
		select step.owner as unit, step.unit as kin, 'predecessor' as relation, step.distance
		from step

		union all

		select step.unit, step.owner as kin, 'successor' as relation, step.distance
		from step
		where step.distance > 0
	)
select
	kin.unit,
	kin.kin,
	kin.relation,
	row_number() over (
		partition by kin.unit
		order by case kin.relation when 'predecessor' then 0 else 1 end, kin.distance, kin.kin
	) as rank
from kin
