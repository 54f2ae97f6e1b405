import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { writeXlsx, type Cell, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import { DonthuError } from '../warehouse/errors.ts';
import type { Column, Facts } from './facts.ts';
import { ERROR_CELL } from './readers/table_file.ts';
import { template } from './template/vi.ts';
import { headingStyle } from './template/workbook.ts';
import { feedback as words } from './vi.ts';

/*
Rows set aside go back to their sender as a workbook. A data file of a package is the first sheet of a
workbook, with our headings and no others: so what is wrong stands in notes at the cells, and as a list
on a sheet behind, and the sheet of a register can be sent again as it is.
*/

interface Fault {
	column: string | null;
	message: string;
	remedy: string;
}

interface RowSetAside {
	packageNo: number;
	packageName: string;
	type: string;
	rowNo: number;
	cells: ReadonlyMap<string, string>;
	faults: Fault[];
}

/** The rows of one record type; `columns` are those of its sheet. */
interface Register {
	sheet: string;
	columns: readonly Column[];
	rows: RowSetAside[];
}

const AS_SENT: CellStyle = { numFmt: '@' };
const OFFENDING: CellStyle = {
	...AS_SENT,
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFD9D9' } }
};
const WRAPPED: CellStyle = { alignment: { wrapText: true, vertical: 'top' } };
const WIDTH_MIN = 18;
/** Each note is a drawing, which a spreadsheet is slow to open; the list has all that is wrong. */
const NOTED_ROWS_MAX = 5_000;
/** What the XML of a workbook cannot hold. */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * Makes the folder that feedback goes to, before anything is loaded.
 *
 * @throws {DonthuError} `feedback_failed`
 */
export const makeFeedbackFolder = (dir: string) => orSayWhy(mkdir(dir, { recursive: true }));

/**
 * Writes a workbook for each package of the batch that has rows set aside, named like the package. A
 * file that is there already stays: the next is `<package>-2.xlsx`. The batch has been committed.
 *
 * @throws {DonthuError} `feedback_failed`
 */
export async function writeFeedback(
	connection: DuckDBConnection,
	facts: Facts,
	dir: string
): Promise<void> {
	const packages = Map.groupBy(await rowsSetAside(connection), ({ packageNo }) => packageNo);
	for (const rows of packages.values()) {
		await orSayWhy(writeBeside(dir, rows[0]!.packageName, await feedbackWorkbook(rows, facts)));
	}
}

async function rowsSetAside(connection: DuckDBConnection): Promise<RowSetAside[]> {
	const found = await connection.runAndReadAll(`
		select
			receipt.package_no, receipt.name, aside.record_type, aside.row_no, aside.cells,
			list(
				{'column': said.column_name, 'message': said.message, 'remedy': said.remedy}
				order by said.column_name nulls first, said.code
			) as faults
		from batch.receipt as receipt
		inner join ledger.set_aside_rows as aside on aside.package_no = receipt.package_no
		inner join batch.file as file
			on file.package_no = aside.package_no and file.record_type = aside.record_type
		inner join batch.said as said
			on said.receipt_no = receipt.receipt_no
			and said.file = file.path
			and said.row_no = aside.row_no
		group by all
		order by receipt.package_no, min(file.file_no), aside.row_no`);
	type Found = [number, string, string, number, { key: string; value: string }[], Fault[]];
	return (found.getRowsJson() as unknown as Found[]).map(
		([packageNo, packageName, type, rowNo, cells, faults]) => ({
			packageNo,
			packageName,
			type,
			rowNo,
			cells: new Map(cells.map(({ key, value }) => [key, value])),
			faults
		})
	);
}

/** The workbook of one package: a register for each record type, and the list of what is wrong. */
function feedbackWorkbook(rows: RowSetAside[], { columns }: Facts): Promise<Uint8Array> {
	const registers = [...Map.groupBy(rows, ({ type }) => type)].map(([type, rows]) => ({
		sheet: template.registers[type]!.sheet,
		// The marks of a petitioner are not kept, and nobody can type them.
		columns: columns.get(type)!.filter(({ kind }) => kind !== 'token' && kind !== 'fingerprint'),
		rows
	}));
	return writeXlsx({
		sheets: [...registers.map(registerSheet), faultSheet(registers)],
		// Otherwise the time of writing, and no two files would be the same.
		properties: { title: words.title, modified: new Date(0) }
	});
}

function registerSheet({ sheet, columns, rows }: Register): WriteSheet {
	const cells = new Map<string, Partial<Cell>>();
	columns.forEach((column, i) => {
		cells.set(`0,${i}`, { value: column.label, type: 'string', style: headingStyle(column) });
	});
	rows.forEach((row, r) => {
		columns.forEach(({ name }, i) => {
			const cell = row.cells.get(name) ?? '';
			const isOffending = row.faults.some((fault) => placesOf(fault, columns).includes(i));
			if (cell === '' && !isOffending) return;
			const noted =
				r < NOTED_ROWS_MAX ? row.faults.filter((fault) => placesOf(fault, columns)[0] === i) : [];
			cells.set(`${r + 1},${i}`, {
				value: asText(cell),
				type: 'string',
				style: isOffending ? OFFENDING : AS_SENT,
				...(noted.length > 0 && { comment: { text: noted.map(inWords).join('\n') } })
			});
		});
	});
	return {
		name: sheet,
		columns: columns.map(({ label }) => ({ width: Math.max(WIDTH_MIN, label.length + 2) })),
		rows: [columns.map(({ label }) => label)],
		cells,
		freezePane: { rows: 1, columns: 1 },
		a11y: { headerRow: 0 }
	};
}

/** The cells that a fault is about; without a column, or with one that is not shown, the whole row. */
function placesOf({ column }: Fault, columns: readonly Column[]): number[] {
	const place = columns.findIndex(({ name }) => name === column);
	return place === -1 ? [...columns.keys()] : [place];
}

function faultSheet(registers: readonly Register[]): WriteSheet {
	const lines = registers.flatMap(({ sheet, columns, rows }) =>
		rows.flatMap(({ rowNo, faults }, r) =>
			faults.map(({ column, message, remedy }) => {
				const label = columns.find(({ name }) => name === column)?.label;
				// The heading is the first row of the sheet.
				return [sheet, r + 2, rowNo, label ?? column, asText(message), remedy];
			})
		)
	);
	return {
		name: words.faults,
		columns: [
			{ width: 26 },
			{ width: 10 },
			{ width: 22 },
			{ width: 30 },
			{ width: 60, style: WRAPPED },
			{ width: 60, style: WRAPPED }
		],
		rows: [words.faultsHead, ...lines, [], ...words.howTo.map((text) => ['', '', '', '', text])],
		freezePane: { rows: 1 }
	};
}

const inWords = ({ message, remedy }: Fault) => asText(`${message}. ${remedy}.`);

const asText = (written: string) => written.replace(ERROR_CELL, '').replace(NOT_IN_XML, '\ufffd');

async function writeBeside(dir: string, name: string, content: Uint8Array): Promise<void> {
	for (let n = 1; ; n += 1) {
		try {
			const file = join(dir, `${name}${n === 1 ? '' : `-${n}`}.xlsx`);
			return await writeFile(file, content, { flag: 'wx' });
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
	}
}

async function orSayWhy(writing: Promise<unknown>): Promise<void> {
	try {
		await writing;
	} catch (error) {
		const { message } = error as Error;
		throw new DonthuError('feedback_failed', words.failed(message), words.failedRemedy, {
			cause: error
		});
	}
}
