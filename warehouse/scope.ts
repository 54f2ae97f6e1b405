import { DonthuError } from './errors.ts';
import { OF_PETITIONER, OF_THE_CASE } from './record_columns.ts';
import { scope as words } from './vi.ts';

/** Units of today; what their predecessors left them is meant too. */
export type Units = 'all' | readonly string[];

/** Places by the codes that questions name them with: units, predecessors included, and provinces of both maps. */
export type Places =
	'all' | { readonly units: readonly string[]; readonly provinces: readonly string[] };

/**
 * What a reader may see. The one place where it is applied is the query builder: `numbers()` and
 * `records()` ask for it, so that no page can forget it.
 */
export type Scope = {
	/** Whose figures. */
	readonly figures: Units;
	/** Whose records may be listed one by one. */
	readonly records: Units;
	/**
	 * Where figures may tell a single unit and the kind of petition at once. They are so few that a
	 * denouncer might be guessed, and who denounces is a state secret (QĐ 774/QĐ-TTg of 2020).
	 */
	readonly kinds: Places;
	/** Whose packages may be looked into: what of them was set aside, and why. */
	readonly quality: Units;
	/** The only columns of records that are shown. */
	readonly columns: readonly string[];
};

/** Of the command line: who may run it may read the files it reads. */
export const EVERYTHING: Scope = {
	figures: 'all',
	records: 'all',
	kinds: 'all',
	quality: 'all',
	columns: [...OF_THE_CASE, ...OF_PETITIONER]
};
export const NOTHING: Scope = {
	figures: [],
	records: [],
	kinds: { units: [], provinces: [] },
	quality: [],
	columns: []
};

/** Dimensions from which one can tell a denunciation. */
const TELLS_KIND: ReadonlySet<string> = new Set([
	'petition_kind',
	'instance',
	'limit_key',
	'protection'
]);
/** Counts denunciations alone. */
const OF_DENUNCIATIONS: ReadonlySet<string> = new Set(['protections']);

type Asked = {
	readonly metrics: readonly string[];
	readonly by: readonly string[];
	readonly where: Readonly<Record<string, readonly string[]>>;
};

/** Whether a reader's `kinds` can decide if it is answered. */
export const namesUnit = ({ by, where }: Pick<Asked, 'by' | 'where'>): boolean =>
	by.includes('unit') || Object.hasOwn(where, 'unit');

/**
 * @throws {DonthuError} `withheld` when a question tells single units and kinds of petition apart
 * outside the places where the reader may
 */
export function checkKinds({ kinds }: Scope, { metrics, by, where }: Asked): void {
	if (kinds === 'all') return;
	const named = [...by, ...Object.keys(where)];
	const tellsKind =
		named.some((name) => TELLS_KIND.has(name)) ||
		metrics.some((name) => OF_DENUNCIATIONS.has(name));
	if (!tellsKind || !namesUnit({ by, where })) return;
	const isWithin = (values: readonly string[] | undefined, allowed: readonly string[]) =>
		values !== undefined && values.every((value) => allowed.includes(value));
	if (isWithin(where['unit'], kinds.units) || isWithin(where['province'], kinds.provinces)) return;
	throw new DonthuError('withheld', words.withheld, words.withheldRemedy);
}
