import { textOf, type Day } from './calendar.ts';
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
import { DemoRecord, type Origin } from './record.ts';

interface SupervisionContent {
	readonly measure: string;
	readonly respondent: string;
	readonly field: string;
	readonly started: Day;
	readonly concluded: Day;
	readonly violations: number;
}

/** One supervising action on a judicial body. */
export class Supervision extends DemoRecord {
	readonly type = 'supervisions';
	readonly content: SupervisionContent;

	constructor(origin: Origin, content: SupervisionContent) {
		super(origin, [content.started, content.concluded]);
		this.content = content;
	}

	protected cellsOn(day: Day): string[] {
		const { measure, respondent, field, started, concluded, violations } = this.content;
		const isConcluded = concluded <= day;
		return [
			this.id,
			measure,
			respondent,
			field,
			textOf(started),
			isConcluded ? textOf(concluded) : '',
			isConcluded ? String(violations) : ''
		];
	}
}

/** Begins a supervision, and notes which documents will follow it. */
export function beginSupervision(desk: Desk, started: Day): void {
	const { random, unit, world } = desk;
	const measure = random.pick(MEASURES);
	const field = random.pick(unit.tier === 'military' ? MILITARY_FIELDS : SUPERVISED_FIELDS);
	const respondent =
		measure === 'internal_inspection' ? 'procuracy' : random.pick(RESPONDENTS[field]!);
	const concluded = world.calendar.onOrAfter(started + random.between(6, 24) + random.wait(6));
	const violations = Math.round((VIOLATIONS[measure] ?? 0.4) * 2 * random.next());
	const origin = desk.register('supervisions', started, departmentFor(unit, 'supervision', field));
	const content = { measure, respondent, field, started, concluded, violations };
	const supervision = new Supervision(origin, content);
	desk.open.push(supervision);
	const documents = Math.floor(2 * DOCUMENTS_PER_SUPERVISION * random.next() + 0.5);
	for (let count = 0; count < documents; count += 1) {
		const day = world.calendar.onOrAfter(concluded + random.between(0, 9));
		desk.documentsToIssue.push({ supervision, day });
	}
}

interface DocumentContent {
	readonly supervision: Supervision;
	readonly kind: string;
	readonly issued: Day;
	readonly replied: Day;
	readonly reply: string;
	readonly rechecked: Day;
}

/** A protest, recommendation or notice that a supervision led to. */
class Document extends DemoRecord {
	readonly type = 'documents';
	readonly #content: DocumentContent;

	constructor(origin: Origin, content: DocumentContent) {
		const { issued, replied, rechecked } = content;
		super(
			origin,
			[issued, replied, rechecked].filter((day) => day !== 0)
		);
		this.#content = content;
	}

	protected cellsOn(day: Day): string[] {
		const { supervision, kind, issued, replied, reply, rechecked } = this.#content;
		const isReplied = replied !== 0 && replied <= day;
		return [
			this.id,
			supervision.id,
			kind,
			supervision.content.respondent,
			supervision.content.field,
			textOf(issued),
			isReplied ? textOf(replied) : '',
			isReplied ? reply : '',
			rechecked !== 0 && rechecked <= day ? textOf(rechecked) : ''
		];
	}
}

/** Issues the documents that are due by a day. */
export function issueDocuments(desk: Desk, day: Day): void {
	const due = desk.documentsToIssue.filter((document) => document.day <= day);
	if (due.length === 0) return;
	desk.documentsToIssue = desk.documentsToIssue.filter((document) => document.day > day);
	for (const { supervision, day: issued } of due.sort((a, b) => a.day - b.day)) {
		const { department, lag } = supervision;
		const origin = desk.register('documents', issued, department, lag);
		desk.open.push(new Document(origin, { supervision, issued, ...answer(desk, issued) }));
	}
}

/** Protests and recommendations are answered within 15 days, most of them. */
function answer(
	{ random, world: { calendar } }: Desk,
	issued: Day
): Pick<DocumentContent, 'kind' | 'replied' | 'reply' | 'rechecked'> {
	const kind = random.pick(DOCUMENT_KINDS);
	if (kind === 'lessons_notice' || random.chance(REPLY_MISSING)) {
		return { kind, replied: 0, reply: '', rechecked: 0 };
	}
	const days = random.chance(REPLY_LATE) ? 17 + random.wait(18) : random.between(4, 15);
	const replied = calendar.onOrAfter(issued + days);
	const rechecked = random.chance(RECHECKED)
		? calendar.onOrAfter(replied + random.between(30, 90))
		: 0;
	return { kind, replied, reply: random.pick(REPLIES), rechecked };
}
