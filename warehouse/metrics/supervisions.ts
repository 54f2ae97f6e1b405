import { share, single } from './flow.ts';
import { PLACE, type EventMeasure, type Measure, type Metric } from './measure.ts';

const supervisionDimensions = [...PLACE, 'department', 'measure', 'respondent', 'field'];
const actions = { unit: 'action', dimensions: supervisionDimensions } as const;
const documents = {
	unit: 'document',
	dimensions: [...PLACE, 'department', 'kind', 'respondent', 'field', 'reply']
} as const;

const event = (
	mart: EventMeasure['mart'],
	day: EventMeasure['day'],
	where?: string
): EventMeasure => ({
	kind: 'event',
	mart,
	day,
	...(where && { where }),
	aggregate: { as: 'count' }
});
const issued = (where: string) => event('mart.documents', 'issued_on', where);

/** Only protests and recommendations are answered; a notice of lessons is not. */
const ANSWERED = `record.kind in ('protest', 'recommendation')`;
const waiting = (from_day: EventMeasure['day']): Measure => ({
	kind: 'stock',
	mart: 'mart.documents',
	from_day,
	to_day: 'replied_on',
	where: ANSWERED,
	at: 'closing'
});
const accepted = issued(`${ANSWERED} and record.reply in ('full', 'partial')`);

export const supervisionMetrics: readonly Metric[] = [
	single('supervisions', actions, event('mart.supervisions', 'started_on')),
	single(
		'direct_supervisions',
		actions,
		event('mart.supervisions', 'started_on', `record.measure = 'direct_supervision'`)
	),
	single(
		'violations_found',
		{ unit: 'violation', dimensions: supervisionDimensions },
		{
			...event('mart.supervisions', 'concluded_on'),
			aggregate: { as: 'sum', value: 'record.violations' }
		}
	),
	single('protests', documents, issued(`record.kind = 'protest'`)),
	single('recommendations', documents, issued(`record.kind = 'recommendation'`)),
	single('lessons_notices', documents, issued(`record.kind = 'lessons_notice'`)),
	single('documents_accepted', documents, accepted),
	share('acceptance_rate', documents, accepted, issued(ANSWERED)),
	single('replies_pending', documents, waiting('issued_on')),
	single('replies_overdue', documents, waiting('reply_overdue_from')),
	single('days_to_reply_median', documents, {
		...event('mart.documents', 'replied_on', ANSWERED),
		aggregate: { as: 'quantile', value: 'record.replied_on - record.issued_on', at: 0.5 }
	})
];
