import type { Choice } from './filter.ts';

export type Option = { readonly value: string; readonly label: string };
/** What the filter bar offers, in words, and what is chosen. */
export type FilterBar = {
	readonly choice: Choice;
	/** Key of the calendar's current year: the period when the URL names none. */
	readonly currentYear: string;
	readonly periods: readonly { readonly label: string; readonly options: readonly Option[] }[];
	readonly provinces: readonly Option[];
	readonly levels: readonly Option[];
	readonly fields: readonly Option[];
	readonly kinds: readonly Option[];
};
