import fc from 'fast-check';
import { METRICS } from '../../../warehouse/metrics/catalogue.ts';
import type { Package, RecordType, Row } from '../../packages.ts';
import type { Question } from './answer.ts';
import {
	bucketsOf,
	facts,
	later,
	momentOf,
	shared,
	TIME_GRAINS,
	workingDaysLater,
	type Day,
	type Interval
} from './calendar.ts';
import { INDICATORS } from './indicators.ts';
import { predecessors, UNITS } from './ownership.ts';
import { textOf } from './versions.ts';

/*
Random histories of a few related units, and random questions about them. Everything is drawn from small pools, so
that records meet: at the ends of periods, on the day of a succession, on a due day, under one id.
*/

/** A district that closed twice over, pairs with one successor, merged provinces, and units without a province. */
const POOL = [
	...['TC', 'VC1', 'QK1', 'T36', 'T37', 'P37', 'T02', 'T08', 'P08'],
	...['H358', 'H356', 'KV244', 'H369', 'H374', 'KV250', 'H323', 'H329', 'KV178']
];

/** Where much happens at once, the succession of 2025 and suspensions first; the last spans all. */
const ERAS: Interval[] = [
	{ from: '2025-05-10', to: '2025-07-20' },
	{ from: '2026-05-20', to: '2026-10-15' },
	{ from: '2025-05-26', to: '2025-08-10' },
	{ from: '2024-08-20', to: '2025-01-10' },
	{ from: '2026-06-15', to: '2026-09-15' },
	{ from: '2025-01-20', to: '2025-05-10' },
	{ from: '2024-08-01', to: '2026-10-31' }
];
const TURNS = [
	...['2024-08-31', '2024-09-01', '2024-11-30', '2024-12-01', '2024-12-31', '2025-01-01'],
	...['2025-01-24', '2025-02-03', '2025-03-31', '2025-04-25', '2025-04-26', '2025-05-05'],
	...['2025-05-31', '2025-06-01', '2025-06-30', '2025-07-01', '2025-07-02', '2025-09-30'],
	...['2025-10-01', '2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01', '2026-07-02'],
	...['2026-08-21', '2026-08-22', '2026-08-31', '2026-09-02', '2026-09-03', '2026-09-30']
];
const dayIn = (era: Interval): fc.Arbitrary<Day> => {
	const length = Math.round((Date.parse(era.to) - Date.parse(era.from)) / 86_400_000);
	const turns = TURNS.filter((day) => era.from <= day && day <= era.to);
	const any = fc.nat(length).map((days) => later(era.from, days));
	return fc.oneof(
		{ weight: 2, arbitrary: any },
		{ weight: 1, arbitrary: fc.constantFrom(...turns) }
	);
};

// --- Rows --------------------------------------------------------------------------------------

const codes = (list: string, ...likely: string[]) => {
	const all = facts('codes').flatMap((row) => (row.list === list ? [row.code!] : []));
	if (likely.length === 0) return fc.constantFrom(...all);
	return fc.oneof(
		{ weight: 3, arbitrary: fc.constantFrom(...likely) },
		{ weight: 1, arbitrary: fc.constantFrom(...all) }
	);
};
const often = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 });
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
	fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
/** Limits of the law are met to the day, missed by one, and forgotten. */
const SOME_DAYS = [
	0, 0, 1, 1, 2, 3, 5, 7, 8, 10, 14, 15, 16, 17, 18, 20, 30, 31, 32, 44, 45, 46, 60, 61
];
const someDays = fc.constantFrom(...SOME_DAYS, 62, 90, 91);
const fewDays = fc.constantFrom(0, 0, 1, 2, 3, 7);
const yes = fc.oneof(
	{ weight: 3, arbitrary: fc.constant(undefined) },
	{ weight: 1, arbitrary: fc.boolean() }
);

const IDS = ['D1', ' d1 ', 'D2', 'D3', 'Đ 4', 'đ  4', 'D5', 'D6', 'D7'];
const id = fc.constantFrom(...IDS);
/** One sender writes to everybody. */
const TOKENS = ['a1', 'a1', 'a1', 'b2'].map((pair) => pair.repeat(32));
const common = {
	record_id: id,
	department: often(fc.constantFrom('V12', 'P9', 'p9')),
	withdrawn: fc.oneof(
		{ weight: 12, arbitrary: fc.constant(undefined) },
		{ weight: 1, arbitrary: fc.constant(true) }
	)
};

/** A record before it is dated: days are counted from the first. */
type Draft = (first: Day, senders: string[]) => Record<string, Row[string] | undefined>;
const after = (day: Day, days: number | undefined) =>
	days === undefined ? undefined : later(day, days);

const reception = fc
	.record({
		...common,
		visit_kind: codes('visit_kind'),
		people_count: often(fc.constantFrom(1, 2, 7)),
		is_group: yes,
		by_leader: yes,
		result: often(codes('reception_result'))
	})
	.map((cells): Draft => (received_on) => ({ ...cells, received_on }));

const petition = fc
	.record({
		...common,
		channel: codes('channel', 'post', 'press'),
		petition_kind: codes('petition_kind', 'complaint', 'complaint', 'denunciation'),
		field: codes('field', 'civil', 'custody'),
		respondent: often(codes('respondent', 'court')),
		classified: often(fewDays),
		processed: often(fewDays),
		supervised: often(someDays),
		competence: codes('competence', 'supervise'),
		disposition: codes('disposition'),
		duplicate_of: seldom(id),
		matter_id: often(id),
		petitioner_token: often(fc.constantFrom(...TOKENS)),
		over_level: yes,
		prolonged: yes
	})
	.map((cells): Draft => (received_on) => {
		const { classified, processed, supervised, competence, disposition, ...rest } = cells;
		const classified_on = after(received_on, classified);
		const processed_on = after(classified_on ?? received_on, processed);
		const isProcessed = processed_on !== undefined;
		const isSupervised = isProcessed && competence === 'supervise';
		return {
			...rest,
			received_on,
			classified_on,
			...(isProcessed ? { processed_on, competence, disposition } : {}),
			...(isSupervised ? { supervised_on: after(processed_on, supervised) } : {}),
			...(disposition === 'forward' ? { forwarded_to: 'TA' } : {}),
			...(disposition === 'merge' ? { duplicate_of: cells.duplicate_of ?? 'D99' } : {})
		};
	});

/** A rule of each sort: hours, days, working days, months; every kind of extension; none; not read; ended. */
const LIMIT_KEYS = [
	...['bltths_474_kn_giam_l1', 'bltths_481_tc_giam', 'bltths_474_kn_giam_l2', 'bltths_481_tc'],
	...['blttds_505_l1', 'blttds_507_l2', 'blttds_512_tc', 'tthc_340_tc', 'thads_146_2'],
	...['thads_146_1_l1', 'thads2025_TODO', 'tgtg_50_tamgiu_l1', 'tgtg2025_TODO', 'lkn_28_l1'],
	...['ltc_30_gq', 'ltc_30_gq_dbpt', 'thahs_183_l1']
];
const RULES = new Map(facts('time_limits').map((row) => [row.key!, row]));
const timeOfDay = fc.constantFrom(
	...['', '', ' 00:00', ' 23:59', 'T10:30:00+07:00', 'T17:00:00Z', 'T16:59:59Z', ' 08:15']
);

const matter = fc
	.record({
		...common,
		limit_key: fc.constantFrom(...LIMIT_KEYS),
		isComplaint: fc.boolean(),
		field: codes('field', 'civil', 'custody'),
		instance: codes('instance'),
		time: timeOfDay,
		accepted: often(fewDays),
		extended: fc.option(fc.constantFrom(0, 1, 5, 7, 15, 15, 30, 30, 45, 60), { nil: undefined }),
		extension_length: often(fc.constantFrom(0, 1, 10, 15, 30, 60, 100)),
		suspended: fc.array(
			fc.tuple(fc.constantFrom(0, 1, 1, 2, 3, 5, 15, 30), fc.constantFrom(0, 1, 5, 10, 30)),
			{ maxLength: 2 }
		),
		isOpen: fc.boolean(),
		concluded: often(someDays),
		outcome: codes('outcome', 'founded', 'partly_founded', 'unfounded'),
		respondent: often(codes('respondent', 'court')),
		previous: fc.option(fc.record({ unit: fc.nat(), id })),
		protection: yes
	})
	.map((cells): Draft => (received_on, senders) => {
		const { isComplaint, time, accepted, extended, suspended, isOpen, concluded, ...rest } = cells;
		const { previous, outcome, extension_length, ...plain } = rest;
		const received_at = `${received_on}${time}`;
		const day = momentOf(received_at).day;
		const accepted_on = after(day, accepted);
		const kind = RULES.get(cells.limit_key)!.petition_type;
		const complaint = kind === 'khieu_nai' || (kind === 'any' && isComplaint);
		const extended_on = after(accepted_on ?? day, extended);
		const concluded_on = accepted_on && after(accepted_on, concluded);
		return {
			...plain,
			petition_kind: complaint ? 'complaint' : 'denunciation',
			received_at,
			accepted_on,
			...(extended_on === undefined ? {} : { extended_on, extension_length }),
			suspensions: suspensionsOf(accepted_on ?? day, suspended, isOpen),
			...(concluded_on === undefined ? {} : { concluded_on, outcome }),
			...(previous && {
				previous_unit: at(senders, previous.unit),
				previous_matter_id: previous.id
			})
		};
	});

/** Each begins some days after the one before has ended. */
function suspensionsOf(day: Day, lengths: [number, number][], isOpen: boolean): string | undefined {
	let end = day;
	const intervals = lengths.map(([gap, length]) => {
		const from = later(end, gap);
		end = later(from, length);
		return [from, end];
	});
	if (intervals.length === 0) return undefined;
	if (isOpen) intervals.at(-1)![1] = '';
	return intervals.map((ends) => ends.join('/')).join(';');
}

const supervision = fc
	.record({
		...common,
		measure: codes('measure', 'direct_supervision'),
		respondent: codes('respondent', 'court'),
		field: codes('field', 'civil', 'custody'),
		concluded: often(someDays),
		violations: often(fc.constantFrom(0, 1, 2, 5))
	})
	.map((cells): Draft => (started_on) => {
		const { concluded, ...rest } = cells;
		return { ...rest, started_on, concluded_on: after(started_on, concluded) };
	});

const document = fc
	.record({
		...common,
		kind: codes('follow_up'),
		respondent: codes('respondent', 'court'),
		field: codes('field', 'civil', 'custody'),
		replied: often(someDays),
		reply: codes('follow_up_reply')
	})
	.map((cells): Draft => (issued_on) => {
		const { replied, reply, ...rest } = cells;
		const replied_on = after(issued_on, replied);
		return { ...rest, issued_on, ...(replied_on === undefined ? {} : { replied_on, reply }) };
	});

const OUTCOMES: Record<string, string[]> = {
	final_decision: ['kept', 'set_aside', 'amended', 'discontinued'],
	cassation: ['protested', 'not_protested', 'discontinued']
};
const review = fc
	.record({
		...common,
		review_kind: codes('review_kind'),
		field: codes('field', 'civil', 'custody'),
		eligible: fc.constantFrom(true, true, true, false),
		accepted: often(fewDays),
		concluded: often(someDays),
		outcome: fc.nat(),
		decision_unit: often(fc.constantFrom(...POOL))
	})
	.map((cells): Draft => (requested_on) => {
		const { accepted, concluded, outcome, ...rest } = cells;
		const accepted_on = rest.eligible ? after(requested_on, accepted) : undefined;
		const concluded_on = accepted_on && after(accepted_on, concluded);
		const outcomes = OUTCOMES[rest.review_kind]!;
		return {
			...rest,
			requested_on,
			accepted_on,
			...(concluded_on && { concluded_on, review_outcome: outcomes[outcome % outcomes.length]! })
		};
	});

const DRAFTS: Record<RecordType, { drafts: fc.Arbitrary<Draft>; most: number }> = {
	receptions: { drafts: reception, most: 3 },
	petitions: { drafts: petition, most: 9 },
	matters: { drafts: matter, most: 9 },
	supervisions: { drafts: supervision, most: 3 },
	documents: { drafts: document, most: 5 },
	reviews: { drafts: review, most: 5 }
};

// --- Packages ----------------------------------------------------------------------------------

/** How a row goes amiss: it is set aside, or its whole package is rejected. */
const FAULTS = { row: { field: 'chess' }, package: { colour: 'red' } };

const rowsOf = (era: Interval, drafts: fc.Arbitrary<Draft>, most: number) =>
	fc.array(
		fc.record({
			draft: drafts,
			first: dayIn(era),
			/** Which unit, of the sender and those it succeeded. */
			of: fc.oneof(fc.constant(0), fc.nat()),
			isFaulty: fc.nat(30).map((number) => number === 0)
		}),
		{ minLength: Math.floor(most / 3), maxLength: most, size: 'max' }
	);

const rowsByType = (era: Interval) =>
	fc.record(
		Object.fromEntries(
			Object.entries(DRAFTS).map(([type, { drafts, most }]) => [type, rowsOf(era, drafts, most)])
		) as Record<RecordType, ReturnType<typeof rowsOf>>
	);

/** Instants at which packages are made; the first three are one. */
const LATE = [
	...['2027-01-04T08:00:00+07:00', '2027-01-04T01:00:00Z', '2027-01-04T08:00:00'],
	...['2027-01-04T08:00:00.5', '2027-01-05T00:00:00+07:00', '2026-12-31T23:59:59+07:00']
];

type Drafted = {
	unit: string;
	month: number;
	/** Monthly and in time (or nearly), or late with anything. */
	prompt: { workingDay: number; time: string } | null;
	cutsFirstDay: boolean;
	made: string;
	isRejected: boolean;
	rows: Record<RecordType, { draft: Draft; first: Day; of: number; isFaulty: boolean }[]>;
};
const drafted = (era: Interval): fc.Arbitrary<Drafted> =>
	fc.record({
		unit: fc.constantFrom(...POOL.filter((unit) => ownersIn(era, unit).length > 0)),
		month: fc.nat(),
		prompt: fc.oneof(
			{ weight: 2, arbitrary: fc.constant(null) },
			{
				weight: 1,
				arbitrary: fc.record({
					workingDay: fc.constantFrom(1, 3, 3, 4),
					time: fc.constantFrom('00:00:00+07:00', '23:59:59+07:00', '17:00:00Z', '12:00:00')
				})
			}
		),
		cutsFirstDay: fc.nat(8).map((number) => number === 0),
		made: fc.constantFrom(...LATE),
		isRejected: fc.nat(12).map((number) => number === 0),
		rows: rowsByType(era)
	});

function packageOf(draft: Drafted, place: number, era: Interval, senders: string[]): Package {
	const { unit, prompt } = draft;
	const { from: first_day, to: last_day } = at(monthsOf(unit, era), draft.month);
	const made = prompt
		? `${workingDaysLater(last_day, prompt.workingDay)}T${prompt.time}`
		: draft.made;
	const rows = Object.entries(draft.rows).flatMap(([type, all]) => {
		const dated = uniqueById(
			all.map(({ draft: cells, first, of, isFaulty }) => {
				const owner = at(ownersIn(era, unit), of);
				const row = cells(
					withinLife(owner, prompt && first > last_day ? last_day : first),
					senders
				);
				return present({
					...row,
					...(owner === unit ? {} : { unit: owner }),
					...(isFaulty ? FAULTS.row : {})
				});
			})
		);
		const known = prompt ? dated.flatMap((row) => asFarAs(row, made.slice(0, 10))) : dated;
		return known.length === 0 ? [] : [[type, known] as const];
	});
	const content = Object.fromEntries(rows) as Package['rows'];
	if (draft.isRejected && content.petitions)
		content.petitions = content.petitions.map((row) => ({ ...row, ...FAULTS.package }));
	return {
		package_id: `${unit}-${place}`,
		unit,
		period: [draft.cutsFirstDay ? later(first_day, 1) : first_day, last_day],
		created_at: made,
		rows: content
	};
}

/** A unit and those it succeeded, as far as they existed in an era: whose records it may send. */
const ownersIn = (era: Interval, unit: string): string[] =>
	[unit, ...predecessors(unit)].filter((owner) => {
		const { valid_from, valid_to } = UNITS.get(owner)!;
		return shared(era, { from: valid_from ?? '0000', to: valid_to ?? '9999' }) !== null;
	});

/** Months in which a unit can send: of the era, or of all its life. */
function monthsOf(unit: string, era: Interval): Interval[] {
	const { valid_from, valid_to } = UNITS.get(unit)!;
	const alive = bucketsOf('civil', 'month').filter(
		({ from, to }) => from <= (valid_to ?? '2026-12-31') && to >= (valid_from ?? '2024-08-01')
	);
	const inEra = alive.filter((month) => shared(month, era) !== null);
	return inEra.length > 0 ? inEra : alive;
}

/** A record is received while its unit exists: often on its first or last day. */
function withinLife(unit: string, day: Day): Day {
	const { valid_from, valid_to } = UNITS.get(unit)!;
	if (valid_from !== null && day < valid_from) return valid_from;
	return valid_to !== null && day > valid_to ? valid_to : day;
}

const present = (cells: Record<string, Row[string] | undefined>): Row =>
	Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== undefined)) as Row;

/** One spelling of a record in a file of a unit: a second one would set both aside. */
function uniqueById(rows: Row[]): Row[] {
	const key = (row: Row) => `${row.unit} ${String(row.record_id).trim()[1]}`;
	return [...new Map(rows.map((row) => [key(row), row])).values()];
}

/** What goes with a day that is not yet there. */
const WITH_DAY: Record<string, string[]> = {
	processed_on: ['competence', 'disposition', 'supervised_on'],
	concluded_on: ['outcome', 'review_outcome'],
	replied_on: ['reply'],
	extended_on: ['extension_length']
};

/** The row as its sender knew it on a day; nothing when it began later. */
function asFarAs(row: Row, day: Day): Row[] {
	const isLater = (column: string) =>
		/_on$|_at$/.test(column) && String(row[column]).slice(0, 10) > day;
	if (['received_on', 'received_at', 'started_on', 'issued_on', 'requested_on'].some(isLater))
		return [];
	const gone = Object.keys(row)
		.filter(isLater)
		.flatMap((column) => [column, ...(WITH_DAY[column] ?? [])]);
	return [Object.fromEntries(Object.entries(row).filter(([column]) => !gone.includes(column)))];
}

// --- Questions ---------------------------------------------------------------------------------

/** Numbers out of which a question is made once the history is known. */
type Draws = {
	/** Some questions are worth asking more often than chance does. */
	special: number;
	metrics: number[];
	by: number[];
	from: number;
	to: number;
	where: number[];
	calendar: Question['calendar'];
	boundaries: Question['boundaries'];
};
const draws: fc.Arbitrary<Draws> = fc.record({
	special: fc.nat(11),
	metrics: fc.oneof(
		fc.array(fc.nat(), { minLength: 1, maxLength: 2 }),
		fc.array(fc.nat(), { minLength: 8, maxLength: 12 })
	),
	by: fc.array(fc.nat(), { maxLength: 2 }),
	from: fc.nat(),
	to: fc.nat(),
	where: fc.oneof(
		{ weight: 2, arbitrary: fc.constant<number[]>([]) },
		{ weight: 1, arbitrary: fc.array(fc.nat(), { minLength: 2, maxLength: 4 }) }
	),
	calendar: fc.constantFrom('civil', 'procuracy', 'assembly'),
	boundaries: fc.constantFrom('as_reported', 'as_reported', 'current')
});

/** What a succession changes. */
export const PLACES = ['unit', 'level', 'province'];

const at = <T>(list: readonly T[], draw: number): T => list[draw % list.length]!;

/** The indicators of all, so that a new one cannot be forgotten here. */
const NAMES = METRICS.map(({ name }) => name);

function questionOf(drawn: Draws, days: Day[], values: ValuesSeen): Question {
	const first = at(NAMES, drawn.metrics[0]!);
	const { dimensions } = INDICATORS[first]!;
	const alike = NAMES.filter((name) =>
		dimensions.every((dimension) => INDICATORS[name]!.dimensions.includes(dimension))
	);
	const metrics = [first, ...drawn.metrics.slice(1).map((draw) => at(alike, draw))];
	const choices =
		dimensions.length === 0 ? [TIME_GRAINS] : [TIME_GRAINS, PLACES, dimensions, dimensions];
	const names = drawn.by.map((draw) => at(at(choices, draw), draw >> 2));
	const ends = [days[0]!, days.at(-1)!] as const;
	const dayOf = (draw: number) => at(draw % 3 === 0 ? ends : days, Math.floor(draw / 3));
	const [a, b] = [dayOf(drawn.from), dayOf(drawn.to)];
	const [dimensionDraw, ...valueDraws] = drawn.where;
	const filtered =
		dimensionDraw === undefined || dimensions.length === 0 ? [] : [at(dimensions, dimensionDraw)];
	const { calendar, boundaries } = drawn;
	const whole = { from: ends[0], to: ends[1], where: {}, calendar };
	if (drawn.special === 0) {
		const flow = NAMES.filter((name) => /_(moved|total|opening|closing)$/.test(name));
		const moving = drawn.metrics.map((draw) => at(flow, draw)).slice(0, 3);
		const by = [at(PLACES, drawn.from), ...(drawn.to % 2 === 0 ? [at(TIME_GRAINS, drawn.to)] : [])];
		return { ...whole, metrics: [...new Set(moving)], by, boundaries: 'as_reported' };
	}
	if (drawn.special === 1)
		return { ...whole, metrics: ['petitioners_many_units'], by: [], boundaries };
	return {
		metrics: [...new Set(metrics)],
		by: [...new Set(names)],
		from: a < b ? a : b,
		to: a < b ? b : a,
		where: Object.fromEntries(
			filtered.map((name) => {
				const known = values.get(name) ?? [];
				return [name, [...new Set(valueDraws.map((draw) => at(known, draw)))]];
			})
		),
		calendar,
		boundaries
	};
}

type ValuesSeen = Map<string, string[]>;
/** Values that a filter may name: codes of the lists, and what is in the rows. */
function valuesSeen(packages: Package[]): ValuesSeen {
	const rows = packages.flatMap((content) => Object.values(content.rows).flat());
	const inRows = (name: string) =>
		rows.map((row) => textOf(row[name])).filter((value) => value !== null);
	const listed = (list: string) =>
		facts('codes').flatMap((row) => (row.list === list ? [row.code!] : []));
	const units = POOL.map((unit) => UNITS.get(unit)!);
	const provinces = units.flatMap(({ province_63, province_34 }) => [
		...(province_63 === null ? [] : [`63-${province_63}`]),
		...(province_34 === null ? [] : [`34-${province_34}`])
	]);
	const booleans = ['true', 'false'];
	const months = rows
		.map((row) => textOf(row.received_on ?? row.received_at)?.slice(0, 7))
		.filter((month) => month !== undefined);
	return new Map(
		Object.entries({
			unit: POOL,
			level: units.map(({ level }) => level),
			decision_level: units.map(({ level }) => level),
			province: provinces,
			decision_province: provinces,
			department: ['V12', 'P9', 'p9'],
			received_month: ['2025-06', ...months],
			over_level: booleans,
			prolonged: booleans,
			protection: booleans,
			limit_key: LIMIT_KEYS,
			petition_kind: ['complaint', 'denunciation', ...inRows('petition_kind')],
			field: ['civil', ...inRows('field').filter((field) => field !== FAULTS.row.field)],
			channel: ['post', 'press'],
			respondent: ['court', 'other'],
			competence: listed('competence'),
			disposition: listed('disposition'),
			instance: listed('instance'),
			outcome: listed('outcome'),
			standing: listed('standing'),
			overdue_band: listed('overdue_band'),
			due_band: listed('due_band'),
			age_band: listed('age_band'),
			review_kind: listed('review_kind'),
			review_outcome: listed('review_outcome'),
			measure: listed('measure'),
			kind: listed('follow_up'),
			reply: listed('follow_up_reply'),
			visit_kind: listed('visit_kind'),
			result: listed('reception_result')
		})
	);
}

/** Days at which something can differ by one: those of the rows, and the days beside them. */
function daysToAsk(packages: Package[], era: Interval): Day[] {
	const inRows = packages
		.flatMap((content) => Object.values(content.rows).flat())
		.flatMap((row) => Object.entries(row))
		.filter(([column]) => /_on$|_at$/.test(column))
		.map(([, cell]) => String(cell).slice(0, 10))
		.filter((day) => era.from <= day && day <= later(era.to, 60));
	const turns = TURNS.filter((day) => era.from <= day && day <= era.to);
	const all = [era.from, era.to, ...turns, ...inRows];
	return [...new Set(all.flatMap((day) => [later(day, -1), day, day, later(day, 1)]))].sort();
}

// --- Histories ---------------------------------------------------------------------------------

export type History = {
	/** In the order of arrival, in two loads; some come again in the second. */
	loads: [Package[], Package[]];
	releases: { as_of: Day; known_at: string; questions: Question[] }[];
};

/** @param questions how many are asked of each of its releases */
export const histories = (questions: number): fc.Arbitrary<History> =>
	fc.noBias(
		fc.constantFrom(...ERAS).chain((era) =>
			fc
				.record({
					packages: fc.array(drafted(era), { minLength: 8, maxLength: 14, size: 'max' }),
					again: fc.nat(),
					releases: fc.array(
						fc.record({
							as_of: fc.nat(),
							known: fc.nat(),
							questions: fc.array(draws, { minLength: questions, maxLength: questions })
						}),
						{ minLength: 2, maxLength: 2 }
					)
				})
				.map(({ packages: drafts, again, releases }) => {
					const senders = drafts.map(({ unit }) => unit);
					const packages = drafts.map((draft, place) => packageOf(draft, place, era, senders));
					const half = packages.length >> 1;
					const seen = valuesSeen(packages);
					return {
						loads: [
							packages.slice(0, half),
							[...packages.slice(half), at(packages, again)]
						] satisfies History['loads'],
						releases: releases.map((release) => releaseOf(release, packages, era, seen))
					};
				})
		)
	);

function releaseOf(
	drawn: { as_of: number; known: number; questions: Draws[] },
	packages: Package[],
	era: Interval,
	seen: ValuesSeen
): History['releases'][number] {
	const days = daysToAsk(packages, era);
	// Mostly late, so that much has happened.
	const late = days.slice(Math.floor(days.length / 2));
	const as_of = at(drawn.as_of % 4 === 0 ? days : late, drawn.as_of >> 2);
	const asked = days.filter((day) => day <= as_of);
	return {
		as_of,
		known_at: at(knownAt(packages), drawn.known),
		questions: drawn.questions.map((question) => questionOf(question, asked, seen))
	};
}

/** Mostly when all is there; else at the very instant of a package. */
const knownAt = (packages: Package[]): string[] => {
	const all = '2027-02-01T00:00:00+07:00';
	return packages.flatMap(({ created_at }) => [created_at, all, all]);
};
