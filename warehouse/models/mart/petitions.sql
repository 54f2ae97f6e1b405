/*
Petitions, as indicators read them.

grain  one row per petition
key    petition_no
reads  core.petitions, core.petition_matters
as     table
*/
select
	petition.*,
	strftime(petition.received_on, '%Y-%m') as received_month,
	link.matter_no
from core.petitions as petition
left join core.petition_matters as link on link.petition_no = petition.petition_no
