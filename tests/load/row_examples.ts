import { csv, processed, type RecordType, type Row } from '../packages.ts';
import {
	amongGood,
	asFolder,
	GOOD,
	oneOfThree,
	seal,
	type Example,
	type Manifest
} from './drafts.ts';

const TOKEN = 'ab'.repeat(32);
const FINGERPRINT = 'cd'.repeat(8);

/** Of three rows the second has the problem, at a column. */
const second = (
	code: string,
	where: string,
	type: RecordType,
	column: string,
	cells: Row,
	more: Partial<Manifest> = {}
): Example => ({
	code,
	where,
	sent: asFolder(oneOfThree(type, cells, more)),
	at: [`${type}.csv`, 2, column]
});

/** Cells of one column that it cannot hold, with the reason. */
const cells = (
	code: string,
	type: RecordType,
	column: string,
	values: readonly (readonly [where: string, value: string])[]
): Example[] =>
	values.map(([where, value]) => second(code, where, type, column, { [column]: value }));

const concluded = { accepted_on: '2025-01-07', concluded_on: '2025-01-20', outcome: 'founded' };
const reviewed = {
	eligible: 'true',
	accepted_on: '2025-01-07',
	concluded_on: '2025-01-20',
	review_outcome: 'kept'
};
const MADE_IN_AUGUST_2026 = {
	unit: 'TC',
	period: { from: '2026-07-01', to: '2026-07-31' },
	created_at: '2026-08-04T08:00:00+07:00'
};

const CELL_EXAMPLES: Example[] = [
	...cells('CEL-REQUIRED', 'petitions', 'field', [
		['a required cell is empty', ''],
		['a required cell is blank', ' \u00a0 ']
	]),
	second('CEL-REQUIRED', 'a record has no id', 'petitions', 'record_id', { record_id: '' }),
	...cells('CEL-DATE', 'petitions', 'received_on', [
		['a day does not exist', '31/02/2025'],
		['a day is written the American way', '1/31/2025'],
		['a year has two digits', '06/01/25'],
		['a date is a number of a spreadsheet', '45663'],
		['a day is before 2000', '1999-12-31'],
		['a day has a time', '2025-01-06 08:00'],
		['a required date is a null word', 'N/A']
	]),
	...cells('CEL-DATE', 'matters', 'received_at', [
		['an hour does not exist', '2025-01-06 24:00'],
		['an instant is a word', 'hôm qua']
	]),
	...cells('CEL-CODE', 'petitions', 'channel', [
		['a code is in no list', 'fax'],
		['a code is of another list', 'civil']
	]),
	second('CEL-CODE', 'a province has no prefix', 'petitions', 'petitioner_province', {
		petitioner_province: '36'
	}),
	second('CEL-CODE', 'the unit before is none', 'matters', 'previous_unit', {
		previous_unit: 'T99',
		previous_matter_id: 'V0'
	}),
	second('CEL-CODE', 'the unit of a decision is none', 'reviews', 'decision_unit', {
		decision_unit: 't36'
	}),
	...cells('CEL-NUMBER', 'receptions', 'people_count', [
		['nobody came', '0'],
		['a number has a separator', '1.000'],
		['a number is not whole', '1,5'],
		['a number is negative', '-1'],
		['a number is a word', 'hai'],
		['a number is over a million', '1000001']
	]),
	...cells('CEL-BOOLEAN', 'petitions', 'over_level', [
		['a yes or no is neither', 'maybe'],
		['a yes or no is a number', '2']
	]),
	...cells('CEL-TEXT', 'petitions', 'forwarded_to', [
		['a text is over 1,000 characters', 'x'.repeat(1_001)],
		['a text holds a control character', 'Tòa\u0007án']
	]),
	second('CEL-TEXT', 'an id is over 64 characters', 'petitions', 'record_id', {
		record_id: 'x'.repeat(65)
	}),
	...cells('CEL-TEXT', 'petitions', 'department', [
		['a department is over 16 characters', 'V'.repeat(17)],
		['a department is a name', 'Phòng 9']
	]),
	...cells('CEL-MOJIBAKE', 'petitions', 'forwarded_to', [
		['a text was TCVN3', 'ViÖn kiÓm s¸t nh©n d©n'],
		['a text was UTF-8 read as Western letters', 'Viá»‡n kiá»ƒm sÃ¡t'],
		['letters were lost', 'Vi\ufffdn ki\ufffdm s\ufffdt']
	]),
	...cells('CEL-TOKEN', 'petitions', 'petitioner_token', [
		['a token has too few digits', TOKEN.slice(1)],
		['a token is no hex', `${TOKEN.slice(1)}g`]
	]),
	...cells('CEL-TOKEN', 'petitions', 'content_fingerprint', [
		['a fingerprint has too many digits', `${FINGERPRINT}0`]
	]),
	...cells('CEL-INTERVALS', 'matters', 'suspensions', [
		['an interval is no interval', '2026-07-10'],
		['an interval is written the Vietnamese way', '10/07/2026-20/07/2026'],
		['an interval ends before it begins', '2026-07-10/2026-07-09'],
		['intervals overlap', '2026-07-10/2026-07-20;2026-07-19/2026-07-25'],
		['an open interval is not the last', '2026-07-10/;2026-07-19/2026-07-25'],
		['a day of an interval does not exist', '2026-06-31/2026-07-09']
	]),
	...cells('CEL-NULL-WORD', 'petitions', 'forwarded_to', [
		['an optional cell says N/A', 'n/a'],
		['an optional cell says null', 'NULL'],
		['an optional cell holds a dash', '-'],
		['an optional cell says there is none', 'Không có']
	]),
	...['denunciation', 'judicial_crime_report', 'crime_report'].flatMap((petition_kind) => [
		second('CEL-DENOUNCER', `${petition_kind} carries a token`, 'petitions', 'petitioner_token', {
			petition_kind,
			petitioner_token: TOKEN
		}),
		second(
			'CEL-DENOUNCER',
			`${petition_kind} carries a fingerprint`,
			'petitions',
			'content_fingerprint',
			{ petition_kind, content_fingerprint: FINGERPRINT }
		)
	]),
	second('CEL-DENOUNCER', 'a denunciation carries half a token', 'petitions', 'petitioner_token', {
		petition_kind: 'denunciation',
		petitioner_token: TOKEN.slice(1)
	})
];

const RECORD_EXAMPLES: Example[] = [
	second('REC-PROCESSED', 'only the day of processing is there', 'petitions', 'competence', {
		processed_on: '2025-01-10'
	}),
	second('REC-PROCESSED', 'the day of processing is missing', 'petitions', 'processed_on', {
		competence: 'none',
		disposition: 'guide'
	}),
	second('REC-FORWARD', 'nobody is named to whom it went', 'petitions', 'forwarded_to', {
		...processed('2025-01-10'),
		disposition: 'forward'
	}),
	second('REC-MERGE', 'the petition it repeats is not named', 'petitions', 'duplicate_of', {
		...processed('2025-01-10'),
		disposition: 'merge'
	}),
	second('REC-MERGE', 'a petition repeats itself', 'petitions', 'duplicate_of', {
		duplicate_of: ' SECOND '
	}),
	second('REC-SUPERVISED', 'it was not for supervision', 'petitions', 'supervised_on', {
		...processed('2025-01-10'),
		supervised_on: '2025-01-20'
	}),
	second('REC-SUPERVISED', 'it was not processed', 'petitions', 'supervised_on', {
		supervised_on: '2025-01-20'
	}),
	second('REC-KIND', 'a matter is a request for cassation', 'matters', 'petition_kind', {
		petition_kind: 'cassation'
	}),
	...cells('REC-LIMIT-KEY', 'matters', 'limit_key', [
		['the limit is unknown', 'forever'],
		['the limit is one for denunciations', 'blttds_512_tc']
	]),
	second('REC-CONCLUDED', 'the outcome is missing', 'matters', 'outcome', {
		...concluded,
		outcome: ''
	}),
	second('REC-CONCLUDED', 'the day of conclusion is missing', 'matters', 'concluded_on', {
		...concluded,
		concluded_on: ''
	}),
	second('REC-CONCLUDED', 'a concluded matter was not accepted', 'matters', 'accepted_on', {
		...concluded,
		accepted_on: ''
	}),
	second('REC-CONCLUDED', 'a concluded review has no outcome', 'reviews', 'review_outcome', {
		...reviewed,
		review_outcome: ''
	}),
	second('REC-EXTENSION', 'the day of the extension is missing', 'matters', 'extended_on', {
		extension_length: 5
	}),
	second('REC-REVIEW-OUTCOME', 'the outcome is one of cassation', 'reviews', 'review_outcome', {
		...reviewed,
		review_outcome: 'protested'
	}),
	second(
		'REC-REVIEW-OUTCOME',
		'a cassation has the outcome of a final decision',
		'reviews',
		'review_outcome',
		{ ...reviewed, review_kind: 'cassation' }
	),
	second('REC-REVIEW-OUTCOME', 'an accepted review is not eligible', 'reviews', 'eligible', {
		accepted_on: '2025-01-07'
	}),
	second('REC-REPLY', 'the reply is missing', 'documents', 'reply', { replied_on: '2025-01-20' }),
	second('REC-REPLY', 'the day of the reply is missing', 'documents', 'replied_on', {
		reply: 'full'
	}),
	second('REC-PREVIOUS', 'the matter before has no id', 'matters', 'previous_matter_id', {
		previous_unit: 'T36'
	}),
	second('REC-PREVIOUS', 'the matter before has no unit', 'matters', 'previous_unit', {
		previous_matter_id: 'V0'
	}),
	second(
		'REC-PREVIOUS',
		'the matter before is the matter itself',
		'matters',
		'previous_matter_id',
		{
			previous_unit: 'T36',
			previous_matter_id: 'Second'
		}
	)
];

/** Of each type the days that have an order: which is too early, and what else the row needs. */
const ORDER: [RecordType, column: string, Row][] = [
	['petitions', 'classified_on', { classified_on: '2025-01-05' }],
	['petitions', 'processed_on', { ...processed('2025-01-05'), classified_on: '' }],
	['petitions', 'processed_on', { ...processed('2025-01-10'), classified_on: '2025-01-11' }],
	[
		'petitions',
		'supervised_on',
		{ ...processed('2025-01-10'), competence: 'supervise', supervised_on: '2025-01-09' }
	],
	['matters', 'accepted_on', { received_at: '2025-01-08 07:00', accepted_on: '2025-01-07' }],
	['matters', 'extended_on', { extended_on: '2025-01-06' }],
	['matters', 'concluded_on', { ...concluded, concluded_on: '2025-01-06' }],
	['matters', 'effective_on', { ...concluded, effective_on: '2025-01-19' }],
	['supervisions', 'concluded_on', { concluded_on: '2025-01-05' }],
	['documents', 'replied_on', { replied_on: '2025-01-05', reply: 'full' }],
	['documents', 'rechecked_on', { rechecked_on: '2025-01-05' }],
	['reviews', 'accepted_on', { ...reviewed, requested_on: '2025-01-08' }],
	['reviews', 'concluded_on', { ...reviewed, concluded_on: '2025-01-06' }]
];

const TIME_EXAMPLES: Example[] = [
	...ORDER.map(([type, column, row]) =>
		second('TMP-ORDER', `${column} of ${type} is too early`, type, column, row)
	),
	second('TMP-FUTURE', 'a day is after the package was made', 'petitions', 'received_on', {
		received_on: '2025-02-04'
	}),
	second('TMP-FUTURE', 'an instant is after the package was made', 'matters', 'received_at', {
		received_at: '2025-02-04 00:00',
		accepted_on: ''
	}),
	second(
		'TMP-FUTURE',
		'a suspension begins after the package was made',
		'matters',
		'suspensions',
		{ suspensions: '2026-08-05/' },
		MADE_IN_AUGUST_2026
	),
	second('TMP-EXTENSION-LATE', 'the 15 days were over the day before', 'matters', 'extended_on', {
		received_at: '2025-01-06',
		extended_on: '2025-01-22'
	}),
	second(
		'TMP-SUSPENSION-EARLY',
		'the law let no clock stand still yet',
		'matters',
		'suspensions',
		{ suspensions: '2026-06-30/2026-07-05' },
		MADE_IN_AUGUST_2026
	)
];

/** The second and third of four rows are of one record. */
const repeated = (more: Row) =>
	asFolder(
		seal({
			'petitions.csv': csv([
				...amongGood('petitions', {}).slice(0, 2),
				{ ...GOOD.petitions, record_id: 'sECOND ', ...more },
				{ ...GOOD.petitions, record_id: 'fourth' }
			])
		})
	);

const REFERENCE_EXAMPLES: Example[] = [
	{
		code: 'XRC-DUPLICATE',
		where: 'a row is repeated as it was',
		sent: asFolder(seal({ 'petitions.csv': csv([GOOD.petitions, GOOD.petitions]) })),
		at: ['petitions.csv', 2, 'record_id']
	},
	{
		code: 'XRC-CONFLICT',
		where: 'one record has two contents',
		sent: repeated({ field: 'other' }),
		at: ['petitions.csv', 2, 'record_id'],
		times: 2
	},
	...cells('REF-UNIT', 'petitions', 'unit', [
		['there is no such unit', 'T99'],
		['the unit is not one that the sender succeeded', 'T01']
	]),
	second('REF-MATTER', 'no such matter came', 'petitions', 'matter_id', { matter_id: 'V404' }),
	second('REF-SUPERVISION', 'no such supervision came', 'documents', 'supervision_id', {
		supervision_id: 'K404'
	}),
	second('REF-PREVIOUS', 'no such matter came from there', 'matters', 'previous_matter_id', {
		previous_unit: 'H356',
		previous_matter_id: 'V404'
	}),
	second('REF-ORIGINAL', 'no such petition came', 'petitions', 'duplicate_of', {
		duplicate_of: 'D404'
	}),
	second('REF-WITHDRAWN', 'the record never came', 'petitions', 'record_id', {
		record_id: 'D404',
		withdrawn: 'true'
	}),
	second(
		'ORG-CLOSED',
		'a petition came to a unit that was closed',
		'petitions',
		'received_on',
		{ received_on: '2025-07-01' },
		{ period: { from: '2025-06-01', to: '2025-07-31' }, created_at: '2025-08-04T08:00:00+07:00' }
	),
	{
		code: 'ORG-NOT-YET',
		where: 'a petition came to a unit that was not there yet',
		sent: asFolder(
			seal(
				{ 'petitions.csv': csv([{ ...GOOD.petitions, received_on: '2025-06-30' }]) },
				{
					unit: 'P37',
					period: { from: '2025-06-01', to: '2025-07-31' },
					created_at: '2025-08-04T08:00:00+07:00'
				}
			)
		),
		at: ['petitions.csv', 1, 'received_on']
	}
];

const SHAPE_EXAMPLES: Example[] = [
	['a row has too few cells', 'D2,2025-01-06,post,complaint'],
	['a row has too many cells', 'D2,2025-01-06,post,complaint,civil,extra']
].map(([where, row]) => ({
	code: 'ROW-COLUMNS',
	where: where!,
	sent: asFolder(seal({ 'petitions.csv': `${csv([GOOD.petitions])}${row}\n` })),
	at: ['petitions.csv', 2] as const
}));

/** What a row can have. */
export const ROW_EXAMPLES: Example[] = [
	...SHAPE_EXAMPLES,
	...CELL_EXAMPLES,
	...RECORD_EXAMPLES,
	...TIME_EXAMPLES,
	...REFERENCE_EXAMPLES
];
