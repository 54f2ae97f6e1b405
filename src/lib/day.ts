/*
Days cross the program as ISO text (`2025-01-31`), never as a `Date`: a `Date` is an instant and
shifts by a day in another time zone.
*/
export { addDays, monthsBefore } from '#warehouse/days.ts';

/**
 * The same day one year earlier. A month's last day stays the last day of that month, so that a
 * period of whole months stays one.
 */
export function yearBefore(day: string): string {
	const { year, month, date } = parts(day);
	const last = lastOfMonth(year - 1, month);
	return iso(year - 1, month, date === lastOfMonth(year, month) ? last : Math.min(date, last));
}

export function isMonthEnd(day: string): boolean {
	const { year, month, date } = parts(day);
	return date === lastOfMonth(year, month);
}

/** How many days lie from one day to another. */
export const daysBetween = (from: string, to: string): number =>
	(Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;

/** How many months a span of whole months has; 0 for any other. */
export function monthsIn(from: string, to: string): number {
	if (!from.endsWith('-01') || !isMonthEnd(to)) return 0;
	const [first, last] = [parts(from), parts(to)];
	return (last.year - first.year) * 12 + last.month - first.month + 1;
}

/** The earlier of two days; ISO text sorts as days do. */
export const earlier = (one: string, other: string) => (one < other ? one : other);

function parts(day: string): { year: number; month: number; date: number } {
	return { year: +day.slice(0, 4), month: +day.slice(5, 7), date: +day.slice(8, 10) };
}

function lastOfMonth(year: number, month: number): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function iso(year: number, month: number, date: number): string {
	const two = (part: number) => `${part}`.padStart(2, '0');
	return `${`${year}`.padStart(4, '0')}-${two(month)}-${two(date)}`;
}
