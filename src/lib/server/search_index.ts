import { METRICS } from '#warehouse/metrics/catalogue.ts';
import { metricWords } from '#warehouse/metrics/vi.ts';
import * as format from '../format.ts';
import { locality, unitName } from '../messages/vi.ts';
import type { Permission } from '../roles.ts';
import type { Entry } from '../search/find.ts';
import type { Facts } from './facts.ts';
import { CENTRAL } from './locality.ts';

/**
 * What the search finds besides pages: indicators and, for who may open the page of a place, places of
 * both maps and units of all times.
 */
export function searchIndex(facts: Facts, permissions: readonly Permission[]): Entry[] {
	return [
		...(permissions.includes('figures') ? placesOf(facts) : []),
		...METRICS.map(({ name }): Entry => ({
			kind: 'metric',
			code: name,
			label: metricWords[name]!.label
		}))
	];
}

function placesOf({ provinces, units }: Facts): Entry[] {
	return [
		...[...provinces].map(([code, label]): Entry => ({
			kind: 'province',
			code,
			label,
			...(code.startsWith('63-') && { hint: locality.ofOldMap })
		})),
		{ kind: 'province', code: CENTRAL, label: locality.central },
		...[...units.values()].map(({ code, name, provinces: of, valid_to }): Entry => {
			const hint =
				valid_to === null
					? of['34'] && provinces.get(of['34'])
					: locality.until(format.day(valid_to));
			return { kind: 'unit', code, label: unitName(name), ...(hint && { hint }) };
		})
	];
}
