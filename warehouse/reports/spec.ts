import type { NumbersRequest } from '../numbers.ts';

/* What tables and charts of a report ask, as a template says it and a document keeps it. */

export type Where = Readonly<Record<string, readonly string[]>>;
/** The period a number is told against: the same days a year ago, or as long a period right before. */
export type Beside = 'last_year' | 'previous';

/**
 * How the number of a cell is told: itself; that of the period beside; the change of one to the other;
 * the target; how far above it; whether it was met; the word of what is counted; the code of the row.
 */
export const CELLS_TOLD = [
	'value',
	'before',
	'difference',
	'change',
	'target',
	'excess',
	'verdict',
	'unit',
	'code'
] as const;
export type CellTold = (typeof CELLS_TOLD)[number];

/** A column, under its groups. Without an indicator, its own or its row's, nobody collects it. */
export type ColumnSpec = {
	readonly under: readonly string[];
	readonly label: string;
	readonly metric: string | null;
	readonly where: Where;
	readonly told: CellTold;
	readonly beside: Beside;
};

/** A row of a table whose rows are indicators. */
export type LineSpec = {
	readonly label: string;
	readonly code: string | null;
	readonly metric: string | null;
	/** Codes of rows whose sum it is, where there is no indicator of its own. */
	readonly sum: readonly string[];
	readonly where: Where;
	readonly kind: 'row' | 'total' | 'group';
};

export type TableSpec = {
	readonly title: string;
	readonly head: string;
	readonly unit: string;
	readonly wide: boolean;
	readonly calendar: NonNullable<NumbersRequest['calendar']> | null;
	readonly boundaries: NonNullable<NumbersRequest['boundaries']> | null;
	/** What all columns are about. */
	readonly where: Where;
	/** A row per value of a dimension, or the rows that are named, or a row per target. */
	readonly rows:
		| { readonly by: string; readonly total: string | null }
		| { readonly lines: readonly LineSpec[] }
		| { readonly targets: true };
	readonly columns: readonly ColumnSpec[];
	/** What must hold between rows that have codes: `1 + 2 = 11`. */
	readonly balance: readonly Balance[];
	readonly notes: readonly string[];
};

/** The sum of some rows equals the sum of others. */
export type Balance = {
	readonly left: readonly Term[];
	readonly right: readonly Term[];
};
export type Term = { readonly sign: 1 | -1; readonly code: string };

export type ChartSpec = {
	readonly title: string;
	readonly kind: 'columns' | 'lines' | 'bars';
	readonly by: string;
	readonly series: readonly {
		readonly label: string;
		readonly metric: string;
		readonly where: Where;
	}[];
	/** The most of many categories, by the first series; null: all. */
	readonly most: number | null;
	readonly calendar: NonNullable<NumbersRequest['calendar']> | null;
	readonly boundaries: NonNullable<NumbersRequest['boundaries']> | null;
};
