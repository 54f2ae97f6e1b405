/*
The matter of the instance before, of each matter that names one: looked up at the unit named, then
in the units it succeeded; never the matter itself.

grain  one row per matter with an instance before
key    matter_no
reads  core.matters, core.unit_kin
as     table
*/
select
	matter.matter_no,
	previous.matter_no as previous_matter_no,
	previous.outcome as previous_outcome
from core.matters as matter
inner join core.unit_kin as kin
	on kin.unit = matter.previous_unit and kin.relation = 'predecessor'
inner join core.matters as previous
	on previous.unit = kin.kin
	and previous.record_key = matter.previous_matter_id
	and previous.matter_no <> matter.matter_no
qualify row_number() over (partition by matter.matter_no order by kin.rank) = 1
