import { NEVER, textBy, textOf, type Day } from './calendar.ts';
import { departmentFor } from './department.ts';
import type { Desk, OpenMatter } from './desk.ts';
import { plannedEnd, respondentOf, type Limit, type MatterKind, type Step } from './limits.ts';
import { holderOn } from './organisation.ts';
import type { Petitioner } from './people.ts';
import {
	ACCEPT_DAYS,
	APPEALED,
	APPEALED_AFTER_DAYS,
	DECIDED_EARLIER,
	EFFECTIVE_AFTER_DAYS,
	EXTENDED,
	EXTENSION_LEAST,
	MILITARY_FIELDS,
	NO_LIMIT_DAYS,
	OPPOSITE,
	OUTCOMES,
	OWN_FIELDS,
	OWN_KIND,
	PROTECTED,
	REVERSED,
	STEPS,
	SUSPENDED,
	SUSPENDED_DAYS,
	SUSPENSIONS_FROM,
	UNKNOWN_RULE_DAYS
} from './rates.ts';
import { flag } from './record.ts';
import type { Appeal } from './world.ts';

/** One content under resolution by the procuracy itself. */
export interface Matter extends OpenMatter {
	readonly kind: MatterKind;
	readonly outcome: string;
	/** The day on which the petitioner turns to the unit above. */
	readonly appealed: Day;
}

/**
 * Opens a matter and draws its life.
 *
 * @param appeal the decision complained of, where a unit below decided first
 */
export function beginMatter(
	desk: Desk,
	received: Day,
	classified: Day,
	appeal: Appeal | null
): Matter {
	const { random, unit, world } = desk;
	const step = appeal ? 'second' : random.pick(STEPS[unit.tier]);
	const kind = appeal?.kind ?? random.pick(OWN_KIND);
	const fields = unit.tier === 'military' ? MILITARY_FIELDS : OWN_FIELDS[kind];
	const field = appeal?.field ?? random.pick(fields);
	const respondent = respondentOf(kind, field);
	const readyOn = world.calendar.add(classified, random.between(0, ACCEPT_DAYS[kind]));
	const limit = world.limits.draw(random, { kind, field, step, received, accepted: readyOn });
	// What must be answered within a day is accepted at once.
	const accepted = limit.isHours ? received : readyOn;
	const course = plan(desk, kind, limit, received, accepted);
	const { extended, extensionLength, suspendedFrom, suspendedTo, concluded } = course;
	const instance = instanceCode(kind, step);
	const outcome = appeal ? outcomeAbove(desk, appeal) : random.pick(OUTCOMES);
	const appealed = instance === '1' ? appealedOn(desk, outcome, concluded) : NEVER;
	const effective = appealed === NEVER ? effectiveOn(desk, instance, outcome, concluded) : NEVER;
	const time = limit.isHours ? timeOfDay(desk) : '';
	const isProtected = kind === 'denunciation' && random.chance(PROTECTED);
	const record = desk.enter(
		'matters',
		departmentFor(unit, kind, field),
		[received, accepted, extended, suspendedFrom, suspendedTo, concluded, effective],
		(day) => [
			kind,
			field,
			instance,
			limit.key,
			textOf(received) + time,
			textBy(day, accepted),
			textBy(day, extended),
			textBy(day, extended) && extensionLength,
			textBy(day, suspendedFrom) && `${textOf(suspendedFrom)}/${textBy(day, suspendedTo)}`,
			textBy(day, concluded),
			textBy(day, concluded) && outcome,
			textBy(day, effective),
			respondent,
			appeal?.unit ?? '',
			appeal?.matterId ?? '',
			flag(isProtected)
		],
		appeal?.lag
	);
	const matter = { kind, field, respondent, outcome, accepted, concluded, appealed, record };
	desk.openMatters.push(matter);
	return matter;
}

/** Brings a matter before the unit above, when the petitioner goes on. */
export function sendUp({ unit, world }: Desk, matter: Matter, petitioner: Petitioner | null): void {
	const { appealed: day, kind, field, outcome, record } = matter;
	if (day === NEVER || day > world.span.until) return;
	const above = world.organisation.units.get(unit.parent)!;
	const { id: matterId, lag } = record.origin;
	const appeal = { day, unit: unit.code, matterId, kind, field, outcome, lag, petitioner };
	world.sendUp(holderOn(above, day).code, appeal);
}

type Instance = '1' | '2' | 'final' | 'repeat';

function instanceCode(kind: MatterKind, step: Step): Instance {
	if (step === 'first') return '1';
	if (kind === 'denunciation') return step === 'second' ? 'repeat' : '1';
	return step === 'second' ? '2' : 'final';
}

function timeOfDay({ random }: Desk): string {
	const minutes = random.between(7 * 60 + 30, 16 * 60 + 45);
	const two = (number: number) => String(number).padStart(2, '0');
	return ` ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The unit above mostly comes to the same result. */
function outcomeAbove({ random }: Desk, appeal: Appeal): string {
	const ended = random.pick(OUTCOMES);
	if (ended === 'discontinued' || ended === 'transferred') return ended;
	return random.chance(REVERSED) ? OPPOSITE[appeal.outcome]! : appeal.outcome;
}

/** Some who were told that they are wrong go on. */
function appealedOn({ unit, random, world }: Desk, outcome: string, concluded: Day): Day {
	const isDisappointing = outcome === 'unfounded' || outcome === 'partly_founded';
	if (unit.parent === '' || !isDisappointing || !random.chance(APPEALED[unit.tier])) return NEVER;
	return world.calendar.onOrAfter(concluded + random.between(...APPEALED_AFTER_DAYS));
}

/** First answers take effect when nobody went on complaining; the others at once. */
function effectiveOn({ random }: Desk, instance: Instance, outcome: string, concluded: Day): Day {
	if (outcome === 'discontinued' || outcome === 'transferred') return NEVER;
	return instance === '1' ? concluded + random.between(...EFFECTIVE_AFTER_DAYS) : concluded;
}

interface Extension {
	readonly extended: Day;
	/** Empty: the most that the law allows. */
	readonly extensionLength: string;
}
interface Suspension {
	readonly suspendedFrom: Day;
	readonly suspendedTo: Day;
}

/** How the clock of a matter runs, and when it stops: mostly late in the time the law gives. */
function plan(
	desk: Desk,
	kind: MatterKind,
	limit: Limit,
	received: Day,
	accepted: Day
): Extension & Suspension & { concluded: Day } {
	const { random, unit, world } = desk;
	if (limit.days === null) {
		const days = random.wait(limit.isUnknown ? UNKNOWN_RULE_DAYS : NO_LIMIT_DAYS);
		const concluded = world.calendar.onOrAfter(accepted + days);
		return { ...NOT_EXTENDED, ...suspend(desk, kind, limit, accepted, concluded) };
	}
	const start = limit.startsOn === 'received' ? received : accepted;
	const { end, ...extension } = extend(desk, kind, limit, start, accepted);
	const from = Math.max(accepted, extension.extended);
	const part = 1 - DECIDED_EARLIER * random.next() ** 2;
	const daysLate = world.lateness.ofNextMatter(unit, received);
	const concluded =
		daysLate > 0
			? world.calendar.onOrAfter(end + daysLate)
			: Math.max(from, world.calendar.onOrBefore(Math.round(from + (end - from) * part)));
	return { ...extension, ...suspend(desk, kind, limit, accepted, concluded) };
}

const NOT_EXTENDED: Extension = { extended: NEVER, extensionLength: '' };

function extend(
	{ random, world: { calendar } }: Desk,
	kind: MatterKind,
	limit: Limit,
	start: Day,
	accepted: Day
): Extension & { end: Day } {
	const end = plannedEnd(calendar, start, limit);
	const { extraDays, longestExtension: longest } = limit;
	if (extraDays === 0 || !random.chance(EXTENDED[kind])) return { ...NOT_EXTENDED, end };
	const extended = Math.max(accepted, calendar.onOrBefore(end - random.between(0, 3)));
	if (longest === null) {
		const extendedEnd = plannedEnd(calendar, start, limit, extraDays);
		return { extended, extensionLength: '', end: extendedEnd };
	}
	const length = random.between(Math.ceil(longest * EXTENSION_LEAST), longest);
	const added = Math.floor((extraDays * length) / longest);
	const extendedEnd = plannedEnd(calendar, start, limit, added);
	return { extended, extensionLength: String(length), end: extendedEnd };
}

/** Complaints that stand still for a while are decided as much later. */
function suspend(
	{ random, world: { calendar } }: Desk,
	kind: MatterKind,
	limit: Limit,
	accepted: Day,
	concluded: Day
): Suspension & { concluded: Day } {
	const first = Math.max(accepted + 1, SUSPENSIONS_FROM + random.between(0, 12));
	const suspendedFrom = calendar.onOrAfter(first + random.between(0, 3));
	const canSuspend = kind === 'complaint' && !limit.isHours && suspendedFrom < concluded;
	if (!canSuspend || !random.chance(SUSPENDED)) {
		return { suspendedFrom: NEVER, suspendedTo: NEVER, concluded };
	}
	const length = random.between(...SUSPENDED_DAYS);
	return {
		suspendedFrom,
		suspendedTo: suspendedFrom + length,
		concluded: calendar.onOrAfter(concluded + length)
	};
}
