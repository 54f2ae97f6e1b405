import { fromFlow, moved, share, shareOfTotal, single, total, type Flow } from './flow.ts';
import { PLACE, type EventMeasure, type Measure, type Metric } from './measure.ts';

const mart = 'mart.petitions' as const;
type Day = EventMeasure['day'];
const petitions = {
	unit: 'petition',
	dimensions: [
		...PLACE,
		'department',
		'petition_kind',
		'field',
		'channel',
		'respondent',
		'competence',
		'disposition',
		'over_level',
		'prolonged',
		'received_month'
	]
} as const;

const event = (day: Day, where?: string): EventMeasure => ({
	kind: 'event',
	mart,
	day,
	...(where && { where }),
	aggregate: { as: 'count' }
});

/** A stock from one day to another, with the events at its edges. */
function flow(from_day: Day, to_day: Day, where?: string): Flow {
	const stock = (at: 'opening' | 'closing'): Measure => ({
		kind: 'stock',
		mart,
		from_day,
		to_day,
		...(where && { where }),
		at
	});
	return {
		opening: stock('opening'),
		new: event(from_day, where),
		out: event(to_day, where),
		closing: stock('closing')
	};
}

const daysToProcess = (at: number): Measure => ({
	kind: 'event',
	mart,
	day: 'processed_on',
	aggregate: { as: 'quantile', value: 'record.processed_on - record.received_on', at }
});

const unprocessed = flow('received_on', 'processed_on');
const unclassified = flow('received_on', 'classified_on');
const unsupervised = flow('processed_on', 'supervised_on', `record.competence = 'supervise'`);
const duplicate = event('received_on', 'record.duplicate_of is not null');

export const petitionMetrics: readonly Metric[] = [
	single('petitions_opening', petitions, unprocessed.opening),
	single('petitions_received', petitions, unprocessed.new),
	fromFlow('petitions_moved', petitions, unprocessed, moved),
	fromFlow('petitions_total', petitions, unprocessed, total),
	single('petitions_processed', petitions, unprocessed.out),
	single('petitions_closing', petitions, unprocessed.closing),
	shareOfTotal('processing_rate', petitions, unprocessed, unprocessed.out),
	single('petitions_classified', petitions, unclassified.out),
	shareOfTotal('classification_rate', petitions, unclassified, unclassified.out),
	single('days_to_process_median', petitions, daysToProcess(0.5)),
	single('days_to_process_p90', petitions, daysToProcess(0.9)),
	single('petitions_duplicate', petitions, duplicate),
	share('duplicate_rate', petitions, duplicate, unprocessed.new),
	{
		name: 'petitioners_many_units',
		type: 'count',
		unit: 'person',
		dimensions: [],
		measures: { value: { kind: 'many_units' } },
		value: (values) => values['value'] ?? 0
	},
	fromFlow('petitions_to_supervise', petitions, unsupervised, total),
	single('petitions_supervised', petitions, unsupervised.out),
	shareOfTotal('supervision_rate', petitions, unsupervised, unsupervised.out)
];
