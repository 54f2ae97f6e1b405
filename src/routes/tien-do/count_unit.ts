import { withValues, type Query } from '#lib/filter.ts';

/** The page counts petitions or matters; its own key in the address. */
const COUNT_KEY = 'dem';
export const COUNTS = ['don', 'viec'] as const;
export type Count = (typeof COUNTS)[number];

/** The first where none is chosen, or where the address names none that there is. */
export const readCount = (params: URLSearchParams): Count =>
	COUNTS.find((count) => count === params.get(COUNT_KEY)) ?? COUNTS[0];

/** The query of this page, counted otherwise. */
export function countedAs(count: Count, params: URLSearchParams): Query {
	const others = [...params].filter(([key]) => key !== COUNT_KEY);
	const own = count === COUNTS[0] ? [] : [[COUNT_KEY, count]];
	return withValues(new URLSearchParams([...others, ...own]), {});
}
