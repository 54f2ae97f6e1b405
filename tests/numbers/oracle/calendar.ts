import { readFileSync } from 'node:fs';

/*
Days, working days and reporting periods, for the second reading of the contract in this folder. A day
is text, `2025-01-31`: days compare as text does. Nothing here comes from the program; only the
facts are shared, `warehouse/seeds/*.csv`.
*/

export type Day = string;
export type Interval = { from: Day; to: Day };

/** A table of facts: rows of text, an empty cell is null. */
export function facts(table: string): Record<string, string | null>[] {
	const file = new URL(`../../../warehouse/seeds/${table}.csv`, import.meta.url);
	const [headings = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
	return lines.map((line) => {
		const cells = cellsOf(line);
		return Object.fromEntries(
			headings.split(',').map((column, index) => [column, cells[index] || null])
		);
	});
}

/** The cells of a line; no cell of the facts has a line break. */
const cellsOf = (line: string): string[] =>
	[...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
		quoted === undefined ? plain! : quoted.replaceAll('""', '"')
	);

const DAY_LENGTH = 24 * 60 * 60 * 1000;

export const later = (day: Day, days: number): Day =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_LENGTH).toISOString().slice(0, 10);

/** "Days between are whole days of dates." */
export const daysBetween = (from: Day, to: Day): number =>
	(Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_LENGTH;

/** "Intervals [from, to] include both ends." */
export const within = (day: Day | null, { from, to }: Interval): boolean =>
	day !== null && from <= day && day <= to;

/** "`month`, `year`: same-numbered day N later, or the last day of that month." */
export function monthsLater(day: Day, months: number): Day {
	const [year = 0, month = 0, number = 0] = day.split('-').map(Number);
	const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
	const found = new Date(Date.UTC(year, month - 1 + months, Math.min(number, lastOfMonth)));
	return found.toISOString().slice(0, 10);
}

const holidayKind = new Map(facts('holidays').map(({ date, kind }) => [date, kind]));

/**
 * "Working day: not Saturday, Sunday, `holiday` or `compensatory` in holidays.csv, or a `makeup_workday`
 * there."
 */
export function isWorkingDay(day: Day): boolean {
	const kind = holidayKind.get(day);
	if (kind === 'makeup_workday') return true;
	if (kind === 'holiday' || kind === 'compensatory') return false;
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
	return weekday !== 0 && weekday !== 6;
}

/** "The N-th working day after the start day." */
export function workingDaysLater(day: Day, count: number): Day {
	let reached = day;
	for (let counted = 0; counted < count;) {
		reached = later(reached, 1);
		if (isWorkingDay(reached)) counted += 1;
	}
	return reached;
}

/** "A last day that is not a working day moves to the next working day." */
export function movedToWorkingDay(day: Day): Day {
	let moved = day;
	while (!isWorkingDay(moved)) moved = later(moved, 1);
	return moved;
}

export const TIME_GRAINS = ['year', 'half', 'quarter', 'month'];
export type Calendar = 'civil' | 'procuracy' | 'assembly';
export type Bucket = Interval & { key: string };

const periods = facts('periods').map((row) => ({
	calendar: row.calendar!,
	grain: row.grain!,
	key: row.key!,
	from: row.first_day!,
	to: row.last_day!
}));

/** The buckets of a grain, in order; months are the same in all calendars. */
export const bucketsOf = (calendar: Calendar, grain: string): Bucket[] =>
	periods
		.filter((period) => period.grain === grain)
		.filter((period) => period.calendar === calendar || period.calendar === 'all')
		.sort((a, b) => (a.from < b.from ? -1 : 1));

/** What two intervals share, or null. */
export function shared(a: Interval, b: Interval): Interval | null {
	const from = a.from > b.from ? a.from : b.from;
	const to = a.to < b.to ? a.to : b.to;
	return from <= to ? { from, to } : null;
}

/** An instant in milliseconds of Vietnam's wall clock, and whether a time of day was given. */
export type Moment = { day: Day; clock: number; hasTime: boolean };

/** "Instants: ISO 8601, or a date, optionally with ` HH:MM` (Vietnam time)." */
export function momentOf(text: string): Moment {
	if (text.length === 10) return { day: text, clock: startOf(text), hasTime: false };
	const hasOffset = /(Z|[+-]\d\d:?\d\d)$/.test(text);
	const iso = text.replace(' ', 'T');
	const clock = Date.parse(hasOffset ? iso : `${iso}Z`) + (hasOffset ? 7 * 60 * 60 * 1000 : 0);
	return { day: new Date(clock).toISOString().slice(0, 10), clock, hasTime: true };
}

/** The first instant of a day; the end of a day is the start of the next. */
export const startOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
export const dayOf = (clock: number): Day => new Date(clock).toISOString().slice(0, 10);
