import {
	AlignmentType,
	convertMillimetersToTwip as mm,
	Document,
	Header,
	Packer,
	PageNumber,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	WidthType
} from 'docx';
import {
	centred,
	columns,
	FIRST_LINE,
	FONT,
	line,
	MARGIN,
	PAGE,
	ruled,
	SIZE,
	TEXT_WIDTH
} from '#warehouse/reports/paper.ts';
import { letter as words } from './vi.ts';

/*
Official letters in draft, editable, as NĐ 30/2020/NĐ-CP lays them out in its Annex I: A4, Times New
Roman, the names and the number in two columns, the text, who receives it and who signs.
*/

/** A cell that is a number stands at the right. */
export type LetterTable = {
	readonly head: readonly string[];
	/** Of the width of the text, in per cent. */
	readonly widths: readonly number[];
	readonly rows: readonly (readonly string[])[];
	/** The columns of words; those of figures stand at the right. */
	readonly ofWords: readonly number[];
	readonly hasTotal: boolean;
};
export type Block = { readonly text: string } | { readonly note: string } | LetterTable;

export type Letter = {
	/** Whom the issuing body is under; null for the highest. */
	readonly superior: string | null;
	readonly issuer: string;
	/** What follows the number: `VKSTC-V12`. */
	readonly symbol: string;
	readonly place: string;
	readonly subject: string;
	readonly to: string;
	readonly body: readonly Block[];
	/** Lines of the signature, from its authority to its office. */
	readonly signature: readonly string[];
	/** Where the letter is kept: `VT, V12`. */
	readonly kept: string;
	readonly annex: { readonly title: string; readonly body: readonly Block[] } | null;
	/** Made-up data have to be told on every page. */
	readonly isMock: boolean;
};

/** The bytes of a .docx that can be edited. */
export async function letterFile(letter: Letter): Promise<Uint8Array> {
	const { body, annex } = letter;
	const marks = [words.draft, ...(letter.isMock ? [words.mock] : [])].join(' · ');
	const mark = line(marks, { alignment: AlignmentType.RIGHT }, { bold: true, size: SIZE.list });
	const number = new Paragraph({
		alignment: AlignmentType.CENTER,
		children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.head })]
	});
	const document = new Document({
		title: letter.subject,
		creator: letter.issuer,
		styles: {
			default: {
				document: { run: { font: FONT, size: SIZE.body, language: { value: 'vi-VN' } } }
			}
		},
		sections: [
			{
				properties: {
					titlePage: true,
					page: { size: PAGE, margin: { ...MARGIN, header: mm(10), footer: mm(10) } }
				},
				headers: {
					first: new Header({ children: [mark] }),
					default: new Header({ children: [number, mark] })
				},
				children: [
					heading(letter),
					line(
						`${words.to} ${letter.to}`,
						{ alignment: AlignmentType.CENTER, spacing: { before: 240, after: 200 } },
						{ size: SIZE.body }
					),
					...body.flatMap(blockOf),
					ending(letter),
					...(annex
						? [
								line(
									words.annex,
									{ alignment: AlignmentType.CENTER, pageBreakBefore: true },
									{ bold: true }
								),
								line(
									annex.title,
									{ alignment: AlignmentType.CENTER, spacing: { after: 60 } },
									{ bold: true }
								),
								line(
									words.annexOf(letter.symbol),
									{ alignment: AlignmentType.CENTER, spacing: { after: 160 } },
									{ italics: true }
								),
								...annex.body.flatMap(blockOf)
							]
						: [])
				]
			}
		]
	});
	return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** Who writes, the number and the subject; the name of the State, its motto, place and day. */
function heading({ superior, issuer, symbol, place, subject }: Letter): Table {
	return columns(
		[0.43, 0.57],
		[
			[
				...(superior ? [centred(superior, { size: SIZE.list })] : []),
				centred(issuer, { bold: true, size: SIZE.list }),
				ruled(mm(22)),
				centred(words.number(symbol), { size: SIZE.head }),
				centred(words.subject(subject), { size: SIZE.list })
			],
			[
				centred(words.state, { bold: true, size: SIZE.list }),
				centred(words.motto, { bold: true, size: SIZE.head }),
				ruled(mm(21)),
				centred(words.placeAndDay(place), { italics: true, size: SIZE.head })
			]
		]
	);
}

/** Who receives the letter, and who signs it. */
function ending({ signature, kept }: Letter): Table {
	return columns(
		[0.5, 0.5],
		[
			[
				line(words.recipients, {}, { bold: true, italics: true, size: SIZE.list }),
				...[words.asAbove, words.leaders, words.kept(kept)].map((text) =>
					line(text, {}, { size: SIZE.small })
				)
			],
			[
				...signature.map((text) => centred(text, { bold: true, size: SIZE.body })),
				...Array.from({ length: 4 }, () => centred(''))
			]
		]
	);
}

function blockOf(block: Block): (Paragraph | Table)[] {
	if ('text' in block) {
		return [
			line(block.text, {
				alignment: AlignmentType.JUSTIFIED,
				indent: { firstLine: FIRST_LINE },
				spacing: { before: 120, after: 120 }
			})
		];
	}
	if ('note' in block) {
		return [
			line(
				block.note,
				{ alignment: AlignmentType.JUSTIFIED, spacing: { before: 60, after: 120 } },
				{ italics: true, size: SIZE.small }
			)
		];
	}
	return [tableOf(block)];
}

function tableOf({ head, widths, rows, ofWords, hasTotal }: LetterTable): Table {
	const width = (at: number) => Math.round((widths[at]! / 100) * TEXT_WIDTH);
	const cell = (text: string, at: number, isBold: boolean, isHead: boolean) =>
		new TableCell({
			width: { size: width(at), type: WidthType.DXA },
			margins: { left: 80, right: 80, top: 30, bottom: 30 },
			children: [
				line(
					text,
					{
						alignment: isHead
							? AlignmentType.CENTER
							: ofWords.includes(at)
								? AlignmentType.LEFT
								: AlignmentType.RIGHT
					},
					{ bold: isBold, size: SIZE.small }
				)
			]
		});
	return new Table({
		layout: TableLayoutType.FIXED,
		width: { size: TEXT_WIDTH, type: WidthType.DXA },
		columnWidths: widths.map((_, at) => width(at)),
		rows: [
			new TableRow({
				tableHeader: true,
				cantSplit: true,
				children: head.map((text, at) => cell(text, at, true, true))
			}),
			...rows.map(
				(texts, row) =>
					new TableRow({
						cantSplit: true,
						children: texts.map((text, at) =>
							cell(text, at, hasTotal && row === rows.length - 1, false)
						)
					})
			)
		]
	});
}
