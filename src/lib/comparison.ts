import { addDays } from '#warehouse/days.ts';
import { MERGER } from './breaks.ts';
import { daysBetween, earlier, monthsBefore, monthsIn, yearBefore } from './day.ts';
import {
	isOffered,
	type Boundaries,
	type Choice,
	type ChosenPeriod,
	type ComparisonKind,
	type NamedPeriod
} from './filter.ts';

/** The days with which a period is compared, and what has to be said of that. */
export type Comparison = {
	readonly kind: Exclude<ComparisonKind, 'none'>;
	readonly from: string;
	readonly to: string;
	/** The named period that stands in this relation, where it has other days: not comparable as named. */
	readonly incomparable: NamedPeriod | null;
	/** One lies before the reorganisation, one after it, and each is counted for the units of its time. */
	readonly isReorganised: boolean;
};

/** Null where nothing is compared. Always the same length of time, cut where the period is cut. */
export function comparisonOf(
	choice: Pick<Choice, 'calendar' | 'period' | 'comparison'>,
	boundaries: Boundaries,
	periods: readonly NamedPeriod[]
): Comparison | null {
	const { comparison: kind, period } = choice;
	if (kind === 'none') return null;
	const days = kind === 'last_year' ? lastYear(period) : justBefore(choice, periods);
	const named = relatives(choice, periods)[kind];
	const whole =
		kind === 'last_year'
			? { from: yearBefore(period.from), to: yearBefore(period.end) }
			: wholeBefore(period);
	const isSame =
		kind === 'last_year'
			? named?.from === whole.from && named.to === whole.to
			: named !== null && monthsIn(named.from, named.to) === monthsIn(period.from, period.end);
	return {
		kind,
		...days,
		incomparable: named && !isSame ? named : null,
		isReorganised: boundaries === 'as_reported' && days.from < MERGER && period.to >= MERGER
	};
}

type Days = { from: string; to: string };

/**
 * The named periods of the same calendar and grain: the one that ended the day before, and the one of
 * the same name a year ago. Null for a range of days, or where the calendar has none. Reporting windows
 * overlap, so that the window before one is that of the year before.
 */
export function relatives(
	{ calendar, period }: Pick<Choice, 'calendar' | 'period'>,
	periods: readonly NamedPeriod[]
): Record<'previous' | 'last_year', NamedPeriod | null> {
	if (!period.key) return { previous: null, last_year: null };
	const alike = periods.filter(
		(named) => named.grain === period.grain && isOffered(named, calendar)
	);
	const key = `${Number(period.key.slice(0, 4)) - 1}${period.key.slice(4)}`;
	const last_year = alike.find((named) => named.key === key) ?? null;
	if (period.grain === 'window') return { previous: last_year, last_year };
	const eve = addDays(period.from, -1);
	return { previous: alike.find(({ to }) => to === eve) ?? null, last_year };
}

const lastYear = ({ from, to }: ChosenPeriod): Days => ({
	from: yearBefore(from),
	to: yearBefore(to)
});

/** The period before, as far into it as the period itself has come. */
function justBefore(choice: Pick<Choice, 'calendar' | 'period'>, periods: readonly NamedPeriod[]) {
	const { period } = choice;
	if (period.grain === 'window' && relatives(choice, periods).previous) return lastYear(period);
	const whole = wholeBefore(period);
	if (period.to === period.end) return whole;
	const elapsed = daysBetween(period.from, period.to);
	return { from: whole.from, to: earlier(whole.to, addDays(whole.from, elapsed)) };
}

/** As many months right before; as many days where the period is not of whole months. */
function wholeBefore({ from, end }: ChosenPeriod): Days {
	const to = addDays(from, -1);
	const months = monthsIn(from, end);
	return months > 0
		? { from: monthsBefore(from, months), to }
		: { from: addDays(to, -daysBetween(from, end)), to };
}
