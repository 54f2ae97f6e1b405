import { isTimeGrain } from '../metrics/measure.ts';
import { PLACE } from '../metrics/measure.ts';
import type { Cell } from '../numbers.ts';
import type { Period } from '../release.ts';
import type { Days } from './beside.ts';
import type { Question } from './document.ts';
import type { Known } from './known.ts';
import { labels as words } from './vi.ts';
import { capitalised, day } from './wording.ts';

/** A row of a table or a category of a chart: a value of the dimension, its words and, of time, its days. */
export type RowKey = {
	readonly key: Cell;
	readonly label: string;
	readonly days: Days | null;
};

/** Dimensions of which all values are rows, also those that nothing happened to. */
const isShownWhole = (dimension: string, known: Known) =>
	known.codes(dimension).length > 0 && !(PLACE as readonly string[]).includes(dimension);

/** The last day that a question speaks of. */
export const lastDay = ({ to }: Days, known: Pick<Known, 'as_of'>) =>
	to < known.as_of ? to : known.as_of;

/**
 * The rows of a dimension in the order of its list, of time in its order, of places by their codes; those
 * without a value last. Of places and of what has no list only `found` ones.
 */
export function rowKeys(
	dimension: string,
	question: Question,
	found: readonly Cell[],
	known: Known
): RowKey[] {
	if (isTimeGrain(dimension)) return buckets(dimension, question, known);
	const listed: Cell[] = isShownWhole(dimension, known) ? [...known.codes(dimension)] : [];
	const order = [...known.codes(dimension)];
	const more = [...new Set(found)].filter((key) => !listed.includes(key));
	// Provinces of the map before come before those of today.
	const place = (key: Cell) =>
		key === null ? Infinity : isOldPlace(key) ? -2 : order.indexOf(`${key}`);
	more.sort((a, b) => place(a) - place(b) || (`${a}` < `${b}` ? -1 : 1));
	const isMixed = dimension === 'province' && more.some((key) => key !== null && !isOldPlace(key));
	return [...listed, ...more].map((key) => {
		const label = known.label(dimension, key);
		return { key, label: isMixed && isOldPlace(key) ? words.oldMap(label) : label, days: null };
	});
}

const isOldPlace = (key: Cell) => `${key}`.startsWith('63-');

function buckets(grain: string, question: Question, known: Known): RowKey[] {
	const to = lastDay(question, known);
	return periodsOf(grain, question, known)
		.filter(({ first_day, last_day }) => first_day <= to && last_day >= question.from)
		.map((period) => bucket(grain, period, { from: question.from, to }, known));
}

export const periodsOf = (grain: string, { calendar = 'civil' }: Question, known: Known) =>
	known.periods.filter(
		(period) =>
			period.grain === grain && (period.calendar === calendar || period.calendar === 'all')
	);

/** A bucket is called by its days where the asked period holds a part of it. */
function bucket(
	grain: string,
	{ key, first_day, last_day }: Period,
	{ from, to }: Days,
	known: Known
): RowKey {
	const days = {
		from: first_day > from ? first_day : from,
		to: last_day < to ? last_day : to
	};
	const label = capitalised(known.label(grain, key));
	const isWhole = days.from === first_day && days.to === last_day;
	return {
		key,
		label: isWhole ? label : words.part(label, day(days.from), day(days.to)),
		days
	};
}
