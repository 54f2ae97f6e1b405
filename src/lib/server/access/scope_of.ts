import { NOTHING, type Places, type Scope, type Units } from '#warehouse/scope.ts';
import type { Facts, Unit } from '../facts.ts';
import { RULES, type Reach, type Role } from '../../roles.ts';

/** What the scope of an account follows from. */
export type Bearer = { readonly role: Role; readonly unit: string | null };

/**
 * What an account may see in a release: the release knows the units of a province, and what each of
 * them took over. An account whose unit is not known there sees nothing that its role binds to a unit.
 */
export function scopeOf({ role, unit }: Bearer, { units }: Pick<Facts, 'units'>): Scope {
	const { figures, records, kinds, quality, columns } = RULES[role];
	const own = unit === null ? undefined : today(units, unit);
	return {
		figures: within(figures, own, units),
		records: within(records, own, units),
		kinds: placesOf(within(kinds, own, units), units, kinds),
		quality: within(quality, own, units),
		columns
	};
}

/**
 * The units for which an account acts, whose packages it sends and whose figures it confirms: its own,
 * or those of its province; those of today, and all that they took over.
 */
export function ownUnits({ role, unit }: Bearer, { units }: Pick<Facts, 'units'>): Unit[] {
	const own = unit === null ? undefined : today(units, unit);
	const ofToday = within(RULES[role].records, own, units);
	return [...units.values()].filter(
		({ code }) => ofToday !== 'all' && ofToday.includes(today(units, code)!.code)
	);
}

/** The unit that has taken over from a unit; itself, if it exists today. */
export function today(units: Facts['units'], code: string): Unit | undefined {
	const unit = units.get(code);
	return unit?.successor ? today(units, unit.successor) : unit;
}

function within(reach: Reach, own: Unit | undefined, units: Facts['units']): Units {
	if (reach === 'country') return 'all';
	if (reach === 'nothing' || !own) return [];
	const province = own.provinces['34'];
	if (reach === 'unit' || province === null) return [own.code];
	return [...units.values()]
		.filter(({ provinces, successor }) => !successor && provinces['34'] === province)
		.map(({ code }) => code);
}

/** The places that units stand for, by every code that a question may name them with. */
function placesOf(own: Units, units: Facts['units'], reach: Reach): Places {
	if (own === 'all') return 'all';
	const all = [...units.values()].filter(({ code }) => own.includes(today(units, code)!.code));
	const provinces = all.flatMap(({ provinces }) => [provinces['34'], provinces['63']]);
	return {
		units: all.map(({ code }) => code),
		// The province of a single unit is not that unit alone.
		provinces: reach === 'province' ? [...new Set(provinces)].filter((code) => code !== null) : []
	};
}

/** What the reader of a scope may see without telling records: for looking through another's eyes. */
export const withoutRecords = (scope: Scope): Scope => ({
	...scope,
	records: NOTHING.records,
	kinds: NOTHING.kinds
});
