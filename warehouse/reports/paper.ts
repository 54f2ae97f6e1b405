import {
	AlignmentType,
	BorderStyle,
	convertMillimetersToTwip as mm,
	LineRuleType,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	WidthType,
	type IParagraphOptions,
	type IRunOptions
} from 'docx';

/*
Paper as NĐ 30/2020/NĐ-CP lays it out in its Annex I, for letters and reports alike: A4, Times New Roman,
the name of the body and that of the State in two columns.
*/

export const FONT = 'Times New Roman';
/** Half-points, as the annex has them. */
export const SIZE = { small: 22, list: 24, head: 26, body: 28 } as const;
/** Millimetres. */
export const PAGE_MM = { width: 210, height: 297 } as const;
export const MARGIN_MM = { top: 20, bottom: 20, left: 30, right: 15 } as const;
/** Sizes of letters and the gap after a paragraph in points, margins in millimetres; a page for the leadership is closer. */
const OF_THE_STATE = {
	body: 14,
	head: 13,
	list: 12,
	small: 11,
	margin: MARGIN_MM,
	gap: 6
} as const;
export const WAYS = {
	state: OF_THE_STATE,
	party: OF_THE_STATE,
	brief: {
		body: 11,
		head: 12,
		list: 10,
		small: 8.5,
		margin: { top: 15, bottom: 12, left: 20, right: 15 },
		gap: 2.5
	}
} as const;
export type Way = (typeof WAYS)[keyof typeof WAYS];
/** Of a page on its side, in millimetres. */
export const SIDE_MARGIN = { top: 25, bottom: 15, left: 20, right: 20 } as const;
export const PAGE = { width: mm(PAGE_MM.width), height: mm(PAGE_MM.height) };
export const MARGIN = {
	top: mm(MARGIN_MM.top),
	bottom: mm(MARGIN_MM.bottom),
	left: mm(MARGIN_MM.left),
	right: mm(MARGIN_MM.right)
};
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
export const FIRST_LINE = mm(12.7);
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = {
	top: NONE,
	bottom: NONE,
	left: NONE,
	right: NONE,
	insideHorizontal: NONE,
	insideVertical: NONE
};

export const line = (text: string, paragraph: IParagraphOptions = {}, run: IRunOptions = {}) =>
	new Paragraph({ ...paragraph, children: [new TextRun({ text, ...run })] });

export const centred = (text: string, run: IRunOptions = {}) =>
	line(text, { alignment: AlignmentType.CENTER }, run);

/** A line under a name, a part of the column wide. */
export const ruled = (side: number) =>
	new Paragraph({
		indent: { left: side, right: side },
		spacing: { line: 60, lineRule: LineRuleType.EXACT, after: 80 },
		border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: 'auto', space: 0 } }
	});

/** Two columns without lines, over the width of a text. */
export function columns(
	widths: readonly [number, number],
	cells: readonly Paragraph[][],
	textWidth = TEXT_WIDTH
): Table {
	return new Table({
		layout: TableLayoutType.FIXED,
		width: { size: textWidth, type: WidthType.DXA },
		columnWidths: widths.map((width) => Math.round(width * textWidth)),
		borders: NO_BORDERS,
		rows: [
			new TableRow({
				cantSplit: true,
				children: cells.map(
					(children, at) =>
						new TableCell({
							width: { size: Math.round(widths[at]! * textWidth), type: WidthType.DXA },
							margins: { left: 0, right: 0 },
							children
						})
				)
			})
		]
	});
}
