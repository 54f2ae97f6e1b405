import type { Scope } from '#warehouse/scope.ts';
import { today, type Bearer } from './access/scope_of.ts';
import type { Facts, Unit } from './facts.ts';

/** The Supreme Procuracy. */
export const CENTRE = 'TC';

/** The unit that an account writes for: its own, or the Supreme Procuracy. */
export const senderOf = ({ unit }: Bearer, { units }: Pick<Facts, 'units'>): Unit | undefined =>
	today(units, unit ?? CENTRE);

/** Whether an account may remind a unit: one of today, in its reach, and not its own. */
export function mayRemind(
	{ bearer, scope }: { bearer: Bearer; scope: Pick<Scope, 'kinds'> },
	unit: Unit,
	known: Pick<Facts, 'units'>
): boolean {
	const isWithin = scope.kinds === 'all' || scope.kinds.units.includes(unit.code);
	return isWithin && unit.valid_to === null && unit.code !== senderOf(bearer, known)?.code;
}
