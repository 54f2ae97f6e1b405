import type { Unit } from './organisation.ts';

const CRIMINAL = /^criminal/;
const ADMINISTRATIVE = /^(administrative|commercial_labour|bankruptcy)/;

/**
 * The department in charge, in units that have departments: petitions as a whole (12), cassation of
 * criminal (7), civil (9) and administrative (10) judgments. Small units have none.
 */
export function departmentFor(unit: Unit, kind: string, field: string): string {
	if (unit.tier === 'local' || (unit.tier === 'military' && !unit.isCentralMilitary)) return '';
	if (unit.tier === 'high')
		return CRIMINAL.test(field) ? 'V1' : ADMINISTRATIVE.test(field) ? 'V3' : 'V2';
	if (unit.isCentralMilitary) return 'P2';
	const letter = unit.tier === 'supreme' ? 'V' : 'P';
	if (kind !== 'cassation') return `${letter}12`;
	return letter + (CRIMINAL.test(field) ? '7' : ADMINISTRATIVE.test(field) ? '10' : '9');
}
