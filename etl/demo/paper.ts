import { yearOf, type Day } from './calendar.ts';
import type { Desk, Paper, Subject } from './desk.ts';
import { newFingerprint, rewritten, type Petitioner } from './people.ts';
import {
	CHANNELS_BELOW,
	CHANNELS_TOP,
	FIELDS,
	KINDS,
	MANY_SIGNATURES,
	MILITARY_FIELDS,
	ONLINE_FROM_YEAR,
	ONLINE_PER_YEAR,
	OVER_LEVEL,
	PETITIONERS,
	PROLONGED,
	RESPONDENTS,
	WRITES_EVERYWHERE,
	type Kind
} from './rates.ts';

/** Denouncers and those who report a crime are state secrets: nothing leads back to them. */
const SECRET: ReadonlySet<Kind> = new Set([
	'denunciation',
	'judicial_crime_report',
	'crime_report'
]);

/** A petition that is not the unit's own to resolve. */
export function anySubject(desk: Desk): Subject {
	const { random, unit } = desk;
	const kind = random.pick(KINDS[unit.tier]);
	const field = random.pick(unit.tier === 'military' ? MILITARY_FIELDS : FIELDS[kind]);
	return { kind, field, respondent: random.pick(RESPONDENTS[field]!) };
}

/** A first petition; the writer is given where they wrote before, to the unit below. */
export function newPaper(
	desk: Desk,
	received: Day,
	subject: Subject,
	known?: Petitioner | null
): Paper {
	const { random, unit } = desk;
	const isSecret = SECRET.has(subject.kind);
	return {
		...subject,
		channel: channel(desk, received),
		petitioner: isSecret ? null : (known ?? petitioner(desk, received)),
		fingerprint: isSecret ? null : newFingerprint(random),
		petitioners: signatures(desk),
		isOverLevel: random.chance(OVER_LEVEL[unit.tier]),
		isProlonged: random.chance(PROLONGED[unit.tier])
	};
}

/** The same petition sent once more. */
export function repeatedPaper(desk: Desk, received: Day, paper: Paper): Paper {
	const { random, unit } = desk;
	return {
		...paper,
		channel: channel(desk, received),
		fingerprint: paper.fingerprint && rewritten(paper.fingerprint, random),
		isOverLevel: random.chance(OVER_LEVEL[unit.tier]),
		isProlonged: paper.isProlonged || random.chance(2 * PROLONGED[unit.tier])
	};
}

function petitioner(desk: Desk, received: Day): Petitioner {
	const { random, people, covered } = desk;
	if (random.chance(WRITES_EVERYWHERE)) return people.wanderer(random, yearOf(received));
	return people.newcomer(random.oneOf(covered));
}

function channel({ random, unit }: Desk, received: Day): string {
	const onlineYears = Math.max(0, yearOf(received) - ONLINE_FROM_YEAR + 1);
	if (random.chance(onlineYears * ONLINE_PER_YEAR)) return 'online';
	return random.pick(unit.tier === 'supreme' ? CHANNELS_TOP : CHANNELS_BELOW);
}

function signatures({ random }: Desk): number {
	switch (random.pick(PETITIONERS)) {
		case 'one':
			return 1;
		case 'few':
			return random.between(2, 4);
		case 'many':
			return random.wait(MANY_SIGNATURES);
	}
}
