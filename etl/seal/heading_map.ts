import { existsSync, readFileSync } from 'node:fs';
import { csvCell } from '../../warehouse/answer_formats.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { writeDurably } from '../durably.ts';
import type { Column } from '../facts.ts';
import { headingForm } from '../headings.ts';
import { readCsv } from '../readers/csv.ts';
import { FileFault } from '../readers/table_file.ts';
import { fold } from '../rules/fold.ts';
import { headings as words } from './vi.ts';

/*
A unit's own headings and what they are with us: a CSV file of three columns that `donthu seal`
proposes and a person confirms. An empty third column is a question that is still open.
*/

/** A heading of a register; `target` is the label of a column, the word for dropping it, or open. */
export interface HeadingLine {
	type: string;
	heading: string;
	target: string;
}

/** What a heading means: a column, null for one that is left out; undefined: not known. */
export type Meaning = Column | null | undefined;

/** Less than this share of common words is no resemblance. */
const RESEMBLANCE_MIN = 0.6;

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

/** What the third column says. */
export function meaningOf(target: string, columns: readonly Column[]): Meaning {
	const form = headingForm(target);
	if (form === headingForm(words.drop)) return null;
	return columns.find(({ name, label }) => [name, label].some((is) => headingForm(is) === form));
}

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

/** For each heading the column that it resembles most, each column once; undefined: none. */
export function propose(headings: readonly string[], columns: readonly Column[]): Meaning[] {
	const meanings = headings.map((heading): Meaning =>
		words.dropped.some((dropped) => headingForm(dropped) === headingForm(heading))
			? null
			: undefined
	);
	const pairs = headings.flatMap((heading, i) =>
		columns.map((column) => ({ i, column, likeness: likeness(heading, column) }))
	);
	const taken = new Set<Column>();
	for (const { i, column, likeness } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
		if (likeness < RESEMBLANCE_MIN) break;
		if (meanings[i] !== undefined || taken.has(column)) continue;
		meanings[i] = column;
		taken.add(column);
	}
	return meanings;
}

const likeness = (heading: string, { name, label }: Column) =>
	Math.max(...[label, ...(words.synonyms[name] ?? [])].map((known) => sharedWords(heading, known)));

/** From 0 to 1. */
function sharedWords(a: string, b: string): number {
	const [left, right] = [wordsOf(a), wordsOf(b)];
	if (left.size + right.size === 0) return 0;
	const shared = [...left].filter((word) => right.has(word)).length;
	return (2 * shared) / (left.size + right.size);
}

const wordsOf = (text: string) => new Set(fold(text).match(/[\p{L}\p{N}]+/gu));
