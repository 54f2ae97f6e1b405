import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column } from '../facts.ts';
import { fold } from '../rules/fold.ts';
import { limitLabel, type TimeLimit } from '#warehouse/law/limit_label.ts';
import { entry } from './vi.ts';

/** One line of a drop-down list. */
export interface Choice {
	/** What stands in a package. */
	value: string;
	label: string;
	/** Other ways to write it. */
	others: string[];
}

/** What a cell may hold, by list. */
export type Choices = ReadonlyMap<string, readonly Choice[]>;

/** The procuracy itself resolves nothing else. */
const KINDS_OF_MATTERS = ['complaint', 'denunciation'];
/** Columns that hold a key of another table, and the list to choose it from. */
const LISTS: Record<string, string> = {
	limit_key: 'limit',
	unit: 'unit',
	previous_unit: 'unit',
	decision_unit: 'unit',
	petitioner_province: 'province'
};

/** The list of a column; undefined where it is filled in freely. */
export function listOf(type: string, { name, kind, codeList }: Column): string | undefined {
	if (type === 'matters' && name === 'petition_kind') return 'matter_kind';
	if (kind === 'boolean') return 'boolean';
	return codeList ?? LISTS[name];
}

/** Every list, in the order in which it is shown. Schema `seed` must be there. */
export async function readChoices(connection: DuckDBConnection): Promise<Choices> {
	const read = async (sql: string) =>
		(await connection.runAndReadAll(sql)).getRowObjectsJson() as Record<string, string>[];
	const codes = await read('select list, code, label_vi, abbreviation from seed.codes');
	const lists = new Map<string, Choice[]>(
		[...Map.groupBy(codes, (row) => row['list']!)].map(([list, rows]) => [
			list,
			rows.map((row) => ({
				value: row['code']!,
				label: row['label_vi']!,
				others: [row['code']!, row['abbreviation'] ?? row['code']!]
			}))
		])
	);
	const matterKinds = lists.get('petition_kind')!;
	lists.set(
		'matter_kind',
		matterKinds.filter(({ value }) => KINDS_OF_MATTERS.includes(value))
	);
	lists.set('boolean', [
		{ value: 'true', label: entry.yes, others: [] },
		{ value: 'false', label: entry.no, others: [] }
	]);
	const limits = (await read(`
		select * from seed.time_limits
		where family = 'resolution' and petition_type in ('khieu_nai', 'to_cao', 'any')`)) as unknown as TimeLimit[];
	lists.set(
		'limit',
		limits.map((limit) => ({ value: limit.key, label: limitLabel(limit), others: [] }))
	);
	lists.set('unit', named(await read('select unit as code, name from seed.units')));
	lists.set(
		'province',
		named(
			await read(`
				select '34-' || code as code, full_name as name from seed.provinces_34
				union all by name
				select '63-' || code as code, full_name as name from seed.provinces_63
				order by code`)
		)
	);
	return lists;
}

const named = (rows: Record<string, string>[]): Choice[] =>
	rows.map((row) => ({
		value: row['code']!,
		label: `${row['code']} – ${row['name']}`,
		others: []
	}));

/** Turns what was chosen in a list, or written like it, into what a package holds. */
export class ChoiceReader {
	readonly #byForm = new Map<string, Map<string, string>>();

	constructor(choices: Choices) {
		for (const [list, lines] of choices) {
			const forms = lines.flatMap(({ value, label, others }) =>
				[label, ...others].map((form): [string, string] => [fold(form), value])
			);
			this.#byForm.set(list, new Map(forms));
		}
	}

	/** Whether a text is in any list of codes. */
	isChoice = (cell: string): boolean =>
		[...this.#byForm.values()].some((forms) => forms.has(fold(cell)));

	/** Whether it is a value of the list, as packages have it. */
	isValue(list: string, value: string): boolean {
		return this.#byForm.get(list)?.get(fold(value)) === value;
	}

	/** The value; what is in no list stays as it was written, for the rules to judge. */
	read(list: string, cell: string): string {
		return this.#byForm.get(list)?.get(fold(cell)) ?? cell;
	}
}
