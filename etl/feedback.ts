import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { writeXlsx, type Cell, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import { DonthuError } from '../warehouse/errors.ts';
import type { Column, Facts } from './facts.ts';
import { ERROR_CELL } from './readers/table_file.ts';
import { template } from './template/vi.ts';
import { headingStyle, heightsOf } from './template/workbook.ts';
import { feedback as words } from './vi.ts';

/*
Rows set aside go back to their sender as workbooks, one for each record type: a data file of a package is
the first sheet of a workbook, with our headings and no others. So what is wrong stands in notes at the
cells, and as a list on a sheet behind with the command that makes a package of the corrected workbooks.
*/

interface Fault {
	column: string | null;
	message: string;
	remedy: string;
}

interface RowSetAside {
	packageNo: number;
	/** What the sender called the package. */
	packageName: string;
	packageId: string;
	unit: string;
	/** Days, `from/to`. */
	period: string;
	type: string;
	rowNo: number;
	cells: ReadonlyMap<string, string>;
	faults: Fault[];
}

/** The rows of one record type of a package; `columns` are those of its sheet. */
interface Register {
	sheet: string;
	/** Without its ending. */
	file: string;
	columns: readonly Column[];
	rows: RowSetAside[];
}

const AS_SENT: CellStyle = { numFmt: '@' };
const OFFENDING: CellStyle = {
	...AS_SENT,
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFD9D9' } }
};
const ENDING = '.xlsx';
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
 * Writes a workbook for each record type of which a package of the batch has rows set aside, named like
 * the package and the register. A file that is there already stays: the next is `<name>-2.xlsx`. The
 * batch has been committed.
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
		const registers = registersOf(rows, facts);
		const free = numberOfFree(dir, registers);
		const files = registers.map(({ file }) => `${file}${free}${ENDING}`);
		const again = words.again(files, rows[0]!);
		for (const [i, register] of registers.entries()) {
			const content = await feedbackWorkbook(register, again);
			await orSayWhy(writeFile(join(dir, files[i]!), content, { flag: 'wx' }));
		}
	}
}

async function rowsSetAside(connection: DuckDBConnection): Promise<RowSetAside[]> {
	const found = await connection.runAndReadAll(`
		select
			receipt.package_no, receipt.name, package.package_id, package.unit,
			concat(package.period_from, '/', package.period_to) as period,
			aside.record_type, aside.row_no, aside.cells,
			list(
				{'column': said.column_name, 'message': said.message, 'remedy': said.remedy}
				order by said.column_name nulls first, said.code
			) as faults
		from batch.receipt as receipt
		inner join batch.package as package on package.package_no = receipt.package_no
		inner join ledger.set_aside_rows as aside on aside.package_no = receipt.package_no
		inner join batch.file as file
			on file.package_no = aside.package_no and file.record_type = aside.record_type
		inner join batch.said as said
			on said.receipt_no = receipt.receipt_no
			and said.file = file.path
			and said.row_no = aside.row_no
		group by all
		order by receipt.package_no, min(file.file_no), aside.row_no`);
	type Found = [
		...[number, string, string, string, string, string, number],
		...[{ key: string; value: string }[], Fault[]]
	];
	return (found.getRowsJson() as unknown as Found[]).map(
		([packageNo, packageName, packageId, unit, period, type, rowNo, cells, faults]) => ({
			packageNo,
			packageName,
			packageId,
			unit,
			period,
			type,
			rowNo,
			cells: new Map(cells.map(({ key, value }) => [key, value])),
			faults
		})
	);
}

function registersOf(rows: RowSetAside[], { columns }: Facts): Register[] {
	return [...Map.groupBy(rows, ({ type }) => type)].map(([type, rows]) => {
		const { sheet, file } = template.registers[type]!;
		return {
			sheet,
			file: `${rows[0]!.packageName.replace(/\.zip$/i, '')}-${file.replace(ENDING, '')}`,
			// The marks of a petitioner are not kept, and nobody can type them.
			columns: columns.get(type)!.filter(({ kind }) => kind !== 'token' && kind !== 'fingerprint'),
			rows
		};
	});
}

/** The register, and the list of what is wrong. */
function feedbackWorkbook(register: Register, again: string): Promise<Uint8Array> {
	return writeXlsx({
		sheets: [registerSheet(register), faultSheet(register, again)],
		// Otherwise the time of writing, and no two files would be the same.
		properties: { title: words.title, modified: new Date(0) }
	});
}

function registerSheet({ sheet, columns, rows }: Register): WriteSheet {
	const cells = new Map<string, Partial<Cell>>();
	columns.forEach((column, i) => {
		cells.set(`0,${i}`, { value: column.label, type: 'string', style: headingStyle(column) });
	});
	const textAt = (row: RowSetAside, { name }: Column) => asText(row.cells.get(name) ?? '');
	rows.forEach((row, r) => {
		const places = row.faults.map((fault) => placesOf(fault, columns));
		for (const i of new Set(places.flat())) {
			const noted =
				r < NOTED_ROWS_MAX ? row.faults.filter((_, fault) => places[fault]![0] === i) : [];
			cells.set(`${r + 1},${i}`, {
				value: textAt(row, columns[i]!),
				type: 'string',
				style: OFFENDING,
				...(noted.length > 0 && { comment: { text: noted.map(inWords).join('\n') } })
			});
		}
	});
	return {
		name: sheet,
		columns: columns.map(({ label }) => ({
			width: Math.max(WIDTH_MIN, label.length + 2),
			style: AS_SENT
		})),
		rows: [
			columns.map(({ label }) => label),
			...rows.map((row) => columns.map((column) => textAt(row, column) || null))
		],
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

function faultSheet({ columns, rows }: Register, again: string): WriteSheet {
	const lines = rows.flatMap(({ rowNo, faults }, r) =>
		faults.map(({ column, message, remedy }) => {
			const label = columns.find(({ name }) => name === column)?.label;
			// The heading is the first row of the sheet.
			return [r + 2, rowNo, label ?? column, asText(message), remedy];
		})
	);
	const texts = [...words.howTo, again].map((text) => ['', '', '', text]);
	const widths = [10, 22, 30, 60, 60];
	const sheetRows = [words.faultsHead, ...lines, [], ...texts];
	return {
		name: words.faults,
		columns: widths.map((width) => ({ width, ...(width === 60 && { style: WRAPPED }) })),
		rows: sheetRows,
		rowDefs: heightsOf(sheetRows, widths),
		freezePane: { rows: 1 }
	};
}

const inWords = ({ message, remedy }: Fault) => asText(`${message}. ${remedy}.`);

const asText = (written: string) => written.replace(ERROR_CELL, '').replace(NOT_IN_XML, '\ufffd');

/** What makes the names of a package's workbooks new: nothing, `-2`, `-3`… */
function numberOfFree(dir: string, registers: readonly Register[]): string {
	for (let n = 1; ; n += 1) {
		const number = n === 1 ? '' : `-${n}`;
		const isTaken = registers.some(({ file }) =>
			existsSync(join(dir, `${file}${number}${ENDING}`))
		);
		if (!isTaken) return number;
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
