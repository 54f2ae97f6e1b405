import { sql } from 'kysely';
import { filters, spanOf, type Fragment } from './counted.ts';
import { columnKey, isAddable, placesOf, type Addable, type Cube } from './cubes.ts';
import { addDays } from './days.ts';
import type { Measure } from './metrics/measure.ts';
import type { Plan } from './question.ts';

/* Figures from cubes: the same as those counted from records, of whole months and fewer dimensions. */

/** The first cube that knows a measure by all that is asked, of whole months; undefined: count records. */
export function cubeFor(plan: Plan, measure: Measure): Cube | undefined {
	if (!isAddable(measure) || !areMonths(plan, measure)) return undefined;
	const asked = [...plan.groups, ...plan.where.map(([name]) => name)];
	return plan.cubes.find(
		(cube) =>
			cube.columns.has(columnKey(measure)) &&
			asked.every((name) => isPlace(cube, name) || cube.dimensions.includes(name)) &&
			// Whose records may count is said in units.
			(plan.units === 'all' || cube.place === 'unit')
	);
}

const isPlace = (cube: Cube, name: string) => placesOf(cube).includes(name);

/** Whether a measure is asked at the edges of months. The last month of a release ends with its as-of day. */
const areMonths = ({ buckets, as_of }: Plan, measure: Measure): boolean =>
	buckets.every(({ from, to }) => {
		const asksFrom = measure.kind !== 'stock' || measure.at === 'opening';
		const asksTo = measure.kind !== 'stock' || measure.at === 'closing';
		const endsMonth = to === as_of || addDays(to, 1).endsWith('-01');
		return (!asksFrom || from.endsWith('-01')) && (!asksTo || endsMonth);
	});

/**
 * The select of measures from a cube: `ix` of the bucket, `d0` … of the groups, and `columns`, which
 * are given the sum of each measure. A group in which nothing counts is not there.
 */
export function cubeSelect(
	plan: Plan,
	cube: Cube,
	measures: readonly Addable[],
	columns: (sumOf: (measure: Addable) => Fragment) => Fragment[]
): Fragment {
	const valueOf = (name: string) =>
		plan.boundaries === 'current' && isPlace(cube, name)
			? `record.current_${name}`
			: `record.${name}`;
	const groups = plan.groups.map((name, place) => sql.raw(`${valueOf(name)} as d${place}`));
	const needsPast = measures.some(({ kind }) => kind === 'stock');
	const { from, to } = spanOf(plan);
	const isOne = plan.buckets.length === 1;
	const conditions = [
		sql`record.month <= cast(${to} as date)`,
		...(needsPast ? [] : [sql`record.month >= cast(${from} as date)`]),
		...(plan.units === 'all'
			? []
			: [sql`record.current_unit in (${sql.join([...plan.units, null])})`]),
		...filters(plan, valueOf)
	];
	const columnOf = (measure: Addable) => cube.columns.get(columnKey(measure))!;
	const fromDay = isOne ? sql`date ${sql.lit(from)}` : sql`bucket.from_day`;
	const sumOf = (measure: Addable) => {
		const sum = sql.raw(`sum(record.${columnOf(measure)})`);
		if (measure.kind === 'stock') {
			const isOpening = measure.at === 'opening';
			return isOpening ? sql`${sum} filter (where record.month < ${fromDay})` : sum;
		}
		return isOne && !needsPast ? sum : sql`${sum} filter (where record.month >= ${fromDay})`;
	};
	const isCounted = measures.map((measure) => sql`coalesce(${sumOf(measure)}, 0) <> 0`);
	const counting = sql`group by all having ${sql.join(isCounted, sql` or `)}`;
	const table = sql.raw(`cube.${cube.table}`);
	const where = sql.join(conditions, sql` and `);
	if (isOne) {
		return sql`select ${sql.join([sql.raw('0 as ix'), ...groups, ...columns(sumOf)])}
			from ${table} as record
			where ${where}
			${counting}`;
	}
	const held = [...new Set(measures.map(columnOf))];
	const months = sql`select ${sql.join([
		sql.raw('record.month'),
		...groups,
		...held.map((column) => sql.raw(`sum(record.${column}) as ${column}`))
	])}
		from ${table} as record
		where ${where}
		group by all`;
	return sql`select ${sql.join([
		sql.raw('bucket.ix as ix'),
		...plan.groups.map((_, place) => sql.raw(`record.d${place}`)),
		...columns(sumOf)
	])}
		from (${months}) as record
		inner join bucket on record.month <= bucket.to_day
		${counting}`;
}
