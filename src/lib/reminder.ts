import { resolve } from '$app/paths';
import type { ResolvedPathname } from '$app/types';
import { choiceOnly, KEY, withValues } from './filter.ts';
import type { AnyPath } from './links.ts';

/** The key of the unit that a letter goes to. */
export const REMINDED = 'don-vi';
/** Where a form asks for the letter. */
export const REMINDER_PATH: ResolvedPathname = resolve('/cong-van');

/** The choice of a page as far as a letter to a unit takes it over: the unit says where. */
export const reminderQuery = (params: URLSearchParams): URLSearchParams =>
	new URLSearchParams(
		withValues(new URLSearchParams(choiceOnly(params)), {
			[KEY.province]: null,
			[KEY.level]: null,
			[KEY.comparison]: null
		})
	);

/** The draft of a letter that reminds a unit. */
export function reminderHref(unit: string, params: URLSearchParams): ResolvedPathname {
	const query = new URLSearchParams([[REMINDED, unit], ...reminderQuery(params)]);
	return resolve(`/cong-van?${query}` as AnyPath);
}
