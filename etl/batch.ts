import { BOOLEAN, DuckDBDataChunk, INTEGER, MAP, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBDateValue, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { Problem } from './problem.ts';
import type { PlainCsv } from './readers/plain_csv.ts';
import type { Receipt } from './receipt.ts';

const CHUNK_ROWS = 2048;
/** So many rows are held before they are handed to DuckDB. */
const HELD_ROWS_MAX = 16_384;

/** Rows on their way into a table: held in columns, handed over in chunks, taken back on rejection. */
class Held {
	readonly #connection: DuckDBConnection;
	readonly table: string;
	readonly #types: readonly DuckDBType[];
	#columns: DuckDBValue[][];

	constructor(connection: DuckDBConnection, table: string, types: readonly DuckDBType[]) {
		this.#connection = connection;
		this.table = table;
		this.#types = types;
		this.#columns = types.map(() => []);
	}

	get length(): number {
		return this.#columns[0]!.length;
	}

	add(row: readonly DuckDBValue[]): void {
		for (let i = 0; i < row.length; i += 1) this.#columns[i]!.push(row[i]!);
	}

	takeBack(length: number): void {
		for (const column of this.#columns) column.length = length;
	}

	async handOver(): Promise<void> {
		const columns = this.#columns;
		if (columns[0]!.length === 0) return;
		const [schema, table] = this.table.split('.');
		const appender = await this.#connection.createAppender(table!, schema);
		for (let from = 0; from < columns[0]!.length; from += CHUNK_ROWS) {
			const part = columns.map((column) => column.slice(from, from + CHUNK_ROWS));
			const chunk = DuckDBDataChunk.create(this.#types, part[0]!.length);
			chunk.setColumns(part);
			appender.appendDataChunk(chunk);
		}
		appender.closeSync();
		this.#columns = this.#types.map(() => []);
	}
}

/** A package that passed container, manifest, files and headings. Instants are Vietnam time. */
export interface AdmittedPackage {
	package_no: number;
	receipt_no: number;
	package_id: string;
	unit: string;
	period_from: string;
	period_to: string;
	created_at: string;
	received_at: string;
	corrects: string | null;
	reason: string | null;
	source: string | null;
	content_hash: string;
	rows_in: number;
}

/** A receipt on its way into the ledger. */
export interface NotedReceipt {
	receiptNo: number;
	/** Null: nothing was added, the package was rejected or is known. */
	packageNo: number | null;
	isRepeat: boolean;
	receivedAt: string;
	receipt: Receipt;
}

/** Whose rows are read. */
export interface Sender {
	readonly packageNo: number;
	readonly unit: string;
	/** The day on which the package was made. */
	readonly createdOn: DuckDBDateValue | null;
}

/** Where the rows of a record type go. */
export interface RowTable {
	/** Of the columns of `cell.<type>`. */
	readonly types: readonly DuckDBType[];
	/** Statements that make `cell.<type>`, and what is seen through it. */
	tables(): string;
}

/** A file of which DuckDB reads what it can; `takePlainRows` brings its rows into the batch. */
export interface PlainFile {
	readonly type: string;
	/** The place of each cell among the columns of the record type. */
	readonly places: readonly number[];
	readonly csv: PlainCsv;
	readonly bytes: Buffer;
	readonly sender: Sender;
}

/**
 * The state of a batch to which a rejected package takes it back: how many rows were held of each table,
 * and how many plain files.
 */
export type Mark = { packageNo: number; held: ReadonlyMap<Held, number>; plainFiles: number };

const FAULT_TYPES = [INTEGER, VARCHAR, INTEGER, VARCHAR, VARCHAR, VARCHAR];
const PROBLEM_TYPES = [INTEGER, VARCHAR, VARCHAR, INTEGER, VARCHAR, VARCHAR];
const SET_ASIDE_TYPES = [INTEGER, VARCHAR, INTEGER, VARCHAR, VARCHAR, MAP(VARCHAR, VARCHAR)];
const FILE_TYPES = [INTEGER, VARCHAR, INTEGER, VARCHAR];
const RECEIPT_TYPES = [
	INTEGER,
	VARCHAR,
	INTEGER,
	VARCHAR,
	VARCHAR,
	VARCHAR,
	BOOLEAN,
	INTEGER,
	INTEGER,
	INTEGER,
	VARCHAR
];
const PACKAGE_COLUMNS = [
	'package_no integer',
	'receipt_no integer',
	'package_id varchar',
	'unit varchar',
	'period_from varchar',
	'period_to varchar',
	'created_at varchar',
	'received_at varchar',
	'corrects varchar',
	'reason varchar',
	'source varchar',
	'content_hash varchar',
	'rows_in integer'
] as const;

/**
 * The rows of many packages in one table per record type of schema `cell`, and what is known of their
 * packages in schema `batch`. A national load is tens of thousands of small files: each rule then runs
 * once per batch and not once per file.
 */
export class Batch {
	readonly #connection: DuckDBConnection;
	readonly #rows: ReadonlyMap<string, Held>;
	/** Of the current package, how many rows are in DuckDB already. */
	readonly #handedOver = new Map<Held, number>();
	readonly #faults: Held;
	readonly #setAside: Held;
	readonly #problems: Held;
	readonly #files: Held;
	readonly #packages: Held;
	readonly #recordTypes = new Set<string>();
	readonly #lostTokens = new Set<number>();
	readonly plainFiles: PlainFile[] = [];
	rowCount = 0;

	private constructor(connection: DuckDBConnection, readers: ReadonlyMap<string, RowTable>) {
		this.#connection = connection;
		this.#rows = new Map(
			[...readers].map(([type, { types }]) => [type, new Held(connection, `cell.${type}`, types)])
		);
		this.#faults = new Held(connection, 'batch.fault', FAULT_TYPES);
		this.#setAside = new Held(connection, 'batch.set_aside_row', SET_ASIDE_TYPES);
		this.#problems = new Held(connection, 'batch.problem', PROBLEM_TYPES);
		this.#files = new Held(connection, 'batch.file', FILE_TYPES);
		const types = PACKAGE_COLUMNS.map((column) => (/ integer$/.test(column) ? INTEGER : VARCHAR));
		this.#packages = new Held(connection, 'batch.package', types);
	}

	static async create(
		connection: DuckDBConnection,
		readers: ReadonlyMap<string, RowTable>
	): Promise<Batch> {
		await connection.run(`
			create schema cell;
			create schema record;
			create schema batch;
			${[...readers.values()].map((reader) => reader.tables()).join('\n')}
			create table batch.package (${PACKAGE_COLUMNS.join(', ')});
			create table batch.file (
				package_no integer, record_type varchar, file_no integer, path varchar
			);
			-- Of rows, by the rules; the severity belongs to the code.
			create table batch.fault (
				package_no integer, record_type varchar, row_no integer, code varchar,
				column_name varchar, detail varchar
			);
			-- Rows set aside, as they came; the unit as it is written there.
			create table batch.set_aside_row (
				package_no integer, record_type varchar, row_no integer, unit varchar,
				record_id varchar, cells map(varchar, varchar)
			);
			-- Of packages and files, found before any rule ran.
			create table batch.problem (
				receipt_no integer, code varchar, file varchar, row_no integer, column_name varchar,
				detail varchar
			);
			create table batch.receipt (
				receipt_no integer, name varchar, package_no integer, package_id varchar, unit varchar,
				verdict varchar, is_repeat boolean, rows_in integer, rows_accepted integer,
				rows_quarantined integer, received_at varchar
			);
		`);
		return new Batch(connection, readers);
	}

	/** Record types of which the batch holds rows. */
	get recordTypes(): string[] {
		return [...this.#recordTypes];
	}

	/** The packages in which a token came that does not go into the ledger. */
	get lostTokens(): ReadonlySet<number> {
		return this.#lostTokens;
	}

	get #ofRows(): Held[] {
		return [...this.#rows.values(), this.#faults];
	}

	mark(packageNo: number): Mark {
		this.#handedOver.clear();
		const held = new Map(this.#ofRows.map((held) => [held, held.length]));
		return { packageNo, held, plainFiles: this.plainFiles.length };
	}

	/** Takes out everything that came since the mark: the package was rejected. */
	async takeBack({ packageNo, held: before, plainFiles }: Mark): Promise<void> {
		for (const { csv } of this.plainFiles.splice(plainFiles)) this.rowCount -= csv.rows;
		for (const held of this.#ofRows) {
			const handedOver = this.#handedOver.get(held);
			const length = before.get(held)!;
			if (held !== this.#faults) this.rowCount -= held.length + (handedOver ?? 0) - length;
			held.takeBack(handedOver === undefined ? length : 0);
			if (handedOver !== undefined) {
				await this.#connection.run(`delete from ${held.table} where package_no = ${packageNo}`);
			}
		}
		this.#lostTokens.delete(packageNo);
	}

	addPlainFile(file: PlainFile): void {
		this.plainFiles.push(file);
		this.rowCount += file.csv.rows;
	}

	/** @param values of the columns of `cell.<type>` */
	addRow(type: string, values: readonly DuckDBValue[]): void {
		this.#rows.get(type)!.add(values);
		this.rowCount += 1;
	}

	/** To be called now and then while rows are added. */
	async relieve(): Promise<void> {
		for (const held of this.#ofRows) {
			if (held.length < HELD_ROWS_MAX) continue;
			this.#handedOver.set(held, (this.#handedOver.get(held) ?? 0) + held.length);
			await held.handOver();
		}
	}

	loseToken(packageNo: number): void {
		this.#lostTokens.add(packageNo);
	}

	/** @param row of `batch.set_aside_row` */
	addSetAside(row: readonly DuckDBValue[]): void {
		this.#setAside.add(row);
	}

	/** Hands over what {@link addSetAside} was given. */
	async completeSetAside(): Promise<void> {
		await this.#setAside.handOver();
	}

	addFault(
		packageNo: number,
		type: string,
		rowNo: number,
		code: string,
		columnName: string | null,
		detail: string | null
	): void {
		this.#faults.add([packageNo, type, rowNo, code, columnName, detail]);
	}

	addProblems(receiptNo: number, problems: readonly Problem[]): void {
		for (const { code, file, row, column, detail } of problems) {
			this.#problems.add([receiptNo, code, file, row, column, detail]);
		}
	}

	/** Admits a package; its rows have been added before. */
	addPackage(admitted: AdmittedPackage, files: readonly { path: string; type: string }[]): void {
		const row = PACKAGE_COLUMNS.map(
			(column) => admitted[column.split(' ')[0] as keyof AdmittedPackage]
		);
		this.#packages.add(row);
		files.forEach(({ path, type }, i) => {
			this.#files.add([admitted.package_no, type, i, path]);
			this.#recordTypes.add(type);
		});
	}

	/** The receipts of the batch, when all is known of them. */
	async addReceipts(noted: readonly NotedReceipt[]): Promise<void> {
		const held = new Held(this.#connection, 'batch.receipt', RECEIPT_TYPES);
		for (const { receiptNo, packageNo, isRepeat, receivedAt, receipt } of noted) {
			const { package: name, package_id, unit, verdict, rows } = receipt;
			const { in: rowsIn, accepted, quarantined } = rows;
			held.add([
				...[receiptNo, name, packageNo, package_id, unit, verdict, isRepeat],
				...[rowsIn, accepted, quarantined, receivedAt]
			]);
		}
		await held.handOver();
	}

	/** Hands everything to DuckDB; the rules may run. */
	async complete(): Promise<void> {
		const all = [...this.#rows.values(), this.#faults, this.#problems, this.#files, this.#packages];
		for (const held of all) await held.handOver();
	}

	async clear(): Promise<void> {
		const tables = [
			...this.recordTypes.map((type) => `cell.${type}`),
			...['fault', 'set_aside_row', 'problem', 'file', 'package', 'receipt'].map(
				(table) => `batch.${table}`
			)
		];
		await this.#connection.run(tables.map((table) => `truncate ${table};`).join('\n'));
		this.#recordTypes.clear();
		this.#lostTokens.clear();
		this.plainFiles.length = 0;
		this.rowCount = 0;
	}
}
