import {
	BOOLEAN,
	DATE,
	DuckDBDateValue,
	DuckDBTimestampValue,
	ENUM,
	INTEGER,
	TIMESTAMP,
	VARCHAR,
	type DuckDBType,
	type DuckDBValue
} from '@duckdb/node-api';
import type { Column, Facts } from '../facts.ts';
import { ERROR_CELL } from '../readers/table_file.ts';
import { details } from '../vi.ts';
import { isBrokenText, probableText } from './broken_text.ts';
import { fold } from './fold.ts';
import type { Meanings } from './meanings.ts';

/*
From cells to values: what one cell means by itself, and the `CEL-` problems. What is written again and
again (codes, days, counts) is read once. Rules between cells, rows and packages are SQL over the values.
*/

/** What is known of a cell, whatever row it stands in. `text`: tidied; null value: it is no such thing. */
export interface Cell {
	readonly text: string;
	readonly value: DuckDBValue;
	readonly isNullWord: boolean;
	readonly code: string;
	/** What may be told of it where it has no value. */
	readonly told: string | null;
}

/** A column of a record type, as cells of it are read. */
export interface ColumnReader {
	readonly name: string;
	readonly type: DuckDBType;
	readonly label: string;
	readonly isRequired: boolean;
	/** Read in a withdrawn row too. */
	readonly isOfWithdrawn: boolean;
	/** Leads to a person. */
	readonly isPersonal: boolean;
	/** What an empty cell means, of a row that is not withdrawn. */
	readonly otherwise: DuckDBValue;
	readonly read: (cell: string) => Cell;
}

/** What a withdrawn row needs; its other cells are neither required nor read. */
const OF_WITHDRAWN = ['record_id', 'unit', 'withdrawn'];
const UNITS = ['unit', 'previous_unit', 'decision_unit'];
/** Texts of which only some mean anything. */
const KNOWN_WORDS = [...UNITS, 'petitioner_province', 'department'];
/** The least that a count may be. */
export const leastCount = (name: string): number =>
	['people_count', 'petitioner_count'].includes(name) ? 1 : 0;
/** How many characters a text may have. */
export const longestText = (name: string): number => {
	if (name === 'department') return 16;
	return name === 'record_id' ? 64 : 1_000;
};
const DEFAULTS: Readonly<Record<string, DuckDBValue>> = {
	people_count: 1,
	petitioner_count: 1,
	violations: 0,
	result: 'received'
};
export const COUNT_MAX = 1_000_000;
/** A longer text leaves no room for what it probably says. */
const BROKEN_SHOWN_MAX = 60;
/** So many different cells of a column are kept in mind, none longer: hostile ones would fill memory. */
const KNOWN_CELLS_MAX = 50_000;
const KNOWN_LENGTH_MAX = 100;

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2000, 0, 1) / DAY_MS;
const VIETNAM_SECONDS = 7 * 3_600;
/** No place on earth is further from UTC, in seconds. */
const OFFSET_MAX = 14 * 3_600;

/** How the cells of each column of a record type are read. */
export const columnReaders = (type: string, facts: Facts, meanings: Meanings): ColumnReader[] =>
	facts.columns.get(type)!.map((column) => {
		const { name, kind, label, isRequired } = column;
		const isPersonal = kind === 'token' || kind === 'fingerprint';
		const understand = meaningOf(column, facts, meanings);
		const code = UNREADABLE[name] ?? FAULT_CODES[kind];
		const isFree = isFreeText(column);
		const mayBeBroken = (kind === 'text' || kind === 'code') && name !== 'unit';
		const read = (cell: string): Cell => {
			const text = tidy(cell);
			const value = text === '' ? null : understand(text);
			const isNullWord = text !== '' && !isRequired && isNullWordText(text);
			const found = { text, value, isNullWord, code, told: isPersonal ? null : text };
			// What is one of known words is no broken text, whatever letters are in it.
			if (value !== null && (!isFree || isAscii(cell))) return found;
			if (text.startsWith(ERROR_CELL)) return { ...found, value: null, code: 'CEL-XLSX-ERROR' };
			if (mayBeBroken && !isAscii(cell) && isBrokenText(cell)) {
				return { ...found, value: null, code: 'CEL-MOJIBAKE', told: brokenTold(text, cell) };
			}
			return found;
		};
		return {
			...{ name, label, isRequired, isPersonal },
			type: typeOf(column, facts, meanings),
			isOfWithdrawn: OF_WITHDRAWN.includes(name),
			otherwise: DEFAULTS[name] ?? (kind === 'boolean' ? false : null),
			read: isRepeated(column) ? remembering(read) : read
		};
	});

const FAULT_CODES: Readonly<Record<Column['kind'], string>> = {
	text: 'CEL-TEXT',
	code: 'CEL-CODE',
	date: 'CEL-DATE',
	instant: 'CEL-DATE',
	integer: 'CEL-NUMBER',
	boolean: 'CEL-BOOLEAN',
	token: 'CEL-TOKEN',
	fingerprint: 'CEL-TOKEN',
	intervals: 'CEL-INTERVALS',
	identity: 'CEL-TEXT'
};
const UNREADABLE: Readonly<Record<string, string>> = {
	unit: 'REF-UNIT',
	previous_unit: 'CEL-CODE',
	decision_unit: 'CEL-CODE',
	petitioner_province: 'CEL-CODE'
};

/** Any text may stand there. */
const isFreeText = ({ name, kind, codeList }: Column): boolean =>
	(kind === 'text' || kind === 'identity' || (kind === 'code' && codeList === null)) &&
	!KNOWN_WORDS.includes(name);

/** Cells that say the same in many rows. */
const isRepeated = ({ name, kind }: Column): boolean =>
	!['text', 'token', 'fingerprint', 'identity'].includes(kind) ||
	[...KNOWN_WORDS, 'limit_key', 'forwarded_to'].includes(name);

function remembering(read: (cell: string) => Cell): (cell: string) => Cell {
	const known = new Map<string, Cell>();
	return (cell) => {
		if (cell.length > KNOWN_LENGTH_MAX) return read(cell);
		let found = known.get(cell);
		if (found === undefined) {
			if (known.size >= KNOWN_CELLS_MAX) known.clear();
			found = read(cell);
			known.set(cell, found);
		}
		return found;
	};
}

/** How values of a column are kept while a batch is judged. Few different ones are kept as numbers. */
function typeOf({ name, kind, codeList }: Column, facts: Facts, meanings: Meanings): DuckDBType {
	if (UNITS.includes(name)) return ENUM([...facts.units.keys()]);
	if (name === 'petitioner_province') return ENUM([...meanings.provinces]);
	switch (kind) {
		case 'code':
			return codeList === null
				? VARCHAR
				: ENUM([...new Set(meanings.codes.get(codeList)!.values())]);
		case 'date':
			return DATE;
		case 'instant':
			return TIMESTAMP;
		case 'integer':
			return INTEGER;
		case 'boolean':
			return BOOLEAN;
		default:
			return VARCHAR;
	}
}

type Understand = (text: string) => DuckDBValue;

/** What a tidied text that is not empty means in a column. Which unit a row may name is its sender's matter. */
function meaningOf(column: Column, facts: Facts, meanings: Meanings): Understand {
	const { name, kind, codeList } = column;
	if (UNITS.includes(name)) return (text) => (facts.units.has(text) ? text : null);
	if (name === 'petitioner_province') return (text) => (meanings.provinces.has(text) ? text : null);
	if (name === 'department') return (text) => (/^[\p{L}\p{Nd}]{1,16}$/u.test(text) ? text : null);
	switch (kind) {
		case 'code': {
			const codes = codeList === null ? null : meanings.codes.get(codeList)!;
			return codes === null ? (text) => text : (text) => codes.get(fold(text)) ?? null;
		}
		case 'date':
			return readDate;
		case 'instant':
			return readInstant;
		case 'integer': {
			const least = leastCount(name);
			return (text) => readCount(text, least);
		}
		case 'boolean':
			return readBoolean;
		case 'token':
			return hexDigits(64);
		case 'fingerprint':
			return hexDigits(16);
		case 'intervals':
			return (text) => (areIntervals(text) ? text : null);
		default: {
			const longest = longestText(name);
			return (text) => (isShort(text, longest) && !CONTROL.test(text) ? text : null);
		}
	}
}

const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const isAscii = (text: string) => !/[^\0-\x7f]/.test(text);
/** Line breaks and tabs are text. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** NFC, trimmed, runs of spaces as one. Line breaks inside a text stay. */
export const tidy = (cell: string): string =>
	PLAIN.test(cell)
		? cell
		: cell
				.normalize('NFC')
				.replace(/[\p{Z}\t]+/gu, ' ')
				.replace(/^[ \n\r]+|[ \n\r]+$/g, '');

const isShort = (text: string, longest: number) =>
	text.length <= longest || (text.length <= 2 * longest && [...text].length <= longest);

export const NULL_WORDS: ReadonlySet<string> = new Set(['n/a', 'null', '-', 'khong co']);
// The first letter is asked first, since folding costs more than all the rest.
const isNullWordText = (text: string) => /^[nNkK-]/.test(text) && NULL_WORDS.has(fold(text));

const hexDigits = (length: number): Understand => {
	const digits = new RegExp(`^[0-9a-fA-F]{${length}}$`);
	return (text) => (digits.test(text) ? text.toLowerCase() : null);
};

/** Days since 1970 of `2025-01-31` or `31/01/2025`; null: no such day. */
function dayNumber(text: string): number | null {
	const iso = /^\d{2}\/\d{2}\/\d{4}$/.test(text)
		? `${text.slice(6)}-${text.slice(3, 5)}-${text.slice(0, 2)}`
		: text;
	if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
	const ms = Date.parse(`${iso}T00:00:00Z`);
	// A day too many would be read as one of the next month.
	return Number.isNaN(ms) || new Date(ms).getUTCDate() !== Number(iso.slice(8))
		? null
		: ms / DAY_MS;
}

/** A day that is not before the year 2000. */
export function readDate(text: string): DuckDBDateValue | null {
	const day = dayNumber(text);
	return day === null || day < FIRST_DAY ? null : new DuckDBDateValue(day);
}

const CLOCK =
	/^[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d+))?)?(?:(Z)|([+-])(\d{2})(?::?(\d{2}))?)?$/;

/** A day with a time: as it stands, or moved to Vietnam time where it has an offset. */
export function readInstant(text: string): DuckDBTimestampValue | null {
	const day = dayNumber(text.slice(0, 10));
	const clock = CLOCK.exec(text.slice(10));
	if (day === null || clock === null) return null;
	const [, hours, minutes, seconds = '0', fraction = '', zulu, sign, offsetHours, offsetMinutes] =
		clock;
	let at = day * 86_400 + Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
	if (zulu !== undefined || sign !== undefined) {
		const offset = Number(offsetHours ?? 0) * 3_600 + Number(offsetMinutes ?? 0) * 60;
		if (offset > OFFSET_MAX) return null;
		at += VIETNAM_SECONDS - (sign === '-' ? -offset : offset);
	}
	if (at < FIRST_DAY * 86_400) return null;
	const micros = Number(fraction.slice(0, 6).padEnd(6, '0'));
	return new DuckDBTimestampValue(BigInt(at) * 1_000_000n + BigInt(micros));
}

const hasTime = (text: string) => text.length > 10;

function readCount(text: string, least: number): number | null {
	if (!/^\d{1,7}$/.test(text)) return null;
	const count = Number(text);
	return count >= least && count <= COUNT_MAX ? count : null;
}

export const YES: ReadonlySet<string> = new Set(['true', '1', 'co', 'x']);
export const NO: ReadonlySet<string> = new Set(['false', '0', 'khong']);

function readBoolean(text: string): boolean | null {
	const form = fold(text);
	if (YES.has(form)) return true;
	return NO.has(form) ? false : null;
}

const INTERVALS =
	/^(?:\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2};)*\d{4}-\d{2}-\d{2}\/(?:\d{4}-\d{2}-\d{2})?$/;

/** Days from/to;from/to in order; the last may be open. */
function areIntervals(text: string): boolean {
	if (!INTERVALS.test(text)) return false;
	let before = -Infinity;
	return text.split(';').every((part) => {
		const [from, to] = [part.slice(0, 10), part.slice(11)];
		const first = dayNumber(from);
		const last = to === '' ? Infinity : dayNumber(to);
		if (first === null || last === null || last < first || first < before) return false;
		before = last;
		return true;
	});
}

/** The text with what it probably says. What could hold a token is told whole or not at all. */
function brokenTold(text: string, cell: string): string {
	const probable = probableText(cell);
	if (probable === null || text.length > BROKEN_SHOWN_MAX || /[0-9a-f]{16}/i.test(text))
		return text;
	return `${text}, ${details.probably(probable.text)}`;
}

/** The day on which a matter came, which is all that a cell with an instant may say. */
export const dayOfInstant = ({ text, value }: Cell): DuckDBDateValue | null => {
	if (!hasTime(text)) return readDate(text);
	return value instanceof DuckDBTimestampValue
		? new DuckDBDateValue(Number(value.micros / 86_400_000_000n))
		: null;
};
