import { sql } from 'kysely';
import { DonthuError } from './errors.ts';
import type { Cell, Column } from './numbers.ts';
import { db, rowsOf } from './query.ts';
import type { Scope } from './scope.ts';
import { columnsOf, shownCell, shownColumns } from './records.ts';
import type { OpenRelease } from './release.ts';
import { records as words } from './vi.ts';

export const RECORD_TYPES = [
	'receptions',
	'petitions',
	'matters',
	'supervisions',
	'documents',
	'reviews'
] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** Who a record is: the unit that sent it (or that it was sent for), its type and its own id. */
export type RecordId = { type: RecordType; unit: string; record_id: string };

/** Days on which the clock of a matter stood; open when `to` is null. */
export type Suspension = { from: string; to: string | null };

/** The rule by which a matter has its due day, as the table of limits has it. */
export type Limit = {
	key: string;
	law: string;
	article: string;
	effective_from: string;
	effective_to: string | null;
	clock_unit: string | null;
	base_limit: number | null;
	ext_kind: string | null;
	ext_unit: string | null;
	ext_limit: number | null;
	max_total: number | null;
	max_unit: string | null;
	start_event: string | null;
};

/** The package that brought the current version of a record. */
export type Origin = {
	package_id: string;
	unit: string;
	created_at: string;
	received_at: string;
	corrects: string | null;
	reason: string | null;
	source: string | null;
};

export type RecordAnswer = RecordId & {
	columns: Column[];
	/** One cell per column. */
	cells: Cell[];
	origin: Origin;
	/** Of a matter alone. */
	matter: {
		/** At the end of the as-of day; null while it is not accepted. */
		standing: string | null;
		limit: Limit | null;
		suspensions: Suspension[];
		/** The petitions behind it, in order. */
		petitions: { unit: string; record_id: string }[];
	} | null;
};

/**
 * One record with all that the release knows of it, as it is on the as-of day. Nothing that could lead
 * to a person.
 *
 * @throws {DonthuError} `unknown_record`, also for one outside the reader's scope
 */
export async function record(
	release: OpenRelease,
	scope: Scope,
	{ type, unit, record_id }: RecordId
): Promise<RecordAnswer> {
	const connection = await release.connect();
	const ask = <Row>(query: ReturnType<typeof sql<Row>>) =>
		rowsOf(connection, { compile: () => query.compile(db) });
	try {
		const mart = `mart.${type}` as const;
		const key = sql.raw(`${type.slice(0, -1)}_no`);
		const [found] = await ask<{ no: number; package_no: number }>(sql`
			select record.${key} as no, record.package_no
			from ${sql.raw(mart)} as record
			inner join mart.unit_owners as owner
				on owner.unit = record.unit and owner.boundaries = 'current'
			where record.unit = ${unit} and ${isSame(record_id)} and ${inScope(scope)}`);
		if (!found) {
			throw new DonthuError(
				'unknown_record',
				words.unknownRecord(record_id, unit),
				words.unknownRecordRemedy
			);
		}
		const { names } = await shownColumns(connection, mart, scope.columns);
		const shown = names.filter((name) => name !== 'suspensions');
		const { sql: text, parameters } = sql`
			select ${sql.join(shown.map((name) => shownCell('record', name, scope.records)))}
			from ${sql.raw(mart)} as record
			where record.${key} = ${sql.lit(Number(found.no))}`.compile(db);
		const result = await connection.runAndReadAll(text, parameters as string[]);
		const columns = await columnsOf(connection, mart, {
			names: result.columnNames(),
			types: result.columnTypes().map(String)
		});
		const cells = result.getRowsJson()[0] as Cell[];
		const [origin] = await ask<Origin>(sql`
			select package.package_id, package.unit, package.created_at, package.received_at,
				package.corrects, package.reason, package.source
			from mart.packages as package
			where package.package_no = ${found.package_no}`);
		return {
			type,
			unit,
			record_id,
			columns,
			cells,
			origin: origin!,
			matter: type === 'matters' ? await matterOf(ask, Number(found.no)) : null
		};
	} finally {
		connection.closeSync();
	}
}

type Ask = <Row>(query: ReturnType<typeof sql<Row>>) => Promise<Row[]>;

async function matterOf(ask: Ask, no: number): Promise<NonNullable<RecordAnswer['matter']>> {
	const [standing] = await ask<{ standing: string | null }>(sql`
		select case when matter.concluded_on is not null then 'concluded' else span.standing end as standing
		from mart.matters as matter
		cross join meta.release as release
		left join mart.matter_spans as span
			on span.matter_no = matter.matter_no
			and span.from_day <= release.as_of
			and coalesce(span.to_day, date '9999-12-31') > release.as_of
		where matter.matter_no = ${no}`);
	const [limit] = await ask<Limit>(sql`
		select rule.key, rule.law, rule.article, rule.effective_from, rule.effective_to, rule.clock_unit,
			rule.base_limit, rule.ext_kind, rule.ext_unit, rule.ext_limit, rule.max_total, rule.max_unit,
			rule.start_event
		from mart.matters as matter
		inner join seed.time_limits as rule on rule.key = matter.limit_key
		where matter.matter_no = ${no}`);
	const suspensions = await ask<Suspension>(sql`
		select suspension.from_day as "from", suspension.to_day as "to"
		from (
			select unnest(matter.suspensions, recursive := true)
			from mart.matters as matter
			where matter.matter_no = ${no}
		) as suspension
		order by suspension.from_day`);
	const petitions = await ask<{ unit: string; record_id: string }>(sql`
		select petition.unit, petition.record_id
		from mart.petitions as petition
		where petition.matter_no = ${no}
		order by petition.unit, petition.record_key`);
	return { standing: standing?.standing ?? null, limit: limit ?? null, suspensions, petitions };
}

/** As a package names it, or as another record refers to it: in small letters. */
const isSame = (id: string) =>
	sql`(record.record_id = ${id} or record.record_key = ${id.normalize('NFC').trim().toLowerCase()})`;

function inScope({ records: units }: Scope) {
	if (units === 'all') return sql`true`;
	if (units.length === 0) return sql`false`;
	return sql`owner.current_owner in (${sql.join(units)})`;
}
