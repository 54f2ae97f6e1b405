import type { Column, Facts } from './facts.ts';
import { problem, type Problem } from './problem.ts';
import type { TableFile } from './readers/table_file.ts';
import { probableText } from './rules/broken_text.ts';
import { fold } from './rules/fold.ts';
import { details } from './vi.ts';

const HEADING_LENGTH_SHOWN = 64;
/** Each costs a statement per batch. */
const PLAIN_LINES_MAX = 16;

/** What a heading of a record type means. */
export class Headings {
	readonly columns: readonly Column[];
	readonly #byForm = new Map<string, Column>();
	/** By heading lines that were seen. */
	readonly #plain = new Map<string, readonly number[]>();

	constructor(type: string, { columns, identity }: Facts) {
		this.columns = columns.get(type) ?? [];
		for (const column of [...this.columns, ...identity]) {
			this.#byForm.set(headingForm(column.name), column);
			this.#byForm.set(headingForm(column.label), column);
		}
	}

	isKnown = (heading: string): boolean => this.#byForm.has(headingForm(heading));

	isTime = (heading: string): boolean => {
		const kind = this.#byForm.get(headingForm(heading))?.kind;
		return kind === 'date' || kind === 'instant';
	};

	/**
	 * The place of each heading of a line with commas. Null: there is something to say about one, or too
	 * many different lines came, and it is to be read like any other.
	 */
	readPlain(line: string): readonly number[] | null {
		const known = this.#plain.get(line);
		if (known !== undefined || this.#plain.size >= PLAIN_LINES_MAX) return known ?? null;
		const { places, problems } = this.read(line.split(','), false, '');
		if (problems.length > 0) return null;
		this.#plain.set(line, places);
		return places;
	}

	/** The known headings that broken ones were, for a clerk to see; null: none was. */
	#probable(headings: readonly string[]): string | null {
		const found = headings.flatMap((heading) => {
			const probable = probableText(heading);
			return probable !== null && this.isKnown(probable.text) ? probable : [];
		});
		if (found[0] === undefined) return null;
		return details.probableHeadings(found.map(({ text }) => text).join(', '), found[0].encoding);
	}

	/** `HDR-IDENTITY` where a sheet that is not read begins with the headings of a register with names. */
	readOthers({ otherSheets }: TableFile, file: string): Problem[] {
		return otherSheets.flatMap(({ sheet, headings }) =>
			headings
				.map((heading) => this.#byForm.get(headingForm(heading)))
				.filter((column) => column?.kind === 'identity')
				.map((column) =>
					problem('HDR-IDENTITY', { file, column: column!.name, detail: details.sheet(sheet) })
				)
		);
	}

	/**
	 * The place of each heading among the columns of the record type, -1 where it has none, and the
	 * `HDR-` problems.
	 */
	read(headings: string[], isKeyed: boolean, file: string) {
		const found = headings.map((heading) => this.#byForm.get(headingForm(heading)));
		const places = found.map((column) => (column ? this.columns.indexOf(column) : -1));
		if (!isKeyed && found.every((column) => column === undefined)) {
			const detail = this.#probable(headings);
			return { places, problems: [problem('HDR-MISSING', { file, detail })], isReadable: false };
		}
		const problems: Problem[] = [];
		const seen = new Set<Column>();
		headings.forEach((heading, i) => {
			const column = found[i];
			const shown = column?.name ?? heading.trim().slice(0, HEADING_LENGTH_SHOWN);
			const place = { file, column: shown };
			if (heading.trim() === '') problems.push(problem('HDR-BLANK', { file }));
			else if (!column)
				problems.push(problem('HDR-UNKNOWN', { ...place, detail: this.#probable([heading]) }));
			else if (column.kind === 'identity') problems.push(problem('HDR-IDENTITY', place));
			else if (seen.has(column)) problems.push(problem('HDR-DUPLICATE', place));
			if (column) seen.add(column);
		});
		for (const column of isKeyed ? [] : this.columns) {
			if (column.isRequired && !seen.has(column)) {
				problems.push(problem('HDR-MISSING', { file, column: column.name, detail: column.label }));
			}
		}
		return { places, problems, isReadable: true };
	}
}

/** Headings are compared without case, accents and spaces. */
export const headingForm = (heading: string) => fold(heading).replaceAll(' ', '');
