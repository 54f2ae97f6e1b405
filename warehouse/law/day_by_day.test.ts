import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DuckDBConnection } from '@duckdb/node-api';
import { loadLaw } from '../law.ts';
import { openMemory } from '../open.ts';
import { loadSeeds } from '../seeds.ts';

/*
The law once more, counted day by day as a clerk would, to compare with the set-based SQL. Days are
whole numbers since 1970-01-01.
*/

type Interval = { from: number; to: number | null };

type Matter = {
	limitKey: string;
	received: number;
	/** Minutes after midnight; null: a date alone. */
	receivedAt: number | null;
	accepted: number | null;
	extended: number | null;
	extensionLength: number | null;
	suspensions: Interval[];
	concluded: number | null;
	asOf: number;
};

type Rule = Record<string, string | number | null>;
type Due = { day: number; overdueFrom: number; unit: string };
type Answer = {
	rule: string;
	unextended: number | null;
	due: number | null;
	overdueFrom: number | null;
	isExtended: boolean;
	countsSuspension: boolean;
};
type Span = { standing: string; from: number; to: number | null };

let connection: DuckDBConnection;
let daysOff: Set<number>;
let makeupDays: Set<number>;
let rules: Map<string, Rule>;

beforeAll(async () => {
	connection = await openMemory();
	await loadSeeds(connection);
	await loadLaw(connection);
	await connection.run(INVENTED_RULES);
	const holidays = await rows('select date, kind from seed.holidays');
	const daysOf = (isMakeup: boolean) =>
		new Set(
			holidays
				.filter(({ kind }) => (kind === 'makeup_workday') === isMakeup)
				.map(({ date }) => dayNo(String(date)))
		);
	daysOff = daysOf(false);
	makeupDays = daysOf(true);
	const limits = await rows(`
		select key, effective_from - date '1970-01-01' as effective_from,
			effective_to - date '1970-01-01' as effective_to, clock_unit, base_limit, ext_kind,
			ext_unit, ext_limit, max_total, max_unit, start_event, confidence
		from seed.time_limits
		where family = 'resolution' and petition_type in ('khieu_nai', 'to_cao', 'any')`);
	rules = new Map(limits.map((rule) => [String(rule['key']), rule as Rule]));
});

describe('Any matters whatever', () => {
	test('have the due day and the standings that a clerk counts', async () => {
		await forAnyMatters(12, async (matters) => {
			const answers = await askDue(matters);
			const lives = await askLives(matters);
			matters.forEach((matter, i) => {
				const counted = judge(matter);
				expect(answers[i]).toEqual(counted);
				expectLife(matter, counted, lives[i]!);
			});
		});
	});

	test('are due no earlier for a suspension, a longer one, or a longer extension', async () => {
		await forAnyMatters(4, async (matters) => {
			const variants = [
				matters.map((matter) => ({ ...matter, suspensions: [] })),
				matters,
				matters.map((matter) => ({ ...matter, suspensions: longer(matter.suspensions) }))
			];
			await expectNeverEarlier(variants);
			await expectNeverEarlier([
				matters.map((matter) => ({ ...matter, extended: null, extensionLength: null })),
				matters,
				matters.map((matter) => ({
					...matter,
					extensionLength: matter.extensionLength === null ? null : matter.extensionLength + 1
				})),
				matters.map((matter) => ({ ...matter, extensionLength: null }))
			]);
		});
	});
});

/** Units and kinds of extension that the law may state tomorrow. */
const INVENTED_RULES = `
	insert into seed.time_limits by name
	select
		key, 'resolution' as family, 'vks' as owner, 'any' as domain, 'any' as petition_type,
		'any' as level, 'resolve' as stage, 'example' as law, '1' as article,
		date '2020-01-01' as effective_from, clock_unit, base_limit, ext_kind, ext_unit, ext_limit,
		max_total, max_unit, start_event, 'example' as source, 'high' as confidence
	from (values
		('working_additional', 'working_day', 7, 'additional', 'working_day', 5, 12, 'working_day', 'accepted'),
		('working_to_days', 'working_day', 5, 'cap_total', 'calendar_day', 20, 20, 'calendar_day', 'complaint_received'),
		('days_to_working', 'calendar_day', 10, 'cap_total', 'working_day', 15, 15, 'working_day', 'accepted'),
		('month_additional', 'month', 1, 'additional', 'month', 2, 3, 'month', 'denunciation_received'),
		('year_additional', 'year', 1, 'additional', 'year', 1, 2, 'year', 'accepted'),
		('hours_additional', 'hour', 36, 'additional', 'hour', 48, 84, 'hour', 'complaint_received'),
		('hours_accepted', 'hour', 48, 'none', null, null, null, null, 'accepted'),
		('days_to_month', 'calendar_day', 20, 'cap_total', 'month', 2, 2, 'month', 'complaint_received')
	) as invented (key, clock_unit, base_limit, ext_kind, ext_unit, ext_limit, max_total, max_unit, start_event)`;

async function forAnyMatters(numRuns: number, holds: (matters: Matter[]) => Promise<void>) {
	const keys = [...rules.keys(), 'no_such_limit'];
	await fc.assert(
		fc.asyncProperty(
			fc.array(anyMatter(keys), { minLength: 1, maxLength: 150, size: 'max' }),
			holds
		),
		{ numRuns }
	);
}

/** Days crowd around the first days of suspension, of new laws and of the lunar New Year. */
function anyMatter(keys: string[]): fc.Arbitrary<Matter> {
	const received = fc.oneof(
		{ weight: 3, arbitrary: fc.integer({ min: dayNo('2026-05-01'), max: dayNo('2026-09-01') }) },
		{ weight: 1, arbitrary: fc.integer({ min: dayNo('2023-12-01'), max: dayNo('2026-04-30') }) }
	);
	const drawn = fc.record({
		limitKey: fc.constantFrom(...keys),
		received,
		receivedAt: fc.option(fc.constantFrom(0, 1, 540, 1350, 1439)),
		accepted: fc.option(fc.nat(10), { freq: 8 }),
		extended: fc.option(fc.nat(40), { freq: 2 }),
		extensionLength: fc.option(fc.nat(40)),
		gaps: fc.array(fc.tuple(fc.nat(25), fc.nat(15)), { maxLength: 4 }),
		isOpen: fc.boolean(),
		concluded: fc.option(fc.nat(150)),
		asOf: fc.nat(200)
	});
	return drawn.map(({ gaps, isOpen, ...matter }) => {
		const accepted = matter.accepted === null ? null : matter.received + matter.accepted;
		const start = accepted ?? matter.received;
		const asOf = start + matter.asOf;
		// As the interface asks: what is dated after the as-of day is not known yet.
		const known = (after: number | null) =>
			after === null || accepted === null || start + after > asOf ? null : start + after;
		return {
			...matter,
			accepted,
			extended: known(matter.extended),
			suspensions: intervals(start, gaps, isOpen),
			concluded: known(matter.concluded),
			asOf
		};
	});
}

function intervals(start: number, gaps: [number, number][], isOpen: boolean): Interval[] {
	let day = start;
	const closed = gaps.map(([gap, length]) => {
		const from = day + gap;
		day = from + length;
		return { from, to: day };
	});
	const last = closed.at(-1);
	return last && isOpen ? [...closed.slice(0, -1), { from: last.from, to: null }] : closed;
}

/** The last interval ends later, so that none overlap. */
function longer(suspensions: Interval[]): Interval[] {
	const last = suspensions.at(-1);
	if (!last) return [];
	return [...suspensions.slice(0, -1), { ...last, to: last.to === null ? null : last.to + 5 }];
}

async function expectNeverEarlier(variants: Matter[][]) {
	const answers: Answer[][] = [];
	for (const matters of variants) answers.push(await askDue(matters));
	const earlier = answers.slice(1).flatMap((later, n) =>
		later.flatMap((after, i) => {
			const before = answers[n]![i]!;
			const isEarlier = (after.due ?? -1) < (before.due ?? -1);
			const isOverdueEarlier = (after.overdueFrom ?? -1) < (before.overdueFrom ?? -1);
			return isEarlier || isOverdueEarlier ? [{ before, after, matter: variants[n]![i] }] : [];
		})
	);
	expect(earlier).toEqual([]);
}

/* The clerk. */

const FIRST_SUSPENSION = dayNo('2026-07-01');

function judge(matter: Matter): Answer {
	const rule = rules.get(matter.limitKey);
	const countsSuspension = rule?.['clock_unit'] !== 'hour';
	const verdict = ruleOf(matter, rule);
	if (!rule || verdict !== 'limit') {
		const none = { unextended: null, due: null, overdueFrom: null, isExtended: false };
		return { rule: verdict, ...none, countsSuspension };
	}
	const fromAcceptance = rule['start_event'] === 'accepted';
	const start = num(fromAcceptance ? matter.accepted : matter.received);
	const minutes = fromAcceptance ? null : matter.receivedAt;
	const count = (unit: string, length: number) => countDue(matter, start, minutes, unit, length);
	const unextended = count(String(rule['clock_unit']), num(rule['base_limit']));
	const isExtended =
		matter.extended !== null && rule['ext_kind'] !== 'none' && matter.extended <= unextended.day;
	const due = isExtended ? count(...extendedLimit(rule, matter.extensionLength)) : unextended;
	return {
		rule: 'limit',
		unextended: unextended.day,
		due: due.day,
		overdueFrom: due.overdueFrom,
		isExtended,
		countsSuspension: due.unit !== 'hour'
	};
}

function ruleOf(matter: Matter, rule: Rule | undefined) {
	if (!rule) return 'unknown_rule';
	const start = rule['start_event'] === 'accepted' ? matter.accepted : matter.received;
	if (start === null) return 'not_started';
	const isInForce =
		num(rule['effective_from']) <= start && start <= num(rule['effective_to'] ?? Infinity);
	if (!isInForce) return 'unknown_rule';
	if (rule['base_limit'] !== null) return 'limit';
	return rule['confidence'] === 'high' ? 'no_limit' : 'unknown_rule';
}

function extendedLimit(rule: Rule, asked: number | null): [unit: string, length: number] {
	if (rule['ext_unit'] !== rule['clock_unit']) {
		return [String(rule['max_unit']), num(rule['max_total'])];
	}
	const base = num(rule['base_limit']);
	const most =
		rule['ext_kind'] === 'additional' ? base + num(rule['ext_limit']) : num(rule['max_total']);
	return [String(rule['clock_unit']), asked === null ? most : Math.min(base + asked, most)];
}

function countDue(
	matter: Matter,
	start: number,
	minutes: number | null,
	unit: string,
	length: number
): Due {
	if (unit === 'hour') {
		if (minutes === null) {
			const day = start + Math.ceil(length / 24);
			return { day, overdueFrom: day + 1, unit };
		}
		const day = start + Math.floor((minutes + length * 60) / (24 * 60));
		return { day, overdueFrom: day, unit };
	}
	const counts = (day: number) => unit !== 'working_day' || isWorking(day);
	let last = start;
	if (unit === 'month') last = monthsLater(start, length);
	else if (unit === 'year') last = monthsLater(start, length * 12);
	else for (let left = length; left > 0;) if (counts(++last)) left--;

	for (const { from, to } of matter.suspensions) {
		const first = Math.max(from, FIRST_SUSPENSION);
		if (first <= start || first > last) continue;
		const end = to === null || to > matter.asOf ? matter.asOf + 1 : to;
		let added = 0;
		for (let day = first; day < end; day++) if (counts(day)) added++;
		while (added > 0) if (counts(++last)) added--;
	}
	while (!isWorking(last)) last++;
	return { day: last, overdueFrom: last + 1, unit };
}

function standingAt(day: number, matter: Matter, answer: Answer): string {
	const isSuspended = matter.suspensions.some(
		({ from, to }) => day >= FIRST_SUSPENSION && from <= day && day < (to ?? Infinity)
	);
	if (day >= (matter.concluded ?? Infinity)) return 'concluded';
	if (day >= (answer.overdueFrom ?? Infinity)) return 'overdue';
	if (isSuspended && answer.countsSuspension) return 'suspended';
	return ['unknown_rule', 'no_limit'].includes(answer.rule) ? answer.rule : 'on_time';
}

function expectLife(matter: Matter, answer: Answer, spans: Span[]) {
	const { accepted, concluded, asOf } = matter;
	if (accepted === null || (concluded !== null && concluded <= accepted)) {
		expect(spans).toEqual([]);
		return;
	}
	expect(spans[0]?.from).toBe(accepted);
	expect(spans.at(-1)?.to).toBe(concluded);
	spans.forEach((span, i) => {
		expect(span.to ?? Infinity).toBeGreaterThan(span.from);
		const next = spans[i + 1];
		if (!next) return;
		expect(span.to).toBe(next.from);
		expect(span.standing).not.toBe(next.standing);
	});
	const told: string[] = [];
	const counted: string[] = [];
	for (let day = accepted; day <= asOf; day++) {
		const span = spans.find(({ from, to }) => from <= day && day < (to ?? Infinity));
		told.push(span?.standing ?? 'concluded');
		counted.push(standingAt(day, matter, answer));
	}
	expect(told).toEqual(counted);
}

function isWorking(day: number) {
	if (makeupDays.has(day)) return true;
	const weekday = new Date(day * 86_400_000).getUTCDay();
	return weekday !== 0 && weekday !== 6 && !daysOff.has(day);
}

/** The same-numbered day, or the last of the month. */
function monthsLater(day: number, months: number) {
	const date = new Date(day * 86_400_000);
	const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
	const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
	return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / 86_400_000;
}

/* The engine. */

async function askDue(matters: Matter[]): Promise<Answer[]> {
	await connection.run(`
		create or replace table asked as
		select * from (values ${matters.map(asValues).join(',\n')}) as given (
			matter_no, limit_key, received_on, received_at, accepted_on, extended_on,
			extension_length, suspensions, as_of, concluded_on
		);
		create or replace table judged as
		from asked inner join law.matter_due('asked') using (matter_no)`);
	const answers = await rows(`
		select rule, unextended_due_on - date '1970-01-01' as unextended,
			due_on - date '1970-01-01' as due, overdue_from - date '1970-01-01' as overdue_from,
			is_extended, counts_suspension
		from judged order by matter_no`);
	return answers.map((answer) => ({
		rule: String(answer['rule']),
		unextended: numOrNull(answer['unextended']),
		due: numOrNull(answer['due']),
		overdueFrom: numOrNull(answer['overdue_from']),
		isExtended: answer['is_extended'] === true,
		countsSuspension: answer['counts_suspension'] === true
	}));
}

/** The lives of the matters whose due days were asked last, by their place in the list. */
async function askLives(matters: Matter[]): Promise<Span[][]> {
	const spans = await rows(`
		select cast(matter_no as integer) as matter_no, standing,
			from_day - date '1970-01-01' as from_day, to_day - date '1970-01-01' as to_day
		from law.matter_standing('judged') order by matter_no, from_day`);
	const lives: Span[][] = matters.map(() => []);
	for (const { matter_no, standing, from_day, to_day } of spans) {
		lives[num(matter_no)]!.push({
			standing: String(standing),
			from: num(from_day),
			to: numOrNull(to_day)
		});
	}
	return lives;
}

function asValues(matter: Matter, matterNo: number) {
	const day = (no: number | null) =>
		no === null ? 'cast(null as date)' : `date '1970-01-01' + ${no}`;
	const suspensions = matter.suspensions.map(
		({ from, to }) => `{from_day: ${day(from)}, to_day: ${day(to)}}`
	);
	const receivedAt =
		matter.receivedAt === null
			? 'cast(null as timestamp)'
			: `${day(matter.received)} + to_minutes(${matter.receivedAt})`;
	return `(
		${matterNo}, '${matter.limitKey}', ${day(matter.received)}, ${receivedAt},
		${day(matter.accepted)}, ${day(matter.extended)},
		cast(${matter.extensionLength} as integer),
		cast([${suspensions.join(', ')}] as struct(from_day date, to_day date)[]),
		${day(matter.asOf)}, ${day(matter.concluded)}
	)`;
}

async function rows(sql: string) {
	return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

function dayNo(iso: string) {
	return Date.parse(iso) / 86_400_000;
}

function num(value: unknown): number {
	if (value === null || value === undefined) throw new Error('a number was expected');
	return Number(value);
}

function numOrNull(value: unknown): number | null {
	return value === null ? null : num(value);
}
