import { share, single } from './flow.ts';
import { PLACE, type EventMeasure, type Metric } from './measure.ts';

const dimensions = [...PLACE, 'department', 'visit_kind', 'result'] as const;
const visits = { unit: 'visit', dimensions } as const;

const visit = (where: string): EventMeasure => ({
	kind: 'event',
	mart: 'mart.receptions',
	day: 'received_on',
	where,
	aggregate: { as: 'count' }
});
const RECEIVED = `record.result = 'received'`;

export const receptionMetrics: readonly Metric[] = [
	single('receptions', visits, visit(RECEIVED)),
	single(
		'people_received',
		{ unit: 'person', dimensions },
		{ ...visit(RECEIVED), aggregate: { as: 'sum', value: 'record.people_count' } }
	),
	single('leader_receptions', visits, visit(`${RECEIVED} and record.by_leader`)),
	single('group_receptions', visits, visit(`${RECEIVED} and record.is_group`)),
	// A refusal by the rules is in neither part.
	share(
		'reception_rate',
		visits,
		visit(RECEIVED),
		visit(`record.result in ('received', 'not_received')`)
	)
];
