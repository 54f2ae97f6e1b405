import {
	colToLetter,
	writeXlsx,
	type Cell,
	type CellStyle,
	type DataValidation,
	type WriteSheet
} from 'hucre/xlsx';
import type { Column } from '../facts.ts';
import { CELL_LENGTH_MAX } from '../readers/table_file.ts';
import { COUNT_MAX, leastCount, longestText } from '../rules/cells.ts';
import { listOf, type Choices } from './choices.ts';
import { entry, meanings, template as words } from './vi.ts';

/** Rows that are there, formatted, before somebody types. Lists and checks go on to the last row. */
const FORMATTED_ROWS = 1_000;
const LAST_ROW = 1_048_576;
/** Days of a spreadsheet: 2000-01-01, 2099-12-31. */
const [FIRST_DAY, LAST_DAY] = ['36526', '73050'];
/** What a spreadsheet lets a hint be. */
const [HINT_TITLE_MAX, HINT_MAX] = [32, 255];

const FORMATS: Partial<Record<Column['kind'], string>> = {
	date: 'dd/mm/yyyy',
	instant: 'dd/mm/yyyy hh:mm',
	integer: '0'
};
const WIDTHS: Partial<Record<Column['kind'], number>> = { date: 14, instant: 18, boolean: 12 };
/** Rows of a heading have two lines. */
const HEADING_LINES = 2;
const LINE_HEIGHT = 15;
const LIST_WIDTH_MIN = 14;
/** Letters with accents, and those of some fonts, are wider than the digits by which columns are measured. */
const WIDER = 1.15;
/** On paper all columns stand side by side, under their headings on every page. */
const PRINTED: WriteSheet['pageSetup'] = {
	paperSize: 'a3',
	orientation: 'landscape',
	fitToPage: true,
	fitToWidth: 1,
	fitToHeight: 0,
	printTitlesRow: '$1:$1'
};
const COLOURS = {
	required: 'B42318',
	optional: '1F4E79',
	identity: '6B7280',
	explanation: 'E5E7EB'
};

/** The workbook of one record type: the register, what its columns mean, the lists. */
export function registerWorkbook(
	type: string,
	columns: readonly Column[],
	choices: Choices
): Promise<Uint8Array> {
	const used = [...new Set(columns.map((column) => listOf(type, column)))].filter(
		(list) => list !== undefined
	);
	return writeXlsx({
		sheets: [
			registerSheet(type, columns, choices, used),
			explanationSheet(type, columns),
			listsSheet(type, columns, choices, used)
		],
		// Otherwise the time of writing, and no two files would be the same.
		properties: { title: words.registers[type]!.sheet, modified: new Date(0) }
	});
}

function registerSheet(
	type: string,
	columns: readonly Column[],
	choices: Choices,
	used: string[]
): WriteSheet {
	const cells = new Map<string, Partial<Cell>>();
	columns.forEach((column, i) => {
		cells.set(`0,${i}`, { value: column.label, type: 'string', style: headingStyle(column) });
		const style = { numFmt: FORMATS[column.kind] ?? '@' };
		for (let row = 1; row <= FORMATTED_ROWS; row += 1) cells.set(`${row},${i}`, { style });
	});
	return {
		name: words.registers[type]!.sheet,
		columns: columns.map(({ kind, label }) => ({
			width: WIDTHS[kind]
				? Math.max(WIDTHS[kind], widthOfHeading(label))
				: Math.max(18, label.length + 6)
		})),
		rows: [columns.map(({ label }) => label)],
		rowDefs: new Map([[0, { height: HEADING_LINES * LINE_HEIGHT + 3 }]]),
		cells,
		pageSetup: PRINTED,
		dataValidations: columns.map((column, i) => {
			const letter = colToLetter(i);
			return {
				...check(type, column, choices, used),
				range: `${letter}2:${letter}${LAST_ROW}`,
				allowBlank: true,
				showErrorMessage: true,
				errorTitle: entry.wrong,
				errorMessage: howTo(type, column),
				showInputMessage: true,
				inputTitle: column.label.slice(0, HINT_TITLE_MAX),
				inputMessage: `${howTo(type, column)} ${meaning(type, column)}`.slice(0, HINT_MAX)
			};
		}),
		freezePane: { rows: 1, columns: 1 },
		autoFilter: { range: `A1:${colToLetter(columns.length - 1)}1` },
		a11y: { headerRow: 0 }
	};
}

/** White on the colour of what the column is: required, optional, for the unit alone. */
export function headingStyle({ isRequired, kind }: Column): CellStyle {
	const optional = kind === 'identity' ? COLOURS.identity : COLOURS.optional;
	return {
		font: { bold: true, color: { rgb: 'FFFFFF' } },
		fill: {
			type: 'pattern',
			pattern: 'solid',
			fgColor: { rgb: isRequired ? COLOURS.required : optional }
		},
		alignment: { wrapText: true, vertical: 'center' }
	};
}

function check(
	type: string,
	column: Column,
	choices: Choices,
	used: string[]
): Pick<DataValidation, 'type' | 'operator' | 'formula1' | 'formula2'> {
	const list = listOf(type, column);
	if (list !== undefined) {
		const letter = colToLetter(used.indexOf(list));
		const last = choices.get(list)!.length + 1;
		return { type: 'list', formula1: `'${words.lists}'!$${letter}$2:$${letter}$${last}` };
	}
	switch (column.kind) {
		case 'date':
		case 'instant':
			return { type: 'date', operator: 'between', formula1: FIRST_DAY, formula2: LAST_DAY };
		case 'integer':
			return {
				type: 'whole',
				operator: 'between',
				formula1: `${leastCount(column.name)}`,
				formula2: `${COUNT_MAX}`
			};
		default:
			return { type: 'textLength', operator: 'lessThanOrEqual', formula1: `${longest(column)}` };
	}
}

const longest = ({ name, kind }: Column) =>
	kind === 'identity' ? CELL_LENGTH_MAX : longestText(name);
const meaning = (type: string, { name }: Column) =>
	meanings[`${type}.${name}`] ?? meanings[name] ?? '';

function howTo(type: string, column: Column): string {
	if (listOf(type, column) !== undefined) return entry.choice;
	switch (column.kind) {
		case 'integer':
			return entry.integer(leastCount(column.name));
		case 'date':
		case 'instant':
		case 'intervals':
		case 'identity':
			return entry[column.kind];
		default:
			return entry.text(longest(column));
	}
}

/** So wide that a heading with its filter button has room on the lines of its row. */
const widthOfHeading = (label: string) => Math.ceil((label.length * WIDER) / HEADING_LINES) + 5;

function explanationSheet(type: string, columns: readonly Column[]): WriteSheet {
	const lines = columns.map((column) => [
		column.label,
		column.kind === 'identity' ? words.identityMark : column.isRequired ? words.required : '',
		howTo(type, column),
		meaning(type, column)
	]);
	const rows = [
		words.explanationHead,
		...lines,
		[],
		...words.colours.map((text) => ['', '', '', text])
	];
	const widths = [38, 22, 44, 90];
	const wrapped = { wrapText: true, vertical: 'top' } as const;
	return {
		name: words.explanation,
		columns: widths.map((width, i) => ({
			width,
			style: { alignment: wrapped, ...(i === 0 && { font: { bold: true } }) }
		})),
		rows,
		rowDefs: heightsOf(rows, widths),
		cells: headings(words.explanationHead),
		pageSetup: { ...PRINTED, paperSize: 'a4' },
		freezePane: { rows: 1 }
	};
}

/** Not every spreadsheet makes a row as high as its texts. */
export const heightsOf = (
	rows: readonly (readonly unknown[])[],
	widths: readonly number[]
): Map<number, { height: number }> =>
	new Map(
		rows.map((row, at) => {
			const lines = row.map((text, i) => Math.ceil(`${text ?? ''}`.length / widths[i]!));
			return [at, { height: Math.max(1, ...lines) * LINE_HEIGHT }];
		})
	);

/** The first row of a sheet that explains: in bold, on grey. */
const headings = (texts: readonly string[]): Map<string, Partial<Cell>> =>
	new Map(
		texts.map((value, i) => [
			`0,${i}`,
			{
				value,
				type: 'string',
				style: {
					font: { bold: true },
					fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: COLOURS.explanation } }
				}
			}
		])
	);

/** The lines of the drop-down lists, each under the columns that have it. */
function listsSheet(
	type: string,
	columns: readonly Column[],
	choices: Choices,
	used: string[]
): WriteSheet {
	const heads = used.map((list) =>
		columns
			.filter((column) => listOf(type, column) === list)
			.map(({ label }) => label)
			.join('; ')
	);
	const lists = used.map((list, i) => [heads[i]!, ...choices.get(list)!.map(({ label }) => label)]);
	const length = Math.max(...lists.map((list) => list.length));
	return {
		name: words.lists,
		columns: lists.map((list) => ({
			width: Math.max(LIST_WIDTH_MIN, ...list.map((text) => Math.ceil(text.length * WIDER) + 1))
		})),
		rows: Array.from({ length }, (_, row) => lists.map((list) => list[row] ?? null)),
		cells: headings(heads),
		pageSetup: PRINTED,
		freezePane: { rows: 1 }
	};
}
