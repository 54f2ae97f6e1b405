import { DonthuError } from '#warehouse/errors.ts';
import type { TypedNumber } from '#warehouse/reports/checks.ts';
import { pointsOf } from '#warehouse/reports/refresh.ts';
import { answeredIn, type FigureNode, type Inline, type ReportDocument } from '../../report.ts';
import type { Wanted } from './admit.ts';
import { typed as words } from './vi.ts';

/*
A number that somebody typed, replaced by the live figure that it was meant to be.
*/

/** What asks the closest live number again; null: it is no plain value. */
export function wantedFor(
	document: ReportDocument,
	{ closest }: Pick<TypedNumber, 'closest'>
): Wanted | null {
	const node = closest && answeredIn(document).find(({ attrs }) => attrs.id === closest.id);
	if (!node) return null;
	if (node.type === 'figure') return node.attrs;
	if (node.type === 'reportChart') return null;
	const { asked, question, rows, columns } = node.attrs;
	const place = pointsOf(node).findIndex(
		({ row, column, metric, value }) =>
			`${row}, ${column}` === closest!.label &&
			metric === closest!.metric &&
			value === closest!.value
	);
	const [at, column] = [Math.floor(place / columns.length), place % columns.length];
	const spec = asked.columns[column];
	const row = rows[at];
	if (place < 0 || !spec || !row || spec.told !== 'value') return null;
	const line = 'lines' in asked.rows ? asked.rows.lines[at] : undefined;
	const isOfRow = 'by' in asked.rows && row.kind === 'row';
	// Records without a value of the dimension have no code that a sentence could name.
	if (isOfRow && (row.key === null || row.key === undefined)) return null;
	return {
		id: 'new',
		metric: closest!.metric,
		told: 'value',
		question: {
			...question,
			...(asked.calendar && { calendar: asked.calendar }),
			...(asked.boundaries && { boundaries: asked.boundaries }),
			where: {
				...question.where,
				...asked.where,
				...line?.where,
				...spec.where,
				...('by' in asked.rows && isOfRow && { [asked.rows.by]: [`${row.key as string}`] })
			}
		}
	};
}

/**
 * A document with a figure in the place of a typed number.
 *
 * @param nth which one, of numbers that are written alike in the block; 0 is the first
 * @throws {DonthuError} `typed_gone` when it is not there any more
 */
export function replaceTyped(
	document: ReportDocument,
	{ block, text }: Pick<TypedNumber, 'block' | 'text'>,
	nth: number,
	figure: FigureNode
): ReportDocument {
	let left = nth;
	let isDone = false;
	const inlines = (content: readonly Inline[]): Inline[] =>
		content.flatMap((inline): Inline[] => {
			if (isDone || inline.type !== 'text') return [inline];
			for (const at of placesIn(inline.text, text)) {
				left -= 1;
				if (left >= 0) continue;
				isDone = true;
				const before = inline.text.slice(0, at);
				const after = inline.text.slice(at + text.length);
				return [
					...(before === '' ? [] : [{ ...inline, text: before }]),
					figure,
					...(after === '' ? [] : [{ ...inline, text: after }])
				];
			}
			return [inline];
		});
	const content = document.content.map((each, at) => {
		if (at !== block) return each;
		if (each.type === 'heading' || each.type === 'paragraph') {
			return { ...each, content: inlines(each.content ?? []) };
		}
		if (each.type !== 'bulletList') return each;
		return {
			...each,
			content: each.content.map((item) => ({
				...item,
				content: item.content.map((paragraph) => ({
					...paragraph,
					content: inlines(paragraph.content ?? [])
				}))
			}))
		};
	});
	if (!isDone) throw new DonthuError('typed_gone', words.gone, words.goneRemedy);
	return { type: 'doc', content };
}

/** Where a number stands that is not a part of another one. */
function placesIn(text: string, number: string): number[] {
	const places: number[] = [];
	for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + number.length)) {
		const around = [text[at - 1] ?? ' ', text[at + number.length] ?? ' '];
		if (!around.some((letter) => /[\p{L}\d]/u.test(letter))) places.push(at);
	}
	return places;
}
