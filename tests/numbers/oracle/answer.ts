import {
	bucketsOf,
	shared,
	TIME_GRAINS,
	type Calendar,
	type Day,
	type Interval
} from './calendar.ts';
import { INDICATORS, type Counted } from './indicators.ts';
import { owner, provinceOf, type Boundaries } from './ownership.ts';
import type { Known, Value } from './records.ts';

/* Contract, sections 5.1 and 6: a question, and the rows that answer it. */

export type Question = {
	metrics: string[];
	by: string[];
	from: Day;
	to: Day;
	where: Record<string, string[]>;
	calendar: Calendar;
	boundaries: Boundaries;
};
export type Cell = Value | number;

/** The dimensions in the order asked, then the metrics in the order asked. */
export function answer(known: Known, question: Question): Cell[][] {
	const { metrics, by, boundaries } = question;
	const grains = by.filter((name) => TIME_GRAINS.includes(name));
	const others = by.filter((name) => !TIME_GRAINS.includes(name));
	const rows: Cell[][] = [];
	for (const bucket of bucketsAsked(question, grains, known.as_of)) {
		const groupOf = (counted: Counted) =>
			JSON.stringify(others.map((name) => valueOf(name, counted, boundaries)));
		const counted = metrics.map((metric) =>
			INDICATORS[metric]!.of.map((measure) =>
				Map.groupBy(
					measure(known, bucket, boundaries).filter((one) => isAsked(one, question)),
					groupOf
				)
			)
		);
		// "A group is there when at least one record counts in an asked indicator or in a number from which it is
		// computed, also when it adds 0. Without dimensions there is one row"; "a time grain alone" has every bucket.
		const groups = new Set(counted.flat().flatMap((byGroup) => [...byGroup.keys()]));
		if (others.length === 0) groups.add('[]');
		for (const group of groups) {
			const values = JSON.parse(group) as Value[];
			const cells = by.map((name) =>
				grains.includes(name) ? bucket.keys[grains.indexOf(name)]! : values[others.indexOf(name)]!
			);
			const numbers = metrics.map((metric, index) =>
				INDICATORS[metric]!.compute(counted[index]!.map((byGroup) => byGroup.get(group) ?? []))
			);
			rows.push([...cells, ...numbers]);
		}
	}
	return rows.sort((a, b) => inOrder(a.slice(0, by.length), b.slice(0, by.length)));
}

/**
 * "`to` is cut to the as-of day before buckets are made"; the period is "clipped per bucket"; "two time grains
 * together: the buckets that both share".
 */
function bucketsAsked(
	{ from, to, calendar }: Question,
	grains: string[],
	as_of: Day
): (Interval & { keys: string[] })[] {
	const asked = { from, to: to < as_of ? to : as_of, keys: [] as string[] };
	return grains.reduce(
		(buckets, grain) =>
			buckets.flatMap((bucket) =>
				bucketsOf(calendar, grain).flatMap((next) => {
					const both = shared(bucket, next);
					return both === null ? [] : [{ ...both, keys: [...bucket.keys, next.key] }];
				})
			),
		[asked]
	);
}

/** Place follows the owner on the day that counts; all else is the record's. */
function valueOf(dimension: string, { unit, day, values }: Counted, boundaries: Boundaries): Value {
	const owning = owner(unit, day, boundaries);
	if (dimension === 'unit') return owning.unit;
	if (dimension === 'level') return owning.level;
	if (dimension === 'province') return provinceOf(owning, day, boundaries);
	return values[dimension] ?? null;
}

/** "A filter follows the same rule as a dimension." */
const isAsked = (counted: Counted, { where, boundaries }: Question) =>
	Object.entries(where).every(([dimension, allowed]) =>
		allowed.includes(String(valueOf(dimension, counted, boundaries) ?? ''))
	);

/** "Sorting is by code, code point order ascending, nulls last." */
function inOrder(a: Cell[], b: Cell[]): number {
	for (const [index, cell] of a.entries()) {
		const other = b[index]!;
		if (cell === other) continue;
		if (cell === null) return 1;
		if (other === null) return -1;
		return String(cell) < String(other) ? -1 : 1;
	}
	return 0;
}
