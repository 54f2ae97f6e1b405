-- Each unit must have exactly one owner on every day, under either boundaries: else a record would
-- drop out of the figures, or count for two units.
select owner.boundaries, owner.unit
from mart.unit_owners as owner
group by owner.boundaries, owner.unit
having
	sum(owner.to_day - owner.from_day + 1) <> date '9999-12-31' - date '0001-01-01' + 1
	or min(owner.from_day) <> date '0001-01-01'
	or max(owner.to_day) <> date '9999-12-31'
