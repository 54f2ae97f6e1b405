import { sql, type RawBuilder } from 'kysely';
import { addDays } from './days.ts';
import { DIMENSIONS, type EventMeasure, type StockMeasure } from './metrics/measure.ts';
import { NO_VALUE } from './no_value.ts';
import type { Plan } from './question.ts';

/*
Which records count: the part of a statement that a number and the list of records behind it share,
so that the two cannot differ.
*/

export type Fragment = RawBuilder<unknown>;

/** `bounds`, `bucket` and `point`, which the other fragments read. */
export function periods(plan: Plan): Fragment {
	return sql`bounds as (select ${day(plan.from)} as from_day, ${day(plan.to)} as to_day),
		bucket as (${bucketRows(plan)}),
		point as (
			select bucket.ix, 'opening' as at_edge, bucket.from_day - 1 as day from bucket
			union all
			select bucket.ix, 'closing' as at_edge, bucket.to_day as day from bucket
		)`;
}

const day = (text: string): Fragment => sql`cast(${text} as date)`;

/** As values: a select for each would be planned wherever `bucket` is read. */
function bucketRows({ buckets }: Plan): Fragment {
	const rows = buckets.map(
		({ from, to, keys }, ix) => sql`(${sql.join([sql.lit(ix), day(from), day(to), ...keys])})`
	);
	const keys = buckets[0]!.keys.map((_, place) => sql.raw(`k${place}`));
	const names = sql.join([...['ix', 'from_day', 'to_day'].map((name) => sql.raw(name)), ...keys]);
	return sql`select * from (values ${sql.join(rows)}) as bucket(${names})`;
}

/**
 * From and where of the records that count in one of the measures, all of the same mart and day (or
 * span). The aliases are those of the measures: `record`, `point` in a stock, and `owner` where it is
 * asked for. The period stands there as plain days too: what is outside of all buckets is passed over
 * when the mart is read, and with one bucket nothing is left to compare.
 *
 * @param needsOwner whether who asks reads `owner`, whatever the plan and the measures do
 */
export function counted(
	plan: Plan,
	measures: readonly (EventMeasure | StockMeasure)[],
	needsOwner: boolean
): Fragment {
	const [source] = measures as [EventMeasure | StockMeasure];
	const [joins, on, condition] =
		source.kind === 'event'
			? events(plan, source)
			: stock(plan, source, new Set((measures as StockMeasure[]).map(({ at }) => at)));
	return sql`from ${sql.raw(source.mart)} as record
		${joins}
		${owners(plan, on, source.mart, needsOwner || readsOwner(plan, measures))}
		where ${condition} and ${conditions(plan, measures)}`;
}

type Joined = readonly [joins: Fragment, on: Fragment, condition: Fragment];

function events(plan: Plan, source: EventMeasure): Joined {
	const on = sql.raw(`record.${source.day}`);
	const { from, to } = spanOf(plan);
	const inBucket =
		plan.buckets.length === 1
			? sql`cross join bucket`
			: sql`inner join bucket on ${on} between bucket.from_day and bucket.to_day`;
	return [
		sql`${inBucket}
		cross join bounds`,
		on,
		sql`${on} between ${day(from)} and ${day(to)}`
	];
}

function stock(
	plan: Plan,
	{ from_day, to_day }: StockMeasure,
	edges: ReadonlySet<StockMeasure['at']>
): Joined {
	const [from, to] = [sql.raw(`record.${from_day}`), sql.raw(`record.${to_day}`)];
	const on = sql.raw('point.day');
	const [edge] = edges;
	const span = spanOf(plan);
	if (plan.buckets.length > 1 || edges.size > 1) {
		// Two comparisons, by which DuckDB can join.
		return [
			sql`inner join point on ${from} <= ${on} and coalesce(${to}, date '9999-12-31') > ${on}
			inner join bucket on bucket.ix = point.ix`,
			on,
			sql`${from} <= ${day(span.to)}`
		];
	}
	const edgeDay = day(edge === 'opening' ? addDays(span.from, -1) : span.to);
	return [
		sql`cross join (select point.* from point where point.at_edge = ${sql.lit(edge)}) as point
		cross join bucket`,
		on,
		// The same as null or later, and what DuckDB is quickest with.
		sql`${from} <= ${edgeDay} and (${to} <= ${edgeDay}) is not true`
	];
}

/** The first and last day of all buckets. */
export const spanOf = ({ buckets, from, to }: Plan) =>
	buckets.length === 1 ? buckets[0]! : { from, to };

/** Every record has one owner on each day, so nothing is lost where nobody asks for it. */
function readsOwner(plan: Plan, measures: readonly (EventMeasure | StockMeasure)[]): boolean {
	const asked = [...plan.groups, ...plan.where.map(([name]) => name)].map(
		(name) => DIMENSIONS[name]!
	);
	const said = [...asked, ...measures.map((measure) => JSON.stringify(measure))];
	return plan.units !== 'all' || said.some((text) => /\bowner\./.test(text));
}

/**
 * Petitioners of petitions received at five or more units, with how many petitions and units. Under
 * either boundaries, the units are those of the day of receipt.
 */
export function senders(plan: Plan): Fragment {
	return sql`select
			bucket.ix, record.petitioner_token, count(*) as petitions, count(distinct owner.owner) as units
		from mart.petitions as record
		inner join bucket on record.received_on between bucket.from_day and bucket.to_day
		inner join mart.unit_owners as owner
			on owner.unit = record.unit and owner.boundaries = 'as_reported'
			and record.received_on between owner.from_day and owner.to_day
		where record.petitioner_token is not null and ${inScope(plan)}
		group by bucket.ix, record.petitioner_token
		having count(distinct owner.owner) >= 5`;
}

/** Whether a record counts in a measure. */
export function counts(measure: EventMeasure | StockMeasure): string {
	const edge = measure.kind === 'stock' ? `point.at_edge = '${measure.at}'` : undefined;
	return [edge, measure.where && `(${measure.where})`].filter(Boolean).join(' and ') || 'true';
}

function owners(plan: Plan, on: Fragment, mart: string, isRead: boolean): Fragment {
	const joined = isRead
		? sql`inner join mart.unit_owners as owner
			on owner.unit = record.unit and owner.boundaries = ${plan.boundaries}
			and ${on} between owner.from_day and owner.to_day`
		: sql``;
	const asked = [...plan.groups, ...plan.where.map(([name]) => name)];
	if (mart !== 'mart.reviews' || !asked.some((name) => name.startsWith('decision_'))) return joined;
	return sql`${joined}
		left join mart.unit_owners as decision_owner
			on decision_owner.unit = record.decision_unit and decision_owner.boundaries = ${plan.boundaries}
			and record.requested_on between decision_owner.from_day and decision_owner.to_day`;
}

/** A record that counts in no measure makes no group. */
function conditions(plan: Plan, measures: readonly (EventMeasure | StockMeasure)[]): Fragment {
	const any = sql.raw(
		`(${[...new Set(measures.map(counts))].map((text) => `(${text})`).join(' or ')})`
	);
	return sql.join([any, inScope(plan), ...filters(plan, (name) => DIMENSIONS[name]!)], sql` and `);
}

/** @param valueOf where the value of a dimension stands */
export function filters(plan: Plan, valueOf: (dimension: string) => string): Fragment[] {
	return plan.where.map(([name, values]) => {
		const value = sql.raw(valueOf(name));
		const codes = values.length > 0 ? values : [null];
		const isOneOf = sql`cast(${value} as varchar) in (${sql.join(codes)})`;
		return values.includes(NO_VALUE) ? sql`(${isOneOf} or (${value}) is null)` : isOneOf;
	});
}

function inScope({ units }: Plan): Fragment {
	if (units === 'all') return sql`true`;
	if (units.length === 0) return sql`false`;
	return sql`owner.current_owner in (${sql.join(units)})`;
}
