/*
Points at which something fails: all of them with DONTHU_FAULTS=all (`npm run test:faults`), else a few,
spread over the whole and chosen by a seed, so that a failure can be had again.
*/

export const isWhole = process.env['DONTHU_FAULTS'] === 'all';
export const seed = Number(process.env['DONTHU_FAULTS_SEED'] ?? '1');

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seeded(of: number): () => number {
	let state = of | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** One item of each of so many stretches of a list; all of them when it is the whole. */
export function chosen<T>(items: readonly T[], count: number): T[] {
	if (isWhole || items.length <= count) return [...items];
	const random = seeded(seed);
	return Array.from({ length: count }, (_, i) => {
		const at = ((i + random()) * items.length) / count;
		return items[Math.floor(at)]!;
	});
}
