import type { DuckDBConnection } from '@duckdb/node-api';
import { METRICS } from './metrics/catalogue.ts';
import {
	DIMENSIONS,
	type EventMeasure,
	type Measure,
	type StockMeasure
} from './metrics/measure.ts';
import { quoted } from './open.ts';

/*
Months in the place of records: of some dimensions of a mart, how many records counted in each month,
and by how many each stock grew or shrank. A figure of whole months is the sum of few rows, however
many records there are; what a cube does not know is counted from the records, and comes out the same.

A row belongs to the unit, level and province of the day, under either boundaries. What moves with a
succession, or to the map of 34 provinces, leaves a stock in one place and enters it in another, so
that the stock of a day is the sum of all that came before, without asking who the owner is.
*/

/** A measure that adds up: everything but quantiles and distinct counts. */
export type Addable =
	StockMeasure | (EventMeasure & { aggregate: { as: 'count' } | { as: 'sum'; value: string } });

type Shape = {
	mart: EventMeasure['mart'];
	/** `unit`: a row for each unit; `province`: units of a province and level together. */
	place: 'unit' | 'province';
	dimensions: readonly string[];
};

/** A cube of a release: its columns by what they hold, see `columnKey`. */
export type Cube = Shape & { table: string; columns: ReadonlyMap<string, string> };

/** Of each mart from few rows to many. Chosen by measuring what pages ask (docs/benchmarks.md). */
const SHAPES: readonly Shape[] = [
	{ mart: 'mart.petitions', place: 'unit', dimensions: [] },
	{ mart: 'mart.petitions', place: 'province', dimensions: ['channel'] },
	{ mart: 'mart.petitions', place: 'province', dimensions: ['petition_kind', 'field'] },
	{ mart: 'mart.petitions', place: 'province', dimensions: ['field', 'received_month'] },
	{ mart: 'mart.matters', place: 'unit', dimensions: [] },
	{ mart: 'mart.matters', place: 'province', dimensions: ['instance'] },
	{ mart: 'mart.matters', place: 'province', dimensions: ['petition_kind', 'field'] },
	{ mart: 'mart.matters', place: 'province', dimensions: ['field', 'received_month'] },
	{ mart: 'mart.matter_spans', place: 'unit', dimensions: ['standing'] },
	{ mart: 'mart.matter_spans', place: 'province', dimensions: ['limit_key'] },
	{ mart: 'mart.matter_spans', place: 'province', dimensions: ['petition_kind', 'field'] },
	{ mart: 'mart.receptions', place: 'unit', dimensions: [] },
	{ mart: 'mart.receptions', place: 'province', dimensions: ['visit_kind', 'result'] },
	// Of these there are few records; one of units answers for all.
	{ mart: 'mart.reviews', place: 'unit', dimensions: ['review_kind', 'field'] },
	{ mart: 'mart.supervisions', place: 'unit', dimensions: ['measure', 'respondent', 'field'] },
	{ mart: 'mart.documents', place: 'unit', dimensions: ['kind', 'respondent', 'field'] }
];

/** As reported, and as of today. */
const PLACES = {
	unit: ['unit', 'level', 'province', 'current_unit', 'current_level', 'current_province'],
	province: ['level', 'province', 'current_level', 'current_province']
} as const;

/** The columns of a cube that say where: as reported, and as of today. */
export const placesOf = ({ place }: Pick<Cube, 'place'>): readonly string[] => PLACES[place];

const NEVER = `date '9999-12-31'`;
const FIRST_DAY = '0001-01-01';

const tableOf = ({ mart, place, dimensions }: Shape): string =>
	[mart.slice('mart.'.length), place, ...dimensions].join('_by_');

const keyOf = ({ place, dimensions }: Shape): string[] => [
	'month',
	...PLACES[place],
	...dimensions
];

/** What a column of a cube holds, whatever program wrote it: the measure, at whichever edge it is asked. */
export function columnKey(measure: Addable): string {
	const { at: _, ...rest } = measure as StockMeasure;
	return JSON.stringify(rest);
}

/** Whether sums of months give a measure. */
export const isAddable = (measure: Measure): measure is Addable =>
	measure.kind === 'stock' || (measure.kind === 'event' && measure.aggregate.as !== 'quantile');

/** What a mart's cubes hold: each measure that adds up once, by its column. */
function measuresOf(mart: Shape['mart']): Map<string, Addable> {
	const found = new Map<string, Addable>();
	for (const metric of METRICS) {
		for (const measure of Object.values(metric.measures)) {
			if (isAddable(measure) && measure.mart === mart) found.set(columnKey(measure), measure);
		}
	}
	return new Map([...found.values()].map((measure, place) => [`m${place}`, measure]));
}

/** What of a measure is added by the records of a select, as SQL; undefined: nothing. */
type Added = (measure: Addable) => string | undefined;

/** Whether a day, as SQL, is one whose edges are meant. */
type Within = (day: string) => string;

/**
 * The rows of a cube over `relation`, which has the columns of its mart, in no order; reads
 * `cube_owners`.
 *
 * @param sign a column of `relation`, 1 or -1, by which a record adds or takes away
 */
function cubeRows(shape: Shape, relation: string, within: Within, sign?: 'sign'): string {
	const measures = [...measuresOf(shape.mart)];
	const columns = measures.map(([column]) => column);
	const place = `${shape.place}_no`;
	const names = PLACES[shape.place];
	const dimensions = shape.dimensions.map((name) => `${DIMENSIONS[name]} as ${name}`);
	// Summed up by itself before all are: most of the measures have nothing to do with it.
	const select = (owner: string, day: string, added: Added, from: string) =>
		`select ${[
			`owner.${owner} as place`,
			`cast(date_trunc('month', ${day}) as date) as month`,
			...dimensions,
			...measures.map(([column, measure]) => {
				const sum = added(measure);
				return `${sum ? `cast(coalesce(${sum}, 0) as integer)` : '0'} as ${column}`;
			})
		].join(', ')}
		from ${relation} as record
		inner join cube_owners as owner
			on owner.of_unit = record.unit and ${within(day)} and ${from}
		group by all`;
	const selects = [
		...daysOf(measures).map((day) =>
			select(
				place,
				`record.${day}`,
				(measure) => addedOn(day, measure, sign),
				`record.${day} between owner.from_day and owner.to_day`
			)
		),
		...spansOf(measures).flatMap((span) =>
			// In the stock of the new owner, and out of that of the one before.
			(
				[
					[place, 1],
					[`previous_${place}`, -1]
				] as const
			).map(([owner, way]) =>
				select(
					owner,
					'owner.from_day',
					(measure) => (isOf(span, measure) ? weighed(measure, way, sign) : undefined),
					`owner.${place} <> owner.previous_${place}
						and owner.from_day > record.${span.from_day}
						and owner.from_day <= coalesce(record.${span.to_day}, ${NEVER})`
				)
			)
		)
	];
	const sums = columns.map((column) => `cast(sum(edge.${column}) as integer) as ${column}`);
	return `select ${[
		'month.month',
		...names.map((name) => `place.${name}`),
		...[...shape.dimensions, ...columns].map((name) => `month.${name}`)
	].join(', ')}
		from (
			select ${['edge.place', 'edge.month', ...shape.dimensions.map((name) => `edge.${name}`), ...sums].join(', ')}
			from (${selects.join(' union all ')}) as edge
			group by all
			having ${someCounts(columns)}
		) as month
		inner join (select distinct ${[place, ...names].join(', ')} from cube_owners) as place
			on place.${place} = month.place`;
}

const someCounts = (columns: readonly string[]) =>
	columns.map((column) => `sum(${column}) <> 0`).join(' or ');

type Measures = readonly (readonly [string, Addable])[];

/** Every day on which records count in a measure, or enter or leave a stock. */
const daysOf = (measures: Measures): string[] => [
	...new Set(
		measures.flatMap(([, measure]) =>
			measure.kind === 'stock' ? [measure.from_day, measure.to_day] : [measure.day]
		)
	)
];

const spansOf = (measures: Measures): StockMeasure[] => {
	const stocks = measures.flatMap(([, measure]) => (measure.kind === 'stock' ? [measure] : []));
	return stocks.filter((stock, at) => stocks.findIndex((other) => isOf(stock, other)) === at);
};

const isOf = (span: StockMeasure, measure: Addable): measure is StockMeasure =>
	measure.kind === 'stock' && measure.from_day === span.from_day && measure.to_day === span.to_day;

function addedOn(day: string, measure: Addable, sign?: 'sign'): string | undefined {
	if (measure.kind === 'event') return measure.day === day ? weighed(measure, 1, sign) : undefined;
	if (measure.from_day === day) return weighed(measure, 1, sign);
	return measure.to_day === day ? weighed(measure, -1, sign) : undefined;
}

/** @param way 1: it comes; -1: it leaves a stock */
function weighed(measure: Addable, way: 1 | -1, sign?: 'sign'): string {
	const isStock = measure.kind === 'stock';
	const conditions = [
		// Who enters and leaves on one day is never in the stock.
		...(isStock
			? [`record.${measure.from_day} < coalesce(record.${measure.to_day}, ${NEVER})`]
			: []),
		...(measure.where ? [measure.where] : [])
	];
	const filter = conditions.length > 0 ? ` filter (where ${conditions.join(' and ')})` : '';
	const weight = isStock
		? measure.weight
		: measure.aggregate.as === 'sum' && measure.aggregate.value;
	const factors = [...(weight ? [`(${weight})`] : []), ...(sign ? [`record.${sign}`] : [])];
	const sum = factors.length > 0 ? `sum(${factors.join(' * ')})${filter}` : `count(*)${filter}`;
	return way === 1 ? sum : `-${sum}`;
}

/** Makes `cube_owners`: the owners of units, with numbers of what cubes call a place, and of the place before. */
export const ownersTable = (unitOwners: string) => `create or replace temp table cube_owners as
	with owner as (
		select owner.unit as of_unit, owner.from_day, owner.to_day,
			owner.owner as unit, owner.level, owner.province,
			today.owner as current_unit, today.level as current_level, today.province as current_province
		from ${unitOwners} as owner
		inner join ${unitOwners} as today on today.unit = owner.unit and today.boundaries = 'current'
		where owner.boundaries = 'as_reported'
	)
	select of_unit, from_day, to_day, unit, level, province, current_unit, current_level, current_province, unit_no, province_no,
		lag(unit_no) over (partition by of_unit order by from_day) as previous_unit_no,
		lag(province_no) over (partition by of_unit order by from_day) as previous_province_no
	from (
		select *, cast(dense_rank() over (order by level, province, current_level, current_province) as integer) as province_no,
			cast(dense_rank() over (order by unit, level, province, current_unit, current_level, current_province) as integer) as unit_no
		from owner
	)`;

/** Makes the cubes of the marts in `catalogue`, in its schema `cube`, and says in `meta.cubes` what is in them. */
export async function buildCubes(
	connection: DuckDBConnection,
	catalogue: string,
	as_of: string
): Promise<void> {
	const said = SHAPES.flatMap((shape) =>
		[...measuresOf(shape.mart)].map(
			([column, measure]) =>
				`(${[tableOf(shape), shape.mart, shape.place, column, columnKey(measure)].map(quoted).join(', ')}, ${listed(shape.dimensions)})`
		)
	);
	await connection.run(
		`create schema ${catalogue}.cube;
		create table ${catalogue}.meta.cubes (
			name varchar, mart varchar, place varchar, column_name varchar, measure varchar,
			dimensions varchar[]
		);
		insert into ${catalogue}.meta.cubes values ${said.join(', ')};
		${ownersTable(`${catalogue}.mart.unit_owners`)}`
	);
	for (const shape of SHAPES) {
		// In the order of months, those that a question does not need are not read.
		await connection.run(
			`create table ${catalogue}.cube.${tableOf(shape)} as
			${cubeRows(shape, `${catalogue}.${shape.mart}`, until(as_of))}
			order by all`
		);
	}
}

/** The cubes of a release, in the order in which they should be tried; older releases have none. */
export async function readCubes(connection: DuckDBConnection): Promise<Cube[]> {
	const tables = await connection.runAndReadAll(
		`select 1 from duckdb_tables() where schema_name = 'meta' and table_name = 'cubes'`
	);
	if (tables.currentRowCount === 0) return [];
	const read = await connection.runAndReadAll(
		`select name, any_value(mart), any_value(place), any_value(array_to_string(dimensions, ' ')),
			list(column_name), list(measure)
		from meta.cubes group by name order by min(rowid)`
	);
	const rows = read.getRowsJson() as [
		string,
		Shape['mart'],
		Shape['place'],
		string,
		string[],
		string[]
	][];
	return rows.map(([table, mart, place, dimensions, names, measures]) => ({
		table,
		mart,
		place,
		dimensions: dimensions.split(' ').filter(Boolean),
		columns: new Map(measures.map((measure, at) => [measure, names[at]!]))
	}));
}

/** What lies after the as-of day, such as the day on which a matter will be overdue, does not count yet. */
const until =
	(as_of: string): Within =>
	(day) =>
		`${day} <= date '${as_of}'`;

const listed = (names: readonly string[]) => `[${names.map(quoted).join(', ')}]`;

/** Everything of the program that decides what cubes hold. */
export const cubesText = (): string =>
	SHAPES.map((shape) => cubeRows(shape, '', until(''))).join('\n');

/** A cube whose mart changes: statements that fill `gone` and `came` with the rows that it changes by. */
export type ChangedCube = { name: string; table: string; differences: string };

/**
 * Which cubes in `whole` change with their marts, and how. `gone.<mart>` names rows of the mart by
 * `row_id`, `came.<mart>` holds new ones, and both are still to be put in place. Reads `cube_owners`.
 *
 * @param before the as-of day of `whole` so far
 * @returns `records`: statements that must run before those of the cubes
 */
export function changedCubes(
	changedMarts: ReadonlySet<string>,
	before: string,
	as_of: string
): { records: string; cubes: ChangedCube[] } {
	const shapes = SHAPES.filter(({ mart }) => before < as_of || changedMarts.has(mart));
	const marts = [...new Set(shapes.map(({ mart }) => mart))];
	return {
		records: [
			'create schema changing;',
			...marts.map((mart) => changing(mart, before, as_of))
		].join('\n'),
		cubes: shapes.map(changedCube)
	};
}

/**
 * `changing.<mart>`: the rows that come, those that go, and of those that stay the ones that may have a day
 * that has come meanwhile, or an owner. Each with its sign and the days that count of it.
 */
function changing(mart: Shape['mart'], before: string, as_of: string): string {
	const table = mart.slice('mart.'.length);
	const between: Within = (day) => `${day} > date '${before}' and ${day} <= date '${as_of}'`;
	const days = daysOf([...measuresOf(mart)]).map((day) => between(`record.${day}`));
	const isHandedOver = `record.unit in (select of_unit from cube_owners where ${between('from_day')})`;
	const part = (sign: 1 | -1, after: string, until: string, relation: string) =>
		`select *, ${sign} as sign, date '${after}' as after_day, date '${until}' as until_day
		from ${relation}`;
	return `
		create table changing.${table} as
		${part(1, FIRST_DAY, as_of, `came.${table}`)}
		union all
		${part(-1, FIRST_DAY, before, `whole.${mart}`)}
		where rowid in (select row_id from gone.${table})
		union all
		${part(1, before, as_of, `whole.${mart}`)}
		where rowid in (
			select record.rowid
			from whole.${mart} as record
			anti join gone.${table} as gone on gone.row_id = record.rowid
			where ${[...days, isHandedOver].join(' or ')}
		);`;
}

function changedCube(shape: Shape): ChangedCube {
	const table = tableOf(shape);
	const key = keyOf(shape);
	const columns = [...measuresOf(shape.mart).keys()];
	const isSame = key.map((column) => `old.${column} is not distinct from new.${column}`);
	const sums = columns.map((column) => `cast(sum(${column}) as integer) as ${column}`);
	const changes = shape.mart.replace('mart.', 'changing.');
	return {
		name: `cube.${table}`,
		table,
		differences: `
			create table old.${table} as
			${cubeRows(shape, changes, (day) => `${day} > record.after_day and ${day} <= record.until_day`, 'sign')};
			create table gone.${table} as
			select old.rowid as row_id, hash(old) as row_hash
			from whole.cube.${table} as old
			semi join old.${table} as new on ${isSame.join(' and ')};
			create table came.${table} as
			select ${[...key, ...sums].join(', ')}
			from (
				from old.${table}
				union all by name
				from whole.cube.${table} where rowid in (select row_id from gone.${table})
			)
			group by all
			having ${someCounts(columns)};`
	};
}
