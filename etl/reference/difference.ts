import type { Table } from './tables.ts';

export type RowChange = {
	change: 'added' | 'changed' | 'removed';
	/** Cells of the key, in the order of the columns. */
	key: string[];
	/** Of each column that differs: what stood there, and what stands there now. All, of a whole row. */
	cells: { column: string; before: string | null; after: string | null }[];
};

/** What differs between two versions of a table, row by row, in the order of the later one. */
export function difference(before: Table, after: Table): RowChange[] {
	const old = byKey(before);
	const now = byKey(after);
	const removed = [...old].filter(([key]) => !now.has(key)).map(([, row]) => row);
	return [
		...[...now].flatMap(([key, row]) => changeOf(after, old.get(key), row)),
		...removed.flatMap((row) => changeOf(after, row, undefined))
	];
}

type Cells = readonly (string | null)[];

const keyOf = ({ columns }: Table, row: Cells): string[] =>
	row.filter((_, place) => columns[place]!.isKey).map((cell) => cell ?? '');

const byKey = (table: Table): Map<string, Cells> =>
	new Map(table.rows.map((row) => [JSON.stringify(keyOf(table, row)), row]));

function changeOf(table: Table, before: Cells | undefined, after: Cells | undefined): RowChange[] {
	const cells = table.columns
		.map(({ name }, place) => ({
			column: name,
			before: before?.[place] ?? null,
			after: after?.[place] ?? null
		}))
		.filter((cell) => cell.before !== cell.after);
	if (cells.length === 0) return [];
	const change = before ? (after ? 'changed' : 'removed') : 'added';
	return [{ change, key: keyOf(table, (after ?? before)!), cells }];
}
