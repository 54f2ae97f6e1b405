import { DonthuError } from '../errors.ts';
import { matterMetrics } from './matters.ts';
import { TIME_GRAINS, isTimeGrain, type Metric } from './measure.ts';
import { petitionMetrics } from './petitions.ts';
import { qualityMetrics } from './quality.ts';
import { receptionMetrics } from './receptions.ts';
import { reviewMetrics } from './reviews.ts';
import { supervisionMetrics } from './supervisions.ts';
import { catalogue as words } from './vi.ts';

/** Every indicator, in the order of the contract. */
export const METRICS: readonly Metric[] = [
	...receptionMetrics,
	...petitionMetrics,
	...matterMetrics,
	...reviewMetrics,
	...supervisionMetrics,
	...qualityMetrics
];

const BY_NAME: ReadonlyMap<string, Metric> = new Map(
	METRICS.map((metric) => [metric.name, metric])
);

/** @throws {DonthuError} `unknown_metric`, naming those that exist. */
export function metric(name: string): Metric {
	const found = BY_NAME.get(name);
	if (!found) {
		const names = METRICS.map((metric) => metric.name).join(', ');
		throw new DonthuError('unknown_metric', words.unknownMetric(name), words.metricsAre(names));
	}
	return found;
}

/** The dimensions of an indicator, time included. */
export const dimensionsOf = (metric: Metric): string[] => [...TIME_GRAINS, ...metric.dimensions];

/** @throws {DonthuError} `unknown_dimension`, naming those that the indicator has. */
export function checkDimension(metric: Metric, dimension: string): void {
	if (isTimeGrain(dimension) || metric.dimensions.includes(dimension)) return;
	throw new DonthuError(
		'unknown_dimension',
		words.noDimension(metric.name, dimension),
		words.dimensionsAre(dimensionsOf(metric).join(', '))
	);
}
