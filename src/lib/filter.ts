/*
The URL is the state of a page. This file alone knows how a choice is written in it: keys are
unaccented Vietnamese, values are the codes of the contract.
*/
import { isDay } from '#warehouse/days.ts';
import { NO_VALUE } from '#warehouse/no_value.ts';
import { earlier } from './day.ts';

export const KEY = {
	calendar: 'lich',
	period: 'ky',
	from: 'tu',
	to: 'den',
	comparison: 'so-sanh',
	boundaries: 'ranh-gioi',
	province: 'tinh',
	level: 'cap',
	field: 'linh-vuc',
	kind: 'loai',
	/** Any other dimension: `loc=<dimension>:<codes>`, once for each. */
	more: 'loc'
} as const;
export type Key = (typeof KEY)[keyof typeof KEY];

/** The dimensions that have a key of their own. */
export const KEY_OF: Readonly<Record<string, Key>> = {
	province: KEY.province,
	level: KEY.level,
	field: KEY.field,
	petition_kind: KEY.kind
};

/** The first is the one that holds where none is chosen. */
export const CALENDARS = ['procuracy', 'civil', 'assembly'] as const;
export type Calendar = (typeof CALENDARS)[number];

/** What a period is compared with; the first holds where none is chosen. */
export const COMPARISONS = { last_year: 'cung-ky', previous: 'ky-truoc', none: 'khong' } as const;
export type ComparisonKind = keyof typeof COMPARISONS;
export const BOUNDARIES = ['current', 'as_reported'] as const;
export type Boundaries = (typeof BOUNDARIES)[number];
export type Grain = 'year' | 'half' | 'quarter' | 'month' | 'window';

/** A row of `seed.periods`. Months belong to every calendar (`all`). */
export type NamedPeriod = {
	readonly calendar: string;
	readonly grain: Grain;
	readonly key: string;
	readonly from: string;
	readonly to: string;
};

/** What a choice may be made of: all of it comes from one release. */
export type Options = {
	readonly as_of: string;
	readonly periods: readonly NamedPeriod[];
	/** The province of today that a province of 63 became part of. */
	readonly successors: Readonly<Record<string, string>>;
	/** The codes of each dimension that can be filtered by, in the order in which people list them. */
	readonly codes: Readonly<Record<string, readonly string[]>>;
};

export type ChosenPeriod = {
	/** Empty for a range of days. */
	readonly key: string;
	readonly grain: Grain | 'range';
	readonly from: string;
	/** Never later than the as-of day. */
	readonly to: string;
	/** The last day of the whole period, which may lie after the as-of day. */
	readonly end: string;
};

/** Codes of a dimension: those that are wanted, or those that are not. Never empty. */
export type Selection = { readonly codes: readonly string[]; readonly isExcluded: boolean };
/** Selections by dimension. */
export type Filters = Readonly<Record<string, Selection>>;

export type Choice = {
	readonly calendar: Calendar;
	readonly period: ChosenPeriod;
	readonly comparison: ComparisonKind;
	/** Null where the period decides. */
	readonly boundaries: Boundaries | null;
	readonly filters: Filters;
};

export type InvalidReason = 'unknown' | 'not_a_day' | 'one_day_missing' | 'reversed' | 'future';

/** A value in the URL that stands for nothing; the reader can correct it. */
export class InvalidChoice extends Error {
	readonly key: string;
	readonly value: string;
	readonly reason: InvalidReason;

	constructor(key: string, value: string, reason: InvalidReason) {
		super(`${key}=${value}: ${reason}`);
		this.name = 'InvalidChoice';
		this.key = key;
		this.value = value;
		this.reason = reason;
	}
}

/**
 * The choice that a query string stands for. Empty values count as absent, so that a plain form
 * may send every field.
 *
 * @throws {InvalidChoice} naming the first value that means nothing.
 */
export function readChoice(params: URLSearchParams, options: Options): Choice {
	const calendar = oneOf(params, KEY.calendar, CALENDARS) ?? CALENDARS[0];
	return {
		calendar,
		period: readPeriod(params, calendar, options),
		comparison: readComparison(params),
		boundaries: oneOf(params, KEY.boundaries, BOUNDARIES),
		filters: readFilters(params, options)
	};
}

/** The code that alone is wanted of a dimension, if one is. */
export function onlyOf({ filters }: Pick<Choice, 'filters'>, dimension: string): string | null {
	const selection = filters[dimension];
	return selection && !selection.isExcluded && selection.codes.length === 1
		? selection.codes[0]!
		: null;
}

/**
 * What a click on a mark makes of a selection: it filters to the code, beside those that are filtered to
 * already; again, it leaves the code out; again, it stands as before the first.
 */
export function turned(selection: Selection | undefined, code: string): Selection | null {
	const { codes, isExcluded } = selection ?? { codes: [], isExcluded: false };
	const others = codes.filter((other) => other !== code);
	if (!codes.includes(code))
		return { codes: isExcluded ? [code] : [...codes, code], isExcluded: false };
	if (!isExcluded && others.length === 0) return { codes: [code], isExcluded: true };
	return others.length > 0 ? { codes: others, isExcluded } : null;
}

/** The period a page shows when the URL names none: the calendar's current year. */
export function defaultPeriod(calendar: Calendar, { periods, as_of }: Options): NamedPeriod {
	const current = periods.find(
		(period) =>
			period.calendar === calendar &&
			period.grain === 'year' &&
			period.from <= as_of &&
			as_of <= period.to
	);
	if (!current) throw new Error(`No year of the ${calendar} calendar holds ${as_of}.`);
	return current;
}

/**
 * Months belong to every calendar; the named reporting windows are offered in every calendar too,
 * so that changing the calendar never makes a chosen window meaningless.
 */
export function isOffered(period: NamedPeriod, calendar: Calendar): boolean {
	return period.calendar === calendar || period.grain === 'month' || period.grain === 'window';
}

/** A query string with its question mark, or nothing. */
export type Query = '' | `?${string}`;

/**
 * A query string with some values replaced, in one fixed order and without values that are empty or
 * hold anyway, so that one choice has one address. Keys that are not the filter's stay as they are.
 */
export function withValues(
	params: URLSearchParams,
	values: Partial<Record<Key, string | null>>
): Query {
	const own: readonly string[] = Object.values(KEY);
	const result = new URLSearchParams();
	for (const key of Object.values(KEY)) {
		for (const value of valuesOf(params, key, values[key])) {
			if (value && !DEFAULTS.has(`${key}=${value}`)) result.append(key, value);
		}
	}
	for (const [key, value] of params) if (!own.includes(key) && value) result.append(key, value);
	return queryOf(result);
}

/** The query string with another selection of a dimension, or with none. */
export function withSelection(
	params: URLSearchParams,
	dimension: string,
	selection: Selection | null
): Query {
	const text = selection ? selectionText(selection) : '';
	const key = KEY_OF[dimension];
	if (key) return withValues(params, { [key]: text });
	const result = new URLSearchParams(params);
	result.delete(KEY.more);
	for (const entry of params.getAll(KEY.more)) {
		if (!entry.startsWith(`${dimension}:`)) result.append(KEY.more, entry);
	}
	if (text) result.append(KEY.more, `${dimension}:${text}`);
	return withValues(result, {});
}

/** The query string with the choice alone: what goes along from page to page. */
export function choiceOnly(params: URLSearchParams): Query {
	const own: readonly string[] = Object.values(KEY);
	return withValues(new URLSearchParams([...params].filter(([key]) => own.includes(key))), {});
}

const DEFAULTS: ReadonlySet<string> = new Set([
	`${KEY.calendar}=${CALENDARS[0]}`,
	`${KEY.comparison}=${COMPARISONS.last_year}`
]);
const SELECTIONS: readonly string[] = Object.values(KEY_OF);

/** The values of a key in their one form; `replaced` stands for what the address has. */
function valuesOf(
	params: URLSearchParams,
	key: Key,
	replaced: string | null | undefined
): string[] {
	const texts = replaced === undefined ? params.getAll(key) : [replaced ?? ''];
	if (key === KEY.more) {
		return [...moreTexts(texts)]
			.map(([dimension, texts]) => [dimension, parseSelection(texts)] as const)
			.flatMap(([dimension, found]) => (found ? `${dimension}:${selectionText(found)}` : []))
			.sort();
	}
	if (!SELECTIONS.includes(key)) return [texts.at(-1) ?? ''];
	const selection = parseSelection(texts);
	return selection ? [selectionText(selection)] : [];
}

/** A query string in which the signs that an address may hold stand as they are. */
function queryOf(params: URLSearchParams): Query {
	const text = params
		.toString()
		.replaceAll('%2C', ',')
		.replaceAll('%3A', ':')
		.replaceAll('%21', '!');
	return text ? `?${text}` : '';
}

/**
 * `34-24,34-01` are the codes wanted, `!34-24` those that are not. A form without JavaScript sends
 * several values for a key, and `!` alone for leaving them out.
 */
function parseSelection(texts: readonly string[]): Selection | null {
	const tokens = texts.flatMap((text) => text.split(','));
	const codes = new Set(tokens.map((token) => token.replace(/^!/, '')).filter(Boolean));
	if (codes.size === 0) return null;
	return { codes: [...codes].sort(), isExcluded: tokens.some((token) => token.startsWith('!')) };
}

const selectionText = ({ codes, isExcluded }: Selection): string =>
	`${isExcluded ? '!' : ''}${[...codes].sort().join(',')}`;

/** The texts of `loc`, by dimension. */
function moreTexts(entries: readonly string[]): Map<string, string[]> {
	const texts = new Map<string, string[]>();
	for (const entry of entries) {
		const [dimension = '', ...rest] = entry.split(':');
		if (dimension) texts.set(dimension, [...(texts.get(dimension) ?? []), rest.join(':')]);
	}
	return texts;
}

function readFilters(params: URLSearchParams, { codes }: Options): Filters {
	const filters: Record<string, Selection> = {};
	const add = (key: Key, dimension: string, texts: readonly string[]) => {
		const selection = parseSelection(texts);
		if (!selection) return;
		const known = codes[dimension];
		if (!known) throw new InvalidChoice(key, dimension, 'unknown');
		const stranger = selection.codes.find((code) => code !== NO_VALUE && !known.includes(code));
		if (stranger !== undefined) throw new InvalidChoice(key, stranger, 'unknown');
		filters[dimension] = selection;
	};
	for (const [dimension, key] of Object.entries(KEY_OF)) add(key, dimension, params.getAll(key));
	for (const [dimension, texts] of moreTexts(params.getAll(KEY.more))) {
		add(KEY.more, dimension, texts);
	}
	return filters;
}

function readComparison(params: URLSearchParams): ComparisonKind {
	const text = oneOf(params, KEY.comparison, Object.values(COMPARISONS));
	const kinds = Object.keys(COMPARISONS) as ComparisonKind[];
	return kinds.find((kind) => COMPARISONS[kind] === text) ?? 'last_year';
}

function readPeriod(params: URLSearchParams, calendar: Calendar, options: Options): ChosenPeriod {
	// A form without JavaScript sends the select and the button that was pressed: the last counts.
	const key = params.getAll(KEY.period).at(-1) ?? '';
	const from = params.get(KEY.from) ?? '';
	const to = params.get(KEY.to) ?? '';
	if (!key && (from || to)) return readRange(from, to, options.as_of);

	const period = key
		? options.periods.find((named) => named.key === key && isOffered(named, calendar))
		: defaultPeriod(calendar, options);
	if (!period) throw new InvalidChoice(KEY.period, key, 'unknown');
	if (period.from > options.as_of) throw new InvalidChoice(KEY.period, key, 'future');
	return {
		key: period.key,
		grain: period.grain,
		from: period.from,
		to: earlier(period.to, options.as_of),
		end: period.to
	};
}

function readRange(from: string, to: string, asOf: string): ChosenPeriod {
	if (!from || !to) throw new InvalidChoice(from ? KEY.to : KEY.from, '', 'one_day_missing');
	if (!isDay(from)) throw new InvalidChoice(KEY.from, from, 'not_a_day');
	if (!isDay(to)) throw new InvalidChoice(KEY.to, to, 'not_a_day');
	if (from > to) throw new InvalidChoice(KEY.to, to, 'reversed');
	if (from > asOf) throw new InvalidChoice(KEY.from, from, 'future');
	return { key: '', grain: 'range', from, to: earlier(to, asOf), end: to };
}

function oneOf<T extends string>(
	params: URLSearchParams,
	key: string,
	values: readonly T[]
): T | null {
	const text = params.getAll(key).at(-1) ?? '';
	if (!text) return null;
	const value = values.find((known) => known === text);
	if (value === undefined) throw new InvalidChoice(key, text, 'unknown');
	return value;
}
