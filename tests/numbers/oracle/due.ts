import {
	dayOf,
	daysBetween,
	facts,
	isWorkingDay,
	later,
	monthsLater,
	movedToWorkingDay,
	startOf,
	workingDaysLater,
	type Day,
	type Moment
} from './calendar.ts';

/* Contract, section 3: when a matter is due, and how it stands at the end of a day. */

export type Matter = {
	limit_key: string;
	received_at: Moment;
	accepted_on: Day | null;
	extended_on: Day | null;
	extension_length: number | null;
	suspensions: { from: Day; to: Day | null }[];
	concluded_on: Day | null;
};

/** The due day; for hours also the instant. Without one, why. */
export type Due = { day: Day; instant: number | null } | 'unknown_rule' | 'no_limit' | null;
export type Standing =
	'concluded' | 'overdue' | 'suspended' | 'unknown_rule' | 'no_limit' | 'on_time';

/** Suspensions count from this day on. */
const SUSPENSIONS_FROM = '2026-07-01';
const HOUR = 60 * 60 * 1000;

type Limit = { length: number; unit: string };
const limits = new Map(
	facts('time_limits')
		.filter((row) => row.family === 'resolution')
		.map((row) => [row.key!, row])
);

export function dueOf(matter: Matter, as_of: Day): Due {
	const rule = limits.get(matter.limit_key)!;
	const start = startOfClock(matter);
	// "No start yet: no due day."
	if (start === null) return null;
	// "A start day outside the row's effective_from-effective_to …: `unknown_rule`."
	if (start.day < rule.effective_from! || start.day > (rule.effective_to ?? '9999'))
		return 'unknown_rule';
	if (rule.base_limit === null) return rule.confidence === 'high' ? 'no_limit' : 'unknown_rule';
	const unextended = { length: Number(rule.base_limit), unit: rule.clock_unit! };
	const due = dueUnder(unextended, start, matter, as_of);
	// "`extended_on` on or before the unextended due day …; ext_kind not `none`."
	const isExtended =
		matter.extended_on !== null && matter.extended_on <= due.day && rule.ext_kind !== 'none';
	return isExtended ? dueUnder(extendedLimit(matter), start, matter, as_of) : due;
}

/** "The start is `received_at` …, `accepted_on` where start_event says `accepted`." */
function startOfClock(matter: Matter): Moment | null {
	if (limits.get(matter.limit_key)!.start_event !== 'accepted') return matter.received_at;
	if (matter.accepted_on === null) return null;
	return { day: matter.accepted_on, clock: startOf(matter.accepted_on), hasTime: false };
}

function extendedLimit({ limit_key, extension_length }: Matter): Limit {
	const rule = limits.get(limit_key)!;
	const base = Number(rule.base_limit);
	// "Where ext_unit differs from clock_unit the extended limit is max_total in max_unit from the start."
	if (rule.ext_unit !== rule.clock_unit)
		return { length: Number(rule.max_total), unit: rule.max_unit! };
	const unit = rule.clock_unit!;
	// "Empty extension_length = the most the law allows."
	if (rule.ext_kind === 'additional')
		return {
			length: base + Math.min(extension_length ?? Infinity, Number(rule.ext_limit)),
			unit
		};
	return { length: Math.min(base + (extension_length ?? Infinity), Number(rule.max_total)), unit };
}

function dueUnder(limit: Limit, start: Moment, matter: Matter, as_of: Day) {
	if (limit.unit === 'hour') return dueByHours(limit.length, start);
	let day = {
		calendar_day: () => later(start.day, limit.length),
		month: () => monthsLater(start.day, limit.length),
		year: () => monthsLater(start.day, 12 * limit.length),
		working_day: () => workingDaysLater(start.day, limit.length)
	}[limit.unit]!();
	// "Take the intervals in order, each cut first to what lies on or after 2026-07-01."
	for (const { from, to } of matter.suspensions) {
		const first = from > SUSPENSIONS_FROM ? from : SUSPENSIONS_FROM;
		// "Open, or `to` after the as-of day: up to and including the as-of day."
		const last = to === null || to > as_of ? as_of : later(to, -1);
		// "One that (after the cut) begins after the start day, and on or before the due day as moved so far."
		if (last < first || first <= start.day || first > day) continue;
		day =
			limit.unit === 'working_day'
				? workingDaysLater(day, workingDaysIn(first, last))
				: later(day, daysBetween(first, last) + 1);
	}
	// "The moving to a working day is done once, at the end."
	return { day: limit.unit === 'working_day' ? day : movedToWorkingDay(day), instant: null };
}

/**
 * "`hour`: start instant + N hours, no moving; with a date alone: start day + ceil(N/24) days, end of day, no
 * moving." "Midnight belongs to the day it begins."
 */
function dueByHours(hours: number, start: Moment) {
	if (start.hasTime) {
		const instant = start.clock + hours * HOUR;
		return { day: dayOf(instant), instant };
	}
	const day = later(start.day, Math.ceil(hours / 24));
	return { day, instant: startOf(later(day, 1)) };
}

function workingDaysIn(first: Day, last: Day): number {
	let count = 0;
	for (let day = first; day <= last; day = later(day, 1)) if (isWorkingDay(day)) count += 1;
	return count;
}

/** "Standing of a matter at the end of day D, the first that holds." */
export function standingOf(matter: Matter, due: Due, day: Day): Standing {
	if (matter.concluded_on !== null && matter.concluded_on <= day) return 'concluded';
	if (due !== null && typeof due === 'object') {
		const endOfDay = startOf(later(day, 1));
		if (due.day < day || (due.instant !== null && due.instant < endOfDay)) return 'overdue';
	}
	if (isSuspended(matter, due, day)) return 'suspended';
	if (due === 'unknown_rule' || due === 'no_limit') return due;
	return 'on_time';
}

/** "`from` ≤ D < `to` of an interval, on or after 2026-07-01, limits in hours excepted." */
function isSuspended(matter: Matter, due: Due, day: Day): boolean {
	const inHours = limits.get(matter.limit_key)!.clock_unit === 'hour';
	// Extended, a limit in hours has become one in days.
	const isExtendedToDays = due !== null && typeof due === 'object' && due.instant === null;
	if (day < SUSPENSIONS_FROM || (inHours && !isExtendedToDays)) return false;
	return matter.suspensions.some(({ from, to }) => from <= day && (to === null || day < to));
}
