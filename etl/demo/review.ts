import { NEVER, textBy, textOf, type Day } from './calendar.ts';
import { departmentFor } from './department.ts';
import type { Desk } from './desk.ts';
import {
	DECISION_AGE_DAYS,
	ELIGIBLE,
	FIELDS,
	MILITARY_FIELDS,
	REORGANISED,
	REVIEW_ACCEPTED_AFTER_DAYS,
	REVIEW_DAYS,
	REVIEW_IS_CASSATION,
	REVIEW_IS_CASSATION_PROVINCE_NEW,
	REVIEW_OUTCOMES
} from './rates.ts';
import { flag } from './record.ts';

/** Re-examination of a decision in legal effect, or of a petition for cassation. */
export function beginReview(desk: Desk, requested: Day): void {
	const { random, unit, world } = desk;
	const isNewProvince = unit.tier === 'province' && requested >= REORGANISED;
	const cassation = isNewProvince
		? REVIEW_IS_CASSATION_PROVINCE_NEW
		: REVIEW_IS_CASSATION[unit.tier];
	const below = world.unitsBelow(unit, requested - DECISION_AGE_DAYS);
	const kind = below.length === 0 || random.chance(cassation) ? 'cassation' : 'final_decision';
	const field = random.pick(
		unit.tier === 'military'
			? MILITARY_FIELDS
			: FIELDS[kind === 'cassation' ? 'cassation' : 'complaint']
	);
	const isEligible = random.chance(ELIGIBLE[kind]);
	const accepted = isEligible
		? world.calendar.onOrAfter(requested + random.between(...REVIEW_ACCEPTED_AFTER_DAYS))
		: NEVER;
	const days = random.wait(REVIEW_DAYS[kind]);
	const concluded = isEligible ? world.calendar.onOrAfter(accepted + days) : NEVER;
	const outcome = random.pick(REVIEW_OUTCOMES[kind]);
	const decisionUnit = kind === 'final_decision' ? random.oneOf(below).code : '';
	const department = departmentFor(unit, kind, field);
	desk.enter('reviews', department, [requested, accepted, concluded], (day) => {
		const isAccepted = accepted !== NEVER && accepted <= day;
		const isConcluded = isAccepted && concluded <= day;
		return [
			kind,
			field,
			textOf(requested),
			flag(isAccepted),
			textBy(day, accepted),
			textBy(day, concluded),
			isConcluded ? outcome : '',
			decisionUnit
		];
	});
}
