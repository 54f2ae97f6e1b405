import {
	AlignmentType,
	convertMillimetersToTwip as mm,
	Document,
	Header,
	HeadingLevel,
	HighlightColor,
	ImageRun,
	Packer,
	PageNumber,
	PageOrientation,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TabStopType,
	TextRun,
	UnderlineType,
	VerticalAlign,
	WidthType,
	type IParagraphOptions,
	type ISectionOptions,
	type IStylesOptions
} from 'docx';
import { chartPicture, pixels } from './chart_picture.ts';
import type { ChartNode, Report, TableNode } from './document.ts';
import {
	cellText,
	columnWidths,
	headRows,
	isText,
	linesOfName,
	marksOf,
	partsOf,
	tablePoints,
	typeAt,
	type Part,
	type Run
} from './layout.ts';
import {
	centred,
	columns,
	FIRST_LINE,
	FONT,
	line,
	PAGE_MM,
	ruled,
	SIDE_MARGIN,
	WAYS
} from './paper.ts';
import { sealed, sealXml, SEAL_PART } from './seal.ts';
import { document as words } from './vi.ts';

/** A layout in half-points and, between paragraphs, twentieths of a point. */
const wayOf = ({ body, head, list, small, gap, margin }: (typeof WAYS)[Report['layout']]) => ({
	body: body * 2,
	head: head * 2,
	list: list * 2,
	small: small * 2,
	after: gap * 20,
	margin
});
type Way = ReturnType<typeof wayOf>;
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml';

type Child = Paragraph | Table;

/**
 * A report as a .docx that can be edited, with what `verify-report` needs in a part that nobody sees.
 * The same report gives the same text and pictures.
 */
export async function docxFile(report: Report): Promise<Uint8Array> {
	const pictures: Uint8Array[] = [];
	const way = wayOf(WAYS[report.layout]);
	const { body, appendices } = partsOf(report.document);
	const draw = (part: Part, width: number) => childrenOf(part, { way, width, pictures });
	const width = PAGE_MM.width - way.margin.left - way.margin.right;
	const first = [
		...heading(report, way),
		...body.flatMap((part) => draw(part, width)),
		...(report.layout === 'brief' ? [] : [new Paragraph({}), ending(report, way)])
	];
	const document = new Document({
		title: `${report.head.kind} ${report.head.subject}`,
		creator: report.head.issuer,
		styles: stylesOf(way),
		sections: [
			section(report, way, first, { isFirst: true, isSide: false }),
			...appendixSections(report, way, appendices, draw)
		]
	});
	document.Document.Relationships.addRelationship('donthuReport', RELATION, `../${SEAL_PART}`);
	const seal = sealXml(sealed(report, pictures));
	const bytes = await Packer.toBuffer(document, false, [{ path: SEAL_PART, data: seal }]);
	return new Uint8Array(bytes);
}

function stylesOf({ body, head }: Way): IStylesOptions {
	const run = { font: FONT, color: '000000', size: body };
	const spacing = { before: 120, after: 60 };
	const keep = { keepNext: true, spacing };
	return {
		default: {
			document: { run: { font: FONT, size: body, language: { value: 'vi-VN' } } },
			heading1: { run: { ...run, bold: true }, paragraph: { ...keep, outlineLevel: 0 } },
			heading2: { run: { ...run, bold: true }, paragraph: { ...keep, outlineLevel: 1 } },
			heading3: {
				run: { ...run, bold: true, italics: true },
				paragraph: { ...keep, outlineLevel: 2 }
			}
		},
		paragraphStyles: [
			{
				id: 'Caption',
				name: 'caption',
				basedOn: 'Normal',
				quickFormat: true,
				run: { font: FONT, size: head, bold: true, color: '000000' },
				paragraph: { ...keep, alignment: AlignmentType.CENTER }
			}
		]
	};
}

/** A run of pages: the page number at the top from the second page on, and what kind of paper it is. */
function section(
	report: Report,
	{ margin, head, list }: Way,
	children: readonly Child[],
	{ isFirst, isSide }: { isFirst: boolean; isSide: boolean }
): ISectionOptions {
	const { top, bottom, left, right } = isSide ? SIDE_MARGIN : margin;
	const width = mm((isSide ? PAGE_MM.height : PAGE_MM.width) - left - right);
	const over = (isNumbered: boolean) =>
		new Paragraph({
			tabStops: [
				{ type: TabStopType.CENTER, position: width / 2 },
				{ type: TabStopType.RIGHT, position: width }
			],
			children: [
				new TextRun({
					children: ['\t', ...(isNumbered ? [PageNumber.CURRENT] : []), '\t'],
					size: head
				}),
				new TextRun({ text: marksOf(report), bold: true, size: list })
			]
		});
	return {
		properties: {
			titlePage: isFirst,
			page: {
				size: {
					width: mm(PAGE_MM.width),
					height: mm(PAGE_MM.height),
					orientation: isSide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
				},
				margin: {
					top: mm(top),
					bottom: mm(bottom),
					left: mm(left),
					right: mm(right),
					header: mm(7),
					footer: mm(7)
				}
			}
		},
		headers: {
			default: new Header({ children: [over(true)] }),
			...(isFirst && { first: new Header({ children: [over(false)] }) })
		},
		children: [...children]
	};
}

/** Who reports, under whom, number; State or Party, place and day; what it is and what it is about. */
function heading({ head, layout }: Report, way: Way): Child[] {
	const { superior, issuer, number, symbol, place, day, kind, subject } = head;
	const width = mm(PAGE_MM.width - way.margin.left - way.margin.right);
	const isParty = layout === 'party';
	const left = [
		...(superior ? [centred(superior, { size: way.list })] : []),
		...linesOfName(issuer).map((name) => centred(name, { bold: true, size: way.list })),
		isParty ? centred('*', { size: way.list }) : ruled(mm(24)),
		...(layout === 'brief' ? [] : [centred(words.number(number, symbol), { size: way.head })])
	];
	const right =
		layout === 'brief'
			? [centred(words.placeAndDay(place, day), { italics: true, size: way.list })]
			: [
					centred(isParty ? words.party : words.state, { bold: true, size: way.list }),
					...(isParty ? [] : [centred(words.motto, { bold: true, size: way.head })]),
					ruled(mm(isParty ? 18 : 21)),
					centred(words.placeAndDay(place, day), { italics: true, size: way.head })
				];
	const title = { alignment: AlignmentType.CENTER, spacing: { before: way.after * 2 } };
	return [
		columns([0.45, 0.55], [left, right], width),
		line(kind, title, { bold: true, size: way.body }),
		line(
			subject,
			{ alignment: AlignmentType.CENTER, spacing: { after: 60 } },
			{ bold: true, size: way.body }
		),
		ruled(mm(60))
	];
}

/** Who receives it, and who signs it. */
function ending({ foot, layout }: Report, way: Way): Table {
	const receivers = foot.receivers.map((text, at) =>
		line(`- ${text}${at === foot.receivers.length - 1 ? '.' : ';'}`, {}, { size: way.small })
	);
	const under = layout === 'party' ? { bold: true, underline: {} } : { bold: true, italics: true };
	return columns(
		[0.5, 0.5],
		[
			[line(words.recipients, {}, { ...under, size: way.list }), ...receivers],
			[
				...foot.signature.map((text) => centred(text, { bold: true, size: way.body })),
				...Array.from({ length: 5 }, () => centred(''))
			]
		],
		mm(PAGE_MM.width - way.margin.left - way.margin.right)
	);
}

/** Appendices, each table on a page of its own, on its side where it is wide. */
function appendixSections(
	report: Report,
	way: Way,
	parts: readonly Part[],
	draw: (part: Part, width: number) => Child[]
): ISectionOptions[] {
	const groups: { isSide: boolean; children: Child[] }[] = [];
	for (const part of parts) {
		const isSide = part.kind === 'table' && part.table.wide;
		const last = groups.at(-1);
		const { left, right } = isSide ? SIDE_MARGIN : way.margin;
		const width = (isSide ? PAGE_MM.height : PAGE_MM.width) - left - right;
		const isContinued = part.kind !== 'table' && last !== undefined;
		const children =
			part.kind === 'table'
				? [...appendixTitle(report, way, part, last?.isSide === isSide), ...draw(part, width)]
				: draw(part, width);
		if (last && (isContinued || last.isSide === isSide)) last.children.push(...children);
		else groups.push({ isSide, children });
	}
	return groups.map(({ isSide, children }) =>
		section(report, way, children, { isFirst: false, isSide })
	);
}

const appendixTitle = (
	report: Report,
	way: Way,
	part: Extract<Part, { kind: 'table' }>,
	pageBreakBefore: boolean
): Child[] => [
	new Paragraph({
		heading: HeadingLevel.HEADING_1,
		alignment: AlignmentType.CENTER,
		pageBreakBefore,
		children: [new TextRun({ text: part.number.toLocaleUpperCase('vi'), size: way.head })]
	})
];

type Drawing = { readonly way: Way; readonly width: number; readonly pictures: Uint8Array[] };

function childrenOf(part: Part, drawing: Drawing): Child[] {
	const { way } = drawing;
	switch (part.kind) {
		case 'heading':
			return [
				new Paragraph({
					heading: (['Heading1', 'Heading2', 'Heading3'] as const)[part.level - 1]!,
					...(part.level > 1 && { indent: { firstLine: FIRST_LINE } }),
					children: part.runs.map(textRun)
				})
			];
		case 'paragraph':
			return [
				new Paragraph({
					alignment: AlignmentType.JUSTIFIED,
					indent: { firstLine: FIRST_LINE },
					spacing: { before: way.after / 2, after: way.after },
					children: part.runs.map(textRun)
				})
			];
		case 'item':
			return [
				new Paragraph({
					alignment: AlignmentType.JUSTIFIED,
					indent: { firstLine: FIRST_LINE },
					spacing: { after: way.after / 2 },
					children: [new TextRun('- '), ...part.runs.map(textRun)]
				})
			];
		case 'source':
			return notesOf([part.runs.map(({ text }) => text).join('')], way);
		case 'table':
			return tableOf(part.number, part.table, drawing);
		case 'chart':
			return chartOf(part.number, part.chart, drawing);
	}
}

const textRun = ({ text, marks, isHint }: Run) =>
	text === '\n'
		? new TextRun({ break: 1 })
		: new TextRun({
				text,
				bold: marks.includes('bold') || undefined,
				italics: isHint || marks.includes('italic') || undefined,
				...(marks.includes('underline') && { underline: { type: UnderlineType.SINGLE } }),
				...(isHint && { highlight: HighlightColor.YELLOW })
			});

/** The number and the title; an appendix has its number above it. */
const caption = (
	number: string,
	title: string,
	isAppendix: boolean,
	more: IParagraphOptions = {}
) =>
	new Paragraph({
		style: 'Caption',
		...more,
		children: [new TextRun(isAppendix ? title : words.caption(number, title))]
	});

const isAppendixTable = (table: TableNode['attrs']) => /^PL/i.test(table.table);

type CellLook = {
	readonly width: number;
	readonly size: number;
	readonly bold: boolean;
	readonly align: 'left' | 'right' | 'head';
	readonly columns?: number;
	readonly rows?: number;
};
const ALIGNMENT = {
	left: AlignmentType.LEFT,
	right: AlignmentType.RIGHT,
	head: AlignmentType.CENTER
};

const cellOf = (text: string, { width, size, bold, align, columns = 1, rows = 1 }: CellLook) =>
	new TableCell({
		width: { size: width, type: WidthType.DXA },
		margins: { left: 50, right: 50, top: 25, bottom: 25 },
		verticalAlign: VerticalAlign.CENTER,
		...(columns > 1 && { columnSpan: columns }),
		...(rows > 1 && { rowSpan: rows }),
		children: [
			// Of an empty cell the paragraph itself has the size.
			line(
				text,
				{ alignment: ALIGNMENT[align], keepNext: align === 'head', run: { size } },
				{ bold, size }
			)
		]
	});

function tableOf(number: string, table: TableNode['attrs'], { way, width }: Drawing): Child[] {
	const size = Math.min(tablePoints(table) * 2, way.small);
	const widths = columnWidths(table, width).map((one) => Math.round(mm(one)));
	const head = headRows(table).map(
		(cells) =>
			new TableRow({
				tableHeader: true,
				cantSplit: true,
				children: cells.map(({ label, columns, rows }, at) =>
					cellOf(label, { width: widths[at]!, size, bold: true, align: 'head', columns, rows })
				)
			})
	);
	const rows = table.rows.map((row) => {
		const bold = row.kind !== 'row';
		const side = (at: number) => (isText(typeAt(table, row, at)) ? 'left' : 'right');
		return new TableRow({
			cantSplit: true,
			children: [
				cellOf(row.label, { width: widths[0]!, size, bold, align: 'left' }),
				...table.columns.map((_, at) =>
					cellOf(cellText(table, row, at), { width: widths[at + 1]!, size, bold, align: side(at) })
				)
			]
		});
	});
	return [
		caption(number, table.title, isAppendixTable(table)),
		line(
			words.unit(table.unit),
			{ alignment: AlignmentType.RIGHT, keepNext: true, spacing: { after: 40 } },
			{ italics: true, size: Math.min(22, way.small) }
		),
		new Table({
			layout: TableLayoutType.FIXED,
			width: { size: mm(width), type: WidthType.DXA },
			columnWidths: widths,
			rows: [...head, ...rows]
		}),
		...notesOf(table.notes, way)
	];
}

const notesOf = (notes: readonly string[], way: Way) =>
	notes.map((note, at) =>
		line(
			note,
			{ alignment: AlignmentType.JUSTIFIED, spacing: { before: at === 0 ? 60 : 0, after: 20 } },
			{ italics: true, size: Math.min(20, way.small) }
		)
	);

function chartOf(number: string, chart: ChartNode['attrs'], { way, width, pictures }: Drawing) {
	const picture = chartPicture(chart);
	const data = pixels(picture);
	pictures.push(data);
	// Pixels at 96 to the inch, as wide as the text.
	const shownWidth = Math.round((width / 25.4) * 96);
	const title = words.caption(number, chart.title);
	return [
		new Paragraph({
			alignment: AlignmentType.CENTER,
			keepNext: true,
			spacing: { before: 120 },
			children: [
				new ImageRun({
					type: 'png',
					data: Buffer.from(data),
					transformation: {
						width: shownWidth,
						height: Math.round((shownWidth * picture.height) / picture.width)
					},
					altText: { name: title, title, description: chart.alternative }
				})
			]
		}),
		caption(number, chart.title, false),
		...notesOf(chart.notes, way)
	];
}
