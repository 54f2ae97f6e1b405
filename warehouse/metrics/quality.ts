import { share, single } from './flow.ts';
import { of, PLACE, ratio, type EventMeasure, type Metric } from './measure.ts';

const owed = { unit: 'unit_month', dimensions: PLACE } as const;
const rows = { unit: 'row', dimensions: PLACE } as const;

/** Only months that lie wholly in the period; `bounds` is the asked period. */
const month = (where?: string): EventMeasure => ({
	kind: 'event',
	mart: 'mart.submissions',
	day: 'day',
	where: ['record.first_day >= bounds.from_day and record.last_day <= bounds.to_day', where]
		.filter(Boolean)
		.join(' and '),
	aggregate: { as: 'count' }
});
const packageRows = (value: string): EventMeasure => ({
	kind: 'event',
	mart: 'mart.packages',
	day: 'period_to',
	aggregate: { as: 'sum', value }
});
const accepted = packageRows('record.rows_accepted');
const quarantined = packageRows('record.rows_quarantined');

export const qualityMetrics: readonly Metric[] = [
	single('packages_expected', owed, month()),
	single('packages_on_time', owed, month('record.is_on_time')),
	share('submission_rate', owed, month('record.is_on_time'), month()),
	single('rows_accepted', rows, accepted),
	single('rows_quarantined', rows, quarantined),
	{
		name: 'quarantine_rate',
		type: 'share',
		...rows,
		measures: { accepted, quarantined },
		value: (values) =>
			ratio(of(values, 'quarantined'), of(values, 'accepted') + of(values, 'quarantined'))
	}
];
