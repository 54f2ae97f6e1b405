import type { DuckDBConnection } from '@duckdb/node-api';
import { fold } from './fold.ts';

/** What cells are compared with: from the seeds, and so of the known-at instant. */
export interface Meanings {
	/** Of each list of codes what may be written, folded: a code, its label, its abbreviation. */
	codes: ReadonlyMap<string, ReadonlyMap<string, string>>;
	/** The unit itself and every one that it succeeded, directly or not. */
	members: ReadonlyMap<string, ReadonlySet<string>>;
	/** Of the map of 63 and of that of 34. */
	provinces: ReadonlySet<string>;
}

/** A unit with every unit that it succeeded, itself included: `unit`, `member`. */
export const KIN = `
	with recursive kin (unit, member) as (
		select unit, unit as member from seed.units
		union
		select kin.unit, succession.unit as member
		from kin
		inner join seed.unit_succession as succession on succession.successor = kin.member
	)
	select unit, member from kin`;

/** Reads schema `seed`. */
export async function readMeanings(connection: DuckDBConnection): Promise<Meanings> {
	const rows = async <Row>(sql: string) =>
		(await connection.runAndReadAll(sql)).getRowsJS() as Row[];
	const forms = await rows<[list: string, code: string, form: string]>(`
		select list, code, form
		from (
			unpivot (select list, code, code as written, label_vi, abbreviation from seed.codes)
			on written, label_vi, abbreviation into name part value form
		)`);
	const codes = new Map<string, Map<string, string>>();
	for (const [list, code, form] of forms) {
		const known = codes.get(list) ?? new Map<string, string>();
		if (!known.has(fold(form))) known.set(fold(form), code);
		codes.set(list, known);
	}
	const kin = await rows<[unit: string, member: string]>(KIN);
	const provinces = await rows<[code: string]>(
		`select '63-' || code from seed.provinces_63 union all select '34-' || code from seed.provinces_34`
	);
	return {
		codes,
		members: new Map(
			[...Map.groupBy(kin, ([unit]) => unit)].map(([unit, pairs]) => [
				unit,
				new Set(pairs.map(([, member]) => member))
			])
		),
		provinces: new Set(provinces.map(([code]) => code))
	};
}
