/* The shapes in which figures reach a page: plain data, made on the server, read by components. */
import type { FigureType } from './format.ts';
import type { NamedPeriod, Query } from './filter.ts';
import type { Absence } from './signs.ts';
import type { Position } from './statistics.ts';

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
	/** Why there are no figures, where there are none. */
	readonly absence: Absence;
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

/* What a figure of a page is made of: a chart, the table of the same figures, and where they come from. */

/** Bars from the left, each with its figure at its end. */
export type Bars = {
	readonly kind: 'bars';
	readonly rows: readonly {
		readonly label: string;
		readonly value: number | null;
		/** What stands at the bar's end. */
		readonly text: string;
		/** 0 is grey, 1 to 5 rise. */
		readonly shade: number;
		/** A longer, lighter bar behind: P90 behind the median. */
		readonly behind?: number | null;
	}[];
};

/** Bars of parts that make a whole; each row is drawn as long as its whole, or as 100%. */
export type Stack = {
	readonly kind: 'stack';
	readonly parts: readonly { readonly label: string; readonly shade: number }[];
	readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
};

/** A table whose cells are shaded by a share. */
export type Heat = {
	readonly kind: 'heat';
	readonly columns: readonly string[];
	readonly rows: readonly { readonly label: string; readonly shares: readonly (number | null)[] }[];
	/** Lower ends of the shades above the first. */
	readonly steps: readonly [number, number, number, number];
};

/** What came in, went out and is left, by month. */
export type Flow = {
	readonly kind: 'flow';
	readonly trend: Trend;
	readonly subject: 'petitions' | 'matters';
};

export type FunnelPoint = {
	readonly label: string;
	readonly part: number;
	readonly whole: number;
	readonly position: Position;
	/** Too few to be judged. */
	readonly isSmall: boolean;
	/** The place that the page is about. */
	readonly isMarked: boolean;
};

/** Rates of places over the number of cases behind them, around the rate of them all. */
export type Funnel = {
	readonly kind: 'funnel';
	readonly points: readonly FunnelPoint[];
	readonly rate: number;
	/** What the rate is that of: the country. */
	readonly common: string;
	/** What lies across: the number of what. */
	readonly across: string;
};

/** A small line per place, one value a month. */
export type Multiples = {
	readonly kind: 'multiples';
	readonly months: readonly string[];
	readonly cells: readonly { readonly label: string; readonly values: readonly number[] }[];
};

export type ChartSpec = Bars | Stack | Heat | Flow | Funnel | Multiples;

export type FigureCell = {
	readonly value: number | null;
	readonly type: FigureType;
	/** The records behind it. */
	readonly href?: string;
	/** Too few to be judged. */
	readonly isFaint?: boolean;
	/** Words that stand instead of a figure. */
	readonly text?: string;
};

export type FigureRow = {
	readonly key: string;
	readonly label: string;
	/** Filters the page by this row, then leaves it out, then neither. */
	readonly href: string | null;
	/** `href` leads to the page of the place instead. */
	readonly isPlace?: boolean;
	/** How the page is filtered by this row. */
	readonly state: 'wanted' | 'left_out' | null;
	readonly cells: readonly FigureCell[];
};

export type FigureTable = {
	/** Head of the first column, then of the cells; with the indicator whose definition it opens. */
	readonly head: readonly { readonly label: string; readonly metric?: string }[];
	readonly rows: readonly FigureRow[];
	readonly total?: FigureRow;
};

/** What was asked for a figure, so that an export can ask the same again. */
export type FigureSource = {
	readonly release: string;
	readonly metrics: readonly string[];
	readonly by: readonly string[];
	readonly where: Readonly<Record<string, readonly string[]>>;
	readonly from: string;
	readonly to: string;
	readonly calendar: string;
	readonly boundaries: string;
};

export type Figure = {
	/** Unique on its page; its anchor. */
	readonly id: string;
	readonly title: string;
	/** Unit, period, scope and n. */
	readonly note: string;
	/** What the figures say, in a sentence made from them. */
	readonly reading: string;
	/** Null where there is nothing to draw. */
	readonly chart: ChartSpec | null;
	readonly table: FigureTable;
	/** Null for a figure that the reader may not see. */
	readonly source: FigureSource | null;
	/** What else has to be said under it. */
	readonly foot?: string;
};
