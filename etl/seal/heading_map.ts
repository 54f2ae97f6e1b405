import type { Column } from '../facts.ts';
import { headingForm } from '../headings.ts';
import { fold } from '../rules/fold.ts';
import { headings as words } from './vi.ts';

/** A heading of a register; `target` is the label of a column, the word for dropping it, or open. */
export interface HeadingLine {
	type: string;
	heading: string;
	target: string;
}

/** What a heading means: a column, null for one that is left out; undefined: not known. */
export type Meaning = Column | null | undefined;

/** Less than this share of common words is no resemblance. */
const RESEMBLANCE_MIN = 0.6;

/** What the third column says. */
export function meaningOf(target: string, columns: readonly Column[]): Meaning {
	const form = headingForm(target);
	if (form === headingForm(words.drop)) return null;
	return columns.find(({ name, label }) => [name, label].some((is) => headingForm(is) === form));
}

/** For each heading the column that it resembles most, each column once; undefined: none. */
export function propose(headings: readonly string[], columns: readonly Column[]): Meaning[] {
	const meanings = headings.map((heading): Meaning =>
		words.dropped.some((dropped) => headingForm(dropped) === headingForm(heading))
			? null
			: undefined
	);
	const pairs = headings.flatMap((heading, i) =>
		columns.map((column) => ({ i, column, likeness: likeness(heading, column) }))
	);
	const taken = new Set<Column>();
	for (const { i, column, likeness } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
		if (likeness < RESEMBLANCE_MIN) break;
		if (meanings[i] !== undefined || taken.has(column)) continue;
		meanings[i] = column;
		taken.add(column);
	}
	return meanings;
}

const likeness = (heading: string, { name, label }: Column) =>
	Math.max(...[label, ...(words.synonyms[name] ?? [])].map((known) => sharedWords(heading, known)));

/** From 0 to 1. */
function sharedWords(a: string, b: string): number {
	const [left, right] = [wordsOf(a), wordsOf(b)];
	if (left.size + right.size === 0) return 0;
	const shared = [...left].filter((word) => right.has(word)).length;
	return (2 * shared) / (left.size + right.size);
}

const wordsOf = (text: string) => new Set(fold(text).match(/[\p{L}\p{N}]+/gu));
