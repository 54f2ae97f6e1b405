/*
The URL is the state of a page. This file alone knows how a choice is written in it: keys are
unaccented Vietnamese, values are the codes of the contract.
*/
import { isDay } from '#warehouse/days.ts';
import { earlier } from './day.ts';

export const KEY = {
	calendar: 'lich',
	period: 'ky',
	from: 'tu',
	to: 'den',
	province: 'tinh',
	level: 'cap',
	field: 'linh-vuc',
	kind: 'loai'
} as const;

/** The first is the one that holds where none is chosen. */
export const CALENDARS = ['procuracy', 'civil', 'assembly'] as const;
export type Calendar = (typeof CALENDARS)[number];
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
	/** `63-…` and `34-…`. */
	readonly provinces: readonly string[];
	/** The province of today that a province of 63 became part of. */
	readonly successors: Readonly<Record<string, string>>;
	readonly levels: readonly string[];
	readonly fields: readonly string[];
	readonly kinds: readonly string[];
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

export type Choice = {
	readonly calendar: Calendar;
	readonly period: ChosenPeriod;
	readonly province: string | null;
	readonly level: string | null;
	readonly field: string | null;
	readonly kind: string | null;
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
		province: oneOf(params, KEY.province, options.provinces),
		level: oneOf(params, KEY.level, options.levels),
		field: oneOf(params, KEY.field, options.fields),
		kind: oneOf(params, KEY.kind, options.kinds)
	};
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
	values: Partial<Record<(typeof KEY)[keyof typeof KEY], string | null>>
): Query {
	const own: readonly string[] = Object.values(KEY);
	const result = new URLSearchParams();
	for (const key of Object.values(KEY)) {
		const replaced = values[key];
		const value = replaced === undefined ? (params.getAll(key).at(-1) ?? '') : replaced;
		const isDefault = key === KEY.calendar && value === CALENDARS[0];
		if (value && !isDefault) result.set(key, value);
	}
	for (const [key, value] of params) if (!own.includes(key) && value) result.append(key, value);
	const text = result.toString();
	return text ? `?${text}` : '';
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
