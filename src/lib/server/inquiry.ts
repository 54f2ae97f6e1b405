import { error, type RequestEvent } from '@sveltejs/kit';
import { DonthuError } from '#warehouse/errors.ts';
import { COMPARISONS, type Boundaries, type Calendar, type ChosenPeriod } from '../filter.ts';
import type { Facts } from './facts.ts';
import type { Reader } from './numbers.ts';
import { asked, type Asked } from './page.ts';
import type { Days, Where } from './question.ts';

/** The days with which the period is compared, by their kind. */
export type Compared = Days & { readonly kind: (typeof COMPARISONS)['last_year' | 'previous'] };

/** A question of any indicators, as an address has it: for lists of records and free tables. */
export type Inquiry = {
	readonly reader: Reader;
	readonly facts: Facts;
	/** As the filter of every page reads it. */
	readonly page: Asked;
	readonly calendar: Calendar;
	readonly period: ChosenPeriod;
	readonly boundaries: Boundaries;
	readonly where: Where;
	readonly compared: Compared | null;
};

/**
 * Reads the question of a request.
 *
 * @throws as `asked` does
 */
export async function inquire(event: Pick<RequestEvent, 'url' | 'locals'>): Promise<Inquiry> {
	const page = await asked(event);
	const { reader, facts, question } = page;
	const { choice, comparison, boundaries, where } = question;
	return {
		reader,
		facts,
		page,
		calendar: choice.calendar,
		period: choice.period,
		boundaries,
		where,
		compared: comparison && {
			kind: COMPARISONS[comparison.kind],
			from: comparison.from,
			to: comparison.to
		}
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
