/** A paragraph that stands in both texts, was taken out, or was put in. */
export type ComparedLine = { readonly kind: 'same' | 'out' | 'in'; readonly text: string };

/** Above this, two texts stand one after the other. */
const MOST_PAIRS = 4_000_000;

/** Two texts paragraph by paragraph, by their longest common part. */
export function linesCompared(
	before: readonly string[],
	now: readonly string[]
): readonly ComparedLine[] {
	if (before.length * now.length > MOST_PAIRS) {
		const all = (kind: ComparedLine['kind'], texts: readonly string[]) =>
			texts.filter((text) => text !== '').map((text): ComparedLine => ({ kind, text }));
		return [...all('out', before), ...all('in', now)];
	}
	const common = Array.from({ length: before.length + 1 }, () => new Uint32Array(now.length + 1));
	for (let i = before.length - 1; i >= 0; i -= 1) {
		for (let j = now.length - 1; j >= 0; j -= 1) {
			common[i]![j] =
				before[i] === now[j]
					? common[i + 1]![j + 1]! + 1
					: Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
		}
	}
	const lines: ComparedLine[] = [];
	let [i, j] = [0, 0];
	while (i < before.length || j < now.length) {
		if (i < before.length && j < now.length && before[i] === now[j]) {
			lines.push({ kind: 'same', text: before[i]! });
			i += 1;
			j += 1;
		} else if (j >= now.length || (i < before.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
			lines.push({ kind: 'out', text: before[i]! });
			i += 1;
		} else {
			lines.push({ kind: 'in', text: now[j]! });
			j += 1;
		}
	}
	return lines.filter(({ text }) => text !== '');
}
