import type { DuckDBConnection } from '@duckdb/node-api';
import { sql, type RawBuilder } from 'kysely';
import { isDay } from './days.ts';
import { DonthuError } from './errors.ts';
import { checkDimension, metric as find } from './metrics/catalogue.ts';
import {
	BOOLEAN_DIMENSIONS,
	DIMENSIONS,
	isTimeGrain,
	type EventMeasure,
	type Measure,
	type Metric,
	type MetricType,
	type StockMeasure,
	type TimeGrain
} from './metrics/measure.ts';
import { catalogue as words, dimensionLabels, metricWords } from './metrics/vi.ts';
import { db, plain } from './query.ts';
import type { OpenRelease } from './release.ts';

/** What a reader may see: everything, or what belongs today to the units named. */
export type Scope = { readonly units: 'all' | readonly string[] };
export const CALENDARS = ['civil', 'procuracy', 'assembly'] as const;
export const BOUNDARIES = ['as_reported', 'current'] as const;

export type NumbersRequest = {
	metrics: readonly string[];
	by?: readonly string[];
	/** First and last day, both included; the last is cut to the as-of day. */
	from: string;
	to: string;
	/** Allowed values by dimension. */
	where?: Readonly<Record<string, readonly string[]>>;
	calendar?: (typeof CALENDARS)[number];
	boundaries?: (typeof BOUNDARIES)[number];
};

export type Cell = string | number | boolean | null;
export type Column = { name: string; label: string; type: 'text' | 'boolean' | MetricType };
export type NumbersAnswer = {
	release: string;
	as_of: string;
	known_at: string;
	columns: Column[];
	rows: Cell[][];
};

type Fragment = RawBuilder<unknown>;
type Bucket = { keys: string[]; from: string; to: string };
type Plan = {
	metrics: Metric[];
	by: readonly string[];
	grains: TimeGrain[];
	/** Dimensions asked for besides time. */
	groups: string[];
	where: [string, readonly string[]][];
	buckets: Bucket[];
	from: string;
	to: string;
	boundaries: string;
	scope: Scope;
	/** Each distinct measure once; its place is its column. */
	measures: Measure[];
};

/**
 * The only way to a number: pages, API, command line and reports all ask here.
 *
 * Rows: one per combination of `by` in which at least one record counts, sorted by `by`, nulls last;
 * with time alone every bucket of the period; without `by` one row. Columns: `by`, then `metrics`.
 * Shares are in 0…1 and null over nothing, as are medians.
 *
 * @throws {DonthuError} `unknown_metric`, `unknown_dimension`, `unknown_value`, `bad_period`
 */
export async function numbers(
	release: OpenRelease,
	scope: Scope,
	request: NumbersRequest
): Promise<NumbersAnswer> {
	const plan = makePlan(release, scope, request);
	const connection = await release.connect();
	try {
		const rows = plan.buckets.length === 0 ? [] : await ask(connection, plan);
		return {
			release: release.id,
			as_of: release.as_of,
			known_at: release.known_at,
			columns: columnsOf(plan),
			rows: answerRows(plan, rows)
		};
	} finally {
		connection.closeSync();
	}
}

function makePlan(release: OpenRelease, scope: Scope, request: NumbersRequest): Plan {
	const metrics = request.metrics.map(find);
	if (metrics.length === 0)
		throw new DonthuError('unknown_metric', words.noMetrics, words.noMetricsRemedy);
	const by = request.by ?? [];
	const where = Object.entries(request.where ?? {});
	for (const dimension of [...by, ...where.map(([name]) => name)]) {
		for (const metric of metrics) checkDimension(metric, dimension);
	}
	for (const [name, values] of where) checkValues(release, name, values);
	const { from, to } = period(release, request);
	const grains = by.filter(isTimeGrain);
	const measures = new Map<string, Measure>();
	for (const metric of metrics) {
		for (const measure of Object.values(metric.measures))
			measures.set(JSON.stringify(measure), measure);
	}
	return {
		metrics,
		by,
		grains,
		groups: by.filter((name) => !isTimeGrain(name)),
		where,
		buckets: bucketsOf(release, grains, request.calendar ?? 'civil', from, to),
		from,
		to,
		boundaries: request.boundaries ?? 'as_reported',
		scope,
		measures: [...measures.values()]
	};
}

function period(release: OpenRelease, { from, to }: NumbersRequest): { from: string; to: string } {
	for (const day of [from, to]) {
		if (!isDay(day)) throw new DonthuError('bad_period', words.noDay(day), words.noDayRemedy);
	}
	if (from > to)
		throw new DonthuError('bad_period', words.periodReversed(from, to), words.periodReversedRemedy);
	if (from > release.as_of) {
		throw new DonthuError(
			'bad_period',
			words.periodLater(from, release.as_of),
			words.periodLaterRemedy
		);
	}
	return { from, to: to < release.as_of ? to : release.as_of };
}

/** A filter that names a code nobody has would answer zero, and be believed. */
function checkValues(release: OpenRelease, dimension: string, values: readonly string[]): void {
	if (isTimeGrain(dimension)) {
		throw new DonthuError('unknown_value', words.timeFilter(dimension), words.timeFilterRemedy);
	}
	const known = BOOLEAN_DIMENSIONS.has(dimension)
		? new Set(['true', 'false'])
		: release.codes.get(dimension === 'decision_level' ? 'level' : dimension);
	const stranger = known && values.find((value) => !known.has(value));
	if (known && stranger !== undefined) {
		const choices = known.size > 60 ? '' : [...known].join(', ');
		throw new DonthuError(
			'unknown_value',
			words.noValue(dimension, stranger),
			words.valuesAre(choices)
		);
	}
}

/** The asked period cut along the asked grains; one bucket when none is asked. */
function bucketsOf(
	release: OpenRelease,
	grains: TimeGrain[],
	calendar: string,
	from: string,
	to: string
): Bucket[] {
	let buckets: Bucket[] = [{ keys: [], from, to }];
	for (const grain of grains) {
		const periods = release.periods.filter(
			(period) =>
				period.grain === grain &&
				(period.calendar === calendar || period.calendar === 'all') &&
				period.first_day <= to &&
				period.last_day >= from
		);
		buckets = buckets.flatMap((bucket) =>
			periods
				.filter((period) => period.first_day <= bucket.to && period.last_day >= bucket.from)
				.map((period) => ({
					keys: [...bucket.keys, period.key],
					from: period.first_day > bucket.from ? period.first_day : bucket.from,
					to: period.last_day < bucket.to ? period.last_day : bucket.to
				}))
		);
	}
	return buckets;
}

async function ask(connection: DuckDBConnection, plan: Plan): Promise<Cell[][]> {
	const { sql: text, parameters } = statement(plan).compile(db);
	try {
		const result = await connection.runAndReadAll(text, parameters as string[]);
		return result.getRows().map((row) => row.map(plain));
	} catch (cause) {
		throw new Error(`A query of indicators failed:\n${text}`, { cause });
	}
}

/** Columns: place of the bucket, dimensions, then a column per measure. */
function statement(plan: Plan): Fragment {
	const groups = plan.groups.map((_, place) => sql.raw(`counted.d${place}`));
	const totals = plan.measures.map((measure, place) =>
		// A measure stands in one source only; max passes a quantile through.
		sql.raw(`${isQuantile(measure) ? 'max' : 'sum'}(counted.m${place}) as t${place}`)
	);
	const order = plan.by.map((name) =>
		isTimeGrain(name)
			? sql.raw(`any_value(bucket.k${plan.grains.indexOf(name)})`)
			: sql.raw(`counted.d${plan.groups.indexOf(name)} nulls last`)
	);
	return sql`with
		bounds as (select ${day(plan.from)} as from_day, ${day(plan.to)} as to_day),
		bucket as (${bucketRows(plan)}),
		point as (
			select bucket.ix, 'opening' as at_edge, bucket.from_day - 1 as day from bucket
			union all
			select bucket.ix, 'closing' as at_edge, bucket.to_day as day from bucket
		),
		counted as (${sql.join(sources(plan), sql` union all `)})
		select ${sql.join([sql.raw('counted.ix'), ...groups, ...totals])}
		from counted
		inner join bucket on bucket.ix = counted.ix
		group by ${sql.join([sql.raw('counted.ix'), ...groups])}
		order by ${sql.join([...order, sql.raw('counted.ix')])}`;
}

const day = (text: string): Fragment => sql`cast(${text} as date)`;
const isQuantile = (measure: Measure) =>
	measure.kind === 'event' && measure.aggregate.as === 'quantile';

function bucketRows(plan: Plan): Fragment {
	const rows = plan.buckets.map((bucket, ix) => {
		const keys = bucket.keys.map((key, place) => sql`, ${key} as ${sql.raw(`k${place}`)}`);
		return sql`select ${sql.raw(`${ix}`)} as ix, ${day(bucket.from)} as from_day, ${day(bucket.to)} as to_day${sql.join(keys, sql``)}`;
	});
	return sql.join(rows, sql` union all `);
}

/** One select per mart and day (or span) that the measures read, so that each is scanned once. */
function sources(plan: Plan): Fragment[] {
	const together = new Map<string, number[]>();
	plan.measures.forEach((measure, place) => {
		const source =
			measure.kind === 'event'
				? `${measure.mart} ${measure.day}`
				: measure.kind === 'stock'
					? `${measure.mart} ${measure.from_day} ${measure.to_day}`
					: measure.kind;
		together.set(source, [...(together.get(source) ?? []), place]);
	});
	return [...together.values()].map((places) => {
		const first = plan.measures[places[0]!]!;
		if (first.kind === 'many_units') return manyUnits(plan, places[0]!);
		return first.kind === 'event' ? events(plan, first, places) : stock(plan, first, places);
	});
}

function events(plan: Plan, source: EventMeasure, places: number[]): Fragment {
	const on = sql.raw(`record.${source.day}`);
	return sql`select ${selected(plan, places)}
		from ${sql.raw(source.mart)} as record
		inner join bucket on ${on} between bucket.from_day and bucket.to_day
		cross join bounds
		${owners(plan, on, source.mart)}
		where ${conditions(plan, places)}
		group by all`;
}

function stock(plan: Plan, source: StockMeasure, places: number[]): Fragment {
	const { from_day, to_day } = source;
	return sql`select ${selected(plan, places)}
		from ${sql.raw(source.mart)} as record
		inner join point
			on ${sql.raw(`record.${from_day} <= point.day and coalesce(record.${to_day}, date '9999-12-31') > point.day`)}
		inner join bucket on bucket.ix = point.ix
		${owners(plan, sql.raw('point.day'), source.mart)}
		where ${conditions(plan, places)}
		group by all`;
}

/** Under either boundaries, the units are those of the day of receipt. */
function manyUnits(plan: Plan, place: number): Fragment {
	const nothing = plan.measures.map((_, other) =>
		sql.raw(`${other === place ? 'count(*)' : 'cast(null as double)'} as m${other}`)
	);
	return sql`select ${sql.join([sql.raw('sender.ix as ix'), ...nothing])}
		from (
			select bucket.ix, record.petitioner_token
			from mart.petitions as record
			inner join bucket on record.received_on between bucket.from_day and bucket.to_day
			inner join mart.unit_owners as owner
				on owner.unit = record.unit and owner.boundaries = 'as_reported'
				and record.received_on between owner.from_day and owner.to_day
			where record.petitioner_token is not null and ${inScope(plan)}
			group by bucket.ix, record.petitioner_token
			having count(distinct owner.owner) >= 5
		) as sender
		group by all`;
}

function selected(plan: Plan, places: number[]): Fragment {
	const groups = plan.groups.map((name, place) => sql.raw(`${DIMENSIONS[name]} as d${place}`));
	const measures = plan.measures.map((measure, place) =>
		sql.raw(`${places.includes(place) ? aggregate(measure) : 'cast(null as double)'} as m${place}`)
	);
	return sql.join([sql.raw('bucket.ix as ix'), ...groups, ...measures]);
}

function aggregate(measure: Measure): string {
	if (measure.kind === 'many_units') throw new Error('many_units has a source of its own.');
	const filter = `filter (where ${counts(measure)})`;
	if (measure.kind === 'stock') {
		return measure.weight ? `sum(${measure.weight}) ${filter}` : `count(*) ${filter}`;
	}
	const { aggregate } = measure;
	if (aggregate.as === 'count') return `count(*) ${filter}`;
	if (aggregate.as === 'sum') return `sum(${aggregate.value}) ${filter}`;
	return `quantile_cont(${aggregate.value}, ${aggregate.at}) ${filter}`;
}

/** Whether a record counts in a measure. */
function counts(measure: EventMeasure | StockMeasure): string {
	const edge = measure.kind === 'stock' ? `point.at_edge = '${measure.at}'` : undefined;
	return [edge, measure.where && `(${measure.where})`].filter(Boolean).join(' and ') || 'true';
}

function owners(plan: Plan, on: Fragment, mart: string): Fragment {
	const joined = sql`inner join mart.unit_owners as owner
		on owner.unit = record.unit and owner.boundaries = ${plan.boundaries}
		and ${on} between owner.from_day and owner.to_day`;
	const asked = [...plan.groups, ...plan.where.map(([name]) => name)];
	if (mart !== 'mart.reviews' || !asked.some((name) => name.startsWith('decision_'))) return joined;
	return sql`${joined}
		left join mart.unit_owners as decision_owner
			on decision_owner.unit = record.decision_unit and decision_owner.boundaries = ${plan.boundaries}
			and record.requested_on between decision_owner.from_day and decision_owner.to_day`;
}

/** A record that counts in no measure makes no group. */
function conditions(plan: Plan, places: number[]): Fragment {
	const counted = places.map((place) =>
		counts(plan.measures[place] as EventMeasure | StockMeasure)
	);
	const filters = plan.where.map(
		([name, values]) =>
			sql`cast(${sql.raw(DIMENSIONS[name]!)} as varchar) in (${sql.join(values.length > 0 ? values : [null])})`
	);
	const any = sql.raw(`(${[...new Set(counted)].map((text) => `(${text})`).join(' or ')})`);
	return sql.join([any, inScope(plan), ...filters], sql` and `);
}

function inScope({ scope }: Plan): Fragment {
	if (scope.units === 'all') return sql`true`;
	if (scope.units.length === 0) return sql`false`;
	return sql`owner.current_owner in (${sql.join(scope.units)})`;
}

function columnsOf(plan: Plan): Column[] {
	return [
		...plan.by.map((name): Column => ({
			name,
			label: dimensionLabels[name]!,
			type: BOOLEAN_DIMENSIONS.has(name) ? 'boolean' : 'text'
		})),
		...plan.metrics.map((metric): Column => ({
			name: metric.name,
			label: metricWords[metric.name]!.label,
			type: metric.type
		}))
	];
}

/** From sums of measures to indicators; buckets without any record are added where time stands alone. */
function answerRows(plan: Plan, rows: Cell[][]): Cell[][] {
	const width = 1 + plan.groups.length;
	const columns = plan.metrics.map((metric) =>
		Object.entries(metric.measures).map(([name, measure]) => ({
			name,
			place: width + plan.measures.findIndex((other) => sameMeasure(other, measure))
		}))
	);
	const answer = (row: Cell[], ix: number): Cell[] => [
		...plan.by.map((name) =>
			isTimeGrain(name)
				? plan.buckets[ix]!.keys[plan.grains.indexOf(name)]!
				: (row[1 + plan.groups.indexOf(name)] ?? null)
		),
		...plan.metrics.map((metric, place) =>
			metric.value(
				Object.fromEntries(columns[place]!.map(({ name, place: at }) => [name, toNumber(row[at])]))
			)
		)
	];
	if (plan.groups.length > 0) return rows.map((row) => answer(row, Number(row[0])));
	const byBucket = new Map(rows.map((row) => [Number(row[0]), row]));
	return plan.buckets.map((_, ix) => answer(byBucket.get(ix) ?? [], ix));
}

const sameMeasure = (a: Measure, b: Measure) => JSON.stringify(a) === JSON.stringify(b);
const toNumber = (cell: Cell | undefined): number | null =>
	cell === null || cell === undefined ? null : Number(cell);
