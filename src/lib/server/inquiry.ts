import { error, type RequestEvent } from '@sveltejs/kit';
import { addDays } from '#warehouse/days.ts';
import { DonthuError } from '#warehouse/errors.ts';
import { BOUNDARIES, type NumbersRequest } from '#warehouse/numbers.ts';
import { dayCount, earlier, yearBefore } from '../day.ts';
import type { Calendar, ChosenPeriod, NamedPeriod } from '../filter.ts';
import type { ProvinceMap } from '../geo.ts';
import { errors } from '../messages/vi.ts';
import { BOUNDARIES_KEY, COMPARISON_KEY, COMPARISONS, readNarrowing } from '../narrowing.ts';
import type { Facts } from './facts.ts';
import type { Reader } from './numbers.ts';
import { asked, type Asked } from './page.ts';
import type { Days, Where } from './question.ts';

export type ComparisonKind = (typeof COMPARISONS)[number];
/** The days with which the period is compared, by their kind. */
export type Compared = Days & { readonly kind: Exclude<ComparisonKind, 'khong'> };

/** A question of any indicators, as an address has it: for lists of records and free tables. */
export type Inquiry = {
	readonly reader: Reader;
	readonly facts: Facts;
	/** As the filter of every page reads it. */
	readonly page: Asked;
	readonly calendar: Calendar;
	readonly period: ChosenPeriod;
	readonly map: ProvinceMap;
	readonly boundaries: NonNullable<NumbersRequest['boundaries']>;
	/** The boundaries that hold where none are chosen. */
	readonly usualBoundaries: NonNullable<NumbersRequest['boundaries']>;
	readonly where: Where;
	readonly compared: Compared | null;
};

/**
 * Reads the question of a request: the filter of every page, and what narrows it further.
 *
 * @throws as `asked` does, and 400 for boundaries or a comparison that do not exist
 */
export async function inquire(event: Pick<RequestEvent, 'url' | 'locals'>): Promise<Inquiry> {
	const page = await asked(event);
	const { reader, facts, question } = page;
	const params = event.url.searchParams;
	const { period, calendar } = question.choice;
	const kind = oneOf(params, COMPARISON_KEY, COMPARISONS) ?? COMPARISONS[0];
	return {
		reader,
		facts,
		page,
		calendar,
		period,
		map: question.map,
		boundaries: oneOf(params, BOUNDARIES_KEY, BOUNDARIES) ?? question.boundaries,
		usualBoundaries: question.boundaries,
		where: { ...question.where, ...readNarrowing(params) },
		compared:
			kind === 'khong'
				? null
				: {
						kind,
						...(kind === 'cung-ky'
							? { from: yearBefore(period.from), to: yearBefore(period.to) }
							: periodBefore(period, calendar, facts.options.periods))
					}
	};
}

/** The named period that ends the day before, as far into it as the period has come; else as many days. */
function periodBefore(
	{ grain, from, to, end }: ChosenPeriod,
	calendar: Calendar,
	periods: readonly NamedPeriod[]
): Days {
	const eve = addDays(from, -1);
	const named = periods.find(
		(period) =>
			period.grain === grain &&
			(period.calendar === calendar || grain === 'month') &&
			period.to === eve
	);
	if (!named) return { from: addDays(from, -dayCount(from, to)), to: eve };
	const isOver = to === end;
	return {
		from: named.from,
		to: isOver ? named.to : earlier(named.to, addDays(named.from, dayCount(from, to) - 1))
	};
}

/** The part of a request for numbers that the question decides. */
export const requestOf = ({ where, calendar, boundaries, period }: Inquiry) => ({
	from: period.from,
	to: period.to,
	where,
	calendar,
	boundaries
});

const STATUSES: Readonly<Record<string, number>> = { unknown_record: 404, withheld: 403 };

/** An answer; what the warehouse cannot answer is the reader's to correct. */
export async function answered<T>(answer: Promise<T>): Promise<T> {
	try {
		return await answer;
	} catch (cause) {
		if (!(cause instanceof DonthuError)) throw cause;
		error(STATUSES[cause.code] ?? 400, {
			message: cause.problem,
			remedy: cause.remedy
		});
	}
}

function oneOf<T extends string>(
	params: URLSearchParams,
	key: string,
	values: readonly T[]
): T | undefined {
	const text = params.getAll(key).at(-1) ?? '';
	const value = values.find((known) => known === text);
	if (text && value === undefined) {
		error(400, { message: errors.badChoice(key, text), remedy: errors.choiceRemedies.unknown });
	}
	return value;
}
