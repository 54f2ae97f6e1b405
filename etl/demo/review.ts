import { dayOf, textOf, type Day } from './calendar.ts';
import { departmentFor } from './department.ts';
import type { Desk } from './desk.ts';
import {
	ELIGIBLE,
	FIELDS,
	MILITARY_FIELDS,
	REORGANISATION_DAY,
	REVIEW_DAYS,
	REVIEW_IS_CASSATION,
	REVIEW_IS_CASSATION_PROVINCE_NEW,
	REVIEW_OUTCOMES
} from './rates.ts';
import { DemoRecord, type Origin } from './record.ts';

interface Content {
	readonly kind: 'final_decision' | 'cassation';
	readonly field: string;
	readonly requested: Day;
	/** 0: not eligible. */
	readonly accepted: Day;
	readonly concluded: Day;
	readonly outcome: string;
	readonly decisionUnit: string;
}

/** Re-examination of a decision in legal effect, or of a petition for cassation. */
class Review extends DemoRecord {
	readonly type = 'reviews';
	readonly #content: Content;

	constructor(origin: Origin, content: Content) {
		const { requested, accepted, concluded } = content;
		super(origin, accepted === 0 ? [requested] : [requested, accepted, concluded]);
		this.#content = content;
	}

	protected cellsOn(day: Day): string[] {
		const { kind, field, requested, accepted, concluded, outcome, decisionUnit } = this.#content;
		const isAccepted = accepted !== 0 && accepted <= day;
		const isConcluded = isAccepted && concluded <= day;
		return [
			this.id,
			kind,
			field,
			textOf(requested),
			isAccepted ? 'true' : '',
			isAccepted ? textOf(accepted) : '',
			isConcluded ? textOf(concluded) : '',
			isConcluded ? outcome : '',
			decisionUnit
		];
	}
}

const REORGANISED = dayOf(REORGANISATION_DAY);
/** A decision is this old when its review is asked for. */
const DECISION_AGE_DAYS = 60;

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
	const accepted = isEligible ? world.calendar.onOrAfter(requested + random.between(2, 20)) : 0;
	const days = 12 + random.wait(REVIEW_DAYS[kind]);
	const origin = desk.register('reviews', requested, departmentFor(unit, kind, field));
	desk.open.push(
		new Review(origin, {
			kind,
			field,
			requested,
			accepted,
			concluded: world.calendar.onOrAfter(accepted + days),
			outcome: random.pick(REVIEW_OUTCOMES[kind]),
			decisionUnit: kind === 'final_decision' ? random.oneOf(below).code : ''
		})
	);
}
