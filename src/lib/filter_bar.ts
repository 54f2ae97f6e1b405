import type { Choice, Key } from './filter.ts';

export type Option = { readonly value: string; readonly label: string };

/** A dimension that the bar offers: its values to choose one or several of. */
export type FilterDimension = {
	readonly dimension: string;
	readonly key: Key;
	readonly label: string;
	/** What stands where none is chosen. */
	readonly none: string;
	readonly options: readonly Option[];
};

/** One code that the page is filtered by, or that is left out. */
export type Chip = {
	readonly dimension: string;
	readonly code: string;
	readonly name: string;
	readonly label: string;
	readonly isExcluded: boolean;
};

/** What the filter bar offers, in words, and what is chosen. */
export type FilterBar = {
	readonly choice: Choice;
	/** Key of the calendar's current year: the period when the URL names none. */
	readonly currentYear: string;
	readonly periods: readonly { readonly label: string; readonly options: readonly Option[] }[];
	readonly dimensions: readonly FilterDimension[];
	readonly chips: readonly Chip[];
};
