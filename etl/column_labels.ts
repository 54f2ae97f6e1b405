import { shippedSeed } from '../warehouse/seeds.ts';
import { readCsv } from './readers/csv.ts';

let labels: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;

/**
 * What a clerk calls a column of a data file; null when nothing tells. Files are named for their record
 * type as a rule, and many columns have the same label in all.
 */
export function columnLabel(file: string | null, column: string): string | null {
	labels ??= readLabels();
	const byType = labels.get(column);
	const type = /(\w+)\.\w+$/.exec(file ?? '')?.[1]?.toLowerCase() ?? '';
	const all = new Set(byType?.values());
	return byType?.get(type) ?? (all.size === 1 ? [...all][0]! : null);
}

/** By column, then by record type. No site corrects them. */
function readLabels(): Map<string, Map<string, string>> {
	const { rows } = readCsv(Buffer.from(shippedSeed('columns')), () => true);
	const byColumn = Map.groupBy(rows, ([, column]) => column!);
	return new Map(
		[...byColumn].map(([column, lines]) => [
			column,
			new Map(lines.map(([type, , , label]) => [type!, label!]))
		])
	);
}
