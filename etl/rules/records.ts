import type { Facts } from '../facts.ts';
import { details } from '../vi.ts';

/*
The rules within one row of `record.<type>`: what its cells say together, the order of its days, and
the life of its unit. A cell with a problem of its own is null and takes no part; so does every cell
of a withdrawn row but its unit.
*/

interface Rule {
	code: string;
	type: string;
	/** The column at which the problem is shown, as an expression. */
	column: string;
	when: string;
	/** What to say of the values, as an expression. */
	detail?: string;
}

/** Some of the columns are filled, others are not. */
const partly = (...columns: string[]) =>
	`(${columns.map((column) => `${column} is not null`).join(' or ')})
		and (${columns.map((column) => `${column}_is_empty`).join(' or ')})`;

/** The first of the columns that is empty. */
const firstEmpty = (...columns: string[]) =>
	`case ${columns.map((column) => `when ${column}_is_empty then '${column}'`).join(' ')} end`;

/** A day as people write it. */
const inWords = (day: string) => `strftime(${day}, '%d/%m/%Y')`;

/** What a code is called. */
const labelOf = (list: string) =>
	`(select label_vi from seed.codes where list = '${list}' and code = ${list})`;

const RECORD_RULES: Rule[] = [
	{
		code: 'REC-PROCESSED',
		type: 'petitions',
		column: firstEmpty('processed_on', 'competence', 'disposition'),
		when: partly('processed_on', 'competence', 'disposition')
	},
	{
		code: 'REC-FORWARD',
		type: 'petitions',
		column: `'forwarded_to'`,
		when: `disposition = 'forward' and forwarded_to_is_empty`
	},
	{
		code: 'REC-MERGE',
		type: 'petitions',
		column: `'duplicate_of'`,
		when: `(disposition = 'merge' and duplicate_of_is_empty) or duplicate_of = record_key`,
		detail: 'duplicate_of_written'
	},
	{
		code: 'REC-SUPERVISED',
		type: 'petitions',
		column: `'supervised_on'`,
		when: `supervised_on is not null and (competence <> 'supervise' or competence_is_empty)`,
		detail: inWords('supervised_on')
	},
	{
		code: 'REC-KIND',
		type: 'matters',
		column: `'petition_kind'`,
		when: `petition_kind not in ('complaint', 'denunciation')`,
		detail: labelOf('petition_kind')
	},
	{
		code: 'REC-LIMIT-KEY',
		type: 'matters',
		column: `'limit_key'`,
		when: `limit_key not in (select limit_key from batch.limit_kind)
			or (
				petition_kind in ('complaint', 'denunciation')
				and {'key': limit_key, 'kind': petition_kind} not in (
					select {'key': limit_key, 'kind': petition_kind} from batch.limit_kind
				)
			)`,
		detail: 'limit_key'
	},
	{
		code: 'REC-CONCLUDED',
		type: 'matters',
		column: firstEmpty('concluded_on', 'outcome', 'accepted_on'),
		when: `(${partly('concluded_on', 'outcome')})
			or (concluded_on is not null and accepted_on_is_empty)`
	},
	{
		code: 'REC-EXTENSION',
		type: 'matters',
		column: `'extended_on'`,
		when: `extension_length is not null and extended_on_is_empty`
	},
	{
		code: 'REC-PREVIOUS',
		type: 'matters',
		column: `coalesce(${firstEmpty('previous_unit', 'previous_matter_id')}, 'previous_matter_id')`,
		when: `(${partly('previous_unit', 'previous_matter_id')})
			or (previous_unit = unit and previous_matter_id = record_key)`,
		detail: 'previous_matter_id_written'
	},
	{
		code: 'REC-CONCLUDED',
		type: 'reviews',
		column: firstEmpty('concluded_on', 'review_outcome', 'accepted_on'),
		when: `(${partly('concluded_on', 'review_outcome')})
			or (concluded_on is not null and accepted_on_is_empty)`
	},
	{
		code: 'REC-REVIEW-OUTCOME',
		type: 'reviews',
		column: `case when accepted_on is not null and not eligible then 'eligible' else 'review_outcome' end`,
		when: `(accepted_on is not null and not eligible)
			or (
				review_kind = 'final_decision'
				and review_outcome not in ('kept', 'set_aside', 'amended', 'discontinued')
			)
			or (
				review_kind = 'cassation'
				and review_outcome not in ('protested', 'not_protested', 'discontinued')
			)`,
		detail: `case when accepted_on is null or eligible then ${labelOf('review_outcome')} end`
	},
	{
		code: 'REC-REPLY',
		type: 'documents',
		column: firstEmpty('replied_on', 'reply'),
		when: partly('replied_on', 'reply')
	}
];

/** Two days that stand in the wrong order, as people write them. */
export const apart = (day: string, word: string, other: string) =>
	`concat_ws(' ', strftime(${day}, '%d/%m/%Y'), '${word}', strftime(${other}, '%d/%m/%Y'))`;

/** What may not be earlier than what: [type, the later day, the days before it]. */
const ORDER: [type: string, later: string, earlier: string[]][] = [
	['petitions', 'classified_on', ['received_on']],
	['petitions', 'processed_on', ['received_on', 'classified_on']],
	['petitions', 'supervised_on', ['processed_on']],
	['matters', 'accepted_on', ['received_on']],
	['matters', 'extended_on', ['accepted_on']],
	['matters', 'concluded_on', ['accepted_on']],
	['matters', 'effective_on', ['concluded_on']],
	['supervisions', 'concluded_on', ['started_on']],
	['documents', 'replied_on', ['issued_on']],
	['documents', 'rechecked_on', ['issued_on']],
	['reviews', 'accepted_on', ['requested_on']],
	['reviews', 'concluded_on', ['accepted_on']]
];

const orderRules: Rule[] = ORDER.map(([type, later, earlier]) => ({
	code: 'TMP-ORDER',
	type,
	column: `'${later}'`,
	when: `${later} < greatest(${earlier.join(', ')})`,
	detail: apart(later, details.before, `greatest(${earlier.join(', ')})`)
}));

/** The day by which a record belongs to a unit, and the column it comes from. */
const FIRST_DAYS: [type: string, day: string, column: string][] = [
	['receptions', 'received_on', 'received_on'],
	['petitions', 'received_on', 'received_on'],
	['matters', 'received_on', 'received_at'],
	['supervisions', 'started_on', 'started_on'],
	['documents', 'issued_on', 'issued_on'],
	['reviews', 'requested_on', 'requested_on']
];

const unitRules: Rule[] = FIRST_DAYS.flatMap(([type, day, column]) => [
	{
		code: 'ORG-CLOSED',
		type,
		column: `'${column}'`,
		when: `${day} > closed_on`,
		detail: `concat(unit, ', ', ${apart(day, details.after, 'closed_on')})`
	},
	{
		code: 'ORG-NOT-YET',
		type,
		column: `'${column}'`,
		when: `${day} < opened_on`,
		detail: `concat(unit, ', ', ${apart(day, details.before, 'opened_on')})`
	}
]);

const suspensionRules: Rule[] = [
	{
		code: 'TMP-FUTURE',
		type: 'matters',
		column: `'suspensions'`,
		when: `len(list_filter(suspensions, lambda span: span.from_day > created_on)) > 0`,
		detail: 'suspensions_written'
	},
	{
		// No law before it lets the clock stand still.
		code: 'TMP-SUSPENSION-EARLY',
		type: 'matters',
		column: `'suspensions'`,
		when: `len(list_filter(suspensions, lambda span: span.from_day < date '2026-07-01')) > 0`,
		detail: 'suspensions_written'
	}
];

function futureRules({ columns }: Facts): Rule[] {
	return [...columns].flatMap(([type, columns]) =>
		columns
			.filter(({ kind }) => kind === 'date' || kind === 'instant')
			.map(({ name, kind }) => ({
				code: 'TMP-FUTURE',
				type,
				column: `'${name}'`,
				when: `${kind === 'instant' ? 'received_on' : name} > created_on`,
				detail: inWords(kind === 'instant' ? 'received_on' : name)
			}))
	);
}

/** `batch.limit_kind`: which limits the law knows for which kind of matter. */
export const LIMIT_KINDS = `
create table batch.limit_kind as
select key as limit_key, kind as petition_kind
from seed.time_limits
left join (values ('khieu_nai', 'complaint'), ('to_cao', 'denunciation')) as kinds (petition_type, kind)
	on kinds.petition_type = time_limits.petition_type or time_limits.petition_type = 'any'
where time_limits.family = 'resolution';`;

/** The rules within a row, for one record type: rows of `batch.fault`. */
export function recordFaults(type: string, facts: Facts): string {
	const rules = [
		...RECORD_RULES,
		...orderRules,
		...unitRules,
		...suspensionRules,
		...futureRules(facts)
	].filter((rule) => rule.type === type);
	const selects = rules.map(
		({ code, column, when, detail }) =>
			`select package_no, '${type}', row_no, '${code}', ${column}, ${detail ?? 'null'}
				from record.${type} where ${when}`
	);
	return `insert into batch.fault ${selects.join('\nunion all\n')};`;
}
