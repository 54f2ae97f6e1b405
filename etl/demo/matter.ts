import { dayOf, NEVER, textBy, textOf, type Day } from './calendar.ts';
import { departmentFor } from './department.ts';
import type { Desk, OpenMatter } from './desk.ts';
import { LONG_DAYS, plannedEnd, type Limit } from './limits.ts';
import { holderOn } from './organisation.ts';
import type { Petitioner } from './people.ts';
import {
	APPEALED,
	EXTENDED,
	EXTENDED_TOO_LATE,
	INSTANCES,
	LATE_DAYS,
	LONG_KIND,
	NO_LIMIT_DAYS,
	OPPOSITE,
	OUTCOMES,
	OWN_KIND,
	PROTECTED,
	REVERSED,
	SUSPENDED,
	SUSPENSIONS_FROM,
	UNKNOWN_RULE_DAYS
} from './rates.ts';
import { flag } from './record.ts';
import type { Appeal } from './world.ts';

/** How the clock of a matter runs, and when it stops. */
interface Course {
	readonly extended: Day;
	/** Empty: the most that the law allows. */
	readonly extensionLength: string;
	readonly suspendedFrom: Day;
	readonly suspendedTo: Day;
	readonly concluded: Day;
}

/** One content under resolution by the procuracy itself. */
export interface Matter extends OpenMatter {
	readonly kind: 'complaint' | 'denunciation';
	readonly instance: Instance;
	readonly outcome: string;
}

type Instance = '1' | '2' | 'final' | 'repeat';

/** Some who were told that they are wrong turn to the unit above. */
export function goUp(desk: Desk, matter: Matter, petitioner: Petitioner | null): void {
	const { unit, random, world } = desk;
	const { instance, kind, field, outcome, concluded, record } = matter;
	const above = world.organisation.units.get(unit.parent);
	const canGoUp = instance === '1' && (outcome === 'unfounded' || outcome === 'partly_founded');
	if (!above || !canGoUp || !random.chance(APPEALED[unit.tier])) return;
	const day = world.calendar.onOrAfter(concluded + random.between(3, 20));
	if (day > world.span.until) return;
	const { id, lag } = record.origin;
	world.sendUp(holderOn(above, day).code, {
		day,
		unit: unit.code,
		matterId: id,
		kind,
		field,
		outcome,
		lag,
		petitioner
	});
}

/** What the office knows when it opens a matter. */
interface Opening {
	readonly received: Day;
	readonly classified: Day;
	/** The decision complained of, where a unit below decided first. */
	readonly appeal: Appeal | null;
}

/**
 * Opens a matter and draws its life. A province always has something open: when little is left to
 * do, the next matter is a long one, so that the stock of the smallest province is never empty.
 */
export function beginMatter(desk: Desk, { received, classified, appeal }: Opening): Matter {
	const { random, unit, world } = desk;
	const step = appeal ? 'second' : random.pick(INSTANCES[unit.tier]);
	const isLong = unit.tier === 'province' && !desk.isBusyUntilNext(received);
	const kind = appeal?.kind ?? random.pick(isLong ? LONG_KIND : OWN_KIND);
	const slow = kind === 'denunciation' ? 4 : 1;
	const accepted = world.calendar.add(classified, random.between(0, slow));
	const { field, respondent, limit } = world.limits.draw(random, {
		kind,
		instance: step,
		received,
		accepted,
		isMilitary: unit.tier === 'military',
		field: appeal?.field,
		isLong
	});
	const days = limit.isHours
		? { classified: received, accepted: received }
		: { classified, accepted };
	const course = plan(desk, { kind, limit, received, accepted: days.accepted, isLong });
	const outcome = appeal ? outcomeAbove(desk, appeal) : random.pick(OUTCOMES);
	const instance = instanceCode(kind, step);
	const time = limit.isHours ? timeOfDay(desk) : '';
	const { extended, suspendedFrom, suspendedTo, concluded } = course;
	const effective = effectiveOn(desk, instance, outcome, concluded);
	const isProtected = kind === 'denunciation' && random.chance(PROTECTED);
	const events = [days.classified, days.accepted, extended, suspendedFrom, suspendedTo];
	const record = desk.enter(
		'matters',
		departmentFor(unit, kind, field),
		[...events, concluded, effective],
		(day) => [
			kind,
			field,
			instance,
			limit.key,
			textOf(received) + time,
			textBy(day, days.accepted),
			textBy(day, extended),
			textBy(day, extended) && course.extensionLength,
			textBy(day, suspendedFrom) && `${textOf(suspendedFrom)}/${textBy(day, suspendedTo)}`,
			textBy(day, concluded),
			textBy(day, concluded) && outcome,
			textBy(day, effective),
			respondent,
			appeal?.unit ?? '',
			appeal?.matterId ?? '',
			flag(isProtected)
		],
		appeal?.lag,
		received
	);
	const matter = {
		kind,
		field,
		respondent,
		instance,
		outcome,
		accepted: days.accepted,
		concluded,
		record
	};
	desk.openMatters.push(matter);
	return matter;
}

function instanceCode(kind: Matter['kind'], step: 'first' | 'second' | 'final'): Instance {
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

/** First answers to complaints take effect when nobody went on complaining; the others at once. */
function effectiveOn({ random }: Desk, instance: Instance, outcome: string, concluded: Day): Day {
	if (outcome === 'discontinued' || outcome === 'transferred') return NEVER;
	return instance === '1' ? concluded + random.between(5, 30) : concluded;
}

interface Plan {
	readonly kind: Matter['kind'];
	readonly limit: Limit;
	readonly received: Day;
	readonly accepted: Day;
	readonly isLong: boolean;
}

const STILL = { extended: NEVER, extensionLength: '', suspendedFrom: NEVER, suspendedTo: NEVER };

/** When the matter will be decided: mostly in the last part of the time the law gives, some after. */
function plan(desk: Desk, given: Plan): Course {
	const { random, unit, world } = desk;
	const { limit, accepted, isLong } = given;
	if (limit.days === null) {
		const usual = limit.isUnknown ? UNKNOWN_RULE_DAYS : NO_LIMIT_DAYS;
		const days = (isLong ? LONG_DAYS : 8) + random.wait(usual);
		return { ...STILL, concluded: world.calendar.onOrAfter(accepted + days) };
	}
	const { extension, end } = extend(desk, given, limit.days);
	const isLate = random.chance(world.lateness.ofMatters(unit, given.received));
	if (isLate) {
		const late = world.calendar.onOrAfter(end + 1 + random.wait(LATE_DAYS));
		return { ...STILL, ...extension, ...suspend(desk, given, late) };
	}
	const from = Math.max(accepted, extension.extended);
	const part = isLong ? 1 - random.next() / 10 : 1 - 0.45 * random.next() ** 2;
	const drawn = world.calendar.onOrBefore(Math.round(from + (end - from) * part));
	const concluded = Math.max(drawn, from);
	return { ...STILL, ...extension, ...suspend(desk, given, concluded) };
}

function extend(desk: Desk, { limit, received, accepted, isLong }: Plan, days: number) {
	const { random, world } = desk;
	const start = limit.startsOn === 'received' ? received : accepted;
	const end = plannedEnd(world.calendar, start, limit);
	const needsMore = isLong && days < LONG_DAYS;
	if (limit.extraDays === 0 || !(needsMore || random.chance(EXTENDED))) {
		return { extension: { extended: NEVER, extensionLength: '' }, end };
	}
	if (random.chance(EXTENDED_TOO_LATE)) {
		const extended = world.calendar.onOrAfter(end + random.between(1, 4));
		return { extension: { extended, extensionLength: '' }, end: end + limit.extraDays };
	}
	const extended = Math.max(accepted, world.calendar.onOrBefore(end - random.between(0, 3)));
	const longest = limit.longestExtension;
	if (longest === null || isLong || random.chance(0.3)) {
		const extendedEnd = plannedEnd(world.calendar, start, limit, limit.extraDays);
		return { extension: { extended, extensionLength: '' }, end: extendedEnd };
	}
	const length = random.between(Math.ceil(longest / 2), longest);
	const extraDays = Math.floor((limit.extraDays * length) / longest);
	return {
		extension: { extended, extensionLength: String(length) },
		end: plannedEnd(world.calendar, start, limit, extraDays)
	};
}

const SUSPENSIONS_BEGIN = dayOf(SUSPENSIONS_FROM);

/** Complaints that stand still for a while are decided as much later. */
function suspend(
	{ random, world }: Desk,
	{ kind, limit, accepted }: Plan,
	concluded: Day
): Pick<Course, 'suspendedFrom' | 'suspendedTo' | 'concluded'> {
	const from =
		Math.max(accepted + 1, SUSPENSIONS_BEGIN + random.between(0, 12)) + random.between(0, 3);
	const canSuspend = kind === 'complaint' && !limit.isHours && from < concluded;
	if (!canSuspend || !random.chance(SUSPENDED))
		return { suspendedFrom: NEVER, suspendedTo: NEVER, concluded };
	const length = random.between(7, 45);
	return {
		suspendedFrom: world.calendar.onOrAfter(from),
		suspendedTo: world.calendar.onOrAfter(from) + length,
		concluded: world.calendar.onOrAfter(concluded + length)
	};
}
