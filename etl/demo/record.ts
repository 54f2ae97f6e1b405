import { NEVER, type Day } from './calendar.ts';

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

const columns = (names: string) => ['record_id', ...names.split(' '), ...LAST_COLUMNS];
const LAST_COLUMNS = ['department', 'withdrawn', 'unit'] as const;

/** Headings of each type, in the order of cells. */
export const COLUMNS: Readonly<Record<RecordType, readonly string[]>> = {
	petitions: columns(
		'received_on channel petition_kind field respondent classified_on processed_on competence disposition forwarded_to duplicate_of matter_id petitioner_token petitioner_count petitioner_province over_level prolonged supervised_on content_fingerprint'
	),
	receptions: columns('received_on visit_kind people_count is_group by_leader result'),
	matters: columns(
		'petition_kind field instance limit_key received_at accepted_on extended_on extension_length suspensions concluded_on outcome effective_on respondent previous_unit previous_matter_id protection'
	),
	supervisions: columns('measure respondent field started_on concluded_on violations'),
	documents: columns(
		'supervision_id kind respondent field issued_on replied_on reply rechecked_on'
	),
	reviews: columns(
		'review_kind field requested_on eligible accepted_on concluded_on review_outcome decision_unit'
	)
};

/** Where a record comes from. */
export interface Origin {
	readonly id: string;
	/** The unit that opened it; it stays in the record when another unit takes over. */
	readonly unit: string;
	readonly department: string;
	/** Days by which its events are entered late. */
	readonly lag: number;
}

/** The cells of a record as of a day, between its id and LAST_COLUMNS. */
export type CellsOn = (day: Day) => string[];

/** The cell of a yes or no. */
export const flag = (is: boolean) => (is ? 'true' : '');

/**
 * One record with its whole life, drawn when it begins. What a unit tells of it on a day are the
 * things that had been entered by then, so a record shows up again in the package of each month in
 * which it changed.
 */
export class DemoRecord {
	readonly type: RecordType;
	readonly origin: Origin;
	/** A row of it was set aside and will be sent again. */
	isWantedAgain = false;
	/** Days on which it changes, in order. */
	readonly #events: readonly Day[];
	readonly #cellsOn: CellsOn;
	#told = 0;

	constructor(type: RecordType, origin: Origin, events: readonly Day[], cellsOn: CellsOn) {
		this.type = type;
		this.origin = origin;
		this.#events = events.filter((day) => day !== NEVER).sort((a, b) => a - b);
		this.#cellsOn = cellsOn;
	}

	/** Whether something was entered by a day that no package has told yet. */
	hasNews(day: Day): boolean {
		return this.isWantedAgain || this.#nextEntered <= day;
	}

	/** Whether nothing is left to tell. */
	get isTold(): boolean {
		return this.#told === this.#events.length && !this.isWantedAgain;
	}

	/** The row that the package up to a day brings, sent by a unit. */
	tell(day: Day, sender: string): string[] {
		while (this.#nextEntered <= day) this.#told += 1;
		this.isWantedAgain = false;
		const { id, unit, department, lag } = this.origin;
		return [id, ...this.#cellsOn(day - lag), department, '', unit === sender ? '' : unit];
	}

	/** The day on which the next event that was not told is entered. */
	get #nextEntered(): Day {
		return (this.#events[this.#told] ?? Infinity) + this.origin.lag;
	}
}

/** Rows of a package, by type. */
export type Sheets = Map<RecordType, string[][]>;

/** A package has a file of petitions also when none came. */
export const emptySheets = (): Sheets => new Map([['petitions', []]]);

export function addRows(sheets: Sheets, type: RecordType, rows: string[][]): void {
	const sheet = sheets.get(type);
	if (sheet) sheet.push(...rows);
	else sheets.set(type, rows);
}
