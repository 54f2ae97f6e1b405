/*
How far a rate of few cases can be trusted. All shares are 0…1.

The interval is Wilson's score interval (E. B. Wilson, "Probable inference, the law of succession, and
statistical inference", JASA 22, 1927), the limits of the funnel are the score limits around the common
rate (D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in
Medicine 24, 2005). They are two sides of one test: a place lies outside the limits exactly where its
interval does not hold the common rate, so that a chart and a table never disagree.
*/

/** Two-sided standard normal quantiles: 95 % and 99.9 %. */
export const Z = { usual: 1.959964, strict: 3.290527 } as const;

export type Interval = { readonly lower: number; readonly upper: number };

/** The Wilson interval of `part` of `whole` cases; null of none. */
export function wilson(part: number, whole: number, z: number = Z.usual): Interval | null {
	if (whole === 0) return null;
	const rate = part / whole;
	const z2 = z * z;
	const center = (rate + z2 / (2 * whole)) / (1 + z2 / whole);
	const half =
		(z / (1 + z2 / whole)) * Math.sqrt((rate * (1 - rate)) / whole + z2 / (4 * whole * whole));
	return {
		// At the ends the bounds are exact; rounding must not say that all of all is less than all.
		lower: part === 0 ? 0 : Math.max(0, center - half),
		upper: part === whole ? 1 : Math.min(1, center + half)
	};
}

/** Between which rates `whole` cases lie by chance where the common rate holds for them. */
export function funnelLimits(rate: number, whole: number, z: number): Interval {
	const half = z * Math.sqrt((rate * (1 - rate)) / whole);
	return { lower: Math.max(0, rate - half), upper: Math.min(1, rate + half) };
}

/** Where a place lies in the funnel: within 95 %, outside it, or outside 99.9 % as well. */
export type Position = 'inside' | 'outside' | 'far_outside';

export function positionOf(part: number, whole: number, rate: number): Position {
	const isOutside = (z: number) => {
		const { lower, upper } = funnelLimits(rate, whole, z);
		return part / whole < lower || part / whole > upper;
	};
	if (isOutside(Z.strict)) return 'far_outside';
	return isOutside(Z.usual) ? 'outside' : 'inside';
}

/** The smallest number of cases to be added to `part` so that it is at least `target` of `whole`. */
export function stillNeeded(part: number, whole: number, target: number): number {
	let needed = Math.max(0, Math.floor(target * whole) - part - 1);
	// Counted, not rounded: 0.8 of 35 is not quite 28 in binary.
	while (whole > 0 && (part + needed) / whole < target) needed += 1;
	return needed;
}

/**
 * The first and the last place that a rate may have among others: whoever's interval lies wholly on the
 * better side is surely before it, whoever's wholly on the worse side surely behind.
 */
export function rankInterval(
	own: Interval,
	others: readonly Interval[],
	isHigherBetter: boolean
): { readonly first: number; readonly last: number } {
	const isAbove = (other: Interval) => other.lower > own.upper;
	const isBelow = (other: Interval) => other.upper < own.lower;
	const [before, behind] = isHigherBetter ? [isAbove, isBelow] : [isBelow, isAbove];
	return {
		first: 1 + others.filter(before).length,
		last: 1 + others.length - others.filter(behind).length
	};
}

/** Whether the last of some counts is the end of a rise of `steps` steps, each higher than the one before. */
export function isRising(counts: readonly number[], steps: number): boolean {
	const last = counts.slice(-steps - 1);
	return last.length === steps + 1 && last.every((count, i) => i === 0 || count > last[i - 1]!);
}
