import type { DuckDBConnection } from '@duckdb/node-api';
import { sql } from 'kysely';
import { counted, periods, senders, type Fragment } from './counted.ts';
import { DonthuError } from './errors.ts';
import { METRICS, metric as find } from './metrics/catalogue.ts';
import {
	DIMENSIONS,
	isTimeGrain,
	type EventMeasure,
	type Measure,
	type Metric,
	type StockMeasure
} from './metrics/measure.ts';
import { dimensionLabels } from './metrics/vi.ts';
import type { Column, NumbersAnswer } from './numbers.ts';
import { db, plain, rowsOf } from './query.ts';
import { makePlan, type NumbersRequest, type Plan } from './question.ts';
import type { OpenRelease } from './release.ts';
import type { Scope } from './scope.ts';
import { records as words } from './vi.ts';

export type RecordsRequest = Omit<NumbersRequest, 'metrics'> & {
	metric: string;
	/** Rows to answer with, at most. */
	limit?: number;
};

export type RecordsAnswer = NumbersAnswer & {
	metric: string;
	/** How many records there are, whatever the limit. */
	count: number;
	/** What they add up to: the number. Other than `count` only where a record adds more than one. */
	number: number;
};

/** What matters inside a release alone, and what could lead to a person. */
const NOT_SHOWN: readonly string[] = [
	...['reception', 'petition', 'matter', 'supervision', 'document', 'review', 'package'].map(
		(record) => `${record}_no`
	),
	'previous_matter_no',
	'record_key',
	'content_hash',
	'petitioner_token',
	'content_fingerprint'
];

/**
 * The records behind a number: as many as the number says, for the same question in the same scope,
 * sorted by owner. With `by`, the columns `by_<dimension>` come first and name the group of the answer
 * in which a record counts. Where a record adds more than one (people of a visit, violations of a
 * supervision, rows of a package), the column `adds` says how many.
 *
 * @throws {DonthuError} as `numbers`, and `not_a_count` for an indicator that is computed, naming the
 * counts it is made of
 */
export async function records(
	release: OpenRelease,
	scope: Scope,
	{ metric: name, limit, ...question }: RecordsRequest
): Promise<RecordsAnswer> {
	const measure = countOf(find(name));
	const plan = makePlan(release, scope.records, { ...question, metrics: [name] });
	const connection = await release.connect();
	try {
		return {
			release: release.id,
			as_of: release.as_of,
			known_at: release.known_at,
			metric: name,
			...(await list(connection, plan, measure, { hidden: scope.hidden, limit }))
		};
	} finally {
		connection.closeSync();
	}
}

/** The one measure of a counting indicator. */
function countOf(metric: Metric): Measure {
	const measure = onlyMeasure(metric);
	if (measure) return measure;
	const names = countsBehind(metric.name).join(', ');
	throw new DonthuError('not_a_count', words.notACount(metric.name), words.counts(names));
}

function onlyMeasure(metric: Metric): Measure | undefined {
	const [measure, ...more] = Object.values(metric.measures);
	return metric.type === 'count' && more.length === 0 ? measure : undefined;
}

/**
 * The counting indicators that an indicator is computed from, itself when it counts; where there are
 * none, the nearest.
 *
 * @throws {DonthuError} `unknown_metric`
 */
export function countsBehind(name: string): string[] {
	const metric = find(name);
	if (onlyMeasure(metric)) return [name];
	const counting = METRICS.filter((other) => other.unit === metric.unit && onlyMeasure(other));
	for (const like of [recordsOf, daysOf, martOf]) {
		const parts = new Set(Object.values(metric.measures).map(like));
		const found = counting.filter((other) => parts.has(like(onlyMeasure(other)!)));
		if (found.length > 0) return found.map(({ name }) => name);
	}
	return counting.map(({ name }) => name);
}

/** Which records a counting indicator lists: `petitions`, `matters`, … */
export const recordTypeOf = (name: string): string =>
	shownMart(countOf(find(name))).slice('mart.'.length);

const martOf = (measure: Measure) => (measure.kind === 'many_units' ? '' : measure.mart);
const daysOf = (measure: Measure) =>
	JSON.stringify({ ...measure, where: undefined, aggregate: undefined, weight: undefined });
const recordsOf = (measure: Measure) =>
	JSON.stringify(
		measure.kind === 'event' && measure.aggregate.as === 'quantile'
			? { ...measure, aggregate: { as: 'count' } }
			: measure
	);

async function list(
	connection: DuckDBConnection,
	plan: Plan,
	measure: Measure,
	{ hidden, limit }: { hidden: Scope['hidden']; limit: number | undefined }
): Promise<Pick<RecordsAnswer, 'columns' | 'rows' | 'count' | 'number'>> {
	const selected =
		measure.kind === 'many_units'
			? sql`select ${sql.raw(groupsOf(plan))} sender.units, sender.petitions, 1 as adds
				from (${senders(plan)}) as sender
				inner join bucket on bucket.ix = sender.ix`
			: await selection(connection, plan, measure, hidden);
	const { sql: text, parameters } = sql`
		with ${periods(plan)}, list as (${selected})
		select count(*) over () as record_count, sum(list.adds) over () as number, list.*
		from list
		where list.adds > 0
		order by list.*
		${limit === undefined ? sql`` : sql`limit ${sql.lit(limit)}`}`.compile(db);
	const result = await connection.runAndReadAll(text, parameters as string[]);
	const rows = result.getRows().map((row) => row.map(plain));
	const [count, number] = rows[0]?.map(Number) ?? [0, 0];
	const columns = await columnsOf(connection, shownMart(measure), {
		names: result.columnNames(),
		types: result.columnTypes().map(String)
	});
	// `adds` is the last.
	const end = count === number ? -1 : undefined;
	return {
		count: count!,
		number: number!,
		columns: columns.slice(2, end),
		rows: rows.map((row) => row.slice(2, end))
	};
}

/** A span stands for its matter, and a matter counted in petitions for those petitions. */
function shownMart(measure: Measure): string {
	if (measure.kind === 'many_units' || addsOf(measure) === 'record.petition_count') {
		return 'mart.petitions';
	}
	return measure.mart === 'mart.matter_spans' ? 'mart.matters' : measure.mart;
}

async function selection(
	connection: DuckDBConnection,
	plan: Plan,
	measure: EventMeasure | StockMeasure,
	hidden: Scope['hidden']
): Promise<Fragment> {
	const from = counted(plan, [measure]);
	const shown = shownMart(measure);
	const place = `${groupsOf(plan)} owner.owner as owner, owner.level as level, owner.province as province`;
	const { names, isFromPackage } = await shownColumns(connection, shown, hidden);
	const cells = (alias: string) =>
		[
			...names.map((name) => `${alias}.${name}`),
			...(isFromPackage ? [`(${packageOf(alias)}) as package_id`] : [])
		].join(', ');
	if (shown === measure.mart) {
		return sql`${sql.raw(`select ${place}, ${cells('record')}, ${addsOf(measure)} as adds`)} ${from}`;
	}
	const standing = measure.mart === 'mart.matter_spans' ? ', record.standing as standing' : '';
	return sql`${sql.raw(`select hit.* exclude (matter_no), ${cells('shown')}, 1 as adds`)}
		from (${sql.raw(`select ${place}${standing}, record.matter_no as matter_no`)} ${from}) as hit
		inner join ${sql.raw(shown)} as shown on shown.matter_no = hit.matter_no`;
}

/** The groups of the answer, each followed by a comma. */
const groupsOf = (plan: Plan): string =>
	plan.by
		.map((name) => {
			const value = isTimeGrain(name) ? `bucket.k${plan.grains.indexOf(name)}` : DIMENSIONS[name];
			return `${value} as by_${name}, `;
		})
		.join('');

const packageOf = (alias: string) =>
	`select package.package_id from mart.packages as package where package.package_no = ${alias}.package_no`;

/** What a record adds to the number. */
function addsOf(measure: EventMeasure | StockMeasure): string {
	if (measure.kind === 'stock') return measure.weight ?? '1';
	return measure.aggregate.as === 'sum' ? measure.aggregate.value : '1';
}

async function shownColumns(
	connection: DuckDBConnection,
	mart: string,
	hidden: Scope['hidden']
): Promise<{ names: string[]; isFromPackage: boolean }> {
	const all = (await connection.runAndReadAll(`select * from ${mart} limit 0`)).columnNames();
	return {
		names: all.filter((name) => !NOT_SHOWN.includes(name) && !hidden.includes(name)),
		isFromPackage: all.includes('package_no') && !all.includes('package_id')
	};
}

async function columnsOf(
	connection: DuckDBConnection,
	mart: string,
	{ names, types }: { names: readonly string[]; types: readonly string[] }
): Promise<Column[]> {
	const found = await rowsOf(
		connection,
		db
			.selectFrom('seed.columns')
			.select(['column', 'label_vi'])
			.where('type', '=', mart.slice('mart.'.length))
	);
	const labels = new Map(found.map(({ column, label_vi }) => [column, label_vi]));
	return names.map((name, at) => ({
		name,
		label:
			labels.get(name) ?? words.columns[name] ?? dimensionLabels[name.slice('by_'.length)] ?? name,
		type: typeOf(types[at]!)
	}));
}

const typeOf = (type: string): Column['type'] =>
	type === 'BOOLEAN' ? 'boolean' : /INT|DOUBLE/.test(type) ? 'count' : 'text';
