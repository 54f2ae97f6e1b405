/*
How a question is narrowed in an address beyond the filter of every page: `loc=<dimension>:<codes>`,
once for each dimension, `ranh-gioi` for the boundaries and `so-sanh` for the comparison.
*/
import { KEY } from './filter.ts';

export const MORE = 'loc';
export const BOUNDARIES_KEY = 'ranh-gioi';
export const COMPARISON_KEY = 'so-sanh';
/** What a period is compared with; the first holds where none is chosen. */
export const COMPARISONS = ['cung-ky', 'ky-truoc', 'khong'] as const;

/** Codes by dimension. */
export type Narrowing = Readonly<Record<string, readonly string[]>>;

/** The dimensions that have a key of their own. */
export const KEY_OF: Readonly<Record<string, string>> = {
	province: KEY.province,
	level: KEY.level,
	field: KEY.field,
	petition_kind: KEY.kind
};

/** The codes that an address names for each dimension; several entries of one add up. */
export function readNarrowing(params: URLSearchParams): Narrowing {
	const found = new Map<string, Set<string>>();
	for (const entry of params.getAll(MORE)) {
		const [dimension = '', ...rest] = entry.split(':');
		const codes = rest.join(':').split(',').filter(Boolean);
		if (codes.length === 0) continue;
		found.set(dimension, new Set([...(found.get(dimension) ?? []), ...codes]));
	}
	return Object.fromEntries([...found].map(([dimension, codes]) => [dimension, [...codes]]));
}

/**
 * A query string in which each of these dimensions has these codes alone, instead of what was chosen of
 * it; without codes it is no longer narrowed.
 */
export function narrowed(params: URLSearchParams, narrowing: Narrowing): URLSearchParams {
	const result = new URLSearchParams(params);
	const all = { ...readNarrowing(params), ...narrowing };
	for (const dimension of Object.keys(narrowing)) {
		const key = KEY_OF[dimension];
		if (key) result.delete(key);
	}
	result.delete(MORE);
	for (const [dimension, codes] of Object.entries(all)) {
		if (codes.length > 0) result.append(MORE, `${dimension}:${codes.join(',')}`);
	}
	return result;
}

/** The query string with days in the place of the period. */
export function withDays(params: URLSearchParams, from: string, to: string): URLSearchParams {
	const result = new URLSearchParams(params);
	result.delete(KEY.period);
	result.set(KEY.from, from);
	result.set(KEY.to, to);
	return result;
}

/** The query string with some values replaced, or left out where they are empty. */
export function withParams(
	params: URLSearchParams,
	values: Readonly<Record<string, string>>
): URLSearchParams {
	const result = new URLSearchParams(params);
	for (const [key, value] of Object.entries(values)) {
		if (value) result.set(key, value);
		else result.delete(key);
	}
	return result;
}

/** A query string as people read it: the signs that an address may hold stand as they are. */
export function queryText(params: URLSearchParams): string {
	const text = new URLSearchParams([...params].filter(([, value]) => value !== ''))
		.toString()
		.replaceAll('%2C', ',')
		.replaceAll('%3A', ':');
	return text ? `?${text}` : '';
}
