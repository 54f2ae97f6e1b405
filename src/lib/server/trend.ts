import { isMonthEnd } from '../day.ts';
import type { Trend } from '../figures.ts';
import { numberIn, type Row } from './numbers.ts';
import type { Question } from './question.ts';

/** What comes in, goes out and is left: the lines of the charts, in this order. */
const PETITIONS = ['petitions_received', 'petitions_processed', 'petitions_closing'] as const;
const MATTERS = ['matters_accepted', 'matters_resolved', 'matters_closing'] as const;
export const TREND_METRICS: readonly string[] = [...PETITIONS, ...MATTERS];

/** Months in the shape of the charts. */
export function trendOf({ trend, choice }: Question, months: readonly Row[]): Trend {
	const keys = months.map((row) => `${row['month']}`);
	const series = (names: readonly string[]) =>
		names.map((name) => ({ metric: name, values: months.map((row) => numberIn(row, name)) }));
	return {
		months: keys,
		isLastPartial: !isMonthEnd(trend.to),
		periodStart: Math.max(keys.indexOf(choice.period.from.slice(0, 7)), 0),
		petitions: series(PETITIONS),
		matters: series(MATTERS)
	};
}
