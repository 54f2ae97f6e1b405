import { facts, type Day } from './calendar.ts';

/* Contract, section 4: whose figure it is. */

export type Boundaries = 'as_reported' | 'current';
export type Unit = {
	unit: string;
	level: string;
	province_63: string | null;
	province_34: string | null;
	valid_from: Day | null;
	valid_to: Day | null;
};

export const UNITS = new Map(
	facts('units').map((row): [string, Unit] => [
		row.unit!,
		{
			unit: row.unit!,
			level: row.level!,
			province_63: row.province_63 ?? null,
			province_34: row.province_34 ?? null,
			valid_from: row.valid_from ?? null,
			valid_to: row.valid_to ?? null
		}
	])
);
const successor = new Map(
	facts('unit_succession').map(({ unit, successor }) => [unit!, successor!])
);

/** The last day of the 63 provinces. */
const LAST_DAY_OF_63 = '2025-06-30';

/**
 * "A record belongs to its unit. From the day after a unit closed it belongs to the successor." Under
 * current boundaries "everything counts for today's unit".
 */
export function owner(unit: string, day: Day, boundaries: Boundaries): Unit {
	const { valid_to } = UNITS.get(unit)!;
	const next = successor.get(unit);
	if (next === undefined) return UNITS.get(unit)!;
	const hasPassed = boundaries === 'current' || (valid_to !== null && day > valid_to);
	return hasPassed ? owner(next, day, boundaries) : UNITS.get(unit)!;
}

/**
 * "Under as_reported `63-<code>` until 2025-06-30 and `34-<code>` after; under current always
 * `34-<code>`. Units without a province: null."
 */
export function provinceOf(unit: Unit, day: Day, boundaries: Boundaries): string | null {
	if (boundaries === 'as_reported' && day <= LAST_DAY_OF_63)
		return unit.province_63 === null ? null : `63-${unit.province_63}`;
	return unit.province_34 === null ? null : `34-${unit.province_34}`;
}

/** The units that a unit succeeded, "directly or through others", "nearest first (ties by code)". */
export function predecessors(unit: string): string[] {
	const found: string[] = [];
	for (let nearest = [unit]; nearest.length > 0;) {
		nearest = [...successor.keys()].filter((old) => nearest.includes(successor.get(old)!)).sort();
		found.push(...nearest);
	}
	return found;
}

/** The units that took over from a unit, nearest first. */
export function successors(unit: string): string[] {
	const next = successor.get(unit);
	return next === undefined ? [] : [next, ...successors(next)];
}
