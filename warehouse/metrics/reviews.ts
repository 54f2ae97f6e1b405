import { fromFlow, moved, share, shareOfTotal, single, total, type Flow } from './flow.ts';
import { PLACE, type EventMeasure, type Measure, type Metric } from './measure.ts';

const mart = 'mart.reviews' as const;
type Day = EventMeasure['day'];
const reviews = {
	unit: 'matter',
	dimensions: [
		...PLACE,
		'department',
		'review_kind',
		'field',
		'review_outcome',
		'decision_level',
		'decision_province'
	]
} as const;

const event = (day: Day, where?: string): Measure => ({
	kind: 'event',
	mart,
	day,
	...(where && { where }),
	aggregate: { as: 'count' }
});

/** Only eligible reviews count, from their acceptance. */
function flow(kind?: string): Flow {
	const where = kind ? `record.eligible and record.review_kind = '${kind}'` : 'record.eligible';
	const stock = (at: 'opening' | 'closing'): Measure => ({
		kind: 'stock',
		mart,
		from_day: 'accepted_on',
		to_day: 'concluded_on',
		where,
		at
	});
	return {
		opening: stock('opening'),
		new: event('accepted_on', where),
		out: event('concluded_on', where),
		closing: stock('closing')
	};
}

const open = flow();
const finalDecision = flow('final_decision');
const cassation = flow('cassation');
const concludedAs = (...outcomes: string[]) =>
	event(
		'concluded_on',
		`record.eligible and record.review_outcome in (${outcomes.map((outcome) => `'${outcome}'`).join(', ')})`
	);

export const reviewMetrics: readonly Metric[] = [
	single('reviews_requested', reviews, event('requested_on')),
	single('reviews_eligible', reviews, event('requested_on', 'record.eligible')),
	single('reviews_opening', reviews, open.opening),
	single('reviews_accepted', reviews, open.new),
	fromFlow('reviews_moved', reviews, open, moved),
	fromFlow('reviews_total', reviews, open, total),
	single('reviews_concluded', reviews, open.out),
	single('reviews_closing', reviews, open.closing),
	shareOfTotal('review_rate', reviews, finalDecision, finalDecision.out),
	shareOfTotal('cassation_rate', reviews, cassation, cassation.out),
	single('reviews_kept', reviews, concludedAs('kept')),
	single('reviews_set_aside', reviews, concludedAs('set_aside')),
	single('reviews_amended', reviews, concludedAs('amended')),
	single('reviews_protested', reviews, concludedAs('protested')),
	single('reviews_not_protested', reviews, concludedAs('not_protested')),
	single('reviews_discontinued', reviews, concludedAs('discontinued')),
	share(
		'set_aside_rate',
		reviews,
		concludedAs('set_aside', 'amended'),
		concludedAs('kept', 'set_aside', 'amended')
	)
];
