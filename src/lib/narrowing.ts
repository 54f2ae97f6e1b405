import { KEY, withSelection, withValues, type Query } from './filter.ts';

/* How a question is narrowed to a part of itself, and how other keys stand beside the filter. */

/** The question in which each of these dimensions has these codes alone; without codes it is free. */
export function narrowed(
	params: URLSearchParams,
	where: Readonly<Record<string, readonly string[]>>
): URLSearchParams {
	let result = params;
	for (const [dimension, codes] of Object.entries(where)) {
		const selection = codes.length > 0 ? { codes, isExcluded: false } : null;
		result = new URLSearchParams(withSelection(result, dimension, selection));
	}
	return result;
}

/** The question with days in the place of the period. */
export const withDays = (params: URLSearchParams, from: string, to: string): URLSearchParams =>
	new URLSearchParams(withValues(params, { [KEY.period]: '', [KEY.from]: from, [KEY.to]: to }));

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

/** The one address of a question. */
export const queryText = (params: URLSearchParams): Query => withValues(params, {});

export const paramsOf = (query: Query): URLSearchParams => new URLSearchParams(query);
