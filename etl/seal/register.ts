import { DonthuError } from '../../warehouse/errors.ts';
import type { Column, Facts } from '../facts.ts';
import { headingForm } from '../headings.ts';
import { FileFault, type HeadingWords, type TableFile } from '../readers/table_file.ts';
import { identityColumns } from '../template/register_columns.ts';
import { meaningOf, propose, type HeadingLine, type Meaning } from './heading_map.ts';
import { headings as headingWords, sealing as words } from './vi.ts';

/** A register as it lies at the unit, names included. */
export interface RegisterFile {
	name: string;
	bytes: Uint8Array;
	/** Its record type, where somebody has said it. */
	type?: string;
}

/** A register that was understood. */
export interface Register {
	/** How people call it. */
	name: string;
	type: string;
	/** What each heading means; null: its cells stay at the unit. */
	columns: (Column | null)[];
	rows: Iterable<string[]>;
}

/** A register with headings that nobody has explained yet. */
export interface UnknownHeadings {
	lines: HeadingLine[];
}

/** The wording of a problem with a file. */
export type FaultWords = (code: string) => { message: string; remedy: string };

/** Opens a file by its name. */
export type OpenTable = (
	name: string,
	bytes: Uint8Array,
	headings: HeadingWords
) => Promise<TableFile>;

/** Less known headings than this in the first row: it is none of headings, and may hold names. */
const KNOWN_MIN = 2;
const NUMBER_OR_DAY = /^\s*\d+([./:\s-]+\d+)*\s*$/;

/** Opens registers of a unit: finds out of which record type each is, and what its headings mean. */
export class RegisterReader {
	readonly #facts: Pick<Facts, 'columns' | 'identity'>;
	readonly #decided: readonly HeadingLine[];
	readonly #isChoice: (cell: string) => boolean;
	readonly #faultWords: FaultWords;
	readonly #openTable: OpenTable;
	readonly #types: string[];

	/** `isChoice`: the text stands in some drop-down list. */
	constructor(
		facts: Pick<Facts, 'columns' | 'identity'>,
		decided: readonly HeadingLine[],
		isChoice: (cell: string) => boolean,
		faultWords: FaultWords,
		openTable: OpenTable
	) {
		this.#facts = facts;
		this.#decided = decided;
		this.#isChoice = isChoice;
		this.#faultWords = faultWords;
		this.#openTable = openTable;
		this.#types = [...facts.columns.keys()];
	}

	/**
	 * @throws {DonthuError} `register_unreadable`, `no_headings`, `type_unknown`, `blank_heading`,
	 * `column_twice`, `sealed_column`; no message holds a cell of the register
	 */
	async open({ name, bytes, type: said }: RegisterFile): Promise<Register | UnknownHeadings> {
		const table = await this.#read(name, bytes);
		const types = said === undefined ? this.#types : [said];
		const { type, meanings, proposals } = this.#understand(name, types, table.headings);
		const open = table.headings.flatMap((heading, i) =>
			meanings[i] === undefined ? [{ type, heading, target: targetOf(proposals[i]) }] : []
		);
		const blank = table.headings.findIndex((heading) => heading.trim() === '');
		if (blank !== -1) {
			const problem = words.blankHeading(name, blank + 1);
			throw new DonthuError('blank_heading', problem, words.blankHeadingRemedy);
		}
		if (open.length > 0) return { lines: open };
		const columns = meanings as (Column | null)[];
		refuseColumns(name, columns);
		return { name, type, columns, rows: this.#guard(table.rows, name) };
	}

	/** What a register of a type may have: every column of packages, and those that stay. */
	columnsOf = (type: string): Column[] | undefined => {
		const columns = this.#facts.columns.get(type);
		return columns && [...columns, ...identityColumns(this.#facts)];
	};

	async #read(name: string, bytes: Uint8Array): Promise<TableFile> {
		const meanings = (heading: string) => this.#types.map((type) => this.#meaning(type, heading));
		const isKnown = (heading: string) => meanings(heading).some((is) => is !== undefined);
		const isTime = (heading: string) =>
			meanings(heading).some((is) => is?.kind === 'date' || is?.kind === 'instant');
		try {
			const table = await this.#openTable(name, bytes, { isKnown, isTime });
			// With none known the delimiter was a guess: the one that makes most headings is better.
			return table.headings.some(isKnown)
				? table
				: await this.#openTable(name, bytes, {
						isKnown: (heading) => heading.trim() !== '',
						isTime
					});
		} catch (error) {
			throw this.#explain(error, name);
		}
	}

	*#guard(rows: Iterable<string[]>, name: string): Generator<string[]> {
		try {
			yield* rows;
		} catch (error) {
			throw this.#explain(error, name);
		}
	}

	#explain(error: unknown, name: string): unknown {
		if (!(error instanceof FileFault)) return error;
		const { message, remedy } = this.#faultWords(error.code);
		return new DonthuError(
			'register_unreadable',
			words.unreadable(name, error.row, message),
			`${remedy}.`
		);
	}

	#meaning(type: string, heading: string): Meaning {
		const form = headingForm(heading);
		const columns = this.columnsOf(type)!;
		const decided = this.#decided.find(
			(line) => line.type === type && line.target !== '' && headingForm(line.heading) === form
		);
		if (decided) return meaningOf(decided.target, columns);
		return columns.find(({ name, label }) => [name, label].some((is) => headingForm(is) === form));
	}

	/** The record type in which most headings mean something, those of required columns first. */
	#understand(name: string, types: readonly string[], headings: readonly string[]) {
		const [best, second] = types
			.map((type) => {
				const meanings = headings.map((heading) => this.#meaning(type, heading));
				const rest = this.columnsOf(type)!.filter((column) => !meanings.includes(column));
				const guesses = propose(headings, rest);
				const proposals = meanings.map((meaning, i) =>
					meaning === undefined ? guesses[i] : meaning
				);
				const columns = proposals.filter((meaning) => meaning?.name !== undefined);
				const required = columns.filter((column) => column?.isRequired).length;
				return { type, meanings, proposals, required, known: columns.length };
			})
			.toSorted((a, b) => b.required - a.required || b.known - a.known);
		const hasValue = headings.some((cell) => NUMBER_OR_DAY.test(cell) || this.#isChoice(cell));
		if (!best || best.known < KNOWN_MIN || hasValue) {
			throw new DonthuError('no_headings', words.noHeadings(name), words.noHeadingsRemedy);
		}
		if (second?.required === best.required && second.known === best.known) {
			const remedy = words.typeUnknownRemedy(types, name);
			throw new DonthuError('type_unknown', words.typeUnknown(name), remedy);
		}
		return best;
	}
}

const targetOf = (meaning: Meaning) =>
	meaning === null ? headingWords.drop : (meaning?.label ?? '');

function refuseColumns(name: string, columns: readonly (Column | null)[]): void {
	const seen = new Set<Column>();
	for (const column of columns) {
		if (column === null) continue;
		if (column.kind === 'token' || column.kind === 'fingerprint') {
			const problem = words.sealedColumn(name, column.label);
			throw new DonthuError('sealed_column', problem, words.sealedColumnRemedy);
		}
		if (seen.has(column)) {
			const problem = words.columnTwice(name, column.label);
			throw new DonthuError('column_twice', problem, words.columnTwiceRemedy);
		}
		seen.add(column);
	}
}
