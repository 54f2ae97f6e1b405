import { dayOf, NEVER, type Day } from './calendar.ts';
import type { Desk, OpenMatter, Original, Paper } from './desk.ts';
import { beginMatter, goUp } from './matter.ts';
import { anySubject, newPaper, repeatedPaper } from './paper.ts';
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
	REORGANISATION_DAY,
	SEEN_THROUGH,
	SEEN_THROUGH_DAYS,
	SUPERVISED,
	SUPERVISED_AT_TOP
} from './rates.ts';
import { agency } from './vi.ts';
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
	const begun = joined ? null : beginMatter(desk, { received, classified, appeal });
	const matter = (joined ?? begun)!;
	const paper = newPaper(desk, received, matter, appeal?.petitioner ?? null);
	if (begun) goUp(desk, begun, paper.petitioner);
	const processed = joined ? Math.max(desk.soon(classified, 2), matter.accepted) : matter.accepted;
	const { id, lag } = matter.record.origin;
	const handling: Handling = {
		received,
		classified: Math.min(classified, processed),
		processed,
		competence: 'resolve',
		disposition: 'accept',
		matterId: id
	};
	enterPetition(desk, paper, handling, lag);
}

function matterToJoin(desk: Desk, received: Day): OpenMatter | null {
	desk.openMatters = desk.openMatters.filter(({ concluded }) => concluded > received);
	// A small unit would otherwise be left without a matter while petitions join the one it has.
	if (!desk.isBusyUntilNext(received) || !desk.random.chance(JOINS)) return null;
	return desk.random.oneOf(desk.openMatters);
}

/** A petition sent once more: joined to the first, or filed. */
function takeInRepeated(desk: Desk, received: Day, original: Original): void {
	const { competence, paper, record } = original;
	const days = workingThrough(desk, received);
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
	const days = workingThrough(desk, received);
	const { competence, disposition } = decide(desk, received, paper);
	const record = enterPetition(desk, paper, {
		...days,
		competence,
		disposition,
		forwardedTo:
			disposition === 'forward'
				? agency(paper.respondent, desk.placeOf(paper.petitioner, days.processed))
				: '',
		supervised: competence === 'supervise' ? seenThrough(desk, days.processed) : NEVER
	});
	desk.rememberOriginal({ paper, competence, record });
}

const PROVINCES_TAKE_UP_FROM = dayOf(REORGANISATION_DAY);

/** Whose the petition is, and what becomes of it. */
function decide(
	{ random, unit: { tier } }: Desk,
	received: Day,
	{ kind }: Paper
): Pick<Handling, 'competence' | 'disposition'> {
	const mayTakeUp = tier !== 'province' || received >= PROVINCES_TAKE_UP_FROM;
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

function workingThrough(
	desk: Desk,
	received: Day
): Pick<Handling, 'received' | 'classified' | 'processed'> {
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
	return world.calendar.onOrAfter(processed + 5 + random.wait(SEEN_THROUGH_DAYS));
}
