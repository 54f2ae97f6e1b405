import { fold } from '../fold.ts';

/** Something that can be gone to. */
export type Entry = {
	readonly kind: 'page' | 'province' | 'unit' | 'metric';
	/** The path of a page, the code of a place, the name of an indicator. */
	readonly code: string;
	readonly label: string;
	/** Told beside the label: to which province a unit belongs, or until when it existed. */
	readonly hint?: string;
};

/**
 * The entries that have a word beginning with each word asked, those that begin with the whole text
 * first, then shorter before longer; at most `most`.
 */
export function find(entries: readonly Entry[], asked: string, most = 12): Entry[] {
	const words = wordsOf(asked);
	if (words.length === 0) return [];
	const whole = words.join(' ');
	return entries
		.map((entry) => ({ entry, known: wordsOf(`${entry.label} ${entry.code}`) }))
		.filter(({ known }) => words.every((word) => known.some((other) => other.startsWith(word))))
		.map(({ entry, known }) => ({ entry, known: known.join(' ') }))
		.sort(
			(a, b) =>
				Number(!a.known.startsWith(whole)) - Number(!b.known.startsWith(whole)) ||
				a.known.length - b.known.length
		)
		.slice(0, most)
		.map(({ entry }) => entry);
}

const wordsOf = (text: string): string[] => fold(text).match(/[a-z0-9]+/g) ?? [];
