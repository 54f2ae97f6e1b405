import { addDays } from '../days.ts';
import type { Beside } from './spec.ts';

/** From this day there are 34 provinces and three levels (Law 82/2025/QH15): places are not the same. */
export const MERGER = '2025-07-01';

export type Days = { readonly from: string; readonly to: string };

/**
 * The period that another is told against: the same days a year ago, a month's last day staying the
 * last; or as many whole months, else days, right before.
 */
export function besideOf({ from, to }: Days, beside: Beside): Days {
	if (beside === 'last_year') return { from: yearBefore(from), to: yearBefore(to) };
	const end = addDays(from, -1);
	const months = monthsIn(from, to);
	return months > 0
		? { from: monthsBefore(from, months), to: end }
		: { from: addDays(end, -daysBetween(from, to)), to: end };
}

const lastOfMonth = (year: number, month: number) =>
	new Date(Date.UTC(year, month, 0)).getUTCDate();
const parts = (day: string) => ({
	year: Number(day.slice(0, 4)),
	month: Number(day.slice(5, 7)),
	date: Number(day.slice(8, 10))
});
const two = (part: number) => `${part}`.padStart(2, '0');

function yearBefore(day: string): string {
	const { year, month, date } = parts(day);
	const last = lastOfMonth(year - 1, month);
	const same = date === lastOfMonth(year, month) ? last : Math.min(date, last);
	return `${year - 1}-${two(month)}-${two(same)}`;
}

function monthsBefore(day: string, count: number): string {
	const { year, month } = parts(day);
	const index = year * 12 + month - 1 - count;
	return `${Math.floor(index / 12)}-${two((index % 12) + 1)}-01`;
}

const daysBetween = (from: string, to: string) =>
	(Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;

/** How many months a span of whole months has; 0 for any other. */
function monthsIn(from: string, to: string): number {
	const [first, last] = [parts(from), parts(to)];
	if (first.date !== 1 || last.date !== lastOfMonth(last.year, last.month)) return 0;
	return (last.year - first.year) * 12 + last.month - first.month + 1;
}
