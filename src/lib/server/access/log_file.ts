import { withoutFormula } from '#warehouse/answer_formats.ts';
import { csvCell } from '#warehouse/csv_cell.ts';
import type { AppState } from './app_state.ts';
import { logRows, type LogFilter, type LogRow } from './log_reading.ts';

const CHUNK = 1_000;
const COLUMNS = [
	'log_no',
	'at',
	'account',
	'seen_as',
	'token_no',
	'token',
	'address',
	'action',
	'object',
	'outcome'
] as const satisfies (keyof LogRow)[];
/** Excel takes a CSV for Unicode only when it begins with this. */
const BOM = '\uFEFF';

/** All entries that a filter asks for as CSV, the latest first. */
export function logFile(state: AppState, filter: LogFilter): ReadableStream<Uint8Array> {
	let before: number | null = null;
	return new ReadableStream<string>({
		start: (file) => file.enqueue(`${BOM}${COLUMNS.join(',')}\r\n`),
		pull(file) {
			const rows = logRows(state, filter, { before, limit: CHUNK });
			if (rows.length === 0) return file.close();
			before = rows.at(-1)!.log_no;
			file.enqueue(rows.map(line).join(''));
		}
	}).pipeThrough(new TextEncoderStream());
}

const line = (row: LogRow): string =>
	`${COLUMNS.map((column) => csvCell(asText(row[column]))).join(',')}\r\n`;

/** Anybody may type anything for a name. */
const asText = (cell: string | number | null) =>
	typeof cell === 'string' ? withoutFormula(cell) : cell;
