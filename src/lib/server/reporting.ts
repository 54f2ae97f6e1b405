import {
	isInForce,
	weekdayOf,
	windowsEnding,
	type Duty,
	type ReportingCalendar
} from '#warehouse/reporting_calendar.ts';
import { addDays, monthsBefore } from '../day.ts';

export {
	isWorking,
	reportingCalendar,
	type ReportingCalendar
} from '#warehouse/reporting_calendar.ts';

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
/** Monday and Sunday of the week of a day. */
export function weekOf(day: string): { from: string; to: string } {
	const from = addDays(day, -((weekdayOf(day) + 6) % 7));
	return { from, to: addDays(from, 6) };
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
				.filter(({ due_on }) => due_on >= today)
				.toSorted((a, b) => (a.due_on < b.due_on ? -1 : 1))[0];
			const { key, regime, period_type, due_level, legal_basis, isRead } = duty;
			return next ? [{ key, regime, period_type, due_level, legal_basis, isRead, ...next }] : [];
		})
		.toSorted((a, b) => (a.due_on < b.due_on ? -1 : 1));
}

type Occurrence = Pick<Deadline, 'period' | 'due_on' | 'due_at'>;

/** The times around today at which a duty falls due. */
function occurrences(duty: Duty, today: string, calendar: ReportingCalendar): Occurrence[] {
	if (duty.due_rule === 'weekday_time')
		return [weekly(duty, today)].filter(({ due_on }) => isInForce(duty, due_on));
	const year = Number(today.slice(0, 4));
	const around = [`${year - 1}-01-01`, `${year + 1}-12-31`] as const;
	return windowsEnding(duty, around, calendar).map(({ from, to, due_on }) => ({
		...{ period: { from, to }, due_on, due_at: null }
	}));
}

function weekly({ due_value }: Duty, today: string): Occurrence {
	const [weekday = '', time = null] = due_value.split(' ');
	const days = (WEEKDAYS.indexOf(weekday) - weekdayOf(today) + 7) % 7;
	return { period: null, due_on: addDays(today, days), due_at: time };
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
