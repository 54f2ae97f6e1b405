import type { Facts } from '../facts.ts';

/*
A token leads to a person, a fingerprint to what that person wrote. Where one came that may not be
kept (of a denunciation, or in a row that was set aside), it must lie nowhere: not in the ledger, not
in a message, and not in the package as it came.
*/

/** `holds_token(cell)`: 64 or 16 hex digits stand in the cell, in whatever column that is. */
export const TOKEN_MACRO = `
create macro holds_token(cell) as regexp_matches(
	cell, '(^|[^0-9a-fA-F])([0-9a-fA-F]{64}|[0-9a-fA-F]{16})($|[^0-9a-fA-F])'
);`;

/** The packages in which a token came that did not go into the ledger. */
export function packagesWithLostTokens(type: string, { columns }: Facts): string {
	const all = columns.get(type)!;
	const personal = all.filter(({ kind }) => kind === 'token' || kind === 'fingerprint');
	const isLost = `(set_aside.row_no is not null or record.is_withdrawn)`;
	const lost = [
		`${isLost} and holds_token(concat_ws(' ', raw.surplus, ${all.map(({ name }) => `raw.${name}`).join(', ')}))`,
		...personal.map(({ name }) => `raw.${name} <> '' and (${isLost} or record.${name} is null)`)
	];
	return `
		select distinct raw.package_no
		from raw.${type} as raw
		left join record.${type} as record
			on record.package_no = raw.package_no and record.row_no = raw.row_no
		left join batch.set_aside as set_aside
			on set_aside.record_type = '${type}'
			and set_aside.package_no = raw.package_no
			and set_aside.row_no = raw.row_no
		where (${lost.join(') or (')})`;
}
