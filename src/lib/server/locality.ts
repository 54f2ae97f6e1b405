import { locality as words, unitName } from '../messages/vi.ts';
import type { Facts, Unit } from './facts.ts';

/** What a page of a place is about: a province of either map, a unit, or the units without a province. */
export type Locality = {
	readonly code: string;
	readonly name: string;
	readonly unit: Unit | null;
	/** The units that figures are filtered by; null for a province, which is filtered by itself. */
	readonly units: readonly string[] | null;
};

/** The place of all units without a province: the Supreme Procuracy, its high ones, the military. */
export const CENTRAL = 'trung-uong';

/** The place with a code; undefined when there is none. */
export function localityOf(code: string, { provinces, units }: Facts): Locality | undefined {
	const province = provinces.get(code);
	if (province) return { code, name: province, unit: null, units: null };
	const unit = units.get(code);
	if (unit) return { code, name: unitName(unit.name), unit, units: [code] };
	if (code !== CENTRAL) return undefined;
	const central = [...units.values()].filter(({ provinces }) => provinces['34'] === null);
	return { code, name: words.central, unit: null, units: central.map(({ code }) => code) };
}

export const existsOn = ({ valid_from, valid_to }: Unit, day: string): boolean =>
	(valid_from ?? day) <= day && day <= (valid_to ?? day);

/** The unit itself while it existed, from then on whoever took over from it. */
export function unitOn(unit: Unit, day: string, units: Facts['units']): Unit {
	const successor = unit.successor === null ? undefined : units.get(unit.successor);
	const isClosed = unit.valid_to !== null && unit.valid_to < day;
	return isClosed && successor ? unitOn(successor, day, units) : unit;
}
