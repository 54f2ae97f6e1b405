import type { DuckDBConnection } from '@duckdb/node-api';
import { vietnamTime } from '../warehouse/days.ts';
import { DonthuError } from '../warehouse/errors.ts';
import type { Batch, NotedReceipt } from './batch.ts';
import { commit, countSetAside, sayProblems } from './commit.ts';
import { readDataFile } from './data_file.ts';
import type { Facts } from './facts.ts';
import { Headings } from './headings.ts';
import { keepPackages, lostPackages } from './landing.ts';
import { manifestProblems, readManifest, type Manifest } from './manifest.ts';
import { MANIFEST, packageName, type PackageFiles } from './package.ts';
import { takePlainRows } from './plain_rows.ts';
import { problem, Refusal, type Problem } from './problem.ts';
import type { ReadAhead } from './read_ahead.ts';
import type { Receipt } from './receipt.ts';
import { readDate } from './rules/cells.ts';
import { clearJudgement, judge } from './rules/judge.ts';
import type { RowReader } from './rules/row_reader.ts';
import { keepRowsSetAside } from './rules/set_aside.ts';
import { packages as words } from './vi.ts';

/** A batch ends with the package that reaches one of these. */
const BATCH_PACKAGES = 10_000;
const BATCH_ROWS = 800_000;
const BATCH_BYTES = 256 * 1024 ** 2;
/** With those of the last package still fewer than the archive of the batch can name. */
const BATCH_FILES = 60_000;

/** What is known of a package by its id. */
interface KnownPackage {
	contentHash: string;
	/** Shared with the receipt of the package: the numbers are known when its batch is judged. */
	rows: Receipt['rows'];
}

export interface LedgerState {
	packages: Map<string, KnownPackage>;
	nextPackageNo: number;
	nextReceiptNo: number;
}

/** A package that was admitted and waits for the rules. */
interface Admitted {
	packageNo: number;
	receipt: Receipt;
	manifest: Manifest;
	files: PackageFiles;
}

/** One call of the loader: packages one after the other, judged and committed in batches. */
export class Loading {
	readonly receipts: Receipt[] = [];
	rowCount = 0;
	/** Vietnam time at which the earliest of the packages taken counts as received. */
	earliest: string | null = null;
	readonly #connection: DuckDBConnection;
	readonly #facts: Facts;
	readonly #packages: ReadAhead;
	readonly #batch: Batch;
	readonly #state: LedgerState;
	readonly #headings: ReadonlyMap<string, Headings>;
	readonly #readers: ReadonlyMap<string, RowReader>;
	/** Null: a trial, nothing is kept. */
	readonly #home: string | null;
	readonly #receivedAt: string | undefined;
	readonly #units: ReadonlySet<string> | null;
	readonly #feedback: string | undefined;
	#admitted: Admitted[] = [];
	/** Packages that were kept, are damaged since, and came again. */
	#cameAgain: PackageFiles[] = [];
	#lost: Promise<ReadonlyMap<string, string>> | undefined;
	#noted: NotedReceipt[] = [];
	#bytes = 0;
	#files = 0;

	constructor(
		connection: DuckDBConnection,
		facts: Facts,
		readers: ReadonlyMap<string, RowReader>,
		packages: ReadAhead,
		batch: Batch,
		state: LedgerState,
		{
			home,
			receivedAt,
			units,
			feedback
		}: {
			home: string | null;
			receivedAt: string | undefined;
			/** The only units whose packages are taken. */
			units: readonly string[] | undefined;
			feedback: string | undefined;
		}
	) {
		this.#connection = connection;
		this.#facts = facts;
		this.#readers = readers;
		this.#packages = packages;
		this.#batch = batch;
		this.#state = state;
		this.#home = home;
		this.#receivedAt = receivedAt;
		this.#units = units === undefined ? null : new Set(units);
		this.#feedback = feedback;
		this.#headings = new Map(
			[...facts.columns.keys()].map((type) => [type, new Headings(type, facts)])
		);
	}

	/** Reads one package up to its rows; the rules wait for the end of the batch. */
	async take(path: string): Promise<void> {
		const receipt: Receipt = {
			package: packageName(path),
			package_id: null,
			unit: null,
			verdict: 'rejected',
			rows: { in: 0, accepted: 0, quarantined: 0 },
			problems: []
		};
		const receiptNo = this.#state.nextReceiptNo;
		this.#state.nextReceiptNo += 1;
		this.receipts.push(receipt);
		const noted: NotedReceipt = {
			receipt,
			receiptNo,
			packageNo: null,
			isRepeat: false,
			receivedAt: now()
		};
		this.#noted.push(noted);
		try {
			await this.#admit(this.#packages.read(path), noted);
		} catch (error) {
			if (!(error instanceof Refusal)) throw readingFailed(path, error);
			this.#batch.addProblems(receiptNo, error.problems);
		}
		const isFull =
			this.#noted.length >= BATCH_PACKAGES ||
			this.#batch.rowCount >= BATCH_ROWS ||
			this.#bytes >= BATCH_BYTES ||
			this.#files >= BATCH_FILES;
		if (isFull) await this.finishBatch();
	}

	/**
	 * @throws {Refusal} with the problems of the first stage that has an error
	 * @throws {DonthuError} `other_unit`, before anything is compared with what is known: the sender
	 * learns nothing about that unit, and the ledger nothing about the package
	 */
	async #admit(files: PackageFiles, noted: NotedReceipt): Promise<void> {
		const { receipt, receiptNo } = noted;
		const manifestBytes = files.files.get(MANIFEST);
		if (!manifestBytes) throw new Refusal(problem('PKG-MANIFEST-MISSING'));
		const manifest = readManifest(manifestBytes, new Set(this.#headings.keys()));
		if (this.#units && !this.#units.has(manifest.unit)) {
			throw new DonthuError('other_unit', words.otherUnit, words.otherUnitRemedy);
		}
		receipt.package_id = manifest.package_id;
		receipt.unit = manifest.unit;
		noted.receivedAt = this.#receivedAtOf(manifest);
		const known = this.#state.packages.get(manifest.package_id);
		if (known?.contentHash === files.contentHash) {
			noted.isRepeat = true;
			receipt.verdict = 'accepted';
			receipt.rows = known.rows;
			this.#batch.addProblems(receiptNo, [problem('PKG-DUPLICATE')]);
			await this.#keepAgain(files);
			return;
		}
		const life = this.#facts.units.get(manifest.unit);
		const problems = manifestProblems(manifest, life, files.sha256);
		if (known) problems.push(problem('PKG-ID-REUSED', { detail: manifest.package_id }));
		if (manifest.created_at > noted.receivedAt) problems.push(problem('PKG-CLOCK'));
		this.#refuseErrors(problems);
		const packageNo = this.#state.nextPackageNo;
		const mark = this.#batch.mark(packageNo);
		const createdOn = readDate(manifest.created_at.slice(0, 10));
		const sender = { packageNo, unit: manifest.unit, createdOn };
		let rowsIn = 0;
		for (const file of manifest.files) {
			const bytes = files.files.get(file.path)!;
			const headings = this.#headings.get(file.type)!;
			const reader = this.#readers.get(file.type)!;
			const read = await readDataFile(file, bytes, headings, reader, this.#batch, sender);
			problems.push(...read.problems);
			rowsIn += read.rows;
		}
		receipt.rows.in = rowsIn;
		if (problems.some(({ code }) => this.#facts.errors.has(code))) {
			await this.#batch.takeBack(mark);
			throw new Refusal(...problems);
		}
		this.#batch.addProblems(receiptNo, problems);
		this.#enter(manifest, files, noted, packageNo);
	}

	#enter(manifest: Manifest, files: PackageFiles, noted: NotedReceipt, packageNo: number): void {
		const { receipt, receiptNo, receivedAt } = noted;
		if (this.earliest === null || receivedAt < this.earliest) this.earliest = receivedAt;
		this.#state.nextPackageNo += 1;
		noted.packageNo = packageNo;
		this.#batch.addPackage(
			{
				package_no: packageNo,
				receipt_no: receiptNo,
				package_id: manifest.package_id,
				unit: manifest.unit,
				period_from: manifest.period.from,
				period_to: manifest.period.to,
				created_at: manifest.created_at,
				received_at: receivedAt,
				corrects: manifest.corrects,
				reason: manifest.reason,
				source: manifest.source,
				content_hash: files.contentHash,
				rows_in: receipt.rows.in
			},
			manifest.files
		);
		this.#state.packages.set(manifest.package_id, {
			contentHash: files.contentHash,
			rows: receipt.rows
		});
		this.#admitted.push({ packageNo, receipt, manifest, files });
		this.rowCount += receipt.rows.in;
		for (const bytes of files.files.values()) this.#bytes += bytes.length;
		this.#files += files.files.size;
	}

	/** Runs the rules on what was admitted, and writes everything down; the next packages are read meanwhile. */
	async finishBatch(): Promise<void> {
		if (this.#noted.length > 0) await this.#packages.during(this.#judgeAndCommit());
	}

	async #judgeAndCommit(): Promise<void> {
		const { recordTypes } = this.#batch;
		await this.#batch.complete();
		await takePlainRows(this.#connection, this.#batch, this.#facts, this.#readers);
		await this.#batch.complete();
		await judge(this.#connection, this.#facts, recordTypes);
		await keepRowsSetAside(
			this.#connection,
			this.#batch,
			this.#headings,
			this.#admitted.map(({ packageNo, manifest, files }) => ({
				packageNo,
				files: manifest.files,
				bytes: files.files
			}))
		);
		const setAside = await countSetAside(this.#connection);
		for (const { packageNo, receipt } of this.#admitted) {
			const { rows } = receipt;
			rows.quarantined = setAside.get(packageNo) ?? 0;
			rows.accepted = rows.in - rows.quarantined;
			receipt.verdict = rows.quarantined > 0 ? 'accepted_with_quarantine' : 'accepted';
		}
		const problems = await sayProblems(this.#connection);
		for (const { receipt, receiptNo } of this.#noted) {
			receipt.problems = problems.get(receiptNo) ?? [];
		}
		await this.#batch.addReceipts(this.#noted);
		await commit(this.#connection, this.#facts, recordTypes, now(), this.#home, () => this.#keep());
		if (this.#feedback !== undefined) {
			const { writeFeedback } = await import('./feedback.ts');
			await writeFeedback(this.#connection, this.#facts, this.#feedback);
		}
		await clearJudgement(this.#connection);
		await this.#batch.clear();
		this.#admitted = [];
		this.#cameAgain = [];
		this.#noted = [];
		this.#bytes = 0;
		this.#files = 0;
	}

	async #keepAgain(files: PackageFiles): Promise<void> {
		if (this.#home === null) return;
		this.#lost ??= lostPackages(this.#connection, this.#home);
		if ((await this.#lost).has(files.contentHash)) this.#cameAgain.push(files);
	}

	async #keep(): Promise<void> {
		if (this.#home === null) return;
		const { lostTokens } = this.#batch;
		const admitted = this.#admitted
			.filter(({ packageNo }) => !lostTokens.has(packageNo))
			.map(({ files }) => files);
		await keepPackages(this.#home, [...admitted, ...this.#cameAgain]);
	}

	#refuseErrors(problems: Problem[]): void {
		if (problems.some(({ code }) => this.#facts.errors.has(code))) throw new Refusal(...problems);
	}

	#receivedAtOf({ created_at }: Manifest): string {
		if (this.#receivedAt === undefined) return now();
		return this.#receivedAt === 'manifest' ? created_at : this.#receivedAt;
	}
}

const now = () => vietnamTime(new Date().toISOString())!;

/** From the ledger itself, or from the one that a trial goes on from. */
export async function readLedgerState(
	connection: DuckDBConnection,
	hasPast: boolean
): Promise<LedgerState> {
	const catalogue = hasPast ? 'past' : 'ledger';
	const packages = await connection.runAndReadAll(`
		select package_no, package_id, content_hash, rows_in, rows_accepted, rows_quarantined
		from ${catalogue}.packages`);
	const last = await connection.runAndReadAll(`
		select max(receipt_no) from ${catalogue}.receipts`);
	const rows = packages.getRows() as [number, string, string, number, number, number][];
	return {
		packages: new Map(
			rows.map(([, id, contentHash, rowsIn, accepted, quarantined]) => [
				id,
				{ contentHash, rows: { in: rowsIn, accepted, quarantined } }
			])
		),
		nextPackageNo: rows.reduce((most, [no]) => Math.max(most, no), 0) + 1,
		nextReceiptNo: Number(last.getRows()[0]?.[0] ?? 0) + 1
	};
}

/** The file system failed us: the package may be good. Anything else is a fault of the program. */
function readingFailed(path: string, error: unknown): unknown {
	const { code, syscall } = error as NodeJS.ErrnoException;
	if (code === undefined || syscall === undefined) return error;
	return new DonthuError('unreadable', words.unreadable(path, code), words.unreadableRemedy, {
		cause: error
	});
}
