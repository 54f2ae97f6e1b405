import { addDays, isDay, monthsBefore } from './days.ts';
import type { OpenRelease } from './release.ts';

/** A line of the reporting calendar. */
export type Duty = {
	readonly key: string;
	readonly regime: string;
	readonly period_type: string;
	/** `10-01`; of months `01`. */
	readonly period_start: string | null;
	readonly period_end: string | null;
	readonly start_year_offset: number;
	readonly due_level: string;
	readonly due_rule: string;
	readonly due_value: string;
	readonly valid_from: string | null;
	readonly valid_to: string | null;
	readonly legal_basis: string | null;
	/** Whether the text of the rule itself was read. */
	readonly isRead: boolean;
};

export type ReportingCalendar = {
	readonly duties: readonly Duty[];
	/** Days that are not as their weekday says: whether they are worked. */
	readonly exceptions: ReadonlyMap<string, boolean>;
};

/** The days that a report is about, and the last day on which it may come. */
export type ReportingWindow = {
	readonly from: string;
	readonly to: string;
	readonly due_on: string;
};

const read = new WeakMap<OpenRelease, Promise<ReportingCalendar>>();

/** The calendar of a release, read once. */
export function reportingCalendar(release: OpenRelease): Promise<ReportingCalendar> {
	const found = read.get(release) ?? readCalendar(release);
	read.set(release, found);
	return found;
}

async function readCalendar(release: OpenRelease): Promise<ReportingCalendar> {
	const connection = await release.connect();
	try {
		const duties = await connection.runAndReadAll(`
			select key, regime, period_type, period_start, period_end, start_year_offset, due_level,
				due_rule, due_value, valid_from, valid_to, legal_basis, source = 'text_read' as "isRead"
			from seed.reporting_calendar
			where due_level is not null and due_value is not null and confidence <> 'low'
			order by rowid`);
		const days = await connection.runAndReadAll('select date, kind from seed.holidays');
		return {
			duties: duties.getRowObjectsJson() as unknown as Duty[],
			exceptions: new Map(
				(days.getRowsJson() as [string, string][]).map(([day, kind]) => [
					day,
					kind === 'makeup_workday'
				])
			)
		};
	} finally {
		connection.closeSync();
	}
}

/** Whether the State works on a day, as `law.calendar_day` has it. */
export const isWorking = (day: string, { exceptions }: Pick<ReportingCalendar, 'exceptions'>) =>
	exceptions.get(day) ?? weekdayOf(day) % 6 !== 0;

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

export const isInForce = ({ valid_from, valid_to }: Duty, day: string): boolean =>
	(valid_from ?? day) <= day && day <= (valid_to ?? day);

/** The windows of a duty that end from one day to another and were in force, the first one first; of weeks none. */
export function windowsEnding(
	duty: Duty,
	[first, last]: readonly [string, string],
	calendar: ReportingCalendar
): ReportingWindow[] {
	return periodsEnding(duty, first, last)
		.map(({ from, to }) => ({ from, to, due_on: dueDay(duty, to, calendar) }))
		.filter(({ due_on }) => isInForce(duty, due_on));
}

function periodsEnding(duty: Duty, first: string, last: string): { from: string; to: string }[] {
	const { due_rule, period_type, period_start, period_end, start_year_offset } = duty;
	if (due_rule === 'weekday_time') return [];
	const years = Array.from(
		{ length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1 },
		(_, at) => Number(first.slice(0, 4)) + at
	);
	const periods =
		period_type === 'month'
			? years.flatMap((year) =>
					Array.from({ length: 12 }, (_, at) => {
						const from = monthsBefore(`${year}-01-01`, -at);
						return { from, to: addDays(monthsBefore(from, -1), -1) };
					})
				)
			: years.map((end) => ({
					from: `${end + start_year_offset}-${period_start}`,
					to: `${end}-${period_end}`
				}));
	return periods.filter(({ from, to }) => isDay(from) && isDay(to) && first <= to && to <= last);
}

/** The n-th working day after a day. */
function workingDayAfter(day: string, n: number, calendar: ReportingCalendar): string {
	let later = day;
	for (let left = n; left > 0;) {
		later = addDays(later, 1);
		if (isWorking(later, calendar)) left -= 1;
	}
	return later;
}

function dueDay({ due_rule, due_value }: Duty, to: string, calendar: ReportingCalendar): string {
	if (due_rule === 'working_days_after_end') {
		return workingDayAfter(to, Number(due_value), calendar);
	}
	// "Before 3 April": the day before is the last one.
	const day = `${to.slice(0, 4)}-${due_value}`;
	return addDays(day > to ? day : `${Number(to.slice(0, 4)) + 1}-${due_value}`, -1);
}
