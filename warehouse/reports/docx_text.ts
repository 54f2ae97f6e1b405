import { EMPTY, WIDE } from './said.ts';

/**
 * The texts that a part of a .docx shows, in their order: paragraphs, with the words of pictures, and the
 * empty cells of tables. How they look is not told.
 */
export function textsShown(xml: string): string[] {
	const texts: string[] = [];
	const rows: { cells: number; texts: string[] }[] = [];
	const cells: { isBelow: boolean; texts: string[] }[] = [];
	let paragraph = '';
	const write = (text: string) => (cells.at(-1)?.texts ?? texts).push(text);
	for (const [piece, text, picture, opened, closed, merge] of xml.matchAll(PIECES)) {
		if (text !== undefined) paragraph += unescaped(text);
		else if (picture !== undefined) paragraph += unescaped(picture);
		else if (opened === 'tr') rows.push({ cells: 0, texts: [] });
		else if (opened === 'tc') cells.push({ isBelow: false, texts: [] });
		else if (merge !== undefined) cells.at(-1)!.isBelow = !merge.includes('restart');
		else if (closed === 'p') {
			if (paragraph.trim() !== '') write(paragraph);
			paragraph = '';
		} else if (closed === 'tc') {
			const { isBelow, texts } = cells.pop()!;
			const row = rows.at(-1)!;
			row.cells += 1;
			// The rest of a cell that reaches over rows is no cell.
			row.texts.push(...(texts.length === 0 && !isBelow ? [EMPTY] : texts));
		} else if (closed === 'tr') {
			const row = rows.pop()!;
			row.texts.filter((text) => row.cells >= WIDE || text !== EMPTY).forEach(write);
		} else if (piece !== '') paragraph += ' ';
	}
	return texts;
}

const PIECES =
	/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<wp:docPr [^>]*descr="([^"]*)"|<w:(tr|tc)(?: [^>]*)?>|<\/w:(p|tc|tr)>|<w:vMerge([^>]*)\/>|<w:(?:tab|br)\/>/g;

const unescaped = (text: string) =>
	text
		.replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&apos;', "'")
		.replaceAll('&amp;', '&');

/** Words that stand otherwise: those that were written, those that stand now, and those right before. */
export type WordChange = {
	readonly written: string;
	readonly found: string;
	readonly after: string;
};

/** As many words alike are no chance. */
const ALIKE = 3;
const SHOWN_BEFORE = 6;
/** Texts that do not meet again within as many words are different ones. */
const FAR = 3_000;

/** Where two texts part, in their order; letters may be capitals or not. */
export function wordChanges(written: readonly string[], found: readonly string[]): WordChange[] {
	const [a, b] = [written, found].map((words) => words.map((word) => word.toLowerCase())) as [
		string[],
		string[]
	];
	const changes: WordChange[] = [];
	let [i, j] = [0, 0];
	while (i < a.length || j < b.length) {
		if (a[i] === b[j]) {
			i += 1;
			j += 1;
			continue;
		}
		const [nextI, nextJ] = meeting(a, b, i, j);
		changes.push({
			written: written.slice(i, nextI).join(' '),
			found: found.slice(j, nextJ).join(' '),
			after: found.slice(Math.max(0, j - SHOWN_BEFORE), j).join(' ')
		});
		[i, j] = [nextI, nextJ];
	}
	return changes;
}

/** The next places where both say the same again, the nearest; the end, where they never do. */
function meeting(
	a: readonly string[],
	b: readonly string[],
	i: number,
	j: number
): [number, number] {
	const areAlike = (x: number, y: number) => {
		for (let on = 0; on < ALIKE; on += 1) if (a[x + on] !== b[y + on]) return false;
		return true;
	};
	for (let steps = 1; steps <= Math.min(a.length - i + b.length - j, FAR); steps += 1)
		for (let down = 0; down <= steps; down += 1)
			if (areAlike(i + down, j + steps - down)) return [i + down, j + steps - down];
	return [a.length, b.length];
}
