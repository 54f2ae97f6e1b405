/** The steps of a review, each with the step of which it is a part, where it is one. */
const STEPS = [
	['reviews_requested', null],
	['reviews_eligible', 'reviews_requested'],
	['reviews_accepted', null],
	['reviews_total', null],
	['reviews_concluded', 'reviews_total'],
	['reviews_closing', 'reviews_total']
] as const;

export type Step = {
	readonly name: string;
	readonly value: number;
	/** Of the step that it is a part of; null where it is of none, or of nothing. */
	readonly share: number | null;
	/** It counts records; what is computed from counts has none of its own. */
	readonly isCount: boolean;
};

/**
 * Steps with the shares that mean something: what is eligible is so of the requests of the same days,
 * what is concluded or left of all that was to be reviewed.
 */
export const stepsOf = (valueOf: (name: string) => number): Step[] =>
	STEPS.map(([name, whole]) => ({
		name,
		value: valueOf(name),
		share: whole && valueOf(whole) > 0 ? valueOf(name) / valueOf(whole) : null,
		isCount: name !== 'reviews_total'
	}));
