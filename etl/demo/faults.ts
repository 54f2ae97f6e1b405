import type { Random } from './random.ts';
import { CORRECTED, FAULTS, FIELDS, SENT_AGAIN, VISITS, WITHDRAWN } from './rates.ts';
import { addRows, COLUMNS, emptySheets, type DemoRecord, type RecordType } from './record.ts';

/** The columns in which people make mistakes: a code, and the day that every row needs. */
const TOUCHED: Readonly<Record<RecordType, { code: string; day: string }>> = {
	petitions: { code: 'field', day: 'received_on' },
	receptions: { code: 'visit_kind', day: 'received_on' },
	matters: { code: 'field', day: 'received_at' },
	supervisions: { code: 'field', day: 'started_on' },
	documents: { code: 'field', day: 'issued_on' },
	reviews: { code: 'field', day: 'requested_on' }
};
/** Codes of a register that is no longer used. */
const OLD_CODES = ['07', 'LV3', '1.2', 'TP-05'];

/** Rows as they leave a unit: mostly right, some wrong on purpose. */
export class Clerk {
	readonly #random: Random;
	/** What a later package will put right. */
	readonly corrections = emptySheets();
	hasCorrections = false;
	hasOnlyWithdrawn = true;
	readonly #willCorrect: boolean;

	constructor(random: Random, willCorrect: boolean) {
		this.#random = random;
		this.#willCorrect = willCorrect;
	}

	/** The rows that stand in the package for a record. */
	enter(record: DemoRecord, cells: string[]): string[][] {
		const random = this.#random;
		const { code, day } = TOUCHED[record.type];
		const columns = COLUMNS[record.type];
		const changed = (column: string, value: string) => cells.with(columns.indexOf(column), value);
		let luck = random.next();
		if ((luck -= FAULTS.wrong_code) < 0) {
			record.isWantedAgain = this.#sendsAgain(record.type);
			return [changed(code, random.oneOf(OLD_CODES))];
		}
		if ((luck -= FAULTS.missing_date) < 0) {
			record.isWantedAgain = this.#sendsAgain(record.type);
			return [changed(day, '')];
		}
		if ((luck -= FAULTS.duplicate_id) < 0) {
			// Half of the repeated rows are the same, which harms nobody.
			if (random.chance(0.5)) return [cells, cells];
			record.isWantedAgain = this.#sendsAgain(record.type);
			return [cells, changed(code, this.#anotherCode(record.type, cells))];
		}
		if (!this.#willCorrect || luck >= CORRECTED) return [cells];
		if (record.type === 'petitions' && random.chance(WITHDRAWN)) return this.#enteredTwice(cells);
		this.#correct(record.type, cells);
		this.hasOnlyWithdrawn = false;
		return [changed(code, this.#anotherCode(record.type, cells))];
	}

	/** What has a clock is not forgotten. */
	#sendsAgain(type: RecordType): boolean {
		const mayBeForgotten = type === 'petitions' || type === 'receptions';
		return !mayBeForgotten || this.#random.chance(SENT_AGAIN);
	}

	/** The same paper under a second number, which a later package withdraws. */
	#enteredTwice(cells: string[]): string[][] {
		const copy = cells.with(0, `${cells[0]}-2`);
		const withdrawal = cells.map(() => '');
		withdrawal[0] = copy[0]!;
		withdrawal[cells.length - 2] = 'true';
		withdrawal[cells.length - 1] = cells.at(-1)!;
		this.#correct('petitions', withdrawal);
		return [cells, copy];
	}

	#correct(type: RecordType, cells: string[]): void {
		addRows(this.corrections, type, [cells]);
		this.hasCorrections = true;
	}

	#anotherCode(type: RecordType, cells: string[]): string {
		const { code } = TOUCHED[type];
		const right = cells[COLUMNS[type].indexOf(code)];
		const values: readonly string[] = type === 'receptions' ? VISITS.values : FIELDS.other.values;
		return this.#random.oneOf(values.filter((value) => value !== right));
	}
}
