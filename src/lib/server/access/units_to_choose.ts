import { fold } from '../../fold.ts';
import type { Role } from '../../roles.ts';
import type { Facts, Unit } from '../facts.ts';

/* The units that accounts may belong to: those that exist today. */

export const unitsToChoose = ({ units }: Pick<Facts, 'units'>): Unit[] =>
	[...units.values()].filter(({ valid_to, successor }) => valid_to === null && !successor);

/** A unit as it is offered and read back. */
export const unitLabel = ({ name, code }: Pick<Unit, 'name' | 'code'>): string =>
	`${name} (${code})`;

/** The unit that was written down: as it was offered, by its code, or by its name. */
export function unitOf(text: string, units: readonly Unit[]): Unit | undefined {
	const wanted = fold(text.trim());
	return units.find((unit) =>
		[unitLabel(unit), unit.code, unit.name].some((known) => fold(known) === wanted)
	);
}

/** Roles of a province look at all of it: they belong to the procuracy of the province. */
export const fitsRole = (role: Role, { level }: Pick<Unit, 'level'>): boolean =>
	!['provincial_chief', 'provincial_staff'].includes(role) || level === 'province';
