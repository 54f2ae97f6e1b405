import { metric } from '#warehouse/metrics/catalogue.ts';
import { MERGER } from '../breaks.ts';
import { comparisonOf, type Comparison } from '../comparison.ts';
import { earlier, monthsBefore } from '../day.ts';
import type { ProvinceMap } from '../geo.ts';
import {
	KEY,
	type Boundaries,
	type Choice,
	type Key,
	type Options,
	type Selection
} from '../filter.ts';
import { existsOn, type Locality } from './locality.ts';
import { numbers, rowsOf, type Reader, type Row } from './numbers.ts';

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
	readonly boundaries: Boundaries;
	/** What the figures are compared with; null where the reader wants none. */
	readonly comparison: Comparison | null;
	/** Whole months to the last day of the period, a year of them at least. */
	readonly trend: Days;
};

/**
 * The map of 34 provinces restates earlier figures to today's units, so that a period and its year
 * before are comparable across the merger; a period that ended before it is shown as it was reported.
 */
export function question(
	asked: Choice,
	{ periods, codes }: Options,
	locality: Locality | null = null
): Question {
	const { period } = asked;
	const map = mapOf(asked, locality);
	const choice = locality ? within(locality, asked, map) : asked;
	const where = whereOf(choice, codes);
	const boundaries = boundariesOf(choice, map);
	return {
		choice,
		locality,
		where: locality?.units ? { ...omit(where, 'province'), unit: locality.units } : where,
		map,
		boundaries,
		comparison: comparisonOf(choice, boundaries, periods),
		trend: {
			from: earlier(monthsBefore(period.from, 0), monthsBefore(period.to, TREND_MONTHS - 1)),
			to: period.to
		}
	};
}

/** A province of today, or a unit that came to be later, is shown with what its predecessors reported. */
function mapOf(choice: Choice, locality: Locality | null): ProvinceMap {
	const { period, boundaries } = choice;
	const isOfToday =
		isOfMap34(choice) ||
		(locality?.unit && !existsOn(locality.unit, period.to)) ||
		boundaries === 'current';
	return period.to >= MERGER || isOfToday ? '34' : '63';
}

const isOfMap34 = ({ filters }: Choice): boolean =>
	filters['province']?.codes.some((code) => code.startsWith('34-')) ?? false;

/** As reported only where it was asked for, or where the map is that of the time. */
function boundariesOf({ boundaries, period }: Choice, map: ProvinceMap): Boundaries {
	const isOfThen = boundaries === 'as_reported' && period.to >= MERGER;
	return map === '63' || isOfThen ? 'as_reported' : 'current';
}

/** The choice as it stands on the page of a place: its province, and of a unit no level but its own. */
function within({ unit }: Locality, choice: Choice, map: ProvinceMap): Choice {
	if (!unit) return choice;
	const { level: _, province: __, ...filters } = choice.filters;
	const province = unit.provinces[map];
	return {
		...choice,
		filters: province ? { ...filters, province: { codes: [province], isExcluded: false } } : filters
	};
}

/**
 * The values of a choice that its period does not know, each with the one that took over from it: a
 * province of the map of 63 after the merger, a level that did not exist then. Null when all fit.
 */
export function successors(choice: Choice, options: Options): Partial<Record<Key, string>> | null {
	const { period, boundaries, filters } = choice;
	const isRestated = period.to >= MERGER || boundaries === 'current';
	const values: Partial<Record<Key, string>> = {};
	const follow = (
		key: Key,
		selection: Selection | undefined,
		next: Readonly<Record<string, string>>
	) => {
		if (!selection?.codes.some((code) => next[code])) return;
		const codes = selection.codes.map((code) => next[code] ?? code);
		values[key] = `${selection.isExcluded ? '!' : ''}${[...new Set(codes)].sort().join(',')}`;
	};
	if (isRestated) follow(KEY.province, filters['province'], options.successors);
	const levels = isRestated || isOfMap34(choice) ? LEVEL_AFTER : LEVEL_BEFORE;
	follow(KEY.level, filters['level'], levels);
	return Object.keys(values).length > 0 ? values : null;
}

/** Levels that exist in a map. */
export const levelsOf = (map: ProvinceMap, levels: readonly string[]): string[] =>
	levels.filter((level) => !((map === '34' ? LEVEL_AFTER : LEVEL_BEFORE)[level] !== undefined));

/** The allowed codes of each dimension: where some are left out, all others that are known. */
export function whereOf({ filters }: Pick<Choice, 'filters'>, known: Options['codes']): Where {
	return Object.fromEntries(
		Object.entries(filters).map(([dimension, { codes, isExcluded }]) => [
			dimension,
			isExcluded ? (known[dimension] ?? []).filter((code) => !codes.includes(code)) : codes
		])
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
