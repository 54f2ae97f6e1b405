import type { Schema } from '../schema.ts';

/**
 * What indicators are made of. A measure counts records of one mart: those with a day in the period
 * (an event), or those whose span covers a day (a stock). An indicator is a small formula over
 * measures; every number in the product comes from these definitions.
 *
 * SQL fragments see the aliases `record` (the mart), `owner` (the unit, level and province for which
 * the record counts on that day) and, in a stock, `point` (the day at which the stock is taken).
 */

export type Measure = EventMeasure | StockMeasure | ManyUnitsMeasure;

type Mart = Extract<keyof Schema, `mart.${string}`>;
/** A column of any mart; a test asks each mart whether it has it. */
type MartColumn = { [M in Mart]: keyof Schema[M] }[Mart];

export type EventMeasure = {
	kind: 'event';
	mart: Mart;
	/** The column with the day on which a record counts. */
	day: MartColumn;
	/** Which records count; all when left out. */
	where?: string;
	/** What to aggregate: a count of records, a sum of `value`, or a quantile of `value`. */
	aggregate:
		{ as: 'count' } | { as: 'sum'; value: string } | { as: 'quantile'; value: string; at: number };
};

export type StockMeasure = {
	kind: 'stock';
	mart: Mart;
	/** A record is in the stock of day D when from_day ≤ D and (to_day is null or D < to_day). */
	from_day: MartColumn;
	to_day: MartColumn;
	where?: string;
	/** Column to sum instead of counting records. */
	weight?: string;
	/** `opening`: at the end of the day before the period; `closing`: at the end of its last day. */
	at: 'opening' | 'closing';
};

/** Petitioners of petitions received at five or more units; a distinct count, never summed. */
export type ManyUnitsMeasure = { kind: 'many_units' };

export type MetricUnit =
	| 'petition'
	| 'matter'
	| 'visit'
	| 'person'
	| 'action'
	| 'violation'
	| 'document'
	| 'unit_month'
	| 'row';
export type MetricType = 'count' | 'share' | 'days';

/** Values of an indicator's measures, by their names; a quantile of nothing is null. */
export type Values = Readonly<Record<string, number | null>>;

export type Metric = {
	name: string;
	type: MetricType;
	unit: MetricUnit;
	/** Dimensions besides time; see `Dimension`. */
	dimensions: readonly string[];
	measures: Readonly<Record<string, Measure>>;
	value: (values: Values) => number | null;
};

/** Numerator and denominator are sums of measures; null over nothing. */
export function ratio(numerator: number, denominator: number): number | null {
	return denominator === 0 ? null : numerator / denominator;
}

/** A measure's value, where an absent one is nothing. */
export const of = (values: Values, name: string): number => values[name] ?? 0;

/** Where a dimension's value comes from, in terms of `record`, `owner` and `point`. */
export const DIMENSIONS: Readonly<Record<string, string>> = {
	unit: 'owner.owner',
	level: 'owner.level',
	province: 'owner.province',
	department: 'record.department',
	petition_kind: 'record.petition_kind',
	field: 'record.field',
	channel: 'record.channel',
	respondent: 'record.respondent',
	competence: 'record.competence',
	disposition: 'record.disposition',
	over_level: 'record.over_level',
	prolonged: 'record.prolonged',
	received_month: 'record.received_month',
	instance: 'record.instance',
	limit_key: 'record.limit_key',
	protection: 'record.protection',
	outcome: 'record.outcome',
	standing: 'record.standing',
	overdue_band: `case when record.standing = 'overdue' then
		case when point.day - record.due_on <= 7 then '1-7' when point.day - record.due_on <= 15 then '8-15'
			when point.day - record.due_on <= 30 then '16-30' when point.day - record.due_on <= 60 then '31-60'
			else '61+' end end`,
	due_band: `case when record.standing = 'on_time' then
		case when record.due_on - point.day <= 3 then '0-3' when record.due_on - point.day <= 7 then '4-7'
			when record.due_on - point.day <= 15 then '8-15' when record.due_on > point.day then '16+' end end`,
	age_band: `case when point.day - record.accepted_on <= 15 then '0-15'
		when point.day - record.accepted_on <= 30 then '16-30'
		when point.day - record.accepted_on <= 45 then '31-45'
		when point.day - record.accepted_on <= 90 then '46-90' else '91+' end`,
	review_kind: 'record.review_kind',
	review_outcome: 'record.review_outcome',
	decision_level: 'decision_owner.level',
	decision_province: 'decision_owner.province',
	measure: 'record.measure',
	kind: 'record.kind',
	reply: 'record.reply',
	visit_kind: 'record.visit_kind',
	result: 'record.result'
};

export const TIME_GRAINS = ['year', 'half', 'quarter', 'month'] as const;
export type TimeGrain = (typeof TIME_GRAINS)[number];
export const isTimeGrain = (name: string): name is TimeGrain =>
	TIME_GRAINS.includes(name as TimeGrain);

export const BOOLEAN_DIMENSIONS: ReadonlySet<string> = new Set([
	'over_level',
	'prolonged',
	'protection'
]);

/** Of every indicator but those that say otherwise. */
export const PLACE = ['level', 'province', 'unit'] as const;
