/** Lower ends of the shades above zero; a rate of zero has the first shade. */
export type Scale = readonly [number, number, number, number];

const STEPS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2] as const;
/** With nothing to spread, a scale on which every overdue case of few is dark. */
const USUAL: Scale = [0.05, 0.1, 0.15, 0.2];

/**
 * A scale of five shades in equal, round steps that spreads the given rates, so that the same colour
 * means the same rate on a map and in the list beside it.
 */
export function scaleOf(rates: readonly number[]): Scale {
	const highest = Math.max(0, ...rates);
	if (highest === 0) return USUAL;
	// The top shade is open: it may hold what lies up to two steps above its lower end.
	const step = STEPS.find((step) => step * 5 >= highest) ?? STEPS.at(-1)!;
	return [step, 2 * step, 3 * step, 4 * step];
}

/** 0 for no data, else 1…5. */
export function shadeOf(rate: number | null, scale: Scale): number {
	if (rate === null) return 0;
	return 1 + scale.filter((lower) => rate >= lower).length;
}
