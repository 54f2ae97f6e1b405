import * as format from './format.ts';
import { figure as words } from './messages/vi.ts';
import { isSmall } from './small.ts';

/* What figures say, in a sentence made from them: never why. */

type Counted = { readonly label: string; readonly count: number };
type Rated = { readonly label: string; readonly rate: number | null; readonly n: number };

/** Which part of a whole is the largest, with its share. Parts of nothing are passed over. */
export function readParts(parts: readonly Counted[], unit: string): string {
	const there = parts.filter(({ count }) => count > 0);
	const [most] = there.toSorted((a, b) => b.count - a.count);
	if (!most) return words.nothing;
	const told = `${format.count(most.count)} ${unit}`;
	if (there.length === 1) return words.one(most.label, told);
	const whole = there.reduce((sum, { count }) => sum + count, 0);
	const alike = there.filter(({ count }) => count === most.count);
	if (alike.length > 1) {
		return words.alike(
			alike.map(({ label }) => label).join('; '),
			told,
			there.length > alike.length
		);
	}
	return words.most(most.label, told, format.share(most.count / whole));
}

/** Which rate is the highest and which the lowest, of those with enough cases to be judged. */
export function readRates(rows: readonly Rated[]): string {
	const known = rows.filter(({ rate }) => rate !== null);
	if (known.length === 0) return words.nothing;
	const judged = known
		.filter(({ n }) => !isSmall(n))
		.toSorted((a, b) => b.rate! - a.rate! || b.n - a.n);
	const [highest, lowest] = [judged[0], judged.at(-1)];
	if (!highest || !lowest) return words.onlySmall;
	const small = known.length - judged.length;
	const ranked =
		judged.length === 1
			? [words.only(highest.label, format.share(highest.rate))]
			: highest.rate === lowest.rate
				? [words.allAlike(format.share(highest.rate))]
				: [
						words.highest(highest.label, format.share(highest.rate)),
						words.lowest(lowest.label, format.share(lowest.rate))
					];
	return `${[...ranked, ...(small > 0 ? [words.small(format.count(small))] : [])].join('; ')}.`;
}
