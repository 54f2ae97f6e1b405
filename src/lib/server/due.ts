import {
	REPORTING_LEVELS,
	deadlines,
	monthsSent,
	reportingCalendar,
	todayInVietnam
} from './reporting.ts';
import type { Deadline, Sent } from './reporting.ts';
import type { Reader } from './numbers.ts';

const DAY_MS = 86_400_000;

export type Due = Deadline & {
	/** Days from today. */
	readonly daysLeft: number;
	/** Of the whole months of its period that are over, those that have come. */
	readonly months?: { readonly sent: number; readonly over: number } | null;
};

/**
 * What units of a level have to report next.
 *
 * @param packages what a unit has sent, where the question is about one
 */
export async function dueFrom(
	{ lease: { release } }: Reader,
	level: string,
	now: Date,
	packages?: readonly Sent[]
): Promise<Due[]> {
	const today = todayInVietnam(now);
	const found = deadlines(level, today, await reportingCalendar(release));
	return found.map((deadline) => ({
		...deadline,
		daysLeft: (Date.parse(deadline.due_on) - Date.parse(today)) / DAY_MS,
		...(packages && {
			months: deadline.period && monthsSent(deadline.period, today, packages)
		})
	}));
}

/** A level that something is due from; the nearest of another is that of a region. */
export const reportingLevel = (level: string | null | undefined): string | undefined =>
	level && REPORTING_LEVELS.includes(level) ? level : undefined;
