/** The paragraphs that a part of a .docx shows, headers included, with the words of its pictures. */
export function paragraphsOf(xml: string): string[] {
	return [...xml.matchAll(/<w:p[ >][^]*?<\/w:p>/g)]
		.map(([paragraph]) =>
			[...paragraph.matchAll(PIECE)]
				.map(([, text, picture, other]) =>
					text !== undefined
						? unescaped(text)
						: picture !== undefined
							? `[${unescaped(picture)}]`
							: other === 'tab'
								? '\t'
								: '\n'
				)
				.join('')
				.normalize('NFC')
				.replaceAll(/[\s\u00a0]+/g, ' ')
				.trim()
		)
		.filter((text) => text !== '');
}

const PIECE = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<wp:docPr [^>]*descr="([^"]*)"|<w:(tab|br)\/>/g;

const unescaped = (text: string) =>
	text
		.replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&apos;', "'")
		.replaceAll('&amp;', '&');

/** A paragraph that stands otherwise: what was written, and what stands now; null: not at all. */
export type TextChange = { readonly written: string | null; readonly found: string | null };

/** Where two texts part, in their order; the longest common run of paragraphs is taken as unchanged. */
export function textChanges(written: readonly string[], found: readonly string[]): TextChange[] {
	const changes: TextChange[] = [];
	let [i, j] = [0, 0];
	while (i < written.length || j < found.length) {
		if (written[i] === found[j]) {
			i += 1;
			j += 1;
			continue;
		}
		const [nextI, nextJ] = meeting(written, found, i, j);
		const [gone, come] = [written.slice(i, nextI), found.slice(j, nextJ)];
		for (let at = 0; at < Math.max(gone.length, come.length); at += 1)
			changes.push({ written: gone[at] ?? null, found: come[at] ?? null });
		[i, j] = [nextI, nextJ];
	}
	return changes;
}

/** The next places where both say the same again, the nearest; several cells may hold the same number. */
function meeting(
	a: readonly string[],
	b: readonly string[],
	i: number,
	j: number
): [number, number] {
	const most = a.length - i + (b.length - j);
	for (let steps = 1; steps <= most; steps += 1) {
		for (let down = 0; down <= steps; down += 1) {
			// Both on by as much comes first: a cell that was changed in its place.
			const along = steps - down;
			const [x, y] = [i + down, j + along];
			if (x < a.length && y < b.length && a[x] === b[y] && a[x + 1] === b[y + 1]) return [x, y];
		}
	}
	return [a.length, b.length];
}
