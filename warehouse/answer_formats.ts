import type { Vector } from 'apache-arrow';
import type { CellValue } from 'hucre/xlsx';
import type { Cell, Column, NumbersAnswer } from './numbers.ts';
import { answerFormats as words } from './vi.ts';

/** One JSON object, as the contract has it. */
export const toJson = (answer: NumbersAnswer): string => `${JSON.stringify(answer)}\n`;

/** Column names, then a line per row (RFC 4180); null is an empty cell, a share a decimal number. */
export function toCsv(answer: NumbersAnswer): string {
	const lines = [answer.columns.map((column) => column.name), ...answer.rows].map((row) =>
		row.map(csvCell).join(',')
	);
	return `${lines.join('\r\n')}\r\n`;
}

/** A cell as a CSV file has it (RFC 4180). */
export function csvCell(cell: Cell): string {
	if (cell === null) return '';
	const text = `${cell}`;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** An Arrow IPC stream; release, as-of day and known-at instant are metadata of the schema. */
export async function toArrow(answer: NumbersAnswer): Promise<Uint8Array> {
	// Loaded when asked for: most commands start without it.
	const { Bool, Float64, Table, tableToIPC, Utf8, vectorFromArray } = await import('apache-arrow');
	const vector = (column: Column, cells: Cell[]): Vector => {
		if (column.type === 'text') return vectorFromArray(cells as (string | null)[], new Utf8());
		if (column.type === 'boolean') return vectorFromArray(cells as (boolean | null)[], new Bool());
		return vectorFromArray(cells as (number | null)[], new Float64());
	};
	const table = new Table(
		Object.fromEntries(
			answer.columns.map((column, at) => [
				column.name,
				vector(
					column,
					answer.rows.map((row) => row[at] ?? null)
				)
			])
		)
	);
	table.schema.metadata.set('release', answer.release);
	table.schema.metadata.set('as_of', answer.as_of);
	table.schema.metadata.set('known_at', answer.known_at);
	return tableToIPC(table, 'stream');
}

const NUMBER_FORMATS: Partial<Record<Column['type'], string>> = {
	count: '#,##0',
	share: '0.0%',
	days: '0.0'
};

/** A workbook: the figures under their Vietnamese headings, and a sheet that says where they come from. */
export async function toXlsx(answer: NumbersAnswer): Promise<Uint8Array> {
	const { writeXlsx } = await import('hucre/xlsx');
	const head: CellValue[] = answer.columns.map((column) => column.label);
	return writeXlsx({
		sheets: [
			{
				name: words.figures,
				columns: answer.columns.map((column) => ({
					width: column.type === 'text' ? 22 : 16,
					...(NUMBER_FORMATS[column.type] && { numFmt: NUMBER_FORMATS[column.type] })
				})),
				rows: [head, ...answer.rows],
				freezePane: { rows: 1 }
			},
			{
				name: words.source,
				rows: [
					[words.release, answer.release],
					[words.asOf, answer.as_of],
					[words.knownAt, answer.known_at],
					...answer.columns.map((column): CellValue[] => [column.label, column.name])
				]
			}
		]
	});
}
