/** Text as people type it in a hurry: without accents and case, so that it is found either way. */
export const fold = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[\u0110\u0111]/g, 'd')
		.toLowerCase();

/** Whether a text has every word of what was typed, in any order. */
export function hasWords(text: string, typed: string): boolean {
	const folded = fold(text);
	return fold(typed)
		.split(/\s+/)
		.every((word) => folded.includes(word));
}
