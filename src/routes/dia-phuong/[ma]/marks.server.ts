import type { ProvinceMap } from '#lib/geo.ts';
import type { Facts } from '#lib/server/facts.ts';
import type { Locality } from '#lib/server/locality.ts';

/** The provinces of either map that a place is, was, or lies in; empty for the central units. */
export type Marks = Readonly<Record<ProvinceMap, readonly string[]>>;

export function marksOf({ code, unit }: Locality, { options, provinces }: Facts): Marks {
	if (unit) {
		const within = (map: ProvinceMap) => unit.provinces[map] ?? [];
		// A unit of today lies where several old provinces were.
		const today = unit.provinces['34'];
		const old = unit.provinces['63'] ? [unit.provinces['63']] : [];
		return { '34': [within('34')].flat(), '63': old.length > 0 || !today ? old : before(today) };
	}
	if (code.startsWith('34-')) return { '34': [code], '63': before(code) };
	if (code.startsWith('63-'))
		return { '34': [options.successors[code] ?? []].flat(), '63': [code] };
	return { '34': [], '63': [] };

	function before(today: string): string[] {
		return [...provinces.keys()].filter((old) => options.successors[old] === today);
	}
}
