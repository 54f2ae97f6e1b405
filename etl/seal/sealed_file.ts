import { csvCell } from '../../warehouse/csv_cell.ts';
import { isDay } from '../../warehouse/days.ts';
import type { Column } from '../facts.ts';
import { PROTECTED_KINDS } from '../rules/protected_kinds.ts';
import { fold } from '../rules/fold.ts';
import { listOf, type ChoiceReader } from '../template/choices.ts';
import { contentFingerprint } from './fingerprint.ts';
import { petitionerToken, tellsOf, type Basis } from './identity.ts';
import type { KeyRing } from './keys.ts';
import type { Register } from './register.ts';

const YES = ['true', '1', 'x', 'co'];
/** A row with other cells than headings: its names may stand anywhere, so all of it stays. */
const RAGGED = '""';

/** How many petitions have a token from what. */
export type MarkCounts = Record<Basis | 'none', number>;

/** A name in a column that is sent. */
export interface Leak {
	row: number;
	label: string;
}

/** A data file of a package, and what was seen on the way. Rows are those of the register. */
export class SealedFile {
	readonly path: string;
	readonly type: string;
	readonly register: string;
	readonly leaks: Leak[] = [];
	readonly marks: MarkCounts = { number: 0, address: 0, name: 0, none: 0 };
	rowCount = 0;
	readonly #placeOf: ReadonlyMap<string, number>;
	readonly #width: number;
	/** What is sent, in the order of the contract. */
	readonly #columns: readonly Column[];
	readonly #choices: ChoiceReader;
	readonly #keys: KeyRing;
	#lines: string[] = [];

	private constructor(
		register: Register,
		columns: readonly Column[],
		choices: ChoiceReader,
		keys: KeyRing
	) {
		this.path = `${register.type}.csv`;
		this.type = register.type;
		this.register = register.name;
		this.#placeOf = new Map(
			register.columns.flatMap((column, i) => (column ? [[column.name, i]] : []))
		);
		this.#width = register.columns.length;
		this.#choices = choices;
		this.#keys = keys;
		this.#columns = columns.filter(({ name, kind }) => {
			if (kind === 'token') return this.#has('petitioner_name') || this.#has('petitioner_id');
			return kind === 'fingerprint' ? this.#has('summary') : this.#has(name);
		});
	}

	/** @throws {DonthuError} `no_key`, and those of reading on in the register */
	static of(
		register: Register,
		columns: readonly Column[],
		choices: ChoiceReader,
		keys: KeyRing
	): SealedFile {
		const file = new SealedFile(register, columns, choices, keys);
		file.#lines.push(file.#columns.map(({ name }) => name).join(','));
		for (const row of register.rows) file.#add(row);
		return file;
	}

	get bytes(): Uint8Array {
		return new TextEncoder().encode([...this.#lines, ''].join('\n'));
	}

	#has = (column: string) => this.#placeOf.has(column);

	#add(row: readonly string[]): void {
		this.rowCount += 1;
		if (row.length !== this.#width) {
			this.#lines.push(RAGGED);
			return;
		}
		const at = (column: string) => row[this.#placeOf.get(column) ?? -1] ?? '';
		const identity = {
			name: at('petitioner_name'),
			number: at('petitioner_id'),
			address: at('petitioner_address')
		};
		const key = this.#keyFor(at);
		const mark = key && petitionerToken(identity, key);
		if (this.#has('petitioner_name') || this.#has('petitioner_id')) {
			this.marks[mark?.basis ?? 'none'] += 1;
		}
		const tells = tellsOf(identity);
		const cells = this.#columns.map((column) => {
			if (column.kind === 'token') return mark?.token ?? '';
			if (column.kind === 'fingerprint')
				return (key && contentFingerprint(at('summary'), key)) ?? '';
			const list = listOf(this.type, column);
			const cell = list === undefined ? at(column.name) : this.#choices.read(list, at(column.name));
			if (tells(cell)) this.leaks.push({ row: this.rowCount, label: column.label });
			return cell;
		});
		this.#lines.push(cells.map(csvCell).join(','));
	}

	/** The key for the marks of a petition; null where it may have none, or will be set aside. */
	#keyFor(at: (column: string) => string): Uint8Array | null {
		if (this.type !== 'petitions' || YES.includes(fold(at('withdrawn')))) return null;
		const kind = this.#choices.read('petition_kind', at('petition_kind'));
		const day = isoDay(at('received_on'));
		const isOpen = this.#choices.isValue('petition_kind', kind) && !PROTECTED_KINDS.includes(kind);
		return isOpen && day !== null ? this.#keys.on(day) : null;
	}
}

/** A day as registers write it; null: it is none. */
function isoDay(cell: string): string | null {
	const day = cell.trim().replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$2-$1');
	return isDay(day) ? day : null;
}
