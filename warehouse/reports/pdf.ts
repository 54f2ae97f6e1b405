import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { chartPicture } from './chart_picture.ts';
import type { ChartNode, Report, TableNode } from './document.ts';
import { FONT_FAMILY, FONT_FILES } from './fonts.ts';
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
import { PAGE_MM, SIDE_MARGIN, WAYS, type Way } from './paper.ts';
import { document as words } from './vi.ts';

/*
A report as .pdf, by typst: the same text and tables as the .docx, page breaks of its own. All text goes in
as string literals, so that nothing in it can be taken for markup.
*/

/** A literal of typst. */
const quoted = (text: string) =>
	`"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

const text = (
	content: string,
	{ size, bold = false, italic = false }: { size?: number; bold?: boolean; italic?: boolean } = {}
) =>
	`text(${[
		...(size === undefined ? [] : [`size: ${size}pt`]),
		...(bold ? ['weight: "bold"'] : []),
		...(italic ? ['style: "italic"'] : []),
		quoted(content)
	].join(', ')})`;

/** Bytes of a .pdf; its text can be selected and searched. @throws {Error} when typst refuses, which is a fault of ours */
export function pdfFile(report: Report): Uint8Array {
	const compiler = NodeCompiler.create({
		workspace: import.meta.dirname,
		fontArgs: [{ fontPaths: [...FONT_FILES] }]
	});
	const way = WAYS[report.layout];
	const { body, appendices } = partsOf(report.document);
	const pictures = new Map<string, Buffer>();
	const width = PAGE_MM.width - way.margin.left - way.margin.right;
	const source = [
		preamble(report, way),
		page(way, false),
		...heading(report, way),
		...body.map((part) => partOf(part, { way, width, pictures })),
		...(report.layout === 'brief' ? [] : [ending(report, way)]),
		...appendices.flatMap((part, at) => appendix(part, appendices[at - 1], { way, pictures }))
	].join('\n');
	// A path that typst may read and no file: the drawings live in memory.
	for (const [name, svg] of pictures) compiler.mapShadow(`${import.meta.dirname}/${name}`, svg);
	const result = compiler.compile({ mainFileContent: source });
	if (result.result === null)
		throw new Error(`typst refused a report: ${message(compiler, result)}`);
	return new Uint8Array(compiler.pdf(result.result));
}

type Compiled = ReturnType<NodeCompiler['compile']>;

function message(compiler: NodeCompiler, compiled: Compiled): string {
	const error = compiled.takeDiagnostics();
	return error === null ? 'no reason given' : JSON.stringify(compiler.fetchDiagnostics(error));
}

function preamble(report: Report, { body, head, gap, list }: Way): string {
	const mark = text(marksOf(report), { size: list, bold: true });
	const number = `if counter(page).get().first() > 1 { text(size: ${head}pt, counter(page).display()) }`;
	return [
		`#set document(title: ${quoted(`${report.head.kind} ${report.head.subject}`)}, author: ${quoted(report.head.issuer)}, date: none)`,
		// Letters reach over capitals and under the line: lines are as high as they are.
		`#set text(font: ${quoted(FONT_FAMILY)}, size: ${body}pt, lang: "vi", hyphenate: false, top-edge: 0.85em, bottom-edge: -0.22em)`,
		`#set par(justify: true, leading: 0.16em, spacing: ${gap}pt)`,
		`#show heading: it => block(above: ${gap * 1.3}pt, below: ${gap}pt, it)`,
		`#show heading.where(level: 1): set text(size: ${body}pt, weight: "bold")`,
		`#show heading.where(level: 2): set text(size: ${body}pt, weight: "bold")`,
		`#show heading.where(level: 3): set text(size: ${body}pt, weight: "bold", style: "italic")`,
		`#set table(stroke: 0.5pt, inset: (x: 2.2pt, y: 1pt))`,
		`#show table: set par(justify: false, leading: 0.02em)`,
		`#show figure: set block(breakable: true)`,
		`#set page(paper: "a4", header-ascent: 20%, header: context grid(columns: (1fr, auto, 1fr), [], ${number}, align(right, ${mark})))`
	].join('\n');
}

const page = (way: Way, isSide: boolean) => {
	const { top, bottom, left, right } = isSide ? SIDE_MARGIN : way.margin;
	return `#set page(flipped: ${isSide}, margin: (top: ${top}mm, bottom: ${bottom}mm, left: ${left}mm, right: ${right}mm))`;
};

const centred = (lines: readonly string[]) =>
	`align(center, stack(spacing: 1.5pt, ${lines.join(', ')}))`;
const rule = (width: string) => `line(length: ${width}, stroke: 0.6pt)`;

function heading({ head, layout }: Report, way: Way): string[] {
	const { superior, issuer, number, symbol, place, day, kind, subject } = head;
	const isParty = layout === 'party';
	const left = [
		...(superior ? [text(superior, { size: way.list })] : []),
		...linesOfName(issuer).map((line) => text(line, { size: way.list, bold: true })),
		isParty ? text('*', { size: way.list }) : rule('32%'),
		...(layout === 'brief' ? [] : [text(words.number(number, symbol), { size: way.head })])
	];
	const right = [
		...(layout === 'brief'
			? []
			: [
					text(isParty ? words.party : words.state, { size: way.list, bold: true }),
					...(isParty ? [] : [text(words.motto, { size: way.head, bold: true })]),
					rule(isParty ? '58%' : '55%')
				]),
		text(words.placeAndDay(place, day), { size: way.head, italic: true })
	];
	const title = [kind, subject].map((words) => text(words, { size: way.body, bold: true }));
	return [
		`#block({ set par(justify: false, leading: 0em); grid(columns: (43%, 57%), ${centred(left)}, ${centred(right)}) })`,
		`#block(width: 100%, above: ${way.gap * 3}pt, below: ${way.gap * 2}pt, { set par(justify: false); align(center, { ${title[0]}; linebreak(); ${title[1]} }); align(center, ${rule('36%')}) })`
	];
}

function ending({ foot }: Report, way: Way): string {
	const receivers = foot.receivers.map((name, at) =>
		text(`- ${name}${at === foot.receivers.length - 1 ? '.' : ';'}`, { size: way.small })
	);
	const left = [text(words.recipients, { size: way.list, bold: true, italic: true }), ...receivers];
	const right = foot.signature.map((line) => text(line, { size: way.body, bold: true }));
	return `#block(above: 24pt, breakable: false, { set par(justify: false); grid(columns: (50%, 50%), stack(spacing: 1pt, ${left.join(', ')}), align(center, stack(spacing: 1pt, ${[...right, 'v(70pt)'].join(', ')}))) })`;
}

type Drawing = {
	readonly way: Way;
	readonly width: number;
	readonly pictures: Map<string, Buffer>;
};

function appendix(
	part: Part,
	before: Part | undefined,
	{ way, pictures }: Omit<Drawing, 'width'>
): string[] {
	if (part.kind !== 'table') {
		const width = PAGE_MM.width - way.margin.left - way.margin.right;
		return [partOf(part, { way, width, pictures })];
	}
	const isSide = part.table.wide;
	const { left, right } = isSide ? SIDE_MARGIN : way.margin;
	const width = (isSide ? PAGE_MM.height : PAGE_MM.width) - left - right;
	const wasSide = before?.kind === 'table' && before.table.wide;
	const number = part.number.toLocaleUpperCase('vi');
	return [
		// Pages of another kind begin anew by themselves.
		...(isSide === wasSide ? ['#pagebreak(weak: true)'] : [page(way, isSide)]),
		`#{ show heading: set align(center); heading(level: 1, ${text(number, { size: way.head })}) }`,
		partOf(part, { way, width, pictures })
	];
}

function partOf(part: Part, drawing: Drawing): string {
	const { way } = drawing;
	switch (part.kind) {
		case 'heading':
			return `#heading(level: ${part.level}, {${part.level > 1 ? 'h(12.7mm); ' : ''}${runs(part.runs)}})`;
		case 'paragraph':
			return `#par(first-line-indent: (amount: 12.7mm, all: true), {${runs(part.runs)}})`;
		case 'item':
			return `#par(first-line-indent: (amount: 12.7mm, all: true), {${text('- ')}; ${runs(part.runs)}})`;
		case 'source':
			return notesOf([part.runs.map(({ text }) => text).join('')], way).join('\n');
		case 'table':
			return tableOf(part.number, part.table, drawing);
		case 'chart':
			return chartOf(part.number, part.chart, way, drawing.pictures);
	}
}

const runs = (all: readonly Run[]) =>
	all
		.map(({ text: content, marks, isHint }) => {
			if (content === '\n') return 'linebreak()';
			const words = text(content, {
				bold: marks.includes('bold'),
				italic: isHint || marks.includes('italic')
			});
			const shown = marks.includes('underline') ? `underline(${words})` : words;
			return isHint ? `highlight(${shown})` : shown;
		})
		.join('; ');

function tableOf(number: string, table: TableNode['attrs'], { way, width }: Drawing): string {
	const size = Math.min(tablePoints(table), way.small);
	const head = headRows(table)
		.flat()
		.map(
			({ label, columns, rows }) =>
				`table.cell(colspan: ${columns}, rowspan: ${rows}, align: center + horizon, ${text(label, { bold: true })})`
		);
	const body = table.rows.flatMap((row) => {
		const bold = row.kind !== 'row';
		return [
			`table.cell(align: left + horizon, ${text(row.label, { bold })})`,
			...table.columns.map((_, at) => {
				const side = isText(typeAt(table, row, at)) ? 'left' : 'right';
				return `table.cell(align: ${side} + horizon, ${text(cellText(table, row, at), { bold })})`;
			})
		];
	});
	const title = /^PL/i.test(table.table) ? table.title : words.caption(number, table.title);
	const widths = columnWidths(table, width).map((one) => `${one.toFixed(2)}mm`);
	return [
		`#block(above: ${way.gap}pt, below: 3pt, sticky: true, width: 100%, { set par(justify: false); align(center, ${text(title, { size: way.head, bold: true })}) })`,
		`#block(above: 3pt, below: 3pt, sticky: true, width: 100%, align(right, ${text(words.unit(table.unit), { size: Math.min(11, way.small), italic: true })}))`,
		`#{ set text(size: ${size}pt); table(columns: (${widths.join(', ')}), table.header(${head.join(', ')}), ${body.join(', ')}) }`,
		...notesOf(table.notes, way)
	].join('\n');
}

const notesOf = (notes: readonly string[], way: Way) =>
	notes.map(
		(note, at) =>
			`#block(above: 3.5pt, below: ${at === notes.length - 1 ? way.gap * 2 : 2}pt, { set par(leading: 0.02em); ${text(note, { size: Math.min(10, way.small), italic: true })} })`
	);

function chartOf(
	number: string,
	chart: ChartNode['attrs'],
	way: Way,
	pictures: Map<string, Buffer>
): string {
	const name = `chart-${pictures.size + 1}.svg`;
	pictures.set(name, Buffer.from(chartPicture(chart).svg));
	const title = words.caption(number, chart.title);
	return [
		`#block(above: ${way.gap * 2}pt, below: 3pt, sticky: true, width: 100%, image(${quoted(name)}, width: 100%, alt: ${quoted(chart.alternative)}))`,
		`#block(above: 2pt, below: 3pt, width: 100%, align(center, ${text(title, { size: way.head, bold: true })}))`,
		...notesOf(chart.notes, way)
	].join('\n');
}
