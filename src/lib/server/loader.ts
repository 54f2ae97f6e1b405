import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { entryOfReceipt, journal } from '#warehouse/journal.ts';
import { donthu } from './command_line.ts';

/** What `donthu load` takes too. */
export const LIMIT_BYTES = 200 * 1024 ** 2;
/** Packages that wait or are being loaded, at most: each may fill {@link LIMIT_BYTES} of the disk. */
const WAITING_MAX = 20;
/** After this time whoever was sent away may try again. */
export const TRY_AGAIN_SECONDS = 30;

/** Too many packages wait: nothing of this one was taken, and it can be sent again. */
export class TooManyWaiting extends Error {}
/** How a package may be named: the name becomes that of a file. */
export const FILE_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,150}\.zip$/u;

export type Problem = {
	readonly code: string;
	readonly severity: 'error' | 'row' | 'warning';
	readonly file: string | null;
	readonly row: number | null;
	readonly column: string | null;
	readonly message: string;
	readonly remedy: string;
};

/** A receipt of `donthu load --json`. */
export type Receipt = {
	readonly package: string;
	readonly package_id: string | null;
	readonly unit: string | null;
	readonly verdict: 'accepted' | 'accepted_with_quarantine' | 'rejected';
	readonly rows: { readonly in: number; readonly accepted: number; readonly quarantined: number };
	readonly problems: readonly Problem[];
};

/** A workbook of rows set aside. */
export type Feedback = { readonly name: string; readonly workbook: Uint8Array };

/**
 * What `donthu load` said of one package: its receipt, with the workbooks of the rows set aside, or a
 * sentence why it could not run.
 */
export type Loaded = { receipt: Receipt; feedback: readonly Feedback[] } | { problem: string };

/**
 * Loads a zip with `donthu load`, in a process of its own: the ledger has one writer, and a fault in a
 * package must not take the server along. What came is removed afterwards; the ledger's landing
 * folder keeps it.
 *
 * @param units codes of the only units whose packages are taken
 * @throws {RangeError} when it is larger than {@link LIMIT_BYTES}
 * @throws {TooManyWaiting}
 */
export async function loadZip(
	body: ReadableStream<Uint8Array>,
	name: string,
	units: readonly string[]
): Promise<Loaded> {
	if (waiting >= WAITING_MAX) throw new TooManyWaiting(`${waiting} packages wait.`);
	waiting += 1;
	try {
		return await loadFrom(await mkdtemp(join(tmpdir(), 'donthu-package-')), body, name, units);
	} finally {
		waiting -= 1;
	}
}

async function loadFrom(
	folder: string,
	body: ReadableStream<Uint8Array>,
	name: string,
	units: readonly string[]
): Promise<Loaded> {
	try {
		const file = join(folder, name);
		await pipeline(Readable.fromWeb(body), limited, createWriteStream(file));
		return await inTurn(() => load(file, join(folder, 'feedback'), units));
	} finally {
		await rm(folder, { recursive: true });
	}
}

async function* limited(chunks: AsyncIterable<Uint8Array>) {
	let bytes = 0;
	for await (const chunk of chunks) {
		bytes += chunk.length;
		if (bytes > LIMIT_BYTES) throw new RangeError(`more than ${LIMIT_BYTES} bytes`);
		yield chunk;
	}
}

let waiting = 0;

/** How many packages wait or are being loaded. */
export const packagesWaiting = (): number => waiting;

let last: Promise<unknown> = Promise.resolve();

/** One after the other: two loaders would find the ledger taken. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const turn = last.then(work);
	// Whoever asked for it is told; the next one does not care.
	last = turn.catch(() => undefined);
	return turn;
}

async function load(file: string, feedback: string, units: readonly string[]): Promise<Loaded> {
	const begun = performance.now();
	const { code, answer, problem } = await donthu(
		...['load', file, '--json', '--feedback', feedback, '--unit', units.join()]
	);
	const ms = Math.round(performance.now() - begun);
	if (code !== 0 && code !== 2) {
		// Whoever sent it is told why; mostly it is theirs to mend.
		journal.info('package_not_loaded', { ms });
		return { problem };
	}
	const [receipt] = JSON.parse(answer) as [Receipt];
	journal.info('package_loaded', { ...entryOfReceipt(receipt), ms });
	const names = (await readdir(feedback)).toSorted();
	const workbooks = names.map(async (name) => ({
		name,
		workbook: await readFile(join(feedback, name))
	}));
	return { receipt, feedback: await Promise.all(workbooks) };
}
