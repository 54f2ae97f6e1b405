import { NEVER, textBy, textOf, type Day } from './calendar.ts';
import { departmentFor } from './department.ts';
import type { Desk } from './desk.ts';
import {
	DOCUMENTS_PER_SUPERVISION,
	DOCUMENT_KINDS,
	MEASURES,
	MILITARY_FIELDS,
	RECHECKED,
	REPLIES,
	REPLY_LATE,
	REPLY_MISSING,
	RESPONDENTS,
	SUPERVISED_FIELDS,
	VIOLATIONS
} from './rates.ts';
import type { Origin } from './record.ts';

/** One supervising action on a judicial body; documents may follow. */
export function beginSupervision(desk: Desk, started: Day): void {
	const { random, unit, world } = desk;
	const measure = random.pick(MEASURES);
	const field = random.pick(unit.tier === 'military' ? MILITARY_FIELDS : SUPERVISED_FIELDS);
	const respondent =
		measure === 'internal_inspection' ? 'procuracy' : random.pick(RESPONDENTS[field]!);
	const concluded = world.calendar.onOrAfter(started + random.between(6, 24) + random.wait(6));
	const violations = Math.round((VIOLATIONS[measure] ?? 0.4) * 2 * random.next());
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
		const issued = world.calendar.onOrAfter(concluded + random.between(0, 9));
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
	const days = random.chance(REPLY_LATE) ? 17 + random.wait(18) : random.between(4, 15);
	const replied = calendar.onOrAfter(issued + days);
	const rechecked = random.chance(RECHECKED)
		? calendar.onOrAfter(replied + random.between(30, 90))
		: NEVER;
	return { kind, replied, reply: random.pick(REPLIES), rechecked };
}
