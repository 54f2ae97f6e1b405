import { of, ratio, type Measure, type Metric, type MetricUnit, type Values } from './measure.ts';

/** The four measures of a stock and what flows through it. */
export type Flow = { opening: Measure; new: Measure; out: Measure; closing: Measure };

/** What came (positive) or went (negative) with a succession: neither new nor out. */
export const moved = (values: Values) =>
	of(values, 'closing') - (of(values, 'opening') + of(values, 'new') - of(values, 'out'));

/** What there was to deal with: carried over, new, and what a succession brought. */
export const total = (values: Values) =>
	of(values, 'opening') + of(values, 'new') + Math.max(moved(values), 0);

/** The measures of a flow with those of a numerator beside them. */
export const withFlow = (flow: Flow, more: Record<string, Measure> = {}) => ({ ...flow, ...more });

type Common = { unit: MetricUnit; dimensions: readonly string[] };

/** An indicator that is one measure. */
export function single(name: string, common: Common, measure: Measure): Metric {
	const type = measure.kind === 'event' && measure.aggregate.as === 'quantile' ? 'days' : 'count';
	return {
		name,
		type,
		...common,
		measures: { value: measure },
		value: (values) => (type === 'days' ? (values['value'] ?? null) : of(values, 'value'))
	};
}

/** An indicator of type count computed from a flow. */
export function fromFlow(
	name: string,
	common: Common,
	flow: Flow,
	value: (values: Values) => number
): Metric {
	return { name, type: 'count', ...common, measures: withFlow(flow), value };
}

/** A share of two measures. */
export function share(
	name: string,
	common: Common,
	numerator: Measure,
	denominator: Measure
): Metric {
	return {
		name,
		type: 'share',
		...common,
		measures: { numerator, denominator },
		value: (values) => ratio(of(values, 'numerator'), of(values, 'denominator'))
	};
}

/** A share of a flow's total. */
export function shareOfTotal(
	name: string,
	common: Common,
	flow: Flow,
	numerator: Measure,
	without?: Measure
): Metric {
	return {
		name,
		type: 'share',
		...common,
		measures: withFlow(flow, { numerator, ...(without && { without }) }),
		value: (values) => ratio(of(values, 'numerator'), total(values) - of(values, 'without'))
	};
}
