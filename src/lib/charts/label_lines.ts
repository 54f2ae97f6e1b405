/*
 * How labels break into lines. A server has no fonts to measure with, and the drawing library takes each
 * letter with an accent for a square there: Vietnamese broke far too early, or was cut.
 */

/** How wide letters are in the type of the charts, in hundredths of its size; measured, and grouped. */
const WIDTHS: readonly (readonly [number, string])[] = [
	[27, "IijlI·'!,.:; "],
	[42, 'frt1()[]"|'],
	[52, 'szJTY/*'],
	[57, 'nuvkyhx?'],
	[65, 'abdegopqce\u0111EFLPSBR023456789$«»+-'],
	[73, 'ACDGHKNUVXZ–…\u0110'],
	[85, 'mwOQM%→≤'],
	[98, 'W@']
];
const OTHER = 70;
const WIDTH_OF = new Map(
	WIDTHS.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const))
);
/** Accents stand above and below their letters. */
const ACCENT = /\p{Mn}/gu;

/** The width of a text in pixels, at a size of the type. */
export function textWidth(text: string, size: number): number {
	const letters = [...text.normalize('NFD').replace(ACCENT, '')];
	return letters.reduce((sum, letter) => sum + (WIDTH_OF.get(letter) ?? OTHER), 0) * (size / 100);
}

/** A label in lines of at most `width` pixels, broken between words; what is beyond `most` lines is cut with `…`. */
export function labelLines(label: string, size: number, width: number, most: number): string[] {
	const lines: string[] = [];
	for (const word of label.split(' ').filter(Boolean)) {
		const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
		if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]}…`] : lines;
}
