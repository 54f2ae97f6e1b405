import { monthOf, monthsBefore, type Day } from './calendar.ts';
import type { Organisation, Unit } from './organisation.ts';
import { Random } from './random.ts';
import {
	BAD_PROVINCES,
	BETTER_MONTHS,
	BETTER_MONTHS_BEFORE_END,
	BETTER_PROVINCES,
	LATE,
	SENDING
} from './rates.ts';

/** The golden ratio, by which steps fill a circle most evenly. */
const PHI = (Math.sqrt(5) - 1) / 2;
const spread = (start: number, steps: number, step: number) => (start + steps * step) % 1;

/** Who is late, by province of today; which provinces are bad at it depends on the seed alone. */
export class Lateness {
	/** All provinces, in an order that the seed decides. */
	readonly #provinces: readonly string[];
	readonly #bad: ReadonlySet<string>;
	readonly #better: ReadonlySet<string>;
	readonly #betterFrom: Day;
	readonly #betterTo: Day;
	readonly #turns = new Map<string, number>();

	constructor(organisation: Organisation, { seed, until }: { seed: string; until: Day }) {
		const random = new Random(seed, 'lateness');
		const rest = [...new Set([...organisation.provinces.values()].map(({ code34 }) => code34))];
		rest.sort();
		this.#provinces = rest.map(() => rest.splice(random.between(0, rest.length - 1), 1)[0]!);
		this.#bad = new Set(this.#provinces.slice(0, BAD_PROVINCES));
		this.#better = new Set(this.#provinces.slice(BAD_PROVINCES, BAD_PROVINCES + BETTER_PROVINCES));
		this.#betterTo = monthsBefore(until, BETTER_MONTHS_BEFORE_END);
		this.#betterFrom = monthsBefore(this.#betterTo, BETTER_MONTHS);
	}

	/**
	 * By how many days the next matter received on a day will be decided late; 0: not late. It goes in
	 * turn instead of by chance: stocks are small, and overdue ones would jump from month to month.
	 */
	ofNextMatter(unit: Unit, received: Day): number {
		const place = this.#provinces.indexOf(unit.province34);
		const { year, month } = monthOf(received);
		const months = year * 12 + month;
		const turn = `${place} ${months}`;
		const { share, mostDays } = this.#rates(unit, received);
		const before = this.#turns.get(turn) ?? spread(place / this.#provinces.length, months, PHI);
		this.#turns.set(turn, (before + share) % 1);
		if (before + share < 1) return 0;
		return 1 + Math.floor(mostDays * spread(place * PHI, months, Math.SQRT2));
	}

	#rates({ province34 }: Unit, day: Day): { share: number; mostDays: number } {
		if (this.#bad.has(province34)) return LATE.bad;
		if (!this.#better.has(province34)) return LATE.usual;
		const way = (day - this.#betterFrom) / (this.#betterTo - this.#betterFrom);
		const { share, mostDays } = LATE.better;
		const gained = (share - LATE.usual.share) * Math.min(1, Math.max(0, way));
		return { share: share - gained, mostDays };
	}

	/** Shares of monthly packages that come late, and never. */
	ofPackages({ tier, province34 }: Unit): { late: number; never: number } {
		const isBad = tier === 'local' && this.#bad.has(province34);
		return SENDING[isBad ? 'bad' : tier];
	}
}
