import type { OpenRelease } from '#warehouse/release.ts';
import { addDays, isDay } from '#warehouse/days.ts';
import { monthsBefore } from '../day.ts';

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

/** A report that is due. */
export type Deadline = Pick<Duty, 'key' | 'regime' | 'period_type' | 'legal_basis' | 'isRead'> & {
	readonly due_level: string;
	/** The days that it reports on; null: the week in question. */
	readonly period: { readonly from: string; readonly to: string } | null;
	/** Its last day. */
	readonly due_on: string;
	/** The hour of the last day at which it ends, `17:00`. */
	readonly due_at: string | null;
};

export type ReportingCalendar = {
	readonly duties: readonly Duty[];
	/** Days that are not as their weekday says: whether they are worked. */
	readonly exceptions: ReadonlyMap<string, boolean>;
};

/** Whose duties a unit of a level has, its departments' included. */
const DUTIES_OF_LEVEL: Readonly<Record<string, readonly string[]>> = {
	region: ['huyen_khuvuc', 'khuvuc', 'phong_khuvuc', 'unit'],
	province: ['tinh_capcao', 'tinh', 'phong_tinh', 'phong_khuvuc', 'unit'],
	high: ['tinh_capcao', 'unit'],
	supreme: ['unit', 'cuc2', 'nganh_tw_gui_vkstc'],
	military_central: ['quansu_tw', 'unit'],
	military_zone: ['unit'],
	military_area: ['unit']
};

/** The levels of today, as far as anything is due from them. */
export const REPORTING_LEVELS = Object.keys(DUTIES_OF_LEVEL);

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS_AHEAD = 2;

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

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Monday and Sunday of the week of a day. */
export function weekOf(day: string): { from: string; to: string } {
	const from = addDays(day, -((weekdayOf(day) + 6) % 7));
	return { from, to: addDays(from, 6) };
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

/**
 * What units of a level have to report next, each duty once, by its last day.
 *
 * @param today a day in Vietnam
 */
export function deadlines(level: string, today: string, calendar: ReportingCalendar): Deadline[] {
	const own = DUTIES_OF_LEVEL[level] ?? [];
	return calendar.duties
		.filter(({ due_level }) => own.includes(due_level))
		.flatMap((duty) => {
			const next = occurrences(duty, today, calendar)
				.filter(({ due_on }) => due_on >= today && isInForce(duty, due_on))
				.toSorted((a, b) => (a.due_on < b.due_on ? -1 : 1))[0];
			const { key, regime, period_type, due_level, legal_basis, isRead } = duty;
			return next ? [{ key, regime, period_type, due_level, legal_basis, isRead, ...next }] : [];
		})
		.toSorted((a, b) => (a.due_on < b.due_on ? -1 : 1));
}

const isInForce = ({ valid_from, valid_to }: Duty, day: string) =>
	(valid_from ?? day) <= day && day <= (valid_to ?? day);

type Occurrence = Pick<Deadline, 'period' | 'due_on' | 'due_at'>;

/** The times around today at which a duty falls due. */
function occurrences(duty: Duty, today: string, calendar: ReportingCalendar): Occurrence[] {
	if (duty.due_rule === 'weekday_time') return [weekly(duty, today)];
	return periodsOf(duty, today).map((period) => ({
		period,
		due_on: dueDay(duty, period.to, calendar),
		due_at: null
	}));
}

function weekly({ due_value }: Duty, today: string): Occurrence {
	const [weekday = '', time = null] = due_value.split(' ');
	const days = (WEEKDAYS.indexOf(weekday) - weekdayOf(today) + 7) % 7;
	return { period: null, due_on: addDays(today, days), due_at: time };
}

function periodsOf(duty: Duty, today: string): { from: string; to: string }[] {
	const { period_type, period_start, period_end, start_year_offset } = duty;
	if (period_type === 'month') {
		return Array.from({ length: MONTHS_AHEAD + 1 }, (_, at) => ({
			from: monthsBefore(today, 1 - at),
			to: addDays(monthsBefore(today, -at), -1)
		}));
	}
	const year = Number(today.slice(0, 4));
	return [year - 1, year, year + 1]
		.map((end) => ({
			from: `${end + start_year_offset}-${period_start}`,
			to: `${end}-${period_end}`
		}))
		.filter(({ from, to }) => isDay(from) && isDay(to));
}

function dueDay({ due_rule, due_value }: Duty, to: string, calendar: ReportingCalendar): string {
	if (due_rule === 'working_days_after_end') {
		return workingDayAfter(to, Number(due_value), calendar);
	}
	// "Before 3 April": the day before is the last one.
	const day = `${to.slice(0, 4)}-${due_value}`;
	return addDays(day > to ? day : `${Number(to.slice(0, 4)) + 1}-${due_value}`, -1);
}

/** A package, as far as it answers for a time. */
export type Sent = { readonly period_from: string; readonly period_to: string };

/** Of the whole months of a period that are over by a day, how many some package covers. */
export function monthsSent(
	{ from, to }: { from: string; to: string },
	today: string,
	packages: readonly Sent[]
): { sent: number; over: number } {
	let [sent, over] = [0, 0];
	for (let first = from; first <= to; first = monthsBefore(first, -1)) {
		const last = addDays(monthsBefore(first, -1), -1);
		if (last > to || last >= today) continue;
		over += 1;
		const isCovered = packages.some(
			({ period_from, period_to }) => period_from <= first && period_to >= last
		);
		if (isCovered) sent += 1;
	}
	return { sent, over };
}

/** Today, in Vietnam. */
export const todayInVietnam = (now: Date): string =>
	now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
