-- A record of a unit that no table knows would count nowhere.
with
	record as (
		select distinct unit from mart.receptions
		union
		select distinct unit from mart.petitions
		union
		select distinct unit from mart.matters
		union
		select distinct unit from mart.supervisions
		union
		select distinct unit from mart.documents
		union
		select distinct unit from mart.reviews
		union
		select distinct unit from mart.packages
	)
select record.unit
from record
anti join mart.unit_owners as owner on owner.unit = record.unit
