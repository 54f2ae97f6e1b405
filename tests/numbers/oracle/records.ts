import type { RecordType } from '../../packages.ts';
import { momentOf, type Day } from './calendar.ts';
import { dueOf, type Due, type Matter as Clocked } from './due.ts';
import { predecessors, successors } from './ownership.ts';
import {
	booleanOf,
	currentVersions,
	isKnown,
	numberOf,
	sameId,
	textOf,
	type Received,
	type Version
} from './versions.ts';

/*
What a release knows: the current records as of its day. "Records and fields dated later do not count";
"what belongs to a day … is empty when that day is later" (contract, sections 5 and 5.1).
*/

export type Value = string | boolean | null;
/** Values of dimensions that do not depend on the day asked. */
export type Values = Record<string, Value>;
type Common = { unit: string; values: Values };

export type Reception = Common & {
	received_on: Day;
	people: number;
	byLeader: boolean;
	isGroup: boolean;
};
export type Petition = Common & {
	received_on: Day;
	classified_on: Day | null;
	processed_on: Day | null;
	supervised_on: Day | null;
	isDuplicate: boolean;
	token: string | null;
	matter_id: string | null;
};
export type Matter = Common &
	Clocked & {
		id: string;
		due: Due;
		received_on: Day;
		outcome: string | null;
		protection: boolean;
		previous: { unit: string; id: string } | null;
	};
export type Supervision = Common & {
	started_on: Day;
	concluded_on: Day | null;
	violations: number;
};
export type Document = Common & { issued_on: Day; replied_on: Day | null };
export type Review = Common & {
	requested_on: Day;
	eligible: boolean;
	accepted_on: Day | null;
	concluded_on: Day | null;
	decision_unit: string | null;
};

export type Known = {
	as_of: Day;
	receptions: Reception[];
	petitions: Petition[];
	matters: Matter[];
	supervisions: Supervision[];
	documents: Document[];
	reviews: Review[];
	packages: Received[];
};

export function knownRecords(all: Received[], as_of: Day, known_at: string): Known {
	const records = <Kind extends { unit: string }>(
		type: RecordType,
		received: string,
		read: (cells: Cells) => Kind
	): Kind[] =>
		currentVersions(all, known_at, type)
			.map((version) => new Cells(version, as_of))
			.filter((cells) => momentOf(cells.text(received)!).day <= as_of)
			.map(read);
	return {
		as_of,
		receptions: records('receptions', 'received_on', readReception),
		petitions: records('petitions', 'received_on', readPetition),
		matters: records('matters', 'received_at', (cells) => readMatter(cells, as_of)),
		supervisions: records('supervisions', 'started_on', readSupervision),
		documents: records('documents', 'issued_on', readDocument),
		reviews: records('reviews', 'requested_on', readReview),
		packages: all.filter((received) => isKnown(received, known_at))
	};
}

/** The cells of a row as they stand at the as-of day. */
class Cells {
	readonly unit: string;
	readonly id: string;
	readonly #row: Version['row'];
	readonly #as_of: Day;

	constructor({ unit, id, row }: Version, as_of: Day) {
		this.unit = unit;
		this.id = id;
		this.#row = row;
		this.#as_of = as_of;
	}

	text = (column: string) => textOf(this.#row[column]);
	boolean = (column: string) => booleanOf(this.#row[column]);
	number = (column: string) => numberOf(this.#row[column]);

	/** A day, or null when it is later than the as-of day. */
	day(column: string): Day | null {
		const day = this.text(column);
		return day !== null && day <= this.#as_of ? day : null;
	}

	/** What belongs to a day, empty when that day is later. */
	textOfDay = (column: string, day: string) => (this.day(day) === null ? null : this.text(column));

	common(...columns: string[]): Common {
		const named = ['department', ...columns].map((column) => [column, this.text(column)]);
		return { unit: this.unit, values: Object.fromEntries(named) as Values };
	}
}

function readReception(cells: Cells): Reception {
	const { unit, values } = cells.common('visit_kind');
	return {
		unit,
		values: { ...values, result: cells.text('result') ?? 'received' },
		received_on: cells.day('received_on')!,
		people: cells.number('people_count') ?? 1,
		byLeader: cells.boolean('by_leader'),
		isGroup: cells.boolean('is_group')
	};
}

/** Kinds whose senders are secret: a token is dropped (`CEL-DENOUNCER`). */
const SECRET = ['denunciation', 'judicial_crime_report', 'crime_report'];

function readPetition(cells: Cells): Petition {
	const { unit, values } = cells.common('petition_kind', 'field', 'channel', 'respondent');
	const received_on = cells.day('received_on')!;
	const matter_id = cells.text('matter_id');
	return {
		unit,
		values: {
			...values,
			competence: cells.textOfDay('competence', 'processed_on'),
			disposition: cells.textOfDay('disposition', 'processed_on'),
			over_level: cells.boolean('over_level'),
			prolonged: cells.boolean('prolonged'),
			received_month: received_on.slice(0, 7)
		},
		received_on,
		classified_on: cells.day('classified_on'),
		processed_on: cells.day('processed_on'),
		supervised_on: cells.day('supervised_on'),
		isDuplicate: cells.text('duplicate_of') !== null,
		token: SECRET.includes(values.petition_kind as string) ? null : cells.text('petitioner_token'),
		matter_id: matter_id === null ? null : sameId(matter_id)
	};
}

function readMatter(cells: Cells, as_of: Day): Matter {
	const { unit, values } = cells.common(
		'petition_kind',
		'field',
		'instance',
		'limit_key',
		'respondent'
	);
	const previous_unit = cells.text('previous_unit');
	const received_at = momentOf(cells.text('received_at')!);
	const protection = cells.boolean('protection');
	const outcome = cells.textOfDay('outcome', 'concluded_on');
	const clocked: Clocked = {
		limit_key: cells.text('limit_key')!,
		received_at,
		accepted_on: cells.day('accepted_on'),
		extended_on: cells.day('extended_on'),
		extension_length: cells.number('extension_length'),
		suspensions: suspensionsOf(cells.text('suspensions')),
		concluded_on: cells.day('concluded_on')
	};
	return {
		...clocked,
		unit,
		id: cells.id,
		values: { ...values, protection, outcome, received_month: received_at.day.slice(0, 7) },
		due: dueOf(clocked, as_of),
		received_on: received_at.day,
		outcome,
		protection,
		previous:
			previous_unit === null
				? null
				: { unit: previous_unit, id: sameId(cells.text('previous_matter_id')!) }
	};
}

/** "A list of `from/to` days separated by `;`, the last `to` may be empty (still suspended)." */
const suspensionsOf = (text: string | null): Clocked['suspensions'] =>
	(text ?? '')
		.split(';')
		.filter((interval) => interval !== '')
		.map((interval) => {
			const [from = '', to = ''] = interval.split('/');
			return { from, to: to === '' ? null : to };
		});

const readSupervision = (cells: Cells): Supervision => ({
	...cells.common('measure', 'respondent', 'field'),
	started_on: cells.day('started_on')!,
	concluded_on: cells.day('concluded_on'),
	violations: cells.number('violations') ?? 0
});

function readDocument(cells: Cells): Document {
	const { unit, values } = cells.common('kind', 'respondent', 'field');
	return {
		unit,
		values: { ...values, reply: cells.textOfDay('reply', 'replied_on') },
		issued_on: cells.day('issued_on')!,
		replied_on: cells.day('replied_on')
	};
}

function readReview(cells: Cells): Review {
	const { unit, values } = cells.common('review_kind', 'field');
	return {
		unit,
		values: { ...values, review_outcome: cells.textOfDay('review_outcome', 'concluded_on') },
		requested_on: cells.day('requested_on')!,
		eligible: cells.boolean('eligible'),
		accepted_on: cells.day('accepted_on'),
		concluded_on: cells.day('concluded_on'),
		decision_unit: cells.text('decision_unit')
	};
}

/**
 * "The matter of a petition is looked up in the petition's own unit, then in those it succeeded, nearest
 * first (ties by code), then in its successors."
 */
export function matterOf({ unit, matter_id }: Petition, matters: Matter[]): Matter | undefined {
	const places = [unit, ...predecessors(unit), ...successors(unit)];
	return firstFound(matters, places, (matter) => matter.id === matter_id);
}

/**
 * "`previous_matter_id` is looked up at previous_unit, then in the units it succeeded; never the matter
 * itself."
 */
export function previousOf(matter: Matter, matters: Matter[]): Matter | undefined {
	const { previous } = matter;
	if (previous === null) return undefined;
	const places = [previous.unit, ...predecessors(previous.unit)];
	return firstFound(matters, places, (other) => other.id === previous.id && other !== matter);
}

function firstFound(matters: Matter[], places: string[], isMeant: (matter: Matter) => boolean) {
	return places
		.map((unit) => matters.find((matter) => matter.unit === unit && isMeant(matter)))
		.find((matter) => matter !== undefined);
}
