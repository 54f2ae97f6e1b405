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
import type { Scope, Units } from './scope.ts';
import { records as words } from './vi.ts';

export type RecordsRequest = Omit<NumbersRequest, 'metrics'> & {
	metric: string;
	/** Rows to answer with, at most. */
	limit?: number;
	/** Rows to pass over before. The order is the same for every page. */
	offset?: number;
	/** A column of the answer by which its rows are sorted first; what is empty comes last. */
	sort?: { column: string; descending: boolean };
};

export type RecordsAnswer = NumbersAnswer & {
	metric: string;
	/** How many records there are, whatever the limit and the offset. */
	count: number;
	/** What they add up to: the number. Other than `count` only where a record adds more than one. */
	number: number;
};

type Page = Pick<RecordsRequest, 'limit' | 'offset' | 'sort'>;

/**
 * The records behind a number: as many as the number says, for the same question in the same scope,
 * sorted by owner. With `by`, the columns `by_<dimension>` come first and name the group of the answer
 * in which a record counts. Where a record adds more than one (people of a visit, violations of a
 * supervision, rows of a package), the column `adds` says how many.
 *
 * @throws {DonthuError} as `numbers`, `not_a_count` for an indicator that is computed, naming the
 * counts it is made of, and `unknown_column` for one that cannot be sorted by
 */
export async function records(
	release: OpenRelease,
	scope: Scope,
	{ metric: name, limit, offset, sort, ...question }: RecordsRequest
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
			...(await list(connection, plan, measure, {
				scope,
				...(limit !== undefined && { limit }),
				...(offset !== undefined && { offset }),
				...(sort && { sort })
			}))
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
	page: Page & { scope: Scope }
): Promise<Pick<RecordsAnswer, 'columns' | 'rows' | 'count' | 'number'>> {
	const selected =
		measure.kind === 'many_units'
			? sql`select ${sql.raw(groupsOf(plan))} sender.units, sender.petitions, 1 as adds
				from (${senders(plan)}) as sender
				inner join bucket on bucket.ix = sender.ix`
			: await selection(connection, plan, measure, page.scope);
	const counting = sql`with ${periods(plan)}, list as (${selected})`;
	if (page.sort) await checkSort(connection, counting, page.sort);
	// The totals are there also where the page holds no row.
	const { sql: text, parameters } = sql`
		${counting}, page as (select list.* from list where list.adds > 0 ${pageOf(page)})
		select total.record_count, total.number, page.*
		from (
			select count(*) as record_count, coalesce(sum(list.adds), 0) as number
			from list
			where list.adds > 0
		) as total
		left join page on true
		order by ${orderOf('page', page.sort)}`.compile(db);
	const result = await connection.runAndReadAll(text, parameters as string[]);
	const rows = result.getRows().map((row) => row.map(plain));
	const [count, number] = rows[0]!.map(Number);
	const columns = await columnsOf(connection, shownMart(measure), {
		names: result.columnNames(),
		types: result.columnTypes().map(String)
	});
	// `adds` is the last, and only a page without rows has none.
	const end = count === number ? -1 : undefined;
	return {
		count: count!,
		number: number!,
		columns: columns.slice(2, end),
		rows: rows.filter((row) => row.at(-1) !== null).map((row) => row.slice(2, end))
	};
}

function pageOf({ limit, offset, sort }: Page): Fragment {
	return sql`order by ${orderOf('list', sort)}
		${limit === undefined ? sql`` : sql`limit ${sql.lit(limit)}`}
		${offset === undefined ? sql`` : sql`offset ${sql.lit(offset)}`}`;
}

/** Rows that are equal in one column are told apart by all others, so that no page repeats another's. */
function orderOf(table: 'list' | 'page', sort: Page['sort']): Fragment {
	const all = sql.raw(`${table}.*`);
	if (!sort) return all;
	const direction = sql.raw(sort.descending ? 'desc nulls last' : 'asc nulls last');
	return sql`${sql.ref(`${table}.${sort.column}`)} ${direction}, ${all}`;
}

async function checkSort(
	connection: DuckDBConnection,
	counting: Fragment,
	{ column }: NonNullable<Page['sort']>
): Promise<void> {
	const { sql: text, parameters } = sql`${counting} select * from list limit 0`.compile(db);
	const names = (await connection.runAndReadAll(text, parameters as string[])).columnNames();
	if (names.includes(column)) return;
	throw new DonthuError(
		'unknown_column',
		words.noColumn(column),
		words.columnsAre(names.join(', '))
	);
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
	scope: Scope
): Promise<Fragment> {
	const from = counted(plan, [measure], true);
	const shown = shownMart(measure);
	const place = `${groupsOf(plan)} owner.owner as owner, owner.level as level, owner.province as province`;
	const { names, isFromPackage } = await shownColumns(connection, shown, scope.columns);
	const cells = (alias: string): Fragment =>
		sql.join([
			...names.map((name) => shownCell(alias, name, scope.records)),
			...(isFromPackage ? [sql.raw(`(${packageOf(alias)}) as package_id`)] : [])
		]);
	if (shown === measure.mart) {
		return sql`select ${sql.raw(place)}, ${cells('record')}, ${sql.raw(addsOf(measure))} as adds ${from}`;
	}
	const standing = measure.mart === 'mart.matter_spans' ? ', record.standing as standing' : '';
	return sql`select hit.* exclude (matter_no), ${cells('shown')}, 1 as adds
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

/** The columns of a mart that a reader may see. */
export async function shownColumns(
	connection: DuckDBConnection,
	mart: string,
	allowed: Scope['columns']
): Promise<{ names: string[]; isFromPackage: boolean }> {
	const all = (await connection.runAndReadAll(`select * from ${mart} limit 0`)).columnNames();
	return {
		names: all.filter((name) => allowed.includes(name)),
		isFromPackage:
			allowed.includes('package_id') && all.includes('package_no') && !all.includes('package_id')
	};
}

/**
 * A cell of a record. What was decided before is a cell of another record, which may be of a unit
 * that the reader may not see: the outcome is there only where the record is.
 */
export function shownCell(alias: string, name: string, units: Units): Fragment {
	const cell = sql.ref(`${alias}.${name}`);
	if (name !== 'previous_outcome' || units === 'all') return cell;
	return sql`case
			when exists (
				select 1
				from mart.matters as previous
				inner join mart.unit_owners as previous_owner
					on previous_owner.unit = previous.unit and previous_owner.boundaries = 'current'
				where previous.matter_no = ${sql.ref(`${alias}.previous_matter_no`)}
					and previous_owner.current_owner in (${sql.join(units.length > 0 ? units : [null])})
			) then ${cell}
		end as previous_outcome`;
}

/** Columns of a mart under their Vietnamese labels. */
export async function columnsOf(
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
	type === 'BOOLEAN'
		? 'boolean'
		: type === 'DATE'
			? 'day'
			: /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE)$/.test(type)
				? 'count'
				: 'text';
