import { METRICS, metric } from '#warehouse/metrics/catalogue.ts';
import type { Metric } from '#warehouse/metrics/measure.ts';
import { metricWords, unitLabels } from '#warehouse/metrics/vi.ts';
import type { Definition } from '../figures.ts';
import { roundShare } from '../format.ts';
import { targetText } from '../messages/vi.ts';
import { targetsOn, type Target } from './facts.ts';

/** Indicators whose names on a page open their definitions. */
export const NAMED_METRICS: readonly string[] = [
	'petitions_received',
	'processing_rate',
	'own_petitions_rate',
	'overdue_rate',
	'on_time_rate',
	'set_aside_rate',
	'petitions_processed',
	'petitions_closing',
	'matters_accepted',
	'matters_resolved',
	'matters_closing',
	'matters_overdue',
	'matters_suspended',
	'matters_without_limit',
	'reviews_kept',
	'reviews_amended',
	'reviews_set_aside',
	'submission_rate'
];

/** What an indicator means, from the catalogue, with the targets in force on a day. */
function definition(name: string, targets: readonly Target[], day: string): Definition {
	const { label, definition, formula, basis } = metricWords[name]!;
	return {
		metric: name,
		label,
		unit: unitLabels[metric(name).unit],
		definition,
		formula,
		basis,
		targets: targetsOn(targets, name, day).map(({ direction, value, instrument }) =>
			targetText(direction, roundShare(value), instrument)
		)
	};
}

/** The definitions that a page of figures opens; `more` are indicators that it names besides. */
export const definitions = (
	targets: readonly Target[],
	day: string,
	more: readonly string[] = []
): Record<string, Definition> =>
	Object.fromEntries(
		[...NAMED_METRICS, ...more].map((name) => [name, definition(name, targets, day)])
	);

/** Marts whose indicators stand with those of another. */
const STANDS_WITH: Readonly<Record<string, string>> = {
	matter_spans: 'matters',
	documents: 'supervisions',
	submissions: 'quality',
	packages: 'quality'
};

/** Every indicator of the catalogue, in the order of the contract, by what is counted. */
export function allDefinitions(targets: readonly Target[], day: string) {
	const groups = Map.groupBy(METRICS, groupOf);
	return [...groups].map(([group, metrics]) => ({
		group,
		definitions: metrics.map(({ name }) => definition(name, targets, day))
	}));
}

/** The records that an indicator counts: those of the mart it reads first. */
function groupOf({ measures }: Metric): string {
	const [first] = Object.values(measures);
	const mart = first && 'mart' in first ? first.mart.slice('mart.'.length) : 'petitions';
	return STANDS_WITH[mart] ?? mart;
}
