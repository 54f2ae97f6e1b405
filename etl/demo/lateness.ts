import { dayOf, monthOf, type Day } from './calendar.ts';
import type { Organisation, Unit } from './organisation.ts';
import { Random } from './random.ts';
import {
	BAD_PROVINCES,
	BETTER_MONTHS,
	BETTER_MONTHS_BEFORE_END,
	BETTER_PROVINCES,
	LATE,
	NEVER_SENT,
	SENT_LATE
} from './rates.ts';

/** Who is late, by province of today; which provinces are bad at it depends on the seed alone. */
export class Lateness {
	readonly #bad: ReadonlySet<string>;
	readonly #better: ReadonlySet<string>;
	readonly #betterFrom: Day;
	readonly #betterTo: Day;

	constructor(organisation: Organisation, { seed, until }: { seed: string; until: Day }) {
		const random = new Random(seed, 'lateness');
		const rest = [...new Set([...organisation.provinces.values()].map(({ code34 }) => code34))];
		rest.sort();
		const draw = (count: number) =>
			Array.from({ length: count }, () => rest.splice(random.between(0, rest.length - 1), 1)[0]!);
		this.#bad = new Set(draw(BAD_PROVINCES));
		this.#better = new Set(draw(BETTER_PROVINCES));
		this.#betterTo = monthsBefore(until, BETTER_MONTHS_BEFORE_END);
		this.#betterFrom = monthsBefore(this.#betterTo, BETTER_MONTHS);
	}

	/** Share of matters received on a day that will be decided late. */
	ofMatters(unit: Unit, day: Day): number {
		if (unit.province34 === '') return LATE.top;
		if (this.#bad.has(unit.province34)) return LATE.bad;
		if (!this.#better.has(unit.province34)) return LATE.usual;
		const way = (day - this.#betterFrom) / (this.#betterTo - this.#betterFrom);
		return LATE.bad + (LATE.better - LATE.bad) * Math.min(1, Math.max(0, way));
	}

	/** Shares of monthly packages that come late, and never. */
	ofPackages(unit: Unit): { late: number; never: number } {
		if (unit.province34 === '') return { late: LATE.top, never: 0 };
		const standing = this.#bad.has(unit.province34) ? 'bad' : 'usual';
		return { late: SENT_LATE[standing], never: NEVER_SENT[standing] };
	}
}

/** The first day of the month so many months before. */
export function monthsBefore(day: Day, months: number): Day {
	const { year, month } = monthOf(day);
	const index = year * 12 + month - 1 - months;
	const text = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
	return dayOf(text);
}
