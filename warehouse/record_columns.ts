/*
The columns of records that are shown at all, by who may see them. A column that stands in no list is
shown to nobody: what a mart gains is decided on here, not by chance.
*/

/** For everybody who may list a record. */
export const OF_THE_CASE: readonly string[] = [
	...['unit', 'record_id', 'department', 'package_id'],
	// Receptions.
	...['received_on', 'visit_kind', 'people_count', 'is_group', 'by_leader', 'result'],
	// Petitions.
	...['channel', 'petition_kind', 'field', 'respondent', 'classified_on', 'processed_on'],
	...['competence', 'disposition', 'forwarded_to', 'supervised_on', 'duplicate_of', 'matter_id'],
	...['over_level', 'prolonged', 'received_month'],
	// Matters.
	...['instance', 'limit_key', 'received_at', 'accepted_on', 'extended_on', 'extension_length'],
	...['suspensions', 'concluded_on', 'outcome', 'effective_on', 'previous_unit'],
	...['previous_matter_id', 'previous_outcome', 'protection', 'rule', 'due_on', 'overdue_from'],
	...['is_extended', 'petition_count'],
	// Reviews.
	...['review_kind', 'requested_on', 'eligible', 'decision_unit', 'review_outcome'],
	// Supervisions and their documents.
	...['measure', 'started_on', 'violations', 'supervision_id', 'kind', 'issued_on', 'replied_on'],
	...['reply', 'rechecked_on', 'reply_overdue_from'],
	// Packages, and what was owed.
	...['first_day', 'last_day', 'deadline', 'day', 'is_on_time', 'period_from', 'period_to'],
	...['created_at', 'loaded_at', 'corrects', 'reason', 'source', 'rows_in', 'rows_accepted'],
	'rows_quarantined'
];

/** What describes the petitioner, as far as anything in the warehouse does. */
export const OF_PETITIONER: readonly string[] = ['petitioner_count', 'petitioner_province'];
