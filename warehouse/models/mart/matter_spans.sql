/*
The life of each accepted matter as spans of standing, with what a stock is broken down by.

grain  one row per matter per change of standing
key    matter_no, from_day
reads  core.matter_standings, mart.matters
as     table
*/
select
	matter.matter_no,
	matter.unit,
	matter.department,
	matter.petition_kind,
	matter.field,
	matter.instance,
	matter.limit_key,
	matter.respondent,
	matter.protection,
	matter.received_month,
	matter.accepted_on,
	matter.due_on,
	matter.petition_count,
	span.standing,
	span.from_day,
	span.to_day
from core.matter_standings as span
inner join mart.matters as matter on matter.matter_no = span.matter_no
