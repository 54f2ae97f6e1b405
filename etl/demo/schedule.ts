import {
	monthOf,
	monthsBefore,
	monthsBetween,
	textOf,
	type Calendar,
	type Day
} from './calendar.ts';
import type { Unit } from './organisation.ts';
import type { Random } from './random.ts';
import { LATEST_DAYS, LATE_PACKAGE_DAYS } from './rates.ts';

/** A package that a unit has to send. */
export interface Period {
	readonly unit: Unit;
	readonly from: Day;
	readonly to: Day;
	/** Such as 2019, 2025-T01-T06, 2026-03. */
	readonly label: string;
	readonly isMonthly: boolean;
}

const MONTHLY_PACKAGES = 13;

/**
 * The packages of one unit: of old, one for each year in which it existed; of late, one a month.
 * The years end where the months begin, and where the unit begins or ends.
 */
export function periodsOf(unit: Unit, { from, until }: { from: Day; until: Day }): Period[] {
	const first = Math.max(unit.from, from);
	const last = Math.min(unit.to, until);
	const monthlyFrom = monthsBefore(until, MONTHLY_PACKAGES - 1);
	const periods: Period[] = [];
	for (const month of monthsBetween(first, last)) {
		const open = periods.at(-1);
		const text = textOf(month.first).slice(0, 7);
		if (month.first >= monthlyFrom) {
			periods.push({ unit, from: month.first, to: month.last, label: text, isMonthly: true });
		} else if (open && monthOf(open.from).year === month.year) {
			const label = yearLabel(open.from, month.last);
			periods[periods.length - 1] = { ...open, to: month.last, label };
		} else {
			const label = yearLabel(month.first, month.last);
			periods.push({ unit, from: month.first, to: month.last, label, isMonthly: false });
		}
	}
	return periods;
}

function yearLabel(from: Day, to: Day): string {
	const year = textOf(from).slice(0, 4);
	const first = textOf(from).slice(5, 7);
	const last = textOf(to).slice(5, 7);
	return first === '01' && last === '12' ? year : `${year}-T${first}-T${last}`;
}

/** A moment at which a package was made, in Vietnam. */
export interface Moment {
	readonly day: Day;
	readonly minute: number;
}

const DUE_WORKING_DAYS = 3;

/** The last day on which the package of a period is on time. */
export function dueDay(calendar: Calendar, to: Day): Day {
	return calendar.add(to, DUE_WORKING_DAYS);
}

/** When a unit makes a package, or null when it never does. */
export function moment(
	calendar: Calendar,
	random: Random,
	{ unit, to, isMonthly }: Period,
	{ late, never }: { late: number; never: number }
): Moment | null {
	const minute = random.between(7 * 60 + 30, 16 * 60 + 59);
	// Those below send first, so that a decision is known before the complaint about it.
	const isLowest = unit.tier === 'local' || (unit.tier === 'military' && !unit.isCentralMilitary);
	const order = isLowest ? 0 : unit.tier === 'supreme' ? 2 : 1;
	if (!isMonthly) {
		const isClosing = unit.to === to;
		const workingDays = isClosing ? order + 1 : 2 + order * 5 + random.between(0, 4);
		return { day: calendar.add(to, workingDays), minute };
	}
	if (random.chance(never)) return null;
	const daysLate = random.chance(late) ? Math.min(LATEST_DAYS, random.wait(LATE_PACKAGE_DAYS)) : 0;
	const workingDays = daysLate > 0 ? DUE_WORKING_DAYS + daysLate : order + 1;
	return { day: calendar.add(to, workingDays), minute };
}

const two = (number: number) => String(number).padStart(2, '0');

/** `2026-04-02T08:15:00+07:00` */
export function instant({ day, minute }: Moment): string {
	return `${textOf(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00+07:00`;
}

/** `20260402T0815`: in front of a folder's name, it puts packages in the order of making. */
export function stamp({ day, minute }: Moment): string {
	return `${textOf(day).replaceAll('-', '')}T${two(Math.floor(minute / 60))}${two(minute % 60)}`;
}
