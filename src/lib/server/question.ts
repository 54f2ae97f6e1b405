import { metric } from '#warehouse/metrics/catalogue.ts';
import type { NumbersRequest } from '#warehouse/numbers.ts';
import { earlier, monthsBefore, yearBefore } from '../day.ts';
import type { ProvinceMap } from '../geo.ts';
import { KEY, type Choice, type NamedPeriod, type Options } from '../filter.ts';
import { existsOn, type Locality } from './locality.ts';
import { numbers, rowsOf, type Reader, type Row } from './numbers.ts';

/** From this day there are 34 provinces and three levels (Law 82/2025/QH15). */
export const MERGER = '2025-07-01';
const TREND_MONTHS = 13;

/** Whose tasks a level took over, in both directions of time. */
const LEVEL_AFTER: Readonly<Record<string, string>> = { district: 'region', high: 'supreme' };
const LEVEL_BEFORE: Readonly<Record<string, string>> = { region: 'district' };

export type Days = { readonly from: string; readonly to: string };

/** The dimensions by which figures are filtered, each with its values. */
export type Where = Readonly<Record<string, readonly string[]>>;

/** A choice, and what follows from it for every figure of a page. */
export type Question = {
	readonly choice: Choice;
	/** The place that the page is about; null for the whole country. */
	readonly locality: Locality | null;
	readonly where: Where;
	/** The map by which provinces are counted; with it come the boundaries. */
	readonly map: ProvinceMap;
	readonly boundaries: NonNullable<NumbersRequest['boundaries']>;
	readonly previous: Days;
	/** The named period of a year ago, where its days are not the same days: not comparable. */
	readonly incomparable: NamedPeriod | null;
	/** Whole months to the last day of the period, a year of them at least. */
	readonly trend: Days;
};

/**
 * The map of 34 provinces restates earlier figures to today's units, so that a period and its year
 * before are comparable across the merger; a period that ended before it is shown as it was reported.
 */
export function question(
	asked: Choice,
	{ periods }: Options,
	locality: Locality | null = null
): Question {
	const { period } = asked;
	const map = mapOf(asked, locality);
	const choice = locality ? within(locality, asked, map) : asked;
	const where = whereOf(choice);
	return {
		choice,
		locality,
		where: locality?.units ? { ...omit(where, 'province'), unit: locality.units } : where,
		map,
		boundaries: map === '34' ? 'current' : 'as_reported',
		previous: { from: yearBefore(period.from), to: yearBefore(period.to) },
		incomparable: incomparable(choice, periods),
		trend: {
			from: earlier(monthsBefore(period.from, 0), monthsBefore(period.to, TREND_MONTHS - 1)),
			to: period.to
		}
	};
}

/** A province of today, or a unit that came to be later, is shown with what its predecessors reported. */
function mapOf({ period, province }: Choice, locality: Locality | null): ProvinceMap {
	const isOfToday =
		province?.startsWith('34-') || (locality?.unit && !existsOn(locality.unit, period.to));
	return period.to >= MERGER || isOfToday ? '34' : '63';
}

/** The choice as it stands on the page of a place: its province, and of a unit no level but its own. */
function within({ unit }: Locality, choice: Choice, map: ProvinceMap): Choice {
	return unit ? { ...choice, province: unit.provinces[map], level: null } : choice;
}

/**
 * The values of a choice that its period does not know, each with the one that took over from it: a
 * province of the map of 63 after the merger, a level that did not exist then. Null when all fit.
 */
export function successors(
	{ period, province, level }: Choice,
	options: Options
): Partial<Record<(typeof KEY)[keyof typeof KEY], string>> | null {
	const isAfter = period.to >= MERGER;
	const values: Partial<Record<(typeof KEY)[keyof typeof KEY], string>> = {};
	const today = province && isAfter ? options.successors[province] : undefined;
	if (today) values[KEY.province] = today;
	const isRestated = isAfter || province?.startsWith('34-');
	const other = level ? (isRestated ? LEVEL_AFTER : LEVEL_BEFORE)[level] : undefined;
	if (other) values[KEY.level] = other;
	return Object.keys(values).length > 0 ? values : null;
}

/** Levels that exist in a map. */
export const levelsOf = (map: ProvinceMap, levels: readonly string[]): string[] =>
	levels.filter((level) => !((map === '34' ? LEVEL_AFTER : LEVEL_BEFORE)[level] !== undefined));

function incomparable({ calendar, period }: Choice, periods: readonly NamedPeriod[]) {
	if (!period.key) return null;
	const key = `${Number(period.key.slice(0, 4)) - 1}${period.key.slice(4)}`;
	const before = periods.find(
		(named) =>
			named.key === key &&
			named.grain === period.grain &&
			(named.calendar === calendar || period.grain === 'month' || period.grain === 'window')
	);
	if (!before) return null;
	const isSame = before.from === yearBefore(period.from) && before.to === yearBefore(period.end);
	return isSame ? null : before;
}

export function whereOf({ province, level, field, kind }: Choice): Where {
	const chosen = { province, level, field, petition_kind: kind };
	return Object.fromEntries(
		Object.entries(chosen).flatMap(([dimension, code]) => (code ? [[dimension, [code]]] : []))
	);
}

/** A filter without one of its dimensions. */
export const omit = (where: Where, dimension: string): Where =>
	Object.fromEntries(Object.entries(where).filter(([name]) => name !== dimension));

/** The dimensions of a filter that an indicator does not have, and so cannot be filtered by. */
export function notApplied(name: string, where: Where): string[] {
	const { dimensions } = metric(name);
	return Object.keys(where).filter((dimension) => !dimensions.includes(dimension));
}

/**
 * Indicators of several kinds of records in one answer: each is filtered by the dimensions it has.
 * One row per combination of `by`.
 */
export async function ask(
	reader: Reader,
	{ boundaries, choice }: Question,
	request: { metrics: readonly string[]; by?: readonly string[]; where: Where } & Days
): Promise<Row[]> {
	const { metrics, by = [], where, from, to } = request;
	const together = new Map<string, string[]>();
	for (const name of metrics) {
		const skipped = notApplied(name, where).join();
		together.set(skipped, [...(together.get(skipped) ?? []), name]);
	}
	const answers = await Promise.all(
		[...together].map(([skipped, names]) =>
			numbers(reader, {
				metrics: names,
				by,
				from,
				to,
				where: Object.fromEntries(
					Object.entries(where).filter(([dimension]) => !skipped.split(',').includes(dimension))
				),
				calendar: choice.calendar,
				boundaries
			})
		)
	);
	const rows = new Map<string, Row>();
	for (const row of answers.flatMap(rowsOf)) {
		const key = JSON.stringify(by.map((dimension) => row[dimension]));
		rows.set(key, { ...rows.get(key), ...row });
	}
	return [...rows.values()];
}
