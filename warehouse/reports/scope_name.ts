import { dimensionLabels } from '../metrics/vi.ts';
import type { Known } from './known.ts';
import type { ReportChoice } from './document.ts';
import type { Where } from './spec.ts';
import { scopes as words } from './vi.ts';

/** Whose figures a report tells: the whole sector's, or those of the part that was chosen. */
export function scopeName(where: Where, known: Known): string {
	const { province, unit, ...rest } = where;
	const names = unit?.map((code) => known.units.get(code)?.name ?? code);
	const places = province?.map((code) => known.provinces.get(code)?.full ?? code);
	const whole = names?.join(', ') ?? (places ? words.province(places.join(', ')) : words.whole);
	const parts = Object.entries(rest).map(([name, codes]) =>
		words.of(dimensionLabels[name] ?? name, codes.map((code) => known.label(name, code)).join(', '))
	);
	return parts.length === 0 ? whole : `${whole} (${parts.join('; ')})`;
}

/** Whose paper it is. */
export type Issuer = {
	/** The procuracy of the scope, and the one above it. */
	readonly name: string;
	readonly superior: string | null;
	readonly place: string;
	/** What the body of the Party there is called, and whom it reports to. */
	readonly committee: string;
	readonly committeeAbove: string;
};

/** The Party's body of a procuracy. */
export const committeeName = ({ committee, name }: Issuer): string =>
	words.committeeOf(committee, name);

export function issuerOf({ where }: Pick<ReportChoice, 'where'>, known: Known): Issuer {
	const [unit, ...units] = where['unit'] ?? [];
	const [province, ...provinces] = where['province'] ?? [];
	const found =
		unit !== undefined && units.length === 0
			? known.units.get(unit)
			: province !== undefined && provinces.length === 0
				? [...known.units.values()].find(
						(one) => one.province === province && one.level === 'province' && one.valid_to === null
					)
				: undefined;
	if (found === undefined || found.level === 'supreme')
		return {
			...{ name: words.supreme, superior: null, place: words.capital },
			committee: words.committee(false),
			committeeAbove: words.committeeAbove(null)
		};
	const above = [...known.units.values()].find(
		(one) => one.province === found.province && one.level === 'province' && one.valid_to === null
	);
	const isRegion = found.level === 'region' && above !== undefined;
	return {
		name: found.name.toLocaleUpperCase('vi'),
		superior: isRegion ? above.name.toLocaleUpperCase('vi') : words.supreme,
		place: known.provinces.get(found.province ?? '')?.name ?? words.capital,
		committee: words.committee(found.level === 'region'),
		committeeAbove: words.committeeAbove(known.provinces.get(found.province ?? '')?.full ?? null)
	};
}
