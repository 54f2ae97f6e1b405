import { dayOf, textOf, type Day } from './calendar.ts';
import { departmentFor } from './department.ts';
import type { Appeal, Desk } from './desk.ts';
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
import { DemoRecord, type Origin } from './record.ts';

/** How the clock of a matter runs, and when it stops. Days of 0: never. */
interface Course {
	readonly extended: Day;
	/** Empty: the most that the law allows. */
	readonly extensionLength: string;
	readonly suspendedFrom: Day;
	readonly suspendedTo: Day;
	readonly concluded: Day;
}

/** A matter from the register to its end. */
interface Content extends Course {
	readonly kind: 'complaint' | 'denunciation';
	readonly field: string;
	readonly respondent: string;
	readonly instance: '1' | '2' | 'final' | 'repeat';
	readonly limit: Limit;
	readonly received: Day;
	/** Time of day, for limits in hours. */
	readonly receivedTime: string;
	readonly classified: Day;
	readonly accepted: Day;
	readonly outcome: string;
	readonly effective: Day;
	readonly previous: Appeal | null;
	readonly isProtected: boolean;
}

/** One content under resolution by the procuracy itself. */
export class Matter extends DemoRecord {
	readonly type = 'matters';
	readonly content: Content;

	constructor(origin: Origin, content: Content) {
		const { classified, accepted, extended, suspendedFrom, suspendedTo, concluded } = content;
		const days = [classified, accepted, extended, suspendedFrom, suspendedTo, concluded];
		const events = [...days, content.effective].filter((day) => day !== 0);
		super(
			origin,
			events.sort((a, b) => a - b)
		);
		this.content = content;
	}

	protected cellsOn(day: Day): string[] {
		const { content } = this;
		const seen = (event: Day) => (event !== 0 && event <= day ? textOf(event) : '');
		const isExtended = content.extended !== 0 && content.extended <= day;
		const isConcluded = content.concluded <= day;
		return [
			this.id,
			content.kind,
			content.field,
			content.instance,
			content.limit.key,
			textOf(content.received) + content.receivedTime,
			seen(content.accepted),
			seen(content.extended),
			isExtended ? content.extensionLength : '',
			content.suspendedFrom !== 0 && content.suspendedFrom <= day
				? `${textOf(content.suspendedFrom)}/${seen(content.suspendedTo)}`
				: '',
			seen(content.concluded),
			isConcluded ? content.outcome : '',
			seen(content.effective),
			content.respondent,
			content.previous?.unit ?? '',
			content.previous?.matterId ?? '',
			content.isProtected ? 'true' : ''
		];
	}

	/** Some who were told that they are wrong turn to the unit above. */
	goUp(desk: Desk, petitioner: Petitioner | null): void {
		const { unit, random, world } = desk;
		const { instance, kind, field, outcome, concluded } = this.content;
		const above = world.organisation.units.get(unit.parent);
		const canGoUp = instance === '1' && (outcome === 'unfounded' || outcome === 'partly_founded');
		if (!above || !canGoUp || !random.chance(APPEALED[unit.tier])) return;
		const day = world.calendar.onOrAfter(concluded + random.between(3, 20));
		if (day > world.until) return;
		world.sendUp(holderOn(above, day).code, {
			day,
			unit: unit.code,
			matterId: this.id,
			kind,
			field,
			outcome,
			lag: this.lag,
			petitioner
		});
	}
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
	const content: Content = {
		kind,
		field,
		respondent,
		instance,
		limit,
		received,
		receivedTime: limit.isHours ? timeOfDay(desk) : '',
		...days,
		...course,
		outcome,
		effective: effectiveOn(desk, instance, outcome, course.concluded),
		previous: appeal,
		isProtected: kind === 'denunciation' && random.chance(PROTECTED)
	};
	const department = departmentFor(unit, kind, field);
	const matter = new Matter(desk.register('matters', received, department, appeal?.lag), content);
	desk.open.push(matter);
	desk.openMatters.push(matter);
	return matter;
}

function instanceCode(kind: Content['kind'], step: 'first' | 'second' | 'final') {
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
function effectiveOn(
	{ random }: Desk,
	instance: Content['instance'],
	outcome: string,
	concluded: Day
): Day {
	if (outcome === 'discontinued' || outcome === 'transferred') return 0;
	return instance === '1' ? concluded + random.between(5, 30) : concluded;
}

interface Plan {
	readonly kind: Content['kind'];
	readonly limit: Limit;
	readonly received: Day;
	readonly accepted: Day;
	readonly isLong: boolean;
}

const STILL = { extended: 0, extensionLength: '', suspendedFrom: 0, suspendedTo: 0 };

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
		return { extension: { extended: 0, extensionLength: '' }, end };
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
		return { suspendedFrom: 0, suspendedTo: 0, concluded };
	const length = random.between(7, 45);
	return {
		suspendedFrom: world.calendar.onOrAfter(from),
		suspendedTo: world.calendar.onOrAfter(from) + length,
		concluded: world.calendar.onOrAfter(concluded + length)
	};
}
