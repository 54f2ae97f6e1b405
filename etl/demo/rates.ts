import { dayOf } from './calendar.ts';
import type { MatterKind, Step } from './limits.ts';
import type { Tier } from './organisation.ts';
import { choice, type Choice } from './random.ts';

/*
Every number of the demo that stands for something in the world. Where a figure was published it is
named («calibrated»: the totals of the procuracy sector and of single units published 2015–2026);
all other numbers are assumptions that give plausible pictures. Nobody may read findings from them.

A pair is a range from the least to the most; for `Random.wait` it is the least and what comes on top
on average.
*/

/** Of all petitions of the span. Calibrated: at the top 10,554 in half of 2022, of 82,545 in all of 2017. */
export const TIER_SHARE: Readonly<Record<Tier, number>> = {
	supreme: 0.25,
	province: 0.38,
	local: 0.32,
	high: 0.04,
	military: 0.01
};

/** Petitions of a year against 2016. Calibrated: 2017 −6.2 %, 2022 −3.5 %, 2020–2021 epidemic, 2025 high. */
export const PETITION_YEARS: Readonly<Record<number, number>> = {
	2016: 1,
	2017: 0.94,
	2018: 0.95,
	2019: 0.97,
	2020: 0.83,
	2021: 0.79,
	2022: 0.77,
	2023: 0.88,
	2024: 1,
	2025: 1.28
};
export const PETITION_LATEST = 1.56;

/** Visits of a year against 2016. Calibrated: 2017 −5.9 %, 2022 −23.4 %, 2025 +80 % on 2024. */
export const RECEPTION_YEARS: Readonly<Record<number, number>> = {
	2016: 1.3,
	2017: 1.22,
	2018: 1.16,
	2019: 1.1,
	2020: 0.86,
	2021: 0.8,
	2022: 0.61,
	2023: 0.7,
	2024: 0.8,
	2025: 1.47
};
export const RECEPTION_LATEST = 1.5;

/** January to December, beside the working days of the month, which make the dip at the lunar new year by themselves. */
export const SEASON = [0.97, 0.93, 1.1, 1.13, 1.12, 0.97, 0.93, 1.07, 1.13, 1.1, 0.95, 0.9];

/** The reorganisation of 2025-07-01: offices move, then the post that waited arrives. */
export const REORGANISED = dayOf('2025-07-01');
export const REORGANISATION_MONTHS = [0.62, 1.12, 1.08];
/** From that day the work of the high procuracies lies with the supreme one and the provinces. */
export const TAKEN_OVER: Readonly<Partial<Record<Tier, number>>> = {
	supreme: 1.08,
	province: 1.06
};

/** How far months of one unit scatter: the larger the unit, the less. */
export const MONTH_SPREAD: Readonly<Record<Tier, number>> = {
	supreme: 0.06,
	high: 0.12,
	province: 0.2,
	local: 0.3,
	military: 0.3
};
/** How far units of one level differ. A province counts its districts, on top of a common base. */
export const UNIT_SPREAD = 0.3;
export const PROVINCE_BASE = 22;

/** Records of the other types for each petition of the unit. */
export const RECEPTIONS: Readonly<Record<Tier, number>> = {
	supreme: 0.1,
	high: 0.2,
	province: 0.42,
	local: 0.46,
	military: 0.25
};
export const SUPERVISIONS: Readonly<Record<Tier, number>> = {
	supreme: 0.004,
	high: 0,
	province: 0.046,
	local: 0.048,
	military: 0.06
};
export const REVIEWS: Readonly<Record<Tier, number>> = {
	supreme: 0.08,
	high: 0.38,
	province: 0.047,
	local: 0,
	military: 0.03
};
/** From 2025-07-01 provinces answer petitions for cassation against judgments of regional courts. */
export const REVIEWS_PROVINCE_NEW = 0.085;

/** Share of petitions that repeat an earlier one. Calibrated: 30–60 % at the top. */
export const DUPLICATES: Readonly<Record<Tier, number>> = {
	supreme: 0.42,
	high: 0.25,
	province: 0.13,
	local: 0.07,
	military: 0.08
};
/** Share of first petitions that the unit itself has to resolve. Calibrated: 20–36 %, under 1 % at the top. */
export const OWN: Readonly<Record<Tier, number>> = {
	supreme: 0.003,
	high: 0.03,
	province: 0.37,
	local: 0.375,
	military: 0.3
};
/** Share of own petitions that join a matter already open. Calibrated: 15 petitions in 13 matters. */
export const JOINS = 0.13;
export const OWN_KIND = choice<MatterKind>({ complaint: 57, denunciation: 43 });
/** What own matters are about. */
export const OWN_FIELDS: Readonly<Record<MatterKind, Choice<string>>> = {
	complaint: choice({
		criminal_investigation: 15,
		criminal_source: 11,
		criminal_prosecution: 8,
		criminal_trial: 4,
		civil: 19,
		commercial_labour: 4,
		administrative: 13,
		internal: 14,
		criminal_enforcement: 8,
		custody: 4
	}),
	denunciation: choice({
		criminal_investigation: 24,
		criminal_source: 12,
		criminal_prosecution: 8,
		criminal_trial: 3,
		civil: 19,
		administrative: 11,
		internal: 12,
		criminal_enforcement: 7,
		custody: 4
	})
};

export type Kind =
	| 'complaint'
	| 'denunciation'
	| 'damages'
	| 'cassation'
	| 'judicial_crime_report'
	| 'crime_report'
	| 'other';

/** Kinds of the petitions that are not the unit's own. */
export const KINDS: Readonly<Record<Tier, Choice<Kind>>> = {
	supreme: choice<Kind>({
		complaint: 10,
		denunciation: 2.5,
		damages: 1,
		cassation: 37,
		judicial_crime_report: 4.5,
		crime_report: 7,
		other: 38
	}),
	high: choice<Kind>({ complaint: 8, denunciation: 2, cassation: 80, other: 10 }),
	province: choice<Kind>({
		complaint: 7,
		denunciation: 0.7,
		damages: 2,
		cassation: 19,
		judicial_crime_report: 8.5,
		crime_report: 12.8,
		other: 50
	}),
	local: choice<Kind>({
		complaint: 7,
		denunciation: 0.7,
		damages: 2,
		cassation: 16,
		judicial_crime_report: 8.5,
		crime_report: 15.8,
		other: 50
	}),
	military: choice<Kind>({
		complaint: 16,
		denunciation: 8,
		damages: 2,
		cassation: 10,
		judicial_crime_report: 8,
		crime_report: 16,
		other: 40
	})
};

/** Share of a kind whose handling by a judicial body the unit supervises. Calibrated: a fifth at the top, 25–30 % below. */
export const SUPERVISED: Readonly<Record<Kind, number>> = {
	complaint: 0.74,
	denunciation: 0.6,
	damages: 0.2,
	cassation: 0.08,
	judicial_crime_report: 0.64,
	crime_report: 0.6,
	other: 0.45
};
export const SUPERVISED_AT_TOP = 0.6;
/** Cassation petitions taken up by those who may protest. */
export const CASSATION_TAKEN_UP: Readonly<Record<Tier, number>> = {
	supreme: 0.004,
	high: 0.5,
	province: 0.2,
	local: 0,
	military: 0
};

export const FIELDS: Readonly<Record<Kind, Choice<string>>> = {
	complaint: choice({
		criminal_investigation: 22,
		criminal_source: 16,
		civil: 16,
		civil_enforcement: 15,
		administrative: 8,
		criminal_trial: 7,
		criminal_prosecution: 5,
		other: 4,
		criminal_enforcement: 3,
		commercial_labour: 2,
		custody: 2,
		administrative_enforcement: 1,
		internal: 1,
		administrative_measures: 0.3
	}),
	denunciation: choice({
		criminal_investigation: 25,
		criminal_source: 18,
		civil: 12,
		civil_enforcement: 12,
		criminal_trial: 8,
		criminal_prosecution: 6,
		other: 6,
		administrative: 5,
		criminal_enforcement: 4,
		internal: 4,
		custody: 2
	}),
	damages: choice({
		criminal_investigation: 40,
		criminal_trial: 30,
		criminal_prosecution: 20,
		other: 10
	}),
	cassation: choice({ civil: 48, criminal_trial: 30, administrative: 12, commercial_labour: 10 }),
	judicial_crime_report: choice({
		criminal_investigation: 35,
		criminal_source: 25,
		criminal_trial: 15,
		civil_enforcement: 12,
		civil: 5,
		criminal_enforcement: 4,
		custody: 4
	}),
	crime_report: choice({ criminal_source: 88, other: 12 }),
	other: choice({
		other: 22,
		civil: 18,
		civil_enforcement: 14,
		criminal_investigation: 12,
		criminal_source: 10,
		administrative: 10,
		criminal_trial: 8,
		commercial_labour: 3,
		criminal_enforcement: 3,
		administrative_enforcement: 2,
		custody: 1,
		bankruptcy: 0.7,
		administrative_measures: 0.5
	})
};
/** Military procuracies see criminal cases alone. */
export const MILITARY_FIELDS = choice({
	criminal_source: 30,
	criminal_investigation: 35,
	criminal_prosecution: 12,
	criminal_trial: 13,
	criminal_enforcement: 6,
	custody: 4
});

const COURT = choice({ court: 88, procuracy: 10, other: 2 });
const INVESTIGATION = choice({ investigation_agency: 80, procuracy: 18, other: 2 });
export const RESPONDENTS: Readonly<Record<string, Choice<string>>> = {
	criminal_source: INVESTIGATION,
	criminal_investigation: INVESTIGATION,
	criminal_prosecution: choice({ procuracy: 85, investigation_agency: 15 }),
	criminal_trial: COURT,
	civil: COURT,
	commercial_labour: COURT,
	administrative: COURT,
	bankruptcy: COURT,
	administrative_measures: COURT,
	criminal_enforcement: choice({
		criminal_enforcement_agency: 52,
		detention_facility: 40,
		court: 8
	}),
	civil_enforcement: choice({ civil_enforcement_agency: 93, court: 5, other: 2 }),
	administrative_enforcement: choice({ other: 62, civil_enforcement_agency: 38 }),
	custody: choice({ detention_facility: 90, investigation_agency: 10 }),
	internal: choice({ procuracy: 1 }),
	other: choice({ other: 70, procuracy: 10, court: 10, investigation_agency: 10 })
};

type Channel =
	| 'post'
	| 'citizen_reception'
	| 'in_person'
	| 'online'
	| 'other_agency'
	| 'national_assembly_deputy'
	| 'national_assembly_body'
	| 'peoples_council'
	| 'fatherland_front'
	| 'press'
	| 'detention_facility'
	| 'leader'
	| 'mailbox';

/** At the top more comes through other bodies. Online grows from 2021. */
export const CHANNELS_TOP = choice<Channel>({
	post: 62,
	other_agency: 14,
	citizen_reception: 8,
	national_assembly_deputy: 4.5,
	national_assembly_body: 3.5,
	in_person: 3,
	leader: 2,
	press: 1.8,
	fatherland_front: 0.7,
	peoples_council: 0.5
});
export const CHANNELS_BELOW = choice<Channel>({
	post: 42,
	citizen_reception: 20,
	in_person: 16,
	other_agency: 12,
	detention_facility: 3,
	leader: 2,
	national_assembly_deputy: 1.6,
	mailbox: 1.4,
	peoples_council: 1,
	press: 0.6,
	fatherland_front: 0.4
});
export const ONLINE_FROM_YEAR = 2021;
export const ONLINE_PER_YEAR = 0.022;

export const OVER_LEVEL: Readonly<Record<Tier, number>> = {
	supreme: 0.12,
	high: 0.06,
	province: 0.05,
	local: 0.01,
	military: 0.02
};
export const PROLONGED: Readonly<Record<Tier, number>> = {
	supreme: 0.06,
	high: 0.05,
	province: 0.03,
	local: 0.015,
	military: 0.01
};
/** How many sign a petition: one, two to four, five or more. */
export const PETITIONERS = choice({ one: 91, few: 6.5, many: 2.5 });
export const MANY_SIGNATURES = [5, 12] as const;
/** Petitions by people who write to many units, and how many such people there are a year for each petition of the span. */
export const WRITES_EVERYWHERE = 0.05;
export const EVERYWHERE_WRITERS = 1 / 1500;

/** Working days to classify, and on to process, and the share that lies about for weeks. Calibrated: 96–99 % of a year's petitions processed. */
export const CLASSIFY_DAYS = 3;
export const PROCESS_DAYS: Readonly<Record<Tier, number>> = {
	supreme: 6,
	high: 7,
	province: 5,
	local: 4,
	military: 4
};
export const LEFT_LYING = 0.06;
export const LEFT_LYING_DAYS = [0, 60] as const;

export const DISPOSITION_SUPERVISED = choice({ forward: 90, file: 6, guide: 4 });
export const DISPOSITION_NEITHER = choice({ forward: 42, guide: 30, file: 18, return: 10 });
/** Complaints about the unit's own people that do not qualify. */
export const REFUSED = 0.05;
export const DUPLICATE_MERGED = 0.75;
/** Petitions under supervision: the share that the unit sees through, and how long it takes. Target 70 %. */
export const SEEN_THROUGH = 0.99;
export const SEEN_THROUGH_DAYS = [5, 50] as const;

/** Matters. Calibrated: unfounded 80–88 %, partly founded 7–12 %, founded 4–8 %. */
export const OUTCOMES = choice({
	unfounded: 76,
	partly_founded: 8.5,
	founded: 5.5,
	discontinued: 7,
	transferred: 3
});
export const REVERSED = 0.09;
export const OPPOSITE: Readonly<Record<string, string>> = {
	unfounded: 'partly_founded',
	partly_founded: 'founded',
	founded: 'partly_founded'
};
/** Complaints that go up after an answer that did not satisfy. */
export const APPEALED: Readonly<Record<Tier, number>> = {
	supreme: 0,
	high: 0,
	province: 0.045,
	local: 0.2,
	military: 0.1
};
export const STEPS: Readonly<Record<Tier, Choice<Step>>> = {
	supreme: choice({ second: 70, final: 30 }),
	high: choice({ second: 60, final: 40 }),
	province: choice({ first: 58, second: 32, final: 10 }),
	local: choice({ first: 78, second: 18, final: 4 }),
	military: choice({ first: 70, second: 25, final: 5 })
};
export const APPEALED_AFTER_DAYS = [3, 20] as const;
/** First decisions take effect this long after, when nobody goes on. */
export const EFFECTIVE_AFTER_DAYS = [5, 30] as const;
/** Working days from classification to acceptance, at most. The law gives seven to ten days. */
export const ACCEPT_DAYS: Readonly<Record<MatterKind, number>> = { complaint: 2, denunciation: 5 };
/** Decisions fall into this last part of the time given, most of them near its end. */
export const DECIDED_EARLIER = 0.2;
/** Extended where the law allows it: denunciations are mostly complex. */
export const EXTENDED: Readonly<Record<MatterKind, number>> = {
	complaint: 0.6,
	denunciation: 0.75
};
/** Extensions are at least this part of the longest. */
export const EXTENSION_LEAST = 0.8;
/** Complaints can be suspended from this day (Decree 155/2026). */
export const SUSPENSIONS_FROM = dayOf('2026-07-01');
export const SUSPENDED = 0.14;
export const SUSPENDED_DAYS = [15, 75] as const;
/** Days until a decision where the law states no limit, or was not read: at least, and more on average. */
export const NO_LIMIT_DAYS = [30, 90] as const;
export const UNKNOWN_RULE_DAYS = [15, 40] as const;
export const PROTECTED = 0.03;

/**
 * Matters decided late, and by how many days at most: in most provinces, in the bad ones, and in
 * those that get better, before they are as usual. Calibrated: 0–5 % of all.
 */
export const LATE = {
	usual: { share: 0.02, mostDays: 75 },
	bad: { share: 0.18, mostDays: 130 },
	better: { share: 0.13, mostDays: 110 }
};
export const BAD_PROVINCES = 4;
export const BETTER_PROVINCES = 2;
/** The better ones improve over this many months, ending this long before the last day. */
export const BETTER_MONTHS = 26;
export const BETTER_MONTHS_BEFORE_END = 3;

export const REVIEW_IS_CASSATION: Readonly<Record<Tier, number>> = {
	supreme: 0.8,
	high: 0.95,
	province: 0,
	local: 0,
	military: 0.2
};
export const REVIEW_IS_CASSATION_PROVINCE_NEW = 0.55;
export const ELIGIBLE = { final_decision: 0.72, cassation: 0.58 };
/** A decision is this old when its review is asked for. */
export const DECISION_AGE_DAYS = 60;
export const REVIEW_ACCEPTED_AFTER_DAYS = [2, 20] as const;
export const REVIEW_DAYS = { final_decision: [12, 55], cassation: [12, 95] } as const;
export const REVIEW_OUTCOMES = {
	final_decision: choice({ kept: 86, set_aside: 5, amended: 5, discontinued: 4 }),
	cassation: choice({ not_protested: 85, protested: 10, discontinued: 5 })
};

export const MEASURES = choice({
	demand_document: 30,
	direct_supervision: 22,
	demand_file: 18,
	demand_self_check: 15,
	recheck: 8,
	internal_inspection: 7
});
export const SUPERVISED_FIELDS = choice({
	criminal_source: 28,
	criminal_investigation: 22,
	civil_enforcement: 16,
	civil: 12,
	custody: 8,
	criminal_enforcement: 7,
	administrative: 4,
	criminal_trial: 3
});
export const SUPERVISION_DAYS = [8, 34] as const;
/** Violations that a measure turns up, on average. */
export const VIOLATIONS: Readonly<Record<string, number>> = {
	direct_supervision: 3.2,
	recheck: 1,
	internal_inspection: 1.5
};
export const VIOLATIONS_OTHERWISE = 0.4;
/** Documents that follow, on average. */
export const DOCUMENTS_PER_SUPERVISION = 1.35;
export const DOCUMENT_AFTER_DAYS = [0, 9] as const;
export const DOCUMENT_KINDS = choice({ recommendation: 68, protest: 10, lessons_notice: 22 });
/** Replies: late ones, missing ones. The limit is 15 days (joint circular 02/2018, art. 16). */
export const REPLY_DAYS = [4, 15] as const;
export const REPLY_LATE_DAYS = [17, 18] as const;
export const REPLY_LATE = 0.09;
export const REPLY_MISSING = 0.008;
export const REPLIES = choice({ full: 82, partial: 13, none: 5 });
export const RECHECKED = 0.12;
export const RECHECKED_AFTER_DAYS = [30, 90] as const;

export const VISITS = choice({ regular: 80, leader_scheduled: 15, unscheduled: 5 });
export const VISIT_RESULTS = choice({ received: 98.4, refused: 1.1, not_received: 0.5 });
/** Calibrated: 30 groups in 3,469 visits at the top. */
export const GROUPS = 0.013;
export const PEOPLE = [1, 0.6] as const;
export const PEOPLE_IN_GROUP = [5, 10] as const;
/** Visits that a leader takes besides those that are planned. */
export const LEADER_UNSCHEDULED = 0.04;

/** Sending, the last thirteen months. Assumptions of the data quality. */
export const ENTERED_LATE = 0.04;
export const ENTERED_LATE_DAYS = 15;
/** Monthly packages that come late, and never. A province counts too much to be left out of a month. */
export const SENDING: Readonly<Record<Tier | 'bad', { late: number; never: number }>> = {
	supreme: { late: 0.01, never: 0 },
	high: { late: 0.01, never: 0 },
	province: { late: 0.01, never: 0 },
	military: { late: 0.01, never: 0 },
	local: { late: 0.02, never: 0.004 },
	bad: { late: 0.1, never: 0.015 }
};
/** Working days by which they come late, and the most. */
export const LATE_PACKAGE_DAYS = [1, 4] as const;
export const LATEST_DAYS = 11;
export const FAULTS = { wrong_code: 0.01, missing_date: 0.005, duplicate_id: 0.002 };
/** Of petitions and visits set aside, those that the unit sends again next month; of the rest, all. */
export const SENT_AGAIN = 0.75;
export const CORRECTED = 0.005;
export const CORRECTED_AFTER_DAYS = [2, 14] as const;
/** Of corrections, those that withdraw a record entered twice. */
export const WITHDRAWN = 0.2;
