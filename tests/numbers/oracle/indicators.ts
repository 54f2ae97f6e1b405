import {
	bucketsOf,
	daysBetween,
	later,
	momentOf,
	movedToWorkingDay,
	shared,
	within,
	workingDaysLater,
	type Day,
	type Interval
} from './calendar.ts';
import { standingOf } from './due.ts';
import { owner, provinceOf, UNITS, type Boundaries } from './ownership.ts';
import {
	matterOf,
	previousOf,
	type Document,
	type Known,
	type Matter,
	type Petition,
	type Reception,
	type Review,
	type Supervision,
	type Values
} from './records.ts';

/* Contract, section 5: every indicator, as the table words it. */

/** Something that counts: for the unit it belongs to on the day, with the values it is grouped by. */
export type Counted = { unit: string; day: Day; add: number; values: Values };
/** What counts in a period (an event) or at its ends (a stock). */
export type Measure = (known: Known, period: Interval, boundaries: Boundaries) => Counted[];
/** A number, computed per row of the answer from what counts there. */
export type Formula = { of: Measure[]; compute: (counted: Counted[][]) => number | null };
export type Indicator = Formula & { dimensions: string[] };

// --- What counts -------------------------------------------------------------------------------

/** An event counts on its day. */
function event<Kind extends { unit: string; values: Values }>(
	records: (known: Known, boundaries: Boundaries) => Kind[],
	day: (record: Kind) => Day | null,
	counts: (record: Kind, known: Known) => boolean = () => true,
	add: (record: Kind) => number = () => 1
): Measure {
	return (known, period, boundaries) =>
		records(known, boundaries)
			.filter((record) => within(day(record), period))
			.filter((record) => counts(record, known))
			.map((record) => ({
				unit: record.unit,
				day: day(record)!,
				add: add(record),
				values: record.values
			}));
}

/** A stock: what has entered and not left at the end of a day. */
type Stock = (known: Known, day: Day, boundaries: Boundaries) => Counted[];
function stock<Kind extends { unit: string; values: Values }>(
	records: (known: Known, boundaries: Boundaries) => Kind[],
	entered: (record: Kind) => Day | null,
	left: (record: Kind) => Day | null,
	valuesAt: (record: Kind, day: Day) => Values = (record) => record.values
): Stock {
	return (known, day, boundaries) =>
		records(known, boundaries)
			.filter((record) => entered(record) !== null && entered(record)! <= day)
			.filter((record) => left(record) === null || left(record)! > day)
			.map((record) => ({ unit: record.unit, day, add: 1, values: valuesAt(record, day) }));
}

/** "opening" = state at the end of the day before `from`. */
const atStart =
	(of: Stock): Measure =>
	(known, { from }, boundaries) =>
		of(known, later(from, -1), boundaries);
/** D is the last day of the period. */
const atEnd =
	(of: Stock): Measure =>
	(known, { to }, boundaries) =>
		of(known, to, boundaries);

const only =
	(of: Measure, counts: (counted: Counted) => boolean): Measure =>
	(known, period, boundaries) =>
		of(known, period, boundaries).filter(counts);

// --- Formulas ----------------------------------------------------------------------------------

const sum = (counted: Counted[] = []) => counted.reduce((total, { add }) => total + add, 0);
const number = (measure: Measure): Formula => ({
	of: [measure],
	compute: ([counted]) => sum(counted)
});

function combine(formulas: Formula[], using: (numbers: number[]) => number | null): Formula {
	return {
		of: formulas.flatMap((formula) => formula.of),
		compute(counted) {
			let taken = 0;
			const numbers = formulas.map((formula) => {
				const own = counted.slice(taken, (taken += formula.of.length));
				return formula.compute(own)!;
			});
			return using(numbers);
		}
	};
}

const plus = (...formulas: Formula[]) =>
	combine(formulas, (numbers) => numbers.reduce((a, b) => a + b, 0));
const minus = (whole: Formula, part: Formula) => combine([whole, part], ([a, b]) => a! - b!);
/** "Shares are 0…1 and null when the denominator is 0." */
const share = (part: Formula, whole: Formula) =>
	combine([part, whole], ([a, b]) => (b === 0 ? null : a! / b!));

/** "Medians and P90 exact, linear interpolation." */
const quantile = (measure: Measure, at: number): Formula => ({
	of: [measure],
	compute([counted = []]) {
		if (counted.length === 0) return null;
		const sorted = counted.map(({ add }) => add).sort((a, b) => a - b);
		const place = (sorted.length - 1) * at;
		const below = sorted[Math.floor(place)]!;
		const above = sorted[Math.ceil(place)]!;
		return below + (above - below) * (place - Math.floor(place));
	}
});

/** A stock with what comes in and goes out. */
class Flow {
	readonly opening: Formula;
	readonly incoming: Formula;
	readonly outgoing: Formula;
	readonly closing: Formula;

	constructor(of: Stock, incoming: Measure, outgoing: Measure) {
		this.opening = number(atStart(of));
		this.incoming = number(incoming);
		this.outgoing = number(outgoing);
		this.closing = number(atEnd(of));
	}

	/** "closing − (opening + new − out)." */
	get moved(): Formula {
		return minus(this.closing, minus(plus(this.opening, this.incoming), this.outgoing));
	}

	/** "opening + received + moved where moved > 0." */
	get total(): Formula {
		const gained = combine([this.moved], ([moved]) => Math.max(moved!, 0));
		return plus(this.opening, this.incoming, gained);
	}
}

// --- Receptions --------------------------------------------------------------------------------

const receptions = (known: Known): Reception[] => known.receptions;
const visits = (
	counts: (reception: Reception) => boolean,
	add?: (reception: Reception) => number
): Measure => event(receptions, (reception) => reception.received_on, counts, add);
const isReceived = ({ values }: Reception) => values.result === 'received';
const received = visits(isReceived);

const receptionIndicators = {
	receptions: number(received),
	people_received: number(visits(isReceived, ({ people }) => people)),
	leader_receptions: number(visits((visit) => isReceived(visit) && visit.byLeader)),
	group_receptions: number(visits((visit) => isReceived(visit) && visit.isGroup)),
	reception_rate: share(
		number(received),
		plus(number(received), number(visits(({ values }) => values.result === 'not_received')))
	)
};

// --- Petitions ---------------------------------------------------------------------------------

const petitions = (known: Known): Petition[] => known.petitions;
const petitionsReceived = event(petitions, ({ received_on }) => received_on);
const petitionsProcessed = event(petitions, ({ processed_on }) => processed_on);
const petitionFlow = new Flow(
	stock(
		petitions,
		({ received_on }) => received_on,
		({ processed_on }) => processed_on
	),
	petitionsReceived,
	petitionsProcessed
);
const petitionsClassified = event(petitions, ({ classified_on }) => classified_on);
/** "Opening and moved of the stock of petitions received and not yet classified." */
const classificationFlow = new Flow(
	stock(
		petitions,
		({ received_on }) => received_on,
		({ classified_on }) => classified_on
	),
	petitionsReceived,
	petitionsClassified
);
const daysToProcess = event(
	petitions,
	({ processed_on }) => processed_on,
	undefined,
	({ received_on, processed_on }) => daysBetween(received_on, processed_on!)
);
const duplicates = event(
	petitions,
	({ received_on }) => received_on,
	({ isDuplicate }) => isDuplicate
);
const isToSupervise = ({ values }: Petition) => values.competence === 'supervise';
const petitionsToSupervise = (known: Known) => known.petitions.filter(isToSupervise);
const petitionsSupervised = event(petitions, ({ supervised_on }) => supervised_on);
/** "The stock of petitions of competence supervise, processed and not yet supervised." */
const supervisionFlow = new Flow(
	stock(
		petitionsToSupervise,
		({ processed_on }) => processed_on,
		({ supervised_on }) => supervised_on
	),
	event(petitionsToSupervise, ({ processed_on }) => processed_on),
	petitionsSupervised
);

const petitionIndicators = {
	petitions_opening: petitionFlow.opening,
	petitions_received: petitionFlow.incoming,
	petitions_moved: petitionFlow.moved,
	petitions_total: petitionFlow.total,
	petitions_processed: petitionFlow.outgoing,
	petitions_closing: petitionFlow.closing,
	processing_rate: share(petitionFlow.outgoing, petitionFlow.total),
	petitions_classified: number(petitionsClassified),
	classification_rate: share(number(petitionsClassified), classificationFlow.total),
	days_to_process_median: quantile(daysToProcess, 0.5),
	days_to_process_p90: quantile(daysToProcess, 0.9),
	petitions_duplicate: number(duplicates),
	duplicate_rate: share(number(duplicates), number(petitionsReceived)),
	petitions_to_supervise: supervisionFlow.total,
	petitions_supervised: number(petitionsSupervised),
	supervision_rate: share(number(petitionsSupervised), supervisionFlow.total)
};

/**
 * "Distinct petitioner_token of petitions received in period at five or more units (the units they
 * belong to on the day of receipt)", "under either boundaries".
 */
const petitionersManyUnits: Indicator = {
	of: [
		(known, period) =>
			known.petitions
				.filter(({ token, received_on }) => token !== null && within(received_on, period))
				.map(({ unit, received_on, token }) => ({
					unit: owner(unit, received_on, 'as_reported').unit,
					day: received_on,
					add: 1,
					values: { token }
				}))
	],
	compute([counted = []]) {
		const unitsOf = Map.groupBy(counted, ({ values }) => values.token);
		return [...unitsOf.values()].filter((of) => new Set(of.map(({ unit }) => unit)).size >= 5)
			.length;
	},
	dimensions: []
};

// --- Matters, and own petitions ----------------------------------------------------------------

/** "Bands at D": overdue by D − due day, on time by due day − D, age by D − accepted_on. */
function valuesAt(matter: Matter, day: Day): Values {
	const standing = standingOf(matter, matter.due, day);
	const due = typeof matter.due === 'object' ? matter.due : null;
	const isOverdue = standing === 'overdue' && due !== null;
	const isOnTime = standing === 'on_time' && due !== null;
	return {
		...matter.values,
		standing,
		// "An overdue matter of less than a day (hours) is in band `1-7`."
		overdue_band: isOverdue
			? bandOf(Math.max(daysBetween(due.day, day), 1), [1, 8, 16, 31, 61])
			: null,
		due_band: isOnTime ? bandOf(daysBetween(day, due.day), [0, 4, 8, 16]) : null,
		age_band: bandOf(daysBetween(matter.accepted_on!, day), [0, 16, 31, 46, 91])
	};
}

/** `8-15` of 9 in bands that begin at 1, 8, 16; the last is open: `16+`. */
function bandOf(days: number, begins: number[]): string {
	const index = begins.findLastIndex((begin) => begin <= days);
	const next = begins[index + 1];
	return next === undefined ? `${begins[index]}+` : `${begins[index]}-${next - 1}`;
}

const RESOLVED = ['founded', 'partly_founded', 'unfounded', 'discontinued'];
const JUDGED = ['founded', 'partly_founded', 'unfounded'];
const has = (outcomes: string[]) => (matter: Matter) => outcomes.includes(matter.outcome!);
const isLate = ({ concluded_on, due }: Matter) =>
	due !== null && typeof due === 'object' && concluded_on! > due.day;
const hasDueDay = ({ due }: Matter) => due !== null && typeof due === 'object';

type Matters = (known: Known) => Matter[];
const matters: Matters = (known) => known.matters;
/** "Each petition whose matter_id names a current matter counts with that matter's days, outcome and unit." */
const ownPetitions: Matters = (known) =>
	known.petitions
		.filter(({ matter_id }) => matter_id !== null)
		.map((petition) => matterOf(petition, known.matters))
		.filter((matter) => matter !== undefined);

const accepted = (of: Matters, counts?: (matter: Matter) => boolean) =>
	event(of, ({ accepted_on }) => accepted_on, counts);
const concluded = (of: Matters, counts?: (matter: Matter, known: Known) => boolean) =>
	event(of, ({ concluded_on }) => concluded_on, counts);
const closing = (of: Matters) =>
	stock(
		of,
		({ accepted_on }) => accepted_on,
		({ concluded_on }) => concluded_on,
		valuesAt
	);
/** "out of matters = every conclusion, transferred included." */
const flowOf = (of: Matters) => new Flow(closing(of), accepted(of), concluded(of));

const matterFlow = flowOf(matters);
const resolved = number(concluded(matters, has(RESOLVED)));
const transferred = number(concluded(matters, has(['transferred'])));
const standsAs = (...standings: string[]) =>
	number(
		only(atEnd(closing(matters)), ({ values }) => standings.includes(values.standing as string))
	);
const overdue = standsAs('overdue');
const resolvedWithDueDay = (matter: Matter) => has(RESOLVED)(matter) && hasDueDay(matter);
const daysToAccept = event(
	matters,
	({ accepted_on }) => accepted_on,
	undefined,
	({ received_on, accepted_on }) => daysBetween(received_on, accepted_on!)
);
const daysToResolve = event(
	matters,
	({ concluded_on }) => concluded_on,
	has(RESOLVED),
	({ accepted_on, concluded_on }) => daysBetween(accepted_on!, concluded_on!)
);
const of = (...outcomes: string[]) => number(concluded(matters, has(outcomes)));
/** "Resolved with previous_matter_id where both outcomes are founded, partly_founded or unfounded." */
const isSecondJudgement = (matter: Matter, known: Known) => {
	const previous = previousOf(matter, known.matters);
	return has(JUDGED)(matter) && previous !== undefined && has(JUDGED)(previous);
};
const secondConcluded = number(concluded(matters, isSecondJudgement));
const secondReversed = number(
	concluded(
		matters,
		(matter, known) =>
			isSecondJudgement(matter, known) &&
			previousOf(matter, known.matters)!.outcome !== matter.outcome
	)
);

const matterIndicators = {
	matters_opening: matterFlow.opening,
	matters_accepted: matterFlow.incoming,
	matters_moved: matterFlow.moved,
	matters_total: matterFlow.total,
	matters_unaccepted: number(
		atEnd((known, day) =>
			known.matters
				.filter(({ received_on }) => received_on <= day)
				.filter(({ accepted_on }) => accepted_on === null || accepted_on > day)
				.filter(({ concluded_on }) => concluded_on === null || concluded_on > day)
				.map(({ unit, values }) => ({ unit, day, add: 1, values }))
		)
	),
	days_to_accept_median: quantile(daysToAccept, 0.5),
	days_to_accept_p90: quantile(daysToAccept, 0.9),
	resolution_rate: share(resolved, minus(matterFlow.total, transferred)),
	on_time_rate: share(
		number(concluded(matters, (matter) => resolvedWithDueDay(matter) && !isLate(matter))),
		number(concluded(matters, resolvedWithDueDay))
	),
	overdue_rate: share(overdue, matterFlow.closing),
	days_to_resolve_median: quantile(daysToResolve, 0.5),
	days_to_resolve_p90: quantile(daysToResolve, 0.9),
	second_matters_concluded: secondConcluded,
	second_matters_reversed: secondReversed,
	reversed_rate: share(secondReversed, secondConcluded),
	protections: number(accepted(matters, ({ protection }) => protection)),
	founded_rate: share(of('founded', 'partly_founded'), of(...JUDGED))
};
/** The indicators that also have the dimension `outcome`. */
const matterOutcomeIndicators = {
	matters_resolved: resolved,
	matters_transferred: transferred,
	matters_resolved_late: number(
		concluded(matters, (matter) => has(RESOLVED)(matter) && isLate(matter))
	),
	matters_founded: of('founded'),
	matters_partly_founded: of('partly_founded'),
	matters_unfounded: of('unfounded'),
	matters_discontinued: of('discontinued')
};
/** The indicators that also have `standing` and the bands. */
const matterClosingIndicators = {
	matters_closing: matterFlow.closing,
	matters_overdue: overdue,
	matters_without_limit: standsAs('no_limit', 'unknown_rule'),
	matters_suspended: standsAs('suspended')
};

const ownFlow = flowOf(ownPetitions);
const ownResolved = number(concluded(ownPetitions, has(RESOLVED)));
const ownTransferred = number(concluded(ownPetitions, has(['transferred'])));
const ownIndicators = {
	own_petitions_opening: ownFlow.opening,
	own_petitions_accepted: ownFlow.incoming,
	own_petitions_moved: ownFlow.moved,
	/** "The official rate (form 25.2 r9 ÷ r7), in đơn." */
	own_petitions_rate: share(ownResolved, minus(ownFlow.total, ownTransferred))
};
const ownOutcomeIndicators = {
	own_petitions_resolved: ownResolved,
	own_petitions_transferred: ownTransferred
};
const ownClosingIndicators = { own_petitions_closing: ownFlow.closing };

// --- Reviews -----------------------------------------------------------------------------------

/** "decision_level and decision_province: of decision_unit on the day of the request, under the asked boundaries." */
const reviews = (known: Known, boundaries: Boundaries): Review[] =>
	known.reviews.map((review) => {
		const { decision_unit, requested_on } = review;
		const unit = decision_unit === null ? null : owner(decision_unit, requested_on, boundaries);
		return {
			...review,
			values: {
				...review.values,
				decision_level: unit === null ? null : unit.level,
				decision_province: unit === null ? null : provinceOf(unit, requested_on, boundaries)
			}
		};
	});
/** "Eligible reviews only." */
const eligible = (known: Known, boundaries: Boundaries) =>
	reviews(known, boundaries).filter((review) => review.eligible);
const ofKind = (kind: string) => (known: Known, boundaries: Boundaries) =>
	eligible(known, boundaries).filter(({ values }) => values.review_kind === kind);
const reviewFlowOf = (of: typeof reviews) =>
	new Flow(
		stock(
			of,
			({ accepted_on }) => accepted_on,
			({ concluded_on }) => concluded_on
		),
		event(of, ({ accepted_on }) => accepted_on),
		event(of, ({ concluded_on }) => concluded_on)
	);
const reviewFlow = reviewFlowOf(eligible);
const finalDecisions = reviewFlowOf(ofKind('final_decision'));
const cassations = reviewFlowOf(ofKind('cassation'));
const reviewed = (...outcomes: string[]) =>
	number(
		event(
			eligible,
			({ concluded_on }) => concluded_on,
			({ values }) => outcomes.includes(values.review_outcome as string)
		)
	);

const reviewIndicators = {
	reviews_requested: number(event(reviews, ({ requested_on }) => requested_on)),
	reviews_eligible: number(event(eligible, ({ requested_on }) => requested_on)),
	reviews_opening: reviewFlow.opening,
	reviews_accepted: reviewFlow.incoming,
	reviews_moved: reviewFlow.moved,
	reviews_total: reviewFlow.total,
	reviews_concluded: reviewFlow.outgoing,
	reviews_closing: reviewFlow.closing,
	review_rate: share(finalDecisions.outgoing, finalDecisions.total),
	cassation_rate: share(cassations.outgoing, cassations.total),
	reviews_kept: reviewed('kept'),
	reviews_set_aside: reviewed('set_aside'),
	reviews_amended: reviewed('amended'),
	reviews_protested: reviewed('protested'),
	reviews_not_protested: reviewed('not_protested'),
	reviews_discontinued: reviewed('discontinued'),
	set_aside_rate: share(reviewed('set_aside', 'amended'), reviewed('kept', 'set_aside', 'amended'))
};

// --- Supervisions and documents ----------------------------------------------------------------

const supervisions = (known: Known): Supervision[] => known.supervisions;
const supervisionIndicators = {
	supervisions: number(event(supervisions, ({ started_on }) => started_on)),
	direct_supervisions: number(
		event(
			supervisions,
			({ started_on }) => started_on,
			({ values }) => values.measure === 'direct_supervision'
		)
	),
	violations_found: number(
		event(
			supervisions,
			({ concluded_on }) => concluded_on,
			undefined,
			({ violations }) => violations
		)
	)
};

const documents = (known: Known): Document[] => known.documents;
const issued = (...kinds: string[]) =>
	number(
		event(
			documents,
			({ issued_on }) => issued_on,
			({ values }) => kinds.includes(values.kind as string)
		)
	);
const wantsReply = ({ values }: Document) =>
	values.kind === 'protest' || values.kind === 'recommendation';
/** "Replied on or before the as-of day"; "belongs to the day and unit of issued_on". */
const documentsAccepted = number(
	event(
		documents,
		({ issued_on }) => issued_on,
		(document) =>
			wantsReply(document) &&
			(document.values.reply === 'full' || document.values.reply === 'partial')
	)
);
const pendingAt = (isOverdueAt: (document: Document, day: Day) => boolean): Measure =>
	atEnd((known, day) =>
		known.documents
			.filter(wantsReply)
			.filter(({ issued_on }) => issued_on <= day)
			.filter(({ replied_on }) => replied_on === null || replied_on > day)
			.filter((document) => isOverdueAt(document, day))
			.map(({ unit, values }) => ({ unit, day, add: 1, values }))
	);

const documentIndicators = {
	protests: issued('protest'),
	recommendations: issued('recommendation'),
	lessons_notices: issued('lessons_notice'),
	documents_accepted: documentsAccepted,
	acceptance_rate: share(documentsAccepted, issued('protest', 'recommendation')),
	replies_pending: number(pendingAt(() => true)),
	/** "D > the 15th day after issue, moved to a working day (TTLT 02/2018 art. 16)." */
	replies_overdue: number(
		pendingAt(({ issued_on }, day) => day > movedToWorkingDay(later(issued_on, 15)))
	),
	days_to_reply_median: quantile(
		event(
			documents,
			({ replied_on }) => replied_on,
			wantsReply,
			({ issued_on, replied_on }) => daysBetween(issued_on, replied_on!)
		),
		0.5
	)
};

// --- Data quality ------------------------------------------------------------------------------

/**
 * "(unit, month) pairs of whole months in the period, over by the as-of day, in which the unit existed
 * on some day"; "the pair's day is the last day of the month on which the unit existed".
 */
const packagesExpected: Measure = (known, period) =>
	bucketsOf('civil', 'month')
		.filter((month) => period.from <= month.from && month.to <= period.to)
		.filter((month) => month.to <= known.as_of)
		.flatMap((month) =>
			[...UNITS.values()].flatMap(({ unit, valid_from, valid_to }) => {
				const existed = shared(month, { from: valid_from ?? '0000', to: valid_to ?? '9999' });
				if (existed === null) return [];
				return [{ unit, day: existed.to, add: 1, values: { month: month.key } }];
			})
		);

/**
 * "Those with an accepted package of the unit whose period covers the days of the month on which the unit
 * existed, received by the end of the 3rd working day after the month."
 */
const packagesOnTime: Measure = (known, period, boundaries) =>
	packagesExpected(known, period, boundaries).filter(({ unit, day, values }) => {
		const month = bucketsOf('civil', 'month').find(({ key }) => key === values.month)!;
		const { valid_from } = UNITS.get(unit)!;
		const first = valid_from !== null && valid_from > month.from ? valid_from : month.from;
		const last = workingDaysLater(month.to, 3);
		return known.packages.some(
			({ content, isRejected, received_at }) =>
				!isRejected &&
				content.unit === unit &&
				content.period[0] <= first &&
				day <= content.period[1] &&
				momentOf(received_at).day <= last
		);
	});

/**
 * "The numbers of the receipts …, for the manifest's unit, on the day of the period's end." A rejected package
 * "leaves nothing but its receipt", and no group of the answer either.
 */
const rows =
	(which: 'accepted' | 'quarantined'): Measure =>
	(known, period) =>
		known.packages
			.filter(({ isRejected }) => !isRejected)
			.filter(({ content }) => within(content.period[1], period))
			.map((received) => ({
				unit: received.content.unit,
				day: received.content.period[1],
				add: received[which],
				values: {}
			}));
const rowsAccepted = number(rows('accepted'));
const rowsQuarantined = number(rows('quarantined'));

const qualityIndicators = {
	packages_expected: number(packagesExpected),
	packages_on_time: number(packagesOnTime),
	submission_rate: share(number(packagesOnTime), number(packagesExpected)),
	rows_accepted: rowsAccepted,
	rows_quarantined: rowsQuarantined,
	quarantine_rate: share(rowsQuarantined, plus(rowsAccepted, rowsQuarantined))
};

// --- All of them -------------------------------------------------------------------------------

const PLACE = ['level', 'province', 'unit'];
const withDimensions = (formulas: Record<string, Formula>, dimensions: string) =>
	Object.fromEntries(
		Object.entries(formulas).map(([name, formula]): [string, Indicator] => [
			name,
			{ ...formula, dimensions: [...PLACE, ...dimensions.split(' ')] }
		])
	);

const OF_MATTERS =
	'department petition_kind field instance limit_key respondent protection received_month';
const OF_CLOSING = 'standing overdue_band due_band age_band';

/** Every indicator with its dimensions; all have the time grains besides. */
export const INDICATORS: Record<string, Indicator> = {
	...withDimensions(receptionIndicators, 'department visit_kind result'),
	...withDimensions(
		petitionIndicators,
		'department petition_kind field channel respondent competence disposition over_level prolonged received_month'
	),
	petitioners_many_units: petitionersManyUnits,
	...withDimensions(matterIndicators, OF_MATTERS),
	...withDimensions(matterOutcomeIndicators, `${OF_MATTERS} outcome`),
	...withDimensions(matterClosingIndicators, `${OF_MATTERS} ${OF_CLOSING}`),
	...withDimensions(ownIndicators, OF_MATTERS),
	...withDimensions(ownOutcomeIndicators, `${OF_MATTERS} outcome`),
	...withDimensions(ownClosingIndicators, `${OF_MATTERS} ${OF_CLOSING}`),
	...withDimensions(
		reviewIndicators,
		'department review_kind field review_outcome decision_level decision_province'
	),
	...withDimensions(supervisionIndicators, 'department measure respondent field'),
	...withDimensions(documentIndicators, 'department kind respondent field reply'),
	...withDimensions(qualityIndicators, '')
};
for (const indicator of Object.values(INDICATORS))
	indicator.dimensions = indicator.dimensions.filter((name) => name !== '');
