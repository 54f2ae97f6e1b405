import type { DuckDBConnection } from '@duckdb/node-api';
import { sql } from 'kysely';
import { cubeFor, cubeSelect } from './cube_source.ts';
import type { Addable, Cube } from './cubes.ts';
import { counted, counts, periods, senders, type Fragment } from './counted.ts';
import {
	BOOLEAN_DIMENSIONS,
	DIMENSIONS,
	isTimeGrain,
	type EventMeasure,
	type Measure,
	type MetricType,
	type StockMeasure
} from './metrics/measure.ts';
import { dimensionLabels, metricWords } from './metrics/vi.ts';
import { db, plain } from './query.ts';
import { makePlan, type NumbersRequest, type Plan } from './question.ts';
import type { OpenRelease } from './release.ts';
import { checkKinds, type Scope } from './scope.ts';

export { BOUNDARIES, CALENDARS, type NumbersRequest } from './question.ts';
export { EVERYTHING, NOTHING, type Scope } from './scope.ts';

export type Cell = string | number | boolean | null;
export type Column = {
	name: string;
	label: string;
	type: 'text' | 'boolean' | 'day' | MetricType;
};
export type NumbersAnswer = {
	release: string;
	as_of: string;
	known_at: string;
	columns: Column[];
	rows: Cell[][];
};

/**
 * The only way to a number: pages, API, command line and reports all ask here.
 *
 * Rows: one per combination of `by` in which at least one record counts, sorted by `by`, nulls last;
 * with time alone every bucket of the period; without `by` one row. Columns: `by`, then `metrics`.
 * Shares are in 0…1 and null over nothing, as are medians.
 *
 * @throws {DonthuError} `unknown_metric`, `unknown_dimension`, `unknown_value`, `bad_period`, `withheld`
 */
export async function numbers(
	release: OpenRelease,
	scope: Scope,
	request: NumbersRequest
): Promise<NumbersAnswer> {
	const plan = makePlan(release, scope.figures, request);
	checkKinds(scope, { ...request, by: plan.by, where: Object.fromEntries(plan.where) });
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
		${periods(plan)},
		counted as (${sql.join(sources(plan), sql` union all by name `)})
		select ${sql.join([sql.raw('counted.ix'), ...groups, ...totals])}
		from counted
		${sql.raw(plan.grains.length > 0 ? 'inner join bucket on bucket.ix = counted.ix' : '')}
		group by ${sql.join([sql.raw('counted.ix'), ...groups])}
		order by ${sql.join([...order, sql.raw('counted.ix')])}`;
}

type Quantile = EventMeasure & { aggregate: { as: 'quantile' } };

const isQuantile = (measure: Measure): measure is Quantile =>
	measure.kind === 'event' && measure.aggregate.as === 'quantile';

/**
 * One select per cube, so that each is scanned once. Where no cube knows what is asked, one per mart
 * and day (or span) that the measures read; of one bucket, a stock has one for each edge.
 */
function sources(plan: Plan): Fragment[] {
	const together = new Map<string, { places: number[]; cube: Cube | undefined }>();
	plan.measures.forEach((measure, place) => {
		const cube = cubeFor(plan, measure);
		const source =
			cube?.table ??
			(measure.kind === 'event'
				? `${measure.mart} ${measure.day}`
				: measure.kind === 'stock'
					? `${measure.mart} ${measure.from_day} ${measure.to_day} ${plan.buckets.length > 1 ? '' : measure.at}`
					: measure.kind);
		const places = [...(together.get(source)?.places ?? []), place];
		together.set(source, { places, cube });
	});
	return [...together.values()].map(({ places, cube }) => {
		const measures = places.map((place) => plan.measures[place]!);
		if (cube) {
			return cubeSelect(plan, cube, measures as Addable[], (sumOf) =>
				places.map((place) => column(place, sumOf(plan.measures[place] as Addable)))
			);
		}
		if (measures[0]!.kind === 'many_units') return manyUnits(plan, places[0]!);
		return sql`select ${selected(plan, places)}
			${counted(plan, measures as (EventMeasure | StockMeasure)[], false)}
			group by all`;
	});
}

function manyUnits(plan: Plan, place: number): Fragment {
	return sql`select ${sql.join([sql.raw('sender.ix as ix'), column(place, sql.raw('count(*)'))])}
		from (${senders(plan)}) as sender
		group by all`;
}

function selected(plan: Plan, places: number[]): Fragment {
	const groups = plan.groups.map((name, place) => sql.raw(`${DIMENSIONS[name]} as d${place}`));
	const measures = places.map((place) =>
		column(place, sql.raw(aggregate(plan.measures[place]!, plan.measures)))
	);
	return sql.join([sql.raw('bucket.ix as ix'), ...groups, ...measures]);
}

/** A source has the columns of its own measures. */
const column = (place: number, value: Fragment): Fragment =>
	sql`${value} as ${sql.raw(`m${place}`)}`;

function aggregate(measure: Measure, all: readonly Measure[]): string {
	if (measure.kind === 'many_units') throw new Error('many_units has a source of its own.');
	const filter = `filter (where ${counts(measure)})`;
	if (measure.kind === 'stock') {
		return measure.weight ? `sum(${measure.weight}) ${filter}` : `count(*) ${filter}`;
	}
	const { aggregate } = measure;
	if (aggregate.as === 'count') return `count(*) ${filter}`;
	if (aggregate.as === 'sum') return `sum(${aggregate.value}) ${filter}`;
	// Those of the same values are taken together: DuckDB then puts these in order once.
	const edges = all.flatMap((other) =>
		isQuantile(other) && valuesOf(other) === valuesOf(measure) ? [other.aggregate.at] : []
	);
	return `(quantile_cont(${aggregate.value}, [${edges.join(', ')}]) ${filter})[${edges.indexOf(aggregate.at) + 1}]`;
}

/** What a quantile is taken of. */
const valuesOf = ({ mart, day, where, aggregate }: EventMeasure) =>
	JSON.stringify([mart, day, where, { ...aggregate, at: null }]);

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
