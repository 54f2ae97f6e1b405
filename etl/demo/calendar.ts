import type { DuckDBConnection } from '@duckdb/node-api';

/** Days here are whole numbers: days since 1970-01-01. They become text when a row is written. */
export type Day = number;

/** The day of what does not happen. */
export const NEVER: Day = 0;

const MS_PER_DAY = 86_400_000;
const texts: string[] = [];

/** `2025-01-31` as a day. */
export function dayOf(text: string): Day {
	return Date.parse(`${text}T00:00:00Z`) / MS_PER_DAY;
}

/** A day as `2025-01-31`. */
export function textOf(day: Day): string {
	return (texts[day] ??= new Date(day * MS_PER_DAY).toISOString().slice(0, 10));
}

/** An event as text when it has happened by a day, otherwise nothing. */
export function textBy(day: Day, event: Day): string {
	return event !== NEVER && event <= day ? textOf(event) : '';
}

export function yearOf(day: Day): number {
	return Number(textOf(day).slice(0, 4));
}

/** The month of a day: its first and last day. */
export interface Month {
	readonly year: number;
	/** 1 to 12. */
	readonly month: number;
	readonly first: Day;
	readonly last: Day;
}

export function monthOf(day: Day): Month {
	const [year, month] = textOf(day).split('-').map(Number) as [number, number];
	const first = day - Number(textOf(day).slice(8)) + 1;
	return { year, month, first, last: Date.UTC(year, month, 0) / MS_PER_DAY };
}

/** The months that touch [from, to], each cut to it. */
export function monthsBetween(from: Day, to: Day): Month[] {
	const months: Month[] = [];
	for (let day = from; day <= to; day = months.at(-1)!.last + 1) {
		const month = monthOf(day);
		months.push({ ...month, first: day, last: Math.min(month.last, to) });
	}
	return months;
}

/** The first day of the month so many months before. */
export function monthsBefore(day: Day, months: number): Day {
	const { year, month } = monthOf(day);
	const index = year * 12 + month - 1 - months;
	const text = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
	return dayOf(text);
}

/** Which days offices work, after the public holidays. */
export class Calendar {
	readonly #isWorking: Uint8Array;
	readonly #monthDays = new Map<Day, Day[]>();

	constructor(workingDays: readonly string[]) {
		this.#isWorking = new Uint8Array(dayOf(workingDays.at(-1)!) + 1);
		for (const day of workingDays) this.#isWorking[dayOf(day)] = 1;
	}

	isWorking(day: Day): boolean {
		return this.#isWorking[day] === 1;
	}

	onOrAfter(day: Day): Day {
		let found = day;
		while (!this.isWorking(found)) found += 1;
		return found;
	}

	onOrBefore(day: Day): Day {
		let found = day;
		while (!this.isWorking(found)) found -= 1;
		return found;
	}

	/** The `count`-th working day after a day; for 0 the day itself or the next working day. */
	add(day: Day, count: number): Day {
		let found = count === 0 ? this.onOrAfter(day) : day;
		for (let left = count; left > 0; left -= 1) found = this.onOrAfter(found + 1);
		return found;
	}

	/** The working days of a month; all its days when it has none. */
	workingDays(month: Month): readonly Day[] {
		const length = month.last - month.first + 1;
		const key = month.first * 32 + length;
		const known = this.#monthDays.get(key);
		if (known) return known;
		const all = Array.from({ length }, (_, at) => month.first + at);
		const working = all.filter((day) => this.isWorking(day));
		const days = working.length > 0 ? working : all;
		this.#monthDays.set(key, days);
		return days;
	}
}

/** Reads the working days from `law.calendar_day`. */
export async function readCalendar(connection: DuckDBConnection): Promise<Calendar> {
	const reader = await connection.runAndReadAll(
		`select cast(day as varchar) as day from law.calendar_day
		 where is_working and day between '2015-01-01' and '2040-12-31' order by day`
	);
	return new Calendar(reader.getRowsJS().map((row) => String(row[0])));
}
