import { fromFlow, moved, share, shareOfTotal, single, total, type Flow } from './flow.ts';
import { of, PLACE, ratio, type EventMeasure, type Metric, type StockMeasure } from './measure.ts';

const RESOLVED = `record.outcome in ('founded', 'partly_founded', 'unfounded', 'discontinued')`;
const WITH_FINDING = `('founded', 'partly_founded', 'unfounded')`;

const dimensions = [
	...PLACE,
	'department',
	'petition_kind',
	'field',
	'instance',
	'limit_key',
	'respondent',
	'protection',
	'received_month'
] as const;
const matters = { unit: 'matter', dimensions } as const;
const concluded = { unit: 'matter', dimensions: [...dimensions, 'outcome'] } as const;
const closing = {
	unit: 'matter',
	dimensions: [...dimensions, 'standing', 'overdue_band', 'due_band', 'age_band']
} as const;

const event = (day: EventMeasure['day'], where?: string): EventMeasure => ({
	kind: 'event',
	mart: 'mart.matters',
	day,
	...(where && { where }),
	aggregate: { as: 'count' }
});

const stock = (at: 'opening' | 'closing', where?: string): StockMeasure => ({
	kind: 'stock',
	mart: 'mart.matter_spans',
	from_day: 'from_day',
	to_day: 'to_day',
	...(where && { where }),
	at
});

const days = (
	day: EventMeasure['day'],
	from: string,
	at: number,
	where?: string
): EventMeasure => ({
	...event(day, where),
	aggregate: { as: 'quantile', value: `record.${day} - record.${from}`, at }
});

/** Once per petition behind the matter: in petitions, where the matter itself counts once. */
function inPetitions<M extends EventMeasure | StockMeasure>(measure: M): M {
	const where = [measure.where, 'record.petition_count > 0'].filter(Boolean).join(' and ');
	return measure.kind === 'event'
		? { ...measure, where, aggregate: { as: 'sum', value: 'record.petition_count' } }
		: { ...measure, where, weight: 'record.petition_count' };
}

const open = {
	opening: stock('opening'),
	new: event('accepted_on'),
	out: event('concluded_on'),
	closing: stock('closing')
} satisfies Flow;
const resolved = event('concluded_on', RESOLVED);
const transferred = event('concluded_on', `record.outcome = 'transferred'`);
const late = event('concluded_on', `${RESOLVED} and record.concluded_on > record.due_on`);
const resolvedWithDueDay = event('concluded_on', `${RESOLVED} and record.due_on is not null`);
const overdue = stock('closing', `record.standing = 'overdue'`);
const byOutcome = (outcome: string) => event('concluded_on', `record.outcome = '${outcome}'`);
const second = `record.outcome in ${WITH_FINDING} and record.previous_outcome in ${WITH_FINDING}`;
const secondConcluded = event('concluded_on', second);
const secondReversed = event(
	'concluded_on',
	`${second} and record.outcome <> record.previous_outcome`
);

/** Received, not yet accepted, not concluded: a stock from receipt to acceptance. */
const unaccepted: StockMeasure = {
	kind: 'stock',
	mart: 'mart.matters',
	from_day: 'received_on',
	to_day: 'accepted_on',
	at: 'closing'
};

const ownOpen = {
	opening: inPetitions(open.opening),
	new: inPetitions(open.new),
	out: inPetitions(open.out),
	closing: inPetitions(open.closing)
};
const own = { ...matters, unit: 'petition' } as const;
const ownConcluded = { ...concluded, unit: 'petition' } as const;
const ownClosing = { ...closing, unit: 'petition' } as const;

export const matterMetrics: readonly Metric[] = [
	single('own_petitions_opening', own, ownOpen.opening),
	single('own_petitions_accepted', own, ownOpen.new),
	single('own_petitions_resolved', ownConcluded, inPetitions(resolved)),
	single('own_petitions_transferred', ownConcluded, inPetitions(transferred)),
	fromFlow('own_petitions_moved', own, ownOpen, moved),
	single('own_petitions_closing', ownClosing, ownOpen.closing),
	shareOfTotal('own_petitions_rate', own, ownOpen, inPetitions(resolved), inPetitions(transferred)),
	single('matters_unaccepted', matters, unaccepted),
	single('days_to_accept_median', matters, days('accepted_on', 'received_on', 0.5)),
	single('days_to_accept_p90', matters, days('accepted_on', 'received_on', 0.9)),
	single('matters_opening', matters, open.opening),
	single('matters_accepted', matters, open.new),
	fromFlow('matters_moved', matters, open, moved),
	fromFlow('matters_total', matters, open, total),
	single('matters_resolved', concluded, resolved),
	single('matters_transferred', concluded, transferred),
	single('matters_closing', closing, open.closing),
	shareOfTotal('resolution_rate', matters, open, resolved, transferred),
	single('matters_overdue', closing, overdue),
	share('overdue_rate', matters, overdue, open.closing),
	single('matters_resolved_late', concluded, late),
	{
		name: 'on_time_rate',
		type: 'share',
		...matters,
		measures: { late, resolved: resolvedWithDueDay },
		value: (values) => ratio(of(values, 'resolved') - of(values, 'late'), of(values, 'resolved'))
	},
	single(
		'matters_without_limit',
		closing,
		stock('closing', `record.standing in ('no_limit', 'unknown_rule')`)
	),
	single('matters_suspended', closing, stock('closing', `record.standing = 'suspended'`)),
	single('days_to_resolve_median', matters, days('concluded_on', 'accepted_on', 0.5, RESOLVED)),
	single('days_to_resolve_p90', matters, days('concluded_on', 'accepted_on', 0.9, RESOLVED)),
	single('matters_founded', concluded, byOutcome('founded')),
	single('matters_partly_founded', concluded, byOutcome('partly_founded')),
	single('matters_unfounded', concluded, byOutcome('unfounded')),
	single('matters_discontinued', concluded, byOutcome('discontinued')),
	single('second_matters_concluded', matters, secondConcluded),
	single('second_matters_reversed', matters, secondReversed),
	share('reversed_rate', matters, secondReversed, secondConcluded),
	single('protections', matters, event('accepted_on', 'record.protection')),
	share(
		'founded_rate',
		matters,
		event('concluded_on', `record.outcome in ('founded', 'partly_founded')`),
		event('concluded_on', `record.outcome in ${WITH_FINDING}`)
	)
];
