import {
	BOOLEAN,
	DATE,
	INTEGER,
	type DuckDBDateValue,
	type DuckDBType,
	type DuckDBValue
} from '@duckdb/node-api';
import type { Batch, RowTable, Sender } from '../batch.ts';
import type { Facts } from '../facts.ts';
import { columnReaders, dayOfInstant, readDate, type Cell, type ColumnReader } from './cells.ts';
import type { Meanings } from './meanings.ts';
import { PROTECTED_KINDS } from './protected_kinds.ts';
import { holdsToken } from './tokens.ts';

/** Names of records, which are compared without case. */
const RECORD_KEYS = ['duplicate_of', 'matter_id', 'supervision_id', 'previous_matter_id'];
/** Of every row, before its cells. `bad`: a bit for each cell that was filled and has no value. */
const OF_ROW: readonly (readonly [name: string, type: DuckDBType])[] = [
	['package_no', INTEGER],
	['row_no', INTEGER],
	['is_withdrawn', BOOLEAN],
	['bad', INTEGER],
	['created_on', DATE],
	['opened_on', DATE],
	['closed_on', DATE],
	['received_on_day', DATE]
];

type Life = { readonly opened: DuckDBDateValue | null; readonly closed: DuckDBDateValue | null };

/** Reads the rows of one record type into `cell.<type>`, and the `CEL-` problems into `batch.fault`. */
export class RowReader implements RowTable {
	readonly type: string;
	/** In the order of the record type's columns. */
	readonly columns: readonly ColumnReader[];
	readonly #meanings: Meanings;
	readonly #lives: ReadonlyMap<string, Life>;
	readonly #withdrawn: number;
	readonly #kind: number;
	readonly #unit: number;
	/** Of matters: the cell that tells the day on which one came, with or without a time. */
	readonly #instant: number;

	constructor(type: string, facts: Facts, meanings: Meanings) {
		this.type = type;
		this.columns = columnReaders(type, facts, meanings);
		this.#meanings = meanings;
		this.#lives = new Map(
			[...facts.units].map(([unit, { valid_from, valid_to }]) => [
				unit,
				{ opened: dayOrNone(valid_from), closed: dayOrNone(valid_to) }
			])
		);
		const placeOf = (name: string) => this.columns.findIndex((column) => column.name === name);
		this.#withdrawn = placeOf('withdrawn');
		this.#kind = placeOf('petition_kind');
		this.#unit = placeOf('unit');
		this.#instant = placeOf('received_at');
	}

	/** The columns of `cell.<type>`. */
	get types(): DuckDBType[] {
		return [...OF_ROW.map(([, type]) => type), ...this.columns.map(({ type }) => type)];
	}

	/** `cell.<type>`, and over it `record.<type>` with what the rules between cells ask for. */
	tables(): string {
		const { type } = this;
		const names = [...OF_ROW.map(([name]) => name), ...this.columns.map(({ name }) => name)];
		const cells = names.map((name, at) => `${name} ${String(this.types[at])}`);
		const values = this.columns.flatMap(({ name }, place) => {
			const isEmpty = `${name} is null and (bad >> ${place}) & 1 = 0 as ${name}_is_empty`;
			if (RECORD_KEYS.includes(name)) {
				return [`lower(${name}) as ${name}`, `${name} as ${name}_written`, isEmpty];
			}
			if (name === 'suspensions') {
				return [SUSPENSIONS, 'suspensions as suspensions_written', isEmpty];
			}
			return [`${this.#isListed(name) ? `cast(${name} as varchar) as ${name}` : name}`, isEmpty];
		});
		return `
			create table cell.${type} (${cells.join(', ')});
			create view record.${type} as
			select
				package_no, row_no, is_withdrawn, created_on, opened_on, closed_on,
				lower(record_id) as record_key,
				${type === 'matters' ? 'received_on_day as received_on,' : ''}
				${values.join(', ')}
			from cell.${type};`;
	}

	#isListed(name: string): boolean {
		const column = this.columns.find((column) => column.name === name)!;
		return String(column.type).startsWith('ENUM');
	}

	/**
	 * Reads a row with as many cells as there are headings.
	 *
	 * @param places the place among the columns of each cell, -1 for one that is not known
	 * @returns whether the row takes its record back
	 */
	read(
		row: readonly string[],
		places: readonly number[],
		rowNo: number,
		sender: Sender,
		batch: Batch
	): boolean {
		const columns = this.columns;
		const cells: (Cell | null)[] = Array.from<null>({ length: columns.length }).fill(null);
		for (let at = 0; at < places.length; at += 1) {
			const place = places[at]!;
			const cell = row[at]!;
			if (place !== -1 && cell !== '') cells[place] = columns[place]!.read(cell);
		}
		const { packageNo } = sender;
		const isWithdrawn = this.#valueAt(cells, this.#withdrawn) === true;
		const isProtected = PROTECTED_KINDS.includes(`${this.#valueAt(cells, this.#kind)}`);
		const values: DuckDBValue[] = [packageNo, rowNo, isWithdrawn, 0, sender.createdOn];
		values.length = OF_ROW.length;
		let bad = 0;
		for (let place = 0; place < columns.length; place += 1) {
			const column = columns[place]!;
			const cell = cells[place]!;
			const isRead = !isWithdrawn || column.isOfWithdrawn;
			const isFilled = cell !== null && isRead && cell.text !== '';
			let value: DuckDBValue = null;
			if (isFilled && !cell.isNullWord) {
				const isSecret = column.isPersonal && isProtected;
				value = isSecret ? null : cell.value;
				if (place === this.#unit && value !== null && !this.#isOwn(value, sender)) value = null;
				const isDay = place === this.#instant && dayOfInstant(cell) !== null;
				if (value === null && !isDay) {
					bad |= 1 << place;
					const code = isSecret ? 'CEL-DENOUNCER' : cell.code;
					batch.addFault(packageNo, this.type, rowNo, code, column.name, cell.told);
				}
			} else {
				if (isFilled) {
					batch.addFault(packageNo, this.type, rowNo, 'CEL-NULL-WORD', column.name, null);
				}
				if (column.isRequired && isRead) {
					batch.addFault(packageNo, this.type, rowNo, 'CEL-REQUIRED', column.name, column.label);
				}
				if (place === this.#unit) value = sender.unit;
				else if (!isWithdrawn) value = column.otherwise;
			}
			if (value === null && cell !== null && column.isPersonal) batch.loseToken(packageNo);
			values.push(value);
		}
		const isKnown = (_: string, at: number) => places[at] !== -1;
		if (isWithdrawn && row.filter(isKnown).some(holdsToken)) batch.loseToken(packageNo);
		const life = this.#lives.get(`${values[OF_ROW.length + this.#unit]}`);
		values[3] = bad;
		values[5] = life?.opened ?? null;
		values[6] = life?.closed ?? null;
		const instant = this.#instant === -1 || isWithdrawn ? null : cells[this.#instant];
		values[7] = instant ? dayOfInstant(instant) : null;
		batch.addRow(this.type, values);
		return isWithdrawn;
	}

	#valueAt(cells: readonly (Cell | null)[], place: number): DuckDBValue {
		return place === -1 ? null : (cells[place]?.value ?? null);
	}

	#isOwn = (unit: DuckDBValue, sender: Sender): boolean =>
		this.#meanings.members.get(sender.unit)!.has(unit as string);
}

const dayOrNone = (day: string | null) => (day === null ? null : readDate(day));

/** Spans of days; the last may be open. */
const SUSPENSIONS = `
	list_transform(
		string_split(suspensions, ';'),
		lambda part: {
			'from_day': cast(part[1:10] as date), 'to_day': cast(nullif(part[12:], '') as date)
		}
	) as suspensions`;
