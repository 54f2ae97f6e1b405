import type { Day } from './calendar.ts';

/** The six record types, in the order of a package's files. */
export const RECORD_TYPES = [
	'petitions',
	'receptions',
	'matters',
	'supervisions',
	'documents',
	'reviews'
] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** Headings of each type, in the order of cells. */
export const COLUMNS: Readonly<Record<RecordType, readonly string[]>> = {
	petitions:
		'record_id,received_on,channel,petition_kind,field,respondent,classified_on,processed_on,competence,disposition,forwarded_to,duplicate_of,matter_id,petitioner_token,petitioner_count,petitioner_province,over_level,prolonged,supervised_on,content_fingerprint,department,withdrawn,unit'.split(
			','
		),
	receptions:
		'record_id,received_on,visit_kind,people_count,is_group,by_leader,result,department,withdrawn,unit'.split(
			','
		),
	matters:
		'record_id,petition_kind,field,instance,limit_key,received_at,accepted_on,extended_on,extension_length,suspensions,concluded_on,outcome,effective_on,respondent,previous_unit,previous_matter_id,protection,department,withdrawn,unit'.split(
			','
		),
	supervisions:
		'record_id,measure,respondent,field,started_on,concluded_on,violations,department,withdrawn,unit'.split(
			','
		),
	documents:
		'record_id,supervision_id,kind,respondent,field,issued_on,replied_on,reply,rechecked_on,department,withdrawn,unit'.split(
			','
		),
	reviews:
		'record_id,review_kind,field,requested_on,eligible,accepted_on,concluded_on,review_outcome,decision_unit,department,withdrawn,unit'.split(
			','
		)
};

/**
 * One record with its whole life, drawn when it begins. What a unit tells of it on a day are the
 * things that had been entered by then, so a record shows up again in the package of each month in
 * which it changed.
 */
export abstract class DemoRecord {
	abstract readonly type: RecordType;
	readonly id: string;
	/** The unit that opened it; it stays in the record when another unit takes over. */
	readonly unit: string;
	readonly department: string;
	/** Days by which its events are entered late. */
	readonly lag: number;
	/** A row of it was set aside and will be sent again. */
	isWantedAgain = false;
	/** Days on which it changes, in order. */
	readonly #events: readonly Day[];
	#told = 0;

	constructor(origin: Origin, events: readonly Day[]) {
		this.id = origin.id;
		this.unit = origin.unit;
		this.department = origin.department;
		this.lag = origin.lag;
		this.#events = events;
	}

	/** Its cells as of a day, in the order of COLUMNS, without department, withdrawn and unit. */
	protected abstract cellsOn(day: Day): string[];

	/** Whether something was entered by a day that no package has told yet. */
	hasNews(day: Day): boolean {
		return this.isWantedAgain || (this.#told < this.#events.length && this.#next + this.lag <= day);
	}

	/** Whether nothing is left to tell. */
	get isTold(): boolean {
		return this.#told === this.#events.length && !this.isWantedAgain;
	}

	/** The row that the package up to a day brings, sent by a unit. */
	tell(day: Day, sender: string): string[] {
		while (this.#told < this.#events.length && this.#next + this.lag <= day) this.#told += 1;
		this.isWantedAgain = false;
		const cells = this.cellsOn(day - this.lag);
		cells.push(this.department, '', this.unit === sender ? '' : this.unit);
		return cells;
	}

	get #next(): Day {
		return this.#events[this.#told]!;
	}
}

/** Where a record comes from. */
export interface Origin {
	readonly id: string;
	readonly unit: string;
	readonly department: string;
	readonly lag: number;
}
