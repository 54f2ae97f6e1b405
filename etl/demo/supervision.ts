import { NEVER, textBy, textOf, type Day } from './calendar.ts';
import { departmentFor } from './department.ts';
import type { Desk } from './desk.ts';
import {
	DOCUMENTS_PER_SUPERVISION,
	DOCUMENT_AFTER_DAYS,
	DOCUMENT_KINDS,
	MEASURES,
	MILITARY_FIELDS,
	RECHECKED,
	RECHECKED_AFTER_DAYS,
	REPLIES,
	REPLY_DAYS,
	REPLY_LATE,
	REPLY_LATE_DAYS,
	REPLY_MISSING,
	RESPONDENTS,
	SUPERVISED_FIELDS,
	SUPERVISION_DAYS,
	VIOLATIONS,
	VIOLATIONS_OTHERWISE
} from './rates.ts';
import type { Origin } from './record.ts';

/** One supervising action on a judicial body; documents may follow. */
export function beginSupervision(desk: Desk, started: Day): void {
	const { random, unit, world } = desk;
	const measure = random.pick(MEASURES);
	const field = random.pick(unit.tier === 'military' ? MILITARY_FIELDS : SUPERVISED_FIELDS);
	const respondent =
		measure === 'internal_inspection' ? 'procuracy' : random.pick(RESPONDENTS[field]!);
	const concluded = world.calendar.onOrAfter(started + random.between(...SUPERVISION_DAYS));
	const violations = Math.round((VIOLATIONS[measure] ?? VIOLATIONS_OTHERWISE) * 2 * random.next());
	const department = departmentFor(unit, 'supervision', field);
	const supervision = desk.enter('supervisions', department, [started, concluded], (day) => [
		measure,
		respondent,
		field,
		textOf(started),
		textBy(day, concluded),
		concluded <= day ? String(violations) : ''
	]);
	const documents = Math.floor(2 * DOCUMENTS_PER_SUPERVISION * random.next() + 0.5);
	for (let count = 0; count < documents; count += 1) {
		const issued = world.calendar.onOrAfter(concluded + random.between(...DOCUMENT_AFTER_DAYS));
		const origin = { ...supervision.origin, field, respondent };
		desk.putOff({ day: issued, run: (holder) => issueDocument(holder, issued, origin) });
	}
}

/** A protest, recommendation or notice that a supervision led to. */
function issueDocument(
	desk: Desk,
	issued: Day,
	supervision: Origin & { field: string; respondent: string }
): void {
	const { id, department, lag, field, respondent } = supervision;
	const { kind, replied, reply, rechecked } = answer(desk, issued);
	const cellsOn = (day: Day) => [
		id,
		kind,
		respondent,
		field,
		textOf(issued),
		textBy(day, replied),
		textBy(day, replied) && reply,
		textBy(day, rechecked)
	];
	desk.enter('documents', department, [issued, replied, rechecked], cellsOn, lag);
}

/** Protests and recommendations are answered within 15 days, most of them. */
function answer(
	{ random, world: { calendar } }: Desk,
	issued: Day
): { kind: string; replied: Day; reply: string; rechecked: Day } {
	const kind = random.pick(DOCUMENT_KINDS);
	if (kind === 'lessons_notice' || random.chance(REPLY_MISSING)) {
		return { kind, replied: NEVER, reply: '', rechecked: NEVER };
	}
	const days = random.chance(REPLY_LATE)
		? random.wait(REPLY_LATE_DAYS)
		: random.between(...REPLY_DAYS);
	const replied = calendar.onOrAfter(issued + days);
	const rechecked = random.chance(RECHECKED)
		? calendar.onOrAfter(replied + random.between(...RECHECKED_AFTER_DAYS))
		: NEVER;
	return { kind, replied, reply: random.pick(REPLIES), rechecked };
}
