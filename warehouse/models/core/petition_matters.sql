/*
The matter behind each petition that names one: looked up in the petition's own unit, then along the
succession. A petition that names a matter nobody sent is not here.

grain  one row per petition with a matter
key    petition_no
reads  core.petitions, core.matters, core.unit_kin
as     table
*/
select petition.petition_no, matter.matter_no
from core.petitions as petition
inner join core.unit_kin as kin on kin.unit = petition.unit
inner join core.matters as matter
	on matter.unit = kin.kin and matter.record_key = petition.matter_id
qualify row_number() over (partition by petition.petition_no order by kin.rank) = 1
