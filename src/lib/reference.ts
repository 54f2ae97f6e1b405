/* Reference tables of a site, as `donthu reference … --json` tells of them. */

/** A version of a table; 0 is the one that the program brings. */
export type Version = {
	readonly version: number;
	/** From which instant on it holds; null: ever since. */
	readonly known_at: string | null;
	readonly imported_at: string | null;
	readonly rows: number;
	readonly isInForce: boolean;
	/** Releases that were built with it. */
	readonly releases: readonly string[];
};

export type History = { readonly table: string; readonly versions: readonly Version[] };

export type Column = {
	readonly name: string;
	/** As DuckDB calls it. */
	readonly type: string;
	readonly isRequired: boolean;
	readonly isKey: boolean;
};

/** A version with its content; cells in the order of the columns. */
export type Shown = History & {
	readonly version: number;
	readonly columns: readonly Column[];
	readonly rows: readonly (readonly (string | null)[])[];
};

export type RowChange = {
	readonly change: 'added' | 'changed' | 'removed';
	readonly key: readonly string[];
	readonly cells: readonly {
		readonly column: string;
		readonly before: string | null;
		readonly after: string | null;
	}[];
};

/** What became of a file that was given. */
export type Taken = {
	readonly known_at: string;
	readonly taken: readonly { readonly table: string; readonly version: number }[];
	readonly problems: readonly {
		readonly row: number | null;
		readonly column: string | null;
		readonly message: string;
		readonly remedy: string;
	}[];
	readonly changes: readonly { readonly table: string; readonly rows: readonly RowChange[] }[];
	/** Published releases that would come out otherwise if they were built again. */
	readonly releases: readonly string[];
};

/** How many rows were added, changed, removed. */
export function tally(rows: readonly RowChange[]): Record<RowChange['change'], number> {
	const count = (kind: RowChange['change']) => rows.filter(({ change }) => change === kind).length;
	return { added: count('added'), changed: count('changed'), removed: count('removed') };
}

const MARKS = /\p{M}/gu;

/** Text to search in and by: without accents and case. */
const folded = (text: string) =>
	text
		.normalize('NFD')
		.replace(MARKS, '')
		.replace(/\u0111/gi, 'd')
		.toLowerCase();

/** The rows in which every word of the search stands somewhere. */
export function search(rows: Shown['rows'], sought: string): Shown['rows'] {
	const words = folded(sought).split(/\s+/).filter(Boolean);
	if (words.length === 0) return rows;
	return rows.filter((row) => {
		const text = folded(row.join(' '));
		return words.every((word) => text.includes(word));
	});
}
