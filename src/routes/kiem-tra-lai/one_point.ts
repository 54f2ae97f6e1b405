import * as format from '#lib/format.ts';

/** Below this many cases one more moves a share by two points or more. */
const ENOUGH = 50;

/** By how many points one case more moves a share of `n` cases; null where that is little. */
export const onePoint = (n: number): string | null =>
	n === 0 || n >= ENOUGH ? null : format.points(1 / n).replace('+', '');
