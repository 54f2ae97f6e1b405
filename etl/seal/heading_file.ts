import { existsSync, readFileSync } from 'node:fs';
import { csvCell } from '../../warehouse/csv_cell.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { writeDurably } from '../durably.ts';
import type { Column } from '../facts.ts';
import { headingForm } from '../headings.ts';
import { readCsv } from '../readers/csv.ts';
import { FileFault } from '../readers/table_file.ts';
import { meaningOf, type HeadingLine } from './heading_map.ts';
import { headings as words } from './vi.ts';

/*
A unit's own headings and what they are with us: a CSV file of three columns that `donthu seal`
proposes and a person confirms. An empty third column is a question that is still open.
*/

/** @throws {DonthuError} `headings_unreadable`, `headings_malformed`; no file is an empty map */
export function readHeadingMap(
	file: string | undefined,
	columnsOf: (type: string) => readonly Column[] | undefined
): HeadingLine[] {
	if (file === undefined || !existsSync(file)) return [];
	return readLines(file).map(([type = '', heading = '', target = ''], i) => {
		const columns = columnsOf(type.trim());
		const line = { type: type.trim(), heading, target: target.trim() };
		if (!columns || heading.trim() === '' || (line.target !== '' && !isTarget(line, columns))) {
			const problem = words.malformed(file, i + 2);
			throw new DonthuError('headings_malformed', problem, words.malformedRemedy);
		}
		return line;
	});
}

const isTarget = ({ target }: HeadingLine, columns: readonly Column[]) =>
	meaningOf(target, columns) !== undefined;

function readLines(file: string): string[][] {
	const isHeading = (text: string) =>
		words.file.some((known) => headingForm(known) === headingForm(text));
	try {
		return [...readCsv(readFileSync(file), isHeading).rows];
	} catch (error) {
		if (error instanceof FileFault || (error as NodeJS.ErrnoException).code !== undefined) {
			throw new DonthuError('headings_unreadable', words.unreadable(file), words.malformedRemedy, {
				cause: error
			});
		}
		throw error;
	}
}

/** Spreadsheets take a CSV file for UTF-8 only when it says so. */
export async function writeHeadingMap(file: string, lines: readonly HeadingLine[]): Promise<void> {
	const rows = [words.file, ...lines.map(({ type, heading, target }) => [type, heading, target])];
	await writeDurably(
		file,
		`\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
	);
}
