import type { Vector } from 'apache-arrow';
import type { CellValue } from 'hucre/xlsx';
import { csvCell } from './csv_cell.ts';
import type { Cell, Column, NumbersAnswer } from './numbers.ts';
import { answerFormats as words } from './vi.ts';

/** Rows under typed heads. Differences stand beside answers: of counts and days, of shares in points, relative. */
export type Table = {
	readonly columns: readonly {
		readonly name: string;
		readonly label: string;
		readonly type: Column['type'] | 'difference' | 'points' | 'change';
	}[];
	readonly rows: readonly (readonly Cell[])[];
};

/** What a sheet of sources says, a line each: a word, and what it stands for. */
export type Sources = readonly (readonly [string, string])[];

/** One JSON object, as the contract has it. */
export const toJson = (answer: NumbersAnswer): string => `${JSON.stringify(answer)}\n`;

/**
 * Column names, then a line per row (RFC 4180); null is an empty cell, a share a decimal number. A text
 * that a spreadsheet would take for a formula has an apostrophe before it: JSON has it as it is.
 */
export function toCsv({ columns, rows }: Table): string {
	const lines = [columns.map((column) => column.name), ...rows].map((row) =>
		row.map((cell) => csvCell(typeof cell === 'string' ? withoutFormula(cell) : cell)).join(',')
	);
	return `${lines.join('\r\n')}\r\n`;
}

/** Text that a spreadsheet takes for nothing but text. */
export const withoutFormula = (text: string): string =>
	/^[=+\-@\t\r]/.test(text) ? `'${text}` : text;

/** An Arrow IPC stream; release, as-of day and known-at instant are metadata of the schema. */
export async function toArrow(answer: NumbersAnswer): Promise<Uint8Array> {
	// Loaded when asked for: most commands start without it.
	const arrow = await import('apache-arrow');
	const { Bool, Field, Float64, RecordBatch, Schema, Struct, Utf8 } = arrow;
	const typeOf = ({ type }: Column) =>
		type === 'text' || type === 'day'
			? new Utf8()
			: type === 'boolean'
				? new Bool()
				: new Float64();
	const vectors = answer.columns.map((column, at): Vector => {
		const cells = answer.rows.map((row) => row[at] ?? null);
		return arrow.vectorFromArray(cells, typeOf(column));
	});
	// By place and not by name: what was asked twice is answered twice.
	const fields = answer.columns.map((column) => new Field(column.name, typeOf(column), true));
	const { release, as_of, known_at } = answer;
	const schema = new Schema(fields, new Map(Object.entries({ release, as_of, known_at })));
	const children = vectors.map(({ data }) => data[0]!);
	const length = answer.rows.length;
	const batch = new RecordBatch(
		schema,
		arrow.makeData({ type: new Struct(fields), length, children })
	);
	const table = new arrow.Table(schema, [batch]);
	return arrow.tableToIPC(table, 'stream');
}

/** What a spreadsheet shows; it takes the signs for thousands and decimals from its reader's country. */
const NUMBER_FORMATS: Partial<Record<Table['columns'][number]['type'], string>> = {
	count: '#,##0',
	share: '0.0%',
	days: '#,##0.0',
	day: 'dd/mm/yyyy',
	difference: '+#,##0.##;-#,##0.##;0',
	points: '+0.0;-0.0;0.0',
	change: '+0.0%;-0.0%;0.0%'
};
const WIDEST = 44;
const MEASURED_ROWS = 400;

/**
 * A workbook: the figures under their Vietnamese headings, numbers and days as such, and a sheet that
 * says where they come from. Texts are texts, also those that begin like a formula.
 */
export const toXlsx = (answer: NumbersAnswer): Promise<Uint8Array> =>
	workbook(answer, [
		[words.release, answer.release],
		[words.asOf, answer.as_of],
		[words.knownAt, answer.known_at],
		...answer.columns.map(({ label, name }) => [label, name] as const)
	]);

/** As `toXlsx`, with more to say of the sources. */
export async function workbook(table: Table, sources: Sources): Promise<Uint8Array> {
	const { writeXlsx } = await import('hucre/xlsx');
	const head = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' } } as const;
	const heads = new Map(
		table.columns.map(
			({ label }, at) => [`0,${at}`, { value: label, type: 'string', style: head }] as const
		)
	);
	return writeXlsx({
		sheets: [
			{
				name: words.figures,
				columns: table.columns.map(({ type }, at) => ({
					width: widthOf(table, at),
					...(NUMBER_FORMATS[type] && { numFmt: NUMBER_FORMATS[type] })
				})),
				rows: [
					table.columns.map(({ label }) => label),
					...table.rows.map((row) => row.map((cell, at) => valueOf(cell, table.columns[at]!.type)))
				],
				cells: heads,
				freezePane: { rows: 1 }
			},
			{
				name: words.source,
				columns: [
					{ width: 30, style: { ...head } },
					{ width: 90, style: { alignment: { wrapText: true, vertical: 'top' } } }
				],
				rows: sources.map((line) => [...line])
			}
		]
	});
}

function valueOf(cell: Cell, type: Table['columns'][number]['type']): CellValue {
	// A day is the same serial number in every time zone: hucre reads the parts in UTC.
	if (type === 'day' && typeof cell === 'string') return new Date(`${cell}T00:00:00Z`);
	if (type === 'points' && typeof cell === 'number') return cell * 100;
	return typeof cell === 'boolean' ? (cell ? words.yes : words.no) : cell;
}

/** Wide enough for the texts of a column, as far as that is sensible. */
function widthOf({ columns, rows }: Table, at: number): number {
	const { label, type } = columns[at]!;
	const usual = Math.max(12, Math.min(Math.ceil(label.length / 2) + 4, 22));
	if (type !== 'text') return usual;
	const longest = rows
		.slice(0, MEASURED_ROWS)
		.reduce((most, row) => Math.max(most, `${row[at] ?? ''}`.length), 0);
	return Math.min(Math.max(usual, longest + 2), WIDEST);
}
