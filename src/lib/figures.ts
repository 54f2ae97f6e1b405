/* The shapes in which figures reach a page: plain data, made on the server, read by components. */
import type { FigureType } from './format.ts';
import type { NamedPeriod, Query } from './filter.ts';

export type Verdict = 'beaten' | 'met' | 'missed';

export type Tile = {
	readonly metric: string;
	readonly label: string;
	readonly type: FigureType;
	/** What is counted, in a word. */
	readonly unit: string;
	readonly value: number | null;
	/** Numerator and denominator of a share. */
	readonly n: { readonly part: number; readonly whole: number } | null;
	readonly target: {
		readonly value: number;
		readonly difference: number;
		readonly verdict: Verdict;
		/** False while a share that grows through the year is read before the year is over. */
		readonly isJudged: boolean;
	} | null;
	/** The same period last year. */
	readonly previous: number | null;
	readonly trend: readonly (number | null)[];
	/** Dimensions of the filter that this indicator does not have. */
	readonly notApplied: readonly string[];
};

/** Months of counts, oldest first. */
export type Series = { readonly metric: string; readonly values: readonly (number | null)[] };
export type Trend = {
	/** `2025-10`. */
	readonly months: readonly string[];
	/** The last month is not over. */
	readonly isLastPartial: boolean;
	/** Where the asked period begins among the months. */
	readonly periodStart: number;
	readonly petitions: readonly Series[];
	readonly matters: readonly Series[];
};

export type Place = {
	/** `34-24`, or the code of the units without a province. */
	readonly code: string;
	readonly name: string;
	readonly isOnMap: boolean;
	readonly overdue: number;
	readonly closing: number;
	readonly rate: number | null;
	/** Against the same day last year, in points (0…1). */
	readonly change: number | null;
};

/** A unit's counts in a period and on its last day; null for a unit without a record. */
export type UnitRow = {
	readonly code: string;
	readonly name: string;
	readonly figures: Readonly<Record<string, number | null>> | null;
};

/** A place before or after the map or the units changed. */
export type Kin = { readonly code: string; readonly name: string; readonly query: Query };
/** Through which places the figures of a place run. */
export type Lineage = {
	readonly before: readonly Kin[];
	/** The named period in which those before can be seen. */
	readonly beforePeriod: NamedPeriod | null;
	readonly after: Kin | null;
	/** The first day of what came after. */
	readonly afterFrom: string | null;
};

export type Band = {
	readonly key: string;
	readonly label: string;
	readonly count: number;
};

export type Definition = {
	readonly metric: string;
	readonly label: string;
	readonly unit: string;
	readonly definition: string;
	readonly formula: string;
	readonly basis: string;
	readonly targets: readonly string[];
};

/** What a page says of the release that answered it. */
export type ReleaseNote = {
	readonly id: string;
	readonly as_of: string;
	readonly known_at: string;
	readonly isLocked: boolean;
	/** No row has been accepted yet. */
	readonly isEmpty: boolean;
	/** Packages received in time, of the last whole month. */
	readonly submission: { readonly month: string; readonly rate: number | null };
};
