import { dayOf, NEVER, type Day } from './calendar.ts';
import type { Desk, OpenMatter, Original, Paper } from './desk.ts';
import { beginMatter, sendUp } from './matter.ts';
import { anySubject, newPaper, repeatedPaper } from './paper.ts';
import type { Petitioner } from './people.ts';
import { enterPetition, type Handling } from './petition.ts';
import {
	CASSATION_TAKEN_UP,
	CLASSIFY_DAYS,
	DISPOSITION_NEITHER,
	DISPOSITION_SUPERVISED,
	DUPLICATES,
	DUPLICATE_MERGED,
	JOINS,
	LEFT_LYING,
	LEFT_LYING_DAYS,
	OWN,
	PROCESS_DAYS,
	REFUSED,
	REORGANISED,
	SEEN_THROUGH,
	SEEN_THROUGH_DAYS,
	SUPERVISED,
	SUPERVISED_AT_TOP
} from './rates.ts';
import { agency, placeOfUnit, type Place } from './vi.ts';
import type { Appeal } from './world.ts';

/** A petition arrives and goes its way; what the unit itself must resolve becomes a matter. */
export function takeIn(desk: Desk, received: Day): void {
	const { random, unit } = desk;
	const appeal = desk.nextAppeal(received);
	if (appeal) {
		takeInOwn(desk, received, appeal);
	} else if (desk.originals.length > 0 && random.chance(DUPLICATES[unit.tier])) {
		takeInRepeated(desk, received, random.oneOf(desk.originals));
	} else if (desk.turns('own', OWN[unit.tier]) > 0) {
		takeInOwn(desk, received, null);
	} else {
		takeInOther(desk, received);
	}
}

/** Own petitions: a new matter, or one more petition on a matter that is open. */
function takeInOwn(desk: Desk, received: Day, appeal: Appeal | null): void {
	const { random, world } = desk;
	const classified = world.calendar.add(received, random.between(0, 1));
	const joined = appeal ? null : matterToJoin(desk, received);
	if (joined) {
		const processed = Math.max(desk.soon(classified, 2), joined.accepted);
		enterOwn(desk, newPaper(desk, received, joined), joined, { received, classified, processed });
		return;
	}
	const matter = beginMatter(desk, received, classified, appeal);
	const paper = newPaper(desk, received, matter, appeal?.petitioner);
	sendUp(desk, matter, paper.petitioner);
	const processed = matter.accepted;
	const days = { received, classified: Math.min(classified, processed), processed };
	enterOwn(desk, paper, matter, days);
}

function matterToJoin(desk: Desk, received: Day): OpenMatter | null {
	desk.openMatters = desk.openMatters.filter(({ concluded }) => concluded > received);
	if (desk.openMatters.length === 0 || !desk.random.chance(JOINS)) return null;
	return desk.random.oneOf(desk.openMatters);
}

function enterOwn(desk: Desk, paper: Paper, matter: OpenMatter, days: Days): void {
	const { id: matterId, lag } = matter.record.origin;
	const accepted = { competence: 'resolve', disposition: 'accept', matterId } as const;
	enterPetition(desk, paper, { ...days, ...accepted }, lag);
}

/** A petition sent once more: joined to the first, or filed. */
function takeInRepeated(desk: Desk, received: Day, original: Original): void {
	const { competence, paper, record } = original;
	const days = workThrough(desk, received);
	const isMerged = desk.random.chance(DUPLICATE_MERGED);
	const repeated = repeatedPaper(desk, received, paper);
	const { id, lag } = record.origin;
	const handling: Handling = {
		...days,
		competence,
		disposition: isMerged ? 'merge' : 'file',
		duplicateOf: id,
		supervised: competence === 'supervise' ? seenThrough(desk, days.processed) : NEVER
	};
	enterPetition(desk, repeated, handling, lag);
}

function takeInOther(desk: Desk, received: Day): void {
	const paper = newPaper(desk, received, anySubject(desk));
	const days = workThrough(desk, received);
	const { competence, disposition } = decide(desk, received, paper);
	const record = enterPetition(desk, paper, {
		...days,
		competence,
		disposition,
		forwardedTo:
			disposition === 'forward'
				? agency(paper.respondent, placeOf(desk, paper.petitioner, days.processed))
				: '',
		supervised: competence === 'supervise' ? seenThrough(desk, days.processed) : NEVER
	});
	desk.rememberOriginal({ paper, competence, record });
}

/** Whose the petition is, and what becomes of it. */
function decide(
	{ random, unit: { tier } }: Desk,
	received: Day,
	{ kind }: Paper
): Pick<Handling, 'competence' | 'disposition'> {
	const mayTakeUp = tier !== 'province' || received >= REORGANISED;
	if (kind === 'cassation' && mayTakeUp && random.chance(CASSATION_TAKEN_UP[tier])) {
		return { competence: 'resolve', disposition: 'accept' };
	}
	if (kind === 'complaint' && tier !== 'supreme' && random.chance(REFUSED)) {
		return { competence: 'resolve', disposition: 'refuse' };
	}
	if (random.chance(SUPERVISED[kind] * (tier === 'supreme' ? SUPERVISED_AT_TOP : 1))) {
		return { competence: 'supervise', disposition: random.pick(DISPOSITION_SUPERVISED) };
	}
	return { competence: 'none', disposition: random.pick(DISPOSITION_NEITHER) };
}

type Days = Pick<Handling, 'received' | 'classified' | 'processed'>;

function workThrough(desk: Desk, received: Day): Days {
	const { random, unit, world } = desk;
	const classified = desk.soon(received, CLASSIFY_DAYS);
	const lying = random.chance(LEFT_LYING) ? random.wait(LEFT_LYING_DAYS) : 0;
	const processed = desk.soon(
		world.calendar.onOrAfter(classified + lying),
		PROCESS_DAYS[unit.tier]
	);
	return { received, classified, processed };
}

/** The day on which supervision of the body that got the petition was done. */
function seenThrough({ random, world }: Desk, processed: Day): Day {
	if (!random.chance(SEEN_THROUGH)) return NEVER;
	return world.calendar.onOrAfter(processed + random.wait(SEEN_THROUGH_DAYS));
}

/** Police of districts were dissolved on this day. */
const DISTRICT_POLICE_UNTIL = dayOf('2025-03-01');

/** Where the bodies are to which a petition is forwarded. */
function placeOf(desk: Desk, petitioner: Petitioner | null, day: Day): Place {
	const { unit, world, random, covered } = desk;
	const isNewMap = day >= REORGANISED;
	// Units of the centre cover all provinces: theirs is where the petitioner lives.
	const home = unit.province34 === '' ? petitioner?.province63 : undefined;
	const code = unit.province63 || (home ?? random.oneOf(covered));
	const { name63, name34 } = world.organisation.provinces.get(code)!;
	const local = unit.province63 === '' ? 'region' : 'district';
	return {
		province: isNewMap ? name34 : name63,
		local: placeOfUnit(unit.name),
		kind: unit.tier === 'military' ? 'military' : unit.tier === 'local' ? local : 'province',
		hasDistrictPolice: day < DISTRICT_POLICE_UNTIL,
		isNewMap
	};
}
