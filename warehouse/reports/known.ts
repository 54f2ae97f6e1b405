import { sql } from 'kysely';
import type { Period } from '../release.ts';
import type { OpenRelease } from '../release.ts';
import breaks from '../law/breaks.json' with { type: 'json' };
import { BOOLEAN_DIMENSIONS, isTimeGrain } from '../metrics/measure.ts';
import { NO_VALUE } from '../no_value.ts';
import type { Cell } from '../numbers.ts';
import { db, rowsOf } from '../query.ts';
import { day } from './wording.ts';
import { labels as words, unitName } from './vi.ts';

export type Target = {
	readonly indicator: string;
	readonly name: string;
	/** For which part of the indicator it holds: `kind=protest`, `field=custody,criminal_enforcement`. */
	readonly where: Readonly<Record<string, readonly string[]>>;
	/** A share, 0…1. */
	readonly value: number;
	readonly direction: '>=' | '<=';
	readonly valid_from: string | null;
	readonly valid_to: string | null;
	readonly instrument: string | null;
};
export type Break = { readonly day: string; readonly label: string; readonly basis: string };
export type Unit = {
	readonly code: string;
	readonly name: string;
	readonly level: string;
	readonly province: string | null;
	readonly valid_to: string | null;
};

/** What a report needs to know of a release besides its figures. */
export type Known = {
	readonly release: string;
	readonly as_of: string;
	readonly isLocked: boolean;
	/** The home holds made-up data. */
	readonly isMock: boolean;
	readonly periods: readonly Period[];
	readonly targets: readonly Target[];
	/** Days on which what is counted changed, oldest first. */
	readonly breaks: readonly Break[];
	readonly units: ReadonlyMap<string, Unit>;
	/** Names of provinces of both maps, `34-01`; the full ones say what kind of place it is. */
	readonly provinces: ReadonlyMap<string, { readonly name: string; readonly full: string }>;
	/** Codes of a dimension in the order of its list; none of those that have no list. */
	codes(dimension: string): readonly string[];
	/** What the cell of a dimension means. */
	label(dimension: string, cell: Cell): string;
};

/** Dimensions whose list has another name. */
const LIST_OF: Readonly<Record<string, string>> = {
	decision_level: 'level',
	kind: 'follow_up',
	reply: 'follow_up_reply',
	result: 'reception_result'
};

/** Reads it from a release; whether it is final and made up is told by what lies beside it. */
export async function readKnown(
	release: OpenRelease,
	{ isLocked, isMock }: { isLocked: boolean; isMock: boolean }
): Promise<Known> {
	const connection = await release.connect();
	try {
		const lists = Map.groupBy(
			await rowsOf(
				connection,
				db
					.selectFrom('seed.codes')
					.select(['list', 'code', 'label_vi'])
					.orderBy(sql`rowid`)
			),
			({ list }) => list
		);
		const provinces = new Map(await readProvinces(connection));
		const units = new Map(
			(await readUnits(connection)).map((unit): [string, Unit] => [unit.code, unit])
		);
		const listOf = (dimension: string) => lists.get(LIST_OF[dimension] ?? dimension) ?? [];
		return {
			release: release.id,
			as_of: release.as_of,
			isLocked,
			isMock,
			periods: release.periods,
			targets: await readTargets(connection),
			breaks,
			units,
			provinces,
			codes: (dimension) => listOf(dimension).map(({ code }) => code),
			label: (dimension, cell) => {
				const named =
					cell === null || typeof cell === 'boolean'
						? undefined
						: listOf(dimension).find(({ code }) => code === `${cell}`)?.label_vi;
				return named ?? labelOf(dimension, cell, { units, provinces });
			}
		};
	} finally {
		connection.closeSync();
	}
}

type Connection = Parameters<typeof rowsOf>[0];

async function readProvinces(
	connection: Connection
): Promise<[string, { name: string; full: string }][]> {
	const of = (map: '63' | '34') =>
		rowsOf(
			connection,
			db.selectFrom(`seed.provinces_${map}`).select(['code', 'name', 'full_name'])
		);
	const [old, today] = [await of('63'), await of('34')];
	const entry = (map: string, { code, name, full_name }: (typeof old)[number]) =>
		[
			`${map}-${code}`,
			{ name, full: full_name.slice(0, 1).toLowerCase() + full_name.slice(1) }
		] as [string, { name: string; full: string }];
	return [...old.map((row) => entry('63', row)), ...today.map((row) => entry('34', row))];
}

async function readUnits(connection: Connection): Promise<Unit[]> {
	const rows = await rowsOf(
		connection,
		db.selectFrom('seed.units').select(['unit', 'name', 'level', 'province_34', 'valid_to'])
	);
	return rows.map(({ unit, name, level, province_34, valid_to }) => ({
		code: unit,
		name,
		level,
		province: province_34 && `34-${province_34}`,
		valid_to
	}));
}

async function readTargets(connection: Connection): Promise<Target[]> {
	const rows = await rowsOf(
		connection,
		db
			.selectFrom('seed.targets')
			.select(['indicator', 'name_vi', 'where', 'target', 'direction', 'valid_from', 'valid_to'])
			.select('instrument')
			.where('unit', '=', 'percent')
			.orderBy(sql`rowid`)
	);
	return rows.flatMap((row) => {
		const where = readWhere(row.where ?? '');
		const isShare = row.direction === '>=' || row.direction === '<=';
		const value = Number(row.target ?? Number.NaN);
		if (row.indicator === null || where === null || !isShare || Number.isNaN(value)) return [];
		return {
			indicator: row.indicator,
			name: row.name_vi,
			where,
			value: value / 100,
			direction: row.direction as Target['direction'],
			valid_from: row.valid_from,
			valid_to: row.valid_to,
			instrument: row.instrument
		};
	});
}

/** `field=custody,civil`; null: words that are no filter (`each field`). */
function readWhere(text: string): Record<string, string[]> | null {
	if (text === '') return {};
	const [name = '', values] = text.split('=');
	return values === undefined ? null : { [name]: values.split(',') };
}

type Places = Pick<Known, 'units' | 'provinces'>;

function labelOf(dimension: string, cell: Cell, { units, provinces }: Places): string {
	if (cell === null || cell === NO_VALUE)
		return dimension === 'province' ? words.central : words.none;
	const code = `${cell}`;
	if (BOOLEAN_DIMENSIONS.has(dimension)) return code === 'true' ? words.yes : words.no;
	if (dimension.endsWith('province')) return provinces.get(code)?.name ?? code;
	if (dimension === 'unit') {
		const unit = units.get(code);
		if (unit === undefined) return code;
		const name = unitName(unit.name);
		return unit.valid_to === null ? name : words.closed(name, day(unit.valid_to));
	}
	if (dimension === 'received_month') return words.month(code.slice(0, 4), code.slice(5, 7));
	return isTimeGrain(dimension) ? bucketName(dimension, code) : code;
}

function bucketName(grain: string, key: string): string {
	const year = key.slice(0, 4);
	if (grain === 'year') return words.year(key);
	if (grain === 'half') return words.half(year, key.slice(-1));
	return grain === 'quarter'
		? words.quarter(year, key.slice(-1))
		: words.month(year, key.slice(5, 7));
}

/** The targets of an indicator, or a part of it, in force on a day. */
export const targetsOn = (
	{ targets }: Pick<Known, 'targets'>,
	indicator: string,
	where: Target['where'],
	on: string
): Target[] =>
	targets.filter(
		(target) =>
			target.indicator === indicator &&
			JSON.stringify(target.where) === JSON.stringify(where) &&
			(target.valid_from ?? on) <= on &&
			on <= (target.valid_to ?? on)
	);
