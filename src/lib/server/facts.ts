import type { DuckDBConnection } from '@duckdb/node-api';
import { limitLabel, type TimeLimit } from '#warehouse/law/limit_label.ts';
import { BOOLEAN_DIMENSIONS, DIMENSIONS } from '#warehouse/metrics/measure.ts';
import type { OpenRelease } from '#warehouse/release.ts';
import type { NamedPeriod, Options } from '../filter.ts';
import type { ProvinceMap } from '../geo.ts';

/** A code and its Vietnamese label. */
export type Named = { readonly code: string; readonly label: string };

export type Target = {
	readonly indicator: string;
	/** The part of the indicator for which it holds, `kind=protest`; null for the whole. */
	readonly where: string | null;
	readonly value: number;
	readonly direction: '>=' | '<=';
	readonly valid_from: string | null;
	readonly valid_to: string | null;
	/** The rule that set it. */
	readonly instrument: string | null;
};

/** A procuracy, and the days on which it existed (null: open). */
export type Unit = {
	readonly code: string;
	readonly name: string;
	readonly level: string;
	/** Codes of its province in either map, `63-24`; null for units without a province. */
	readonly provinces: Readonly<Record<ProvinceMap, string | null>>;
	readonly valid_from: string | null;
	readonly valid_to: string | null;
	/** Who took over from it. */
	readonly successor: string | null;
};

/** What a release knows besides figures: names, periods, targets. */
export type Facts = {
	readonly options: Options;
	/** The name of `34-24`; both maps. */
	readonly provinces: ReadonlyMap<string, string>;
	readonly units: ReadonlyMap<string, Unit>;
	/** Labels of a code list, in the list's own order. */
	readonly lists: ReadonlyMap<string, readonly Named[]>;
	/** Labels of the limits of resolution, by their keys. */
	readonly limits: ReadonlyMap<string, string>;
	readonly targets: readonly Target[];
};

/** The targets of an indicator, or of a part of it, in force on a day. */
export const targetsOn = (
	targets: readonly Target[],
	indicator: string,
	day: string,
	where: string | null = null
): Target[] =>
	targets.filter(
		(target) =>
			target.indicator === indicator &&
			target.where === where &&
			(target.valid_from ?? day) <= day &&
			day <= (target.valid_to ?? day)
	);

const known = new WeakMap<OpenRelease, Promise<Facts>>();

/** The facts of a release, read once. */
export function facts(release: OpenRelease): Promise<Facts> {
	const found = known.get(release) ?? read(release);
	known.set(release, found);
	return found;
}

async function read(release: OpenRelease): Promise<Facts> {
	const connection = await release.connect();
	try {
		const provinces = await rows(
			connection,
			`select '34-' || code, name from seed.provinces_34
			union all select '63-' || code, name from seed.provinces_63`
		);
		const merged = await rows(
			connection,
			`select '63-' || old_code, '34-' || new_code from seed.province_merge`
		);
		const lists = await readLists(connection);
		const limits = await readLimits(connection);
		const departments = await readDepartments(connection);
		return {
			options: {
				as_of: release.as_of,
				periods: release.periods.map(({ first_day, last_day, ...period }): NamedPeriod => ({
					...period,
					from: first_day,
					to: last_day
				})),
				successors: Object.fromEntries(merged),
				codes: codesOf(
					release,
					lists,
					provinces.map(([code]) => code),
					[...limits.keys()],
					departments
				)
			},
			provinces: new Map(provinces),
			units: await readUnits(connection),
			lists,
			limits,
			targets: await readTargets(connection)
		};
	} finally {
		connection.closeSync();
	}
}

/** Dimensions whose code list bears another name. */
export const LIST_OF: Readonly<Record<string, string>> = {
	decision_level: 'level',
	kind: 'follow_up',
	reply: 'follow_up_reply',
	result: 'reception_result'
};

/** What a filter may name, by dimension; lists in their own order. */
function codesOf(
	release: OpenRelease,
	lists: Facts['lists'],
	provinces: readonly string[],
	limits: readonly string[],
	departments: readonly string[]
): Options['codes'] {
	const months = release.periods.filter(({ grain }) => grain === 'month').map(({ key }) => key);
	return Object.fromEntries(
		Object.keys(DIMENSIONS).flatMap((dimension) => {
			const codes = [
				...(lists.get(LIST_OF[dimension] ?? dimension)?.map(({ code }) => code) ??
					(BOOLEAN_DIMENSIONS.has(dimension) ? ['true', 'false'] : undefined) ??
					(dimension.endsWith('province') ? provinces : undefined) ??
					(dimension === 'received_month' ? months : undefined) ??
					(dimension === 'limit_key' ? limits : undefined) ??
					(dimension === 'department' ? departments : undefined) ??
					release.codes.get(dimension) ??
					[])
			];
			return codes.length > 0 ? [[dimension, codes]] : [];
		})
	);
}

/** Units write them as they like: those that records have. */
async function readDepartments(connection: DuckDBConnection): Promise<string[]> {
	const marts = ['receptions', 'petitions', 'matters', 'supervisions', 'documents', 'reviews'];
	const each = marts.map((mart) => `select department from mart.${mart}`).join(' union ');
	const found = await connection.runAndReadAll(
		`select department from (${each}) where department is not null order by department`
	);
	return found.getRowsJson().map(([department]) => `${department as string}`);
}

async function readUnits(connection: DuckDBConnection): Promise<Map<string, Unit>> {
	const found = await connection.runAndReadAll(
		`select unit.unit, unit.name, unit.level, '63-' || unit.province_63, '34-' || unit.province_34,
			unit.valid_from, unit.valid_to, succession.successor
		from seed.units as unit
		left join seed.unit_succession as succession using (unit)
		order by unit.rowid`
	);
	return new Map(
		(found.getRowsJson() as (string | null)[][]).map(
			([code, name, level, old, today, valid_from = null, valid_to = null, successor = null]) => [
				code!,
				{
					code: code!,
					name: name!,
					level: level!,
					provinces: { '63': old ?? null, '34': today ?? null },
					valid_from,
					valid_to,
					successor
				}
			]
		)
	);
}

async function readLists(connection: DuckDBConnection): Promise<Map<string, Named[]>> {
	const lists = new Map<string, Named[]>();
	const found = await connection.runAndReadAll(
		// rowid keeps the order of the seed, which is the order of the official forms.
		'select list, code, label_vi from seed.codes order by rowid'
	);
	for (const [list = '', code = '', label = ''] of found.getRowsJson() as string[][]) {
		lists.set(list, [...(lists.get(list) ?? []), { code, label }]);
	}
	return lists;
}

async function readLimits(connection: DuckDBConnection): Promise<Map<string, string>> {
	const found = await connection.runAndReadAll(
		`select key, law, article, petition_type, level, owner, domain, clock_unit, base_limit,
			effective_to, confidence
		from seed.time_limits
		where family = 'resolution'
		order by rowid`
	);
	return new Map(
		(found.getRowObjectsJson() as unknown as TimeLimit[]).map((limit) => [
			limit.key,
			limitLabel(limit)
		])
	);
}

/** Targets in per cent. */
async function readTargets(connection: DuckDBConnection): Promise<Target[]> {
	const found = await connection.runAndReadAll(
		`select indicator, "where", target, direction, valid_from, valid_to, instrument
		from seed.targets
		where unit = 'percent' and direction in ('>=', '<=')
			and indicator is not null and try_cast(target as double) is not null`
	);
	return (found.getRowsJson() as (string | null)[][]).map(
		([
			indicator,
			where = null,
			target,
			direction,
			valid_from = null,
			valid_to = null,
			instrument = null
		]) => ({
			indicator: indicator!,
			where,
			value: Number(target) / 100,
			direction: direction === '<=' ? '<=' : '>=',
			valid_from,
			valid_to,
			instrument
		})
	);
}

async function rows(connection: DuckDBConnection, sql: string): Promise<[string, string][]> {
	return (await connection.runAndReadAll(sql)).getRowsJson() as [string, string][];
}
