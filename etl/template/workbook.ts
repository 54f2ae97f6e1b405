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
import { listOf, type Choices } from './choices.ts';
import { entry, meanings, template as words } from './vi.ts';

/** Rows that are there, formatted, before somebody types. Lists and checks go on to the last row. */
const FORMATTED_ROWS = 1_000;
const LAST_ROW = 1_048_576;
/** Days of a spreadsheet: 2000-01-01, 2099-12-31. */
const [FIRST_DAY, LAST_DAY] = ['36526', '73050'];
const COUNT_MAX = 1_000_000;
const COUNTED_FROM_ONE = ['people_count', 'petitioner_count'];
const LENGTHS: Record<string, number> = { record_id: 64, department: 16 };
const LENGTH_MAX = 1_000;
/** What a spreadsheet lets a hint be. */
const [HINT_TITLE_MAX, HINT_MAX] = [32, 255];

const FORMATS: Partial<Record<Column['kind'], string>> = {
	date: 'dd/mm/yyyy',
	instant: 'dd/mm/yyyy hh:mm',
	integer: '0'
};
const WIDTHS: Partial<Record<Column['kind'], number>> = { date: 14, instant: 18, boolean: 12 };
const COLOURS = { required: 'B42318', optional: '1F4E79', identity: '6B7280' };

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
			listsSheet(choices, used)
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
			width: WIDTHS[kind] ?? Math.max(18, label.length + 2)
		})),
		rows: [columns.map(({ label }) => label)],
		cells,
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
				formula1: `${least(column)}`,
				formula2: `${COUNT_MAX}`
			};
		default:
			return { type: 'textLength', operator: 'lessThanOrEqual', formula1: `${longest(column)}` };
	}
}

const least = ({ name }: Column) => (COUNTED_FROM_ONE.includes(name) ? 1 : 0);
const longest = ({ name, kind }: Column) =>
	kind === 'identity' ? CELL_LENGTH_MAX : (LENGTHS[name] ?? LENGTH_MAX);
const meaning = (type: string, { name }: Column) =>
	meanings[`${type}.${name}`] ?? meanings[name] ?? '';

function howTo(type: string, column: Column): string {
	if (listOf(type, column) !== undefined) return entry.choice;
	switch (column.kind) {
		case 'integer':
			return entry.integer(least(column));
		case 'date':
		case 'instant':
		case 'intervals':
		case 'identity':
			return entry[column.kind];
		default:
			return entry.text(longest(column));
	}
}

function explanationSheet(type: string, columns: readonly Column[]): WriteSheet {
	const lines = columns.map((column) => [
		column.label,
		column.kind === 'identity' ? words.identityMark : column.isRequired ? words.required : '',
		howTo(type, column),
		meaning(type, column)
	]);
	return {
		name: words.explanation,
		columns: [
			{ width: 34, style: { font: { bold: true } } },
			{ width: 22 },
			{ width: 44, style: { alignment: { wrapText: true } } },
			{ width: 80, style: { alignment: { wrapText: true } } }
		],
		rows: [words.explanationHead, ...lines, [], ...words.colours.map((text) => ['', '', '', text])],
		freezePane: { rows: 1 }
	};
}

function listsSheet(choices: Choices, used: string[]): WriteSheet {
	const lists = used.map((list) => [list, ...choices.get(list)!.map(({ label }) => label)]);
	const length = Math.max(...lists.map((list) => list.length));
	return {
		name: words.lists,
		columns: lists.map(() => ({ width: 40 })),
		rows: Array.from({ length }, (_, row) => lists.map((list) => list[row] ?? null)),
		freezePane: { rows: 1 }
	};
}
