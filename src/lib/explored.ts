/* The shapes in which a free table reaches its page, and how its state is written in the address. */
import { KEY } from './filter.ts';
import { narrowed, withDays } from './narrowing.ts';
import type { FigureType } from './format.ts';

export const EXPLORE_KEY = {
	metrics: 'chi-tieu',
	rows: 'hang',
	columns: 'cot',
	layout: 'bay',
	sort: 'xep',
	/** Words by which units are searched for, without JavaScript. */
	search: 'tim'
} as const;

/** A dimension of the table. Of time, the days of each bucket within the period. */
export type Axis = {
	readonly dimension: string;
	readonly label: string;
	readonly days: Readonly<Record<string, readonly [from: string, to: string]>> | null;
};

export type MetricColumn = {
	readonly metric: string;
	readonly label: string;
	readonly unit: string;
	readonly type: FigureType;
};

/** A code that parts rows or columns; null for records without a value. */
export type Code = string | null;

export type ExploredRow = {
	readonly kind: 'value' | 'child' | 'total';
	readonly label: string;
	/** Of the rows' dimension; undefined in the total. */
	readonly code?: Code;
	/** Of the second dimension, where it stands in rows too. */
	readonly child?: Code;
	/** A cell per group and metric; null where no record counts. */
	readonly cells: readonly (number | null)[];
	/** The last group's cells in the time compared with, a cell per metric. */
	readonly before: readonly (number | null)[] | null;
};

export type ExploredTable = {
	readonly metrics: readonly MetricColumn[];
	readonly rowAxis: Axis | null;
	readonly columnAxis: Axis | null;
	/** Groups of columns, by code of the column axis; the last is the total and has none. */
	readonly groups: readonly { readonly code?: Code; readonly label: string }[];
	readonly rows: readonly ExploredRow[];
	readonly total: ExploredRow;
	/** How many rows and groups there are besides what is shown. */
	readonly moreRows: number;
	readonly moreGroups: number;
	readonly sort: { readonly by: string; readonly isDown: boolean };
};

/** Sets of lines: one, or a small one for each value of the other dimension. */
export type LineSet = {
	readonly label: string;
	readonly series: readonly {
		readonly label: string;
		readonly values: readonly (number | null)[];
	}[];
};
export type Drawn =
	| {
			readonly kind: 'lines';
			readonly title: string;
			readonly unit: string;
			readonly type: FigureType;
			readonly buckets: readonly string[];
			readonly sets: readonly LineSet[];
			readonly more: number;
			readonly isLastPartial: boolean;
	  }
	| {
			readonly kind: 'bars';
			readonly title: string;
			readonly unit: string;
			readonly type: FigureType;
			readonly bars: readonly {
				readonly label: string;
				readonly code: Code;
				readonly value: number;
			}[];
			readonly more: number;
	  };

type Cut = { readonly axis: Axis; readonly code: Code };

/** The question of a cell: that of the table, narrowed to the cell's row and column. */
export function cellParams(
	question: URLSearchParams,
	metric: string,
	cuts: readonly Cut[],
	noValue: string
): URLSearchParams {
	let params = new URLSearchParams([[EXPLORE_KEY.metrics, metric], ...question]);
	const spans: (readonly [from: string, to: string])[] = [];
	for (const { axis, code } of cuts) {
		const days = axis.days?.[code ?? ''];
		if (days) spans.push(days);
		else params = narrowed(params, { [axis.dimension]: [code ?? noValue] });
	}
	if (spans.length === 0) return params;
	// Two grains of time: the days that both share.
	const from = spans.map(([first]) => first).sort();
	const to = spans.map(([, last]) => last).sort();
	return withDays(params, from.at(-1)!, to[0]!);
}

/**
 * What a form of the page sends as the one address of its choice: lists in one value, selections of a
 * dimension together, nothing that is empty.
 */
export function formParams(form: FormData): URLSearchParams {
	const sent = new URLSearchParams([...form].map(([key, value]) => [key, `${value}`]));
	// A named period stands for its days.
	if (sent.getAll(KEY.period).at(-1)) for (const key of [KEY.from, KEY.to]) sent.delete(key);
	const metrics = sent.getAll(EXPLORE_KEY.metrics).flatMap((text) => text.split(','));
	sent.set(EXPLORE_KEY.metrics, [...new Set(metrics)].filter(Boolean).join(','));
	sent.delete(EXPLORE_KEY.search);
	return sent;
}
