import type {
	Block,
	CellType,
	ChartNode,
	Inline,
	Mark,
	Report,
	ReportDocument,
	TableNode
} from './document.ts';
import { tableNumber } from './table_figures.ts';
import { document as words } from './vi.ts';
import { shown, sourceLine } from './wording.ts';

/*
A report as it is laid out, whatever the file: numbered headings, runs of text, tables with their heads in
rows. The .docx and the .pdf are made of it, so that they say the same.
*/

/** Text in one way of writing; `isHint`: left to be written by hand. */
export type Run = {
	readonly text: string;
	readonly marks: readonly Mark['type'][];
	readonly isHint: boolean;
};
export type Part =
	| { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly runs: readonly Run[] }
	/** `source`: where the figures of other bodies in the text above it come from. */
	| { readonly kind: 'paragraph' | 'item' | 'source'; readonly runs: readonly Run[] }
	| { readonly kind: 'table'; readonly number: string; readonly table: TableNode['attrs'] }
	| { readonly kind: 'chart'; readonly number: string; readonly chart: ChartNode['attrs'] };

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** The body and the appendices of a report, numbered. */
export function partsOf({ content }: ReportDocument): { body: Part[]; appendices: Part[] } {
	const numbers = [0, 0, 0];
	const count = { table: 0, chart: 0 };
	const partOf = (block: Block): Part[] => {
		switch (block.type) {
			case 'heading':
				return [
					{
						kind: 'heading',
						level: block.attrs.level,
						runs: [
							plain(`${nextNumber(numbers, block.attrs.level)} `),
							...(block.content ?? []).flatMap(runsOf)
						]
					}
				];
			case 'paragraph':
				return [
					{ kind: 'paragraph', runs: (block.content ?? []).flatMap(runsOf) },
					...sourcesOf(block.content)
				];
			case 'bulletList':
				return block.content.flatMap(({ content }) =>
					content.flatMap((paragraph) => [
						{ kind: 'item' as const, runs: (paragraph.content ?? []).flatMap(runsOf) },
						...sourcesOf(paragraph.content)
					])
				);
			case 'reportTable': {
				const number = tableNumber(block.attrs.table, count.table + 1);
				if (number === words.table(count.table + 1)) count.table += 1;
				return [{ kind: 'table', number, table: block.attrs }];
			}
			case 'reportChart':
				count.chart += 1;
				return [{ kind: 'chart', number: words.chart(count.chart), chart: block.attrs }];
			case 'appendices':
				return [];
		}
	};
	const end = content.findIndex(({ type }) => type === 'appendices');
	const body = end === -1 ? content : content.slice(0, end);
	const appendices = end === -1 ? [] : content.slice(end + 1);
	return { body: body.flatMap(partOf), appendices: appendices.flatMap(partOf) };
}

/** `I.`, `1.`, `1.1.`; a part begins the sections anew. */
function nextNumber(numbers: number[], level: 1 | 2 | 3): string {
	numbers[level - 1]! += 1;
	numbers.fill(0, level);
	if (level === 1) return `${ROMAN[numbers[0]! - 1] ?? numbers[0]!}.`;
	return `${numbers.slice(1, level).join('.')}.`;
}

function sourcesOf(content: readonly Inline[] = []): Part[] {
	const line = sourceLine(content);
	return line === null ? [] : [{ kind: 'source', runs: [plain(line)] }];
}

const plain = (text: string): Run => ({ text, marks: [], isHint: false });

function runsOf(inline: Inline): Run[] {
	if (inline.type === 'hardBreak') return [plain('\n')];
	if (inline.type === 'figure') return [plain(inline.attrs.shown)];
	const marks = (inline.marks ?? []).map(({ type }) => type);
	// What the template leaves to be written stands out until it is.
	return inline.text
		.split(/(\[[^\][]+\])/)
		.filter((text) => text !== '')
		.map((text) => ({ text, marks, isHint: /^\[.*\]$/.test(text) }));
}

/** A head over columns, with what it spans. */
export type HeadCell = {
	readonly label: string;
	readonly columns: number;
	readonly rows: number;
};

/** The rows of a table's head, that of the rows' labels first. */
export function headRows({ head, columns }: TableNode['attrs']): HeadCell[][] {
	const depth = 1 + Math.max(0, ...columns.map(({ under = [] }) => under.length));
	const rows = Array.from({ length: depth }, (): HeadCell[] => []);
	rows[0]!.push({ label: head, columns: 1, rows: depth });
	const place = (from: number, to: number, level: number) => {
		for (let at = from; at < to;) {
			const group = columns[at]!.under?.[level];
			if (group === undefined) {
				rows[level]!.push({ label: columns[at]!.label, columns: 1, rows: depth - level });
				at += 1;
				continue;
			}
			let end = at + 1;
			while (end < to && columns[end]!.under?.[level] === group) end += 1;
			rows[level]!.push({ label: group, columns: end - at, rows: 1 });
			place(at, end, level + 1);
			at = end;
		}
	};
	place(0, columns.length, 0);
	return rows;
}

/** What a cell of a table is, and how it reads. */
export const typeAt = (
	{ columns }: TableNode['attrs'],
	row: TableNode['attrs']['rows'][number],
	at: number
): CellType => row.types?.[at] ?? columns[at]!.type;

export const cellText = (
	table: TableNode['attrs'],
	row: TableNode['attrs']['rows'][number],
	at: number
): string => shown(row.cells[at] ?? null, typeAt(table, row, at));

export const isText = (type: CellType) => type === 'text' || type === 'boolean' || type === 'day';

/** Millimetres of a letter in a table, about; and what a cell has around its text. */
const LETTER = 1.9;
const AROUND = 3;

/** Millimetres that the columns of a table have, the labels of its rows first, over all of a width. */
export function columnWidths(table: TableNode['attrs'], width: number): number[] {
	const scale = tablePoints(table) / 11;
	const room = (letters: number) => letters * LETTER * scale + AROUND;
	const longestWord = (text: string) => Math.max(...text.split(/\s+/).map((word) => word.length));
	const needs = table.columns.map(({ label }, at) => {
		const texts = table.rows.map((row) => cellText(table, row, at).length);
		return room(Math.max(longestWord(label) * 1.05, Math.min(Math.max(0, ...texts), 14)));
	});
	const needed = needs.reduce((sum, need) => sum + need, 0);
	const longest = Math.max(...table.rows.map(({ label }) => label.length), table.head.length);
	const first = Math.max(Math.min(room(longest), width - needed), width * 0.12);
	const spare = (width - first - needed) / needs.length;
	return [first, ...needs.map((need) => need + spare)];
}

/** Points of the letters of a table: many columns are written smaller, and rows that fill a page. */
export function tablePoints({ columns, rows }: TableNode['attrs']): number {
	if (columns.length > 13) return 9.5;
	return columns.length > 9 || rows.length > 28 ? 10 : 11;
}

/** The name of a body in lines where it is long: what it is, and of where. */
export function linesOfName(name: string): string[] {
	const [, ...parts] = words.longName.exec(name) ?? [];
	return parts.length > 0 ? parts.filter((part) => part !== undefined) : [name];
}

/** That it is a draft until it is issued, and that data are made up. */
export const marksOf = ({ state, isMock }: Pick<Report, 'state' | 'isMock'>): string =>
	[...(state === 'issued' ? [] : [words.draft]), ...(isMock ? [words.mock] : [])].join(' · ');
