import type { Cell as SheetCell, CellValue, MergeRange, WriteSheet } from 'hucre/xlsx';
import { metric as find } from '../metrics/catalogue.ts';
import { metricWords } from '../metrics/vi.ts';
import type { Cell } from '../numbers.ts';
import { balanceLines } from './balance.ts';
import type { CellType, ChartNode, FigureNode, Report, TableNode } from './document.ts';
import { cellText, headRows, isText, marksOf, typeAt } from './layout.ts';
import { nodesOf } from './refresh.ts';
import { unitWord } from './sentences.ts';
import type { LineSpec } from './spec.ts';
import { tableNumber } from './table_figures.ts';
import { document as documentWords, workbook as words } from './vi.ts';
import { day } from './wording.ts';

/*
All tables of a report as a workbook: numbers as numbers, in the order of the appendices, and a sheet that
says of each column or row what it was asked.
*/

type Table = TableNode['attrs'];

const FORMATS: Readonly<Record<CellType, string | undefined>> = {
	text: undefined,
	boolean: undefined,
	day: undefined,
	count: '#,##0',
	share: '0.0%',
	days: '#,##0.0',
	difference: '+#,##0.##;-#,##0.##;0',
	change: '+0.0%;-0.0%;0.0%',
	points: '+0.0;-0.0;0.0'
};
const BORDER = { style: 'thin', color: { rgb: '000000' } } as const;
const BORDERS = { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER };
const FONT = { name: 'Times New Roman', size: 11 };
const HEAD = {
	font: { ...FONT, bold: true },
	alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
	border: BORDERS
} as const;

/** The bytes of an .xlsx. */
export async function xlsxFile(report: Report): Promise<Uint8Array> {
	const { writeXlsx } = await import('hucre/xlsx');
	const tables = nodesOf(report.document).filter((node) => node.type === 'reportTable');
	let ordinal = 0;
	const sheets = tables.map(({ attrs }) => {
		const number = tableNumber(attrs.table, ordinal + 1);
		if (number === documentWords.table(ordinal + 1)) ordinal += 1;
		return tableSheet(report, attrs, number);
	});
	return writeXlsx({ sheets: [...sheets, sourceSheet(report)] });
}

/** Names of sheets have no signs and at most 31 letters. */
const sheetName = (number: string) => number.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);

type Cells = Map<string, Partial<SheetCell>>;
type Grid = { readonly cells: Cells; readonly merges: MergeRange[] };

function tableSheet(report: Report, table: Table, number: string): WriteSheet {
	const head = headRows(table);
	const width = table.columns.length + 1;
	const grid: Grid = { cells: new Map(), merges: [] };
	const title = [
		marksOf(report),
		number.toLocaleUpperCase('vi'),
		table.title,
		documentWords.unit(table.unit)
	];
	writeTitle(grid, title, width);
	writeHead(grid, head, title.length, width);
	const first = title.length + head.length;
	const rows = writeRows(grid, table, first);
	const notes = [...table.notes, ...balanceLines(table)];
	notes.forEach((value, down) =>
		grid.cells.set(`${first + rows.length + down},0`, {
			value,
			type: 'string',
			style: { font: { ...FONT, size: 10, italic: true } }
		})
	);
	return {
		name: sheetName(number),
		columns: [
			{ width: Math.min(48, Math.max(16, ...table.rows.map(({ label }) => label.length)) + 2) },
			...table.columns.map(() => ({ width: 12 }))
		],
		rows: [
			...title.map((text): CellValue[] => [text]),
			...head.map((): CellValue[] => []),
			...rows,
			...notes.map((note): CellValue[] => [note])
		],
		...grid,
		freezePane: { rows: first, columns: 1 }
	};
}

/** That it is a draft, its number, what it is, and what is counted. */
function writeTitle({ cells, merges }: Grid, title: readonly string[], width: number): void {
	title.forEach((value, row) => {
		const isAside = row === 0 || row === title.length - 1;
		cells.set(`${row},0`, {
			value,
			type: 'string',
			style: {
				font: { ...FONT, bold: row < title.length - 1, italic: row === title.length - 1 },
				alignment: { horizontal: isAside ? 'right' : 'center' }
			}
		});
		merges.push(range(row, 0, row, width - 1));
	});
}

function writeHead(
	{ cells, merges }: Grid,
	head: ReturnType<typeof headRows>,
	at: number,
	width: number
): void {
	for (const { label, row, column, rows, columns } of placeHead(head, width)) {
		for (let down = 0; down < rows; down += 1)
			for (let along = 0; along < columns; along += 1)
				cells.set(`${at + row + down},${column + along}`, {
					value: down + along === 0 ? label : '',
					type: 'string',
					style: HEAD
				});
		if (rows * columns > 1)
			merges.push(range(at + row, column, at + row + rows - 1, column + columns - 1));
	}
}

/** Numbers as numbers; what nobody collects stays empty. */
function writeRows({ cells }: Grid, table: Table, first: number): CellValue[][] {
	return table.rows.map((row, down) => {
		const values = [
			row.label,
			...table.columns.map((_, place) =>
				cellText(table, row, place) === ''
					? null
					: valueOf(row.cells[place] ?? null, typeAt(table, row, place))
			)
		];
		values.forEach((value, column) => {
			const type = column === 0 ? 'text' : typeAt(table, row, column - 1);
			cells.set(`${first + down},${column}`, {
				value,
				style: {
					font: { ...FONT, bold: row.kind !== 'row' },
					border: BORDERS,
					alignment: { horizontal: isText(type) ? 'left' : 'right', wrapText: column === 0 },
					...(FORMATS[type] !== undefined && { numFmt: FORMATS[type] })
				}
			});
		});
		return values;
	});
}

const range = (startRow: number, startCol: number, endRow: number, endCol: number): MergeRange => ({
	startRow,
	startCol,
	endRow,
	endCol
});

/** Where each cell of a head stands, past those that reach down from the rows above. */
function placeHead(head: ReturnType<typeof headRows>, width: number) {
	const taken = head.map(() => new Array<boolean>(width).fill(false));
	return head.flatMap((cells, row) =>
		cells.map((cell) => {
			const column = taken[row]!.indexOf(false);
			for (let down = 0; down < cell.rows; down += 1)
				for (let along = 0; along < cell.columns; along += 1)
					taken[row + down]![column + along] = true;
			return { ...cell, row, column };
		})
	);
}

/** Points are written as such: 5.7, not 0.057. */
const valueOf = (cell: Cell, type: CellType): CellValue =>
	type === 'points' && typeof cell === 'number' ? cell * 100 : cell;

/** What each column, row or series was asked. */
/** A figure of another body stands in a sentence, with its document. */
const otherSource = ({ shown, question, other }: FigureNode['attrs']) => [
	words.inText,
	shown,
	words.ofOther,
	other!.source,
	'',
	`${day(question.from)} – ${day(question.to)}`,
	'',
	''
];

function sourceSheet(report: Report): WriteSheet {
	const { choice, release, as_of, state } = report;
	const nodes = nodesOf(report.document);
	const lines = nodes.flatMap((node) => {
		if (node.type === 'figure') return node.attrs.other ? [otherSource(node.attrs)] : [];
		const source = (place: string, metric: string | null, where: LineSpec['where']) => {
			const { question } = node.attrs;
			return [
				nameOf(node),
				place,
				metric ?? words.noMetric,
				metric === null
					? ''
					: `${metricWords[metric]?.label ?? metric} (${unitWord(find(metric))})`,
				scopeWords({ ...question.where, ...where }),
				`${day(question.from)} – ${day(question.to)}`,
				node.attrs.release,
				day(as_of)
			];
		};
		if (node.type === 'reportChart')
			return node.attrs.asked.series.map(({ label, metric, where }) =>
				source(label, metric, where)
			);
		const { asked } = node.attrs;
		const base = asked.where;
		if ('lines' in asked.rows)
			return asked.rows.lines.map(({ label, metric, where }) =>
				source(label, metric, { ...base, ...where })
			);
		return asked.columns.map(({ under, label, metric, where }) =>
			source([...under, label].join(' / '), metric, { ...base, ...where })
		);
	});
	const facts = [
		[words.template, choice.template],
		[words.period, `${day(choice.from)} – ${day(choice.to)}`],
		[words.scope, scopeWords(choice.where)],
		[words.calendar, words.calendars[choice.calendar]],
		[words.boundaries, words.boundariesAre[choice.boundaries]],
		[words.release, release],
		[words.asOf, day(as_of)],
		[words.state, words.states[state]],
		...(report.isMock ? [[documentWords.mock, documentWords.mockNote]] : [])
	];
	const head = facts.length + 1;
	return {
		name: words.sources,
		columns: [14, 40, 26, 40, 40, 24, 18, 14].map((width) => ({ width })),
		rows: [...facts, [], words.columns, ...lines],
		cells: new Map(
			words.columns.map((value, at): [string, Partial<SheetCell>] => [
				`${head},${at}`,
				{ value, type: 'string', style: { font: { bold: true } } }
			])
		)
	};
}

/** A filter as the command line has it: `field=civil;level=province`. */
const scopeWords = (where: LineSpec['where']) =>
	Object.entries(where)
		.map(([name, values]) => `${name}=${values.join(',')}`)
		.join(';');

const nameOf = (node: TableNode | ChartNode) =>
	node.type === 'reportTable' ? node.attrs.table : node.attrs.chart;
