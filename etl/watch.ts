import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { vietnamTime } from '../warehouse/days.ts';
import { DonthuError } from '../warehouse/errors.ts';
import { entryOfReceipt, type Entry } from '../warehouse/journal.ts';
import { soundCards } from '../warehouse/release_card.ts';
import { namingDiskFaults } from './disk_faults.ts';
import { writeDurably } from './durably.ts';
import { loadPackages } from './load.ts';
import { findPackages, peekManifest } from './package.ts';
import { publish } from './publish.ts';
import { receiptJson, receiptLines } from './receipt.ts';
import { statusOf } from './status.ts';
import { watch as words } from './vi.ts';

/** Beside `a.zip` lies the folder `a.zip.bien-nhan` with what is to be said of it. */
const ENDING = '.bien-nhan';
const RECEIPT = 'bien-nhan.json';
const RECEIPT_TEXT = 'bien-nhan.txt';
/** Which state of the package the receipt is about; written last. */
const TAKEN = 'da-nhan';
/** What cannot be read yet may still be on its way over a slow line, for so long. */
const ON_ITS_WAY_MS = 10 * 60_000;
/** These say what is wrong with the package, not with the site: it is not tried again as it is. */
const OF_PACKAGE = new Set(['demo_package', 'real_package']);

export type Watch = {
	/** Between two looks at the inbox. */
	readonly everyMs: number;
	/** A package that has not changed for so long is complete. */
	readonly settledMs: number;
	/** Between two releases, at least. */
	readonly publishEveryMs: number;
	/** Ends the watch; what is being loaded or published is finished first. */
	readonly signal: AbortSignal;
	/** Told what was done: a sentence, and the entry that a journal has of it. */
	readonly say: (sentence: string, what: string, entry: Entry) => void;
	/** Told what went wrong; the watch goes on and tries again. */
	readonly complain: (error: DonthuError) => void;
};

/**
 * Takes the packages of a folder, and of folders in it, as they become complete: loads each, lays its
 * receipt and the workbooks of rows set aside beside it, and publishes when something came or a day
 * has begun. Packages stay where they are. Killed at any moment, it goes on where it was: what was
 * loaded and has no receipt yet is loaded again, and the ledger counts it once.
 *
 * @throws {DonthuError} `no_package` when there is no such folder
 */
export async function watchInbox(home: string, inbox: string, watch: Watch): Promise<void> {
	findPackages([inbox]);
	const { lastReceipt } = await statusOf(home);
	let newest = lastReceipt;
	let publishedAt = -Infinity;
	const seen = new Map<string, { state: string; since: number }>();
	while (!watch.signal.aborted) {
		for (const path of packagesIn(inbox)) {
			const state = stateOf(path);
			if (watch.signal.aborted || state === null || state === stateTaken(path)) continue;
			const known = seen.get(path);
			if (known?.state !== state) seen.set(path, { state, since: performance.now() });
			else if (isComplete(path, performance.now() - known.since, watch.settledMs)) {
				if (await done(watch, () => take(home, path, state, watch))) newest = now();
				// Where it failed, it has to wait its time again.
				seen.delete(path);
			}
		}
		const isTime = performance.now() - publishedAt >= watch.publishEveryMs;
		if (isTime && !watch.signal.aborted && lacksRelease(home, newest)) {
			await done(watch, () => publishNow(home, watch));
			publishedAt = performance.now();
		}
		await wait(watch.everyMs, undefined, { signal: watch.signal }).catch(() => undefined);
	}
}

const now = (): string => vietnamTime(new Date().toISOString())!;

/** Whether something came after what the last release knows, or a day has begun since. */
function lacksRelease(home: string, newest: string | null): boolean {
	if (newest === null) return false;
	return !soundCards(home).some(
		({ as_of, known_at }) => as_of >= now().slice(0, 10) && vietnamTime(known_at)! >= newest
	);
}

async function publishNow(home: string, { say }: Watch): Promise<void> {
	const known_at = now();
	const begun = performance.now();
	const { id, as_of } = await publish(home, known_at.slice(0, 10), known_at);
	const ms = Math.round(performance.now() - begun);
	say(words.published(id), 'release_published', { release: id, as_of, ms });
}

/** Whether the work was done. What went wrong in a way that somebody can mend is told. */
async function done(watch: Watch, work: () => Promise<void>): Promise<boolean> {
	try {
		await namingDiskFaults(work);
		return true;
	} catch (error) {
		watch.complain(mendable(error));
		return false;
	}
}

/**
 * One unit's folder that is closed to us must not keep the packages of all others waiting.
 *
 * @throws what nobody at the site can mend
 */
function mendable(error: unknown): DonthuError {
	if (error instanceof DonthuError) return error;
	const { syscall, code = '', path = '' } = error as NodeJS.ErrnoException;
	if (syscall === undefined) throw error;
	const sentence = words.fileUnusable(path, code);
	return new DonthuError('file_unusable', sentence, words.fileUnusableRemedy, { cause: error });
}

/** Loads a package and lays down beside it what is to be said, all of it before it counts as taken. */
async function take(home: string, path: string, state: string, { say }: Watch): Promise<void> {
	const folder = `${path}${ENDING}`;
	// What lies there is about the package as it was before, or was broken off.
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder);
	const begun = performance.now();
	try {
		const receipts = await loadPackages(home, [path], { feedback: folder });
		const text = [...receiptLines(receipts, false)].join('');
		await writeDurably(join(folder, RECEIPT), [...receiptJson(receipts)].join(''));
		await writeDurably(join(folder, RECEIPT_TEXT), text);
		const ms = Math.round(performance.now() - begun);
		say(text.trimEnd(), 'package_loaded', { ...entryOfReceipt(receipts[0]!), ms });
	} catch (error) {
		if (!(error instanceof DonthuError) || !OF_PACKAGE.has(error.code)) throw error;
		await writeDurably(join(folder, RECEIPT_TEXT), `${error.message}\n`);
		say(error.message, 'package_refused', { code: error.code });
	}
	await writeDurably(join(folder, TAKEN), state);
}

/** The packages that lie there; a folder in which nothing lies yet is none. */
function packagesIn(inbox: string): string[] {
	return findPackages([inbox]).filter((path) => {
		const steps = relative(inbox, path).split(sep);
		return path !== inbox && !steps.some((name) => name.endsWith(ENDING) || name.startsWith('.'));
	});
}

/** Tells one state of a package from another; null when it has gone, or nothing is in it. */
function stateOf(path: string): string | null {
	try {
		const files = statSync(path).isDirectory()
			? readdirSync(path, { recursive: true, withFileTypes: true })
					.filter((entry) => entry.isFile())
					.map((entry) => join(entry.parentPath, entry.name))
			: [path];
		const states = files.sort().map((file) => {
			const { size, mtimeMs } = statSync(file);
			return `${relative(path, file)} ${size} ${mtimeMs}`;
		});
		return states.length > 0 ? states.join('\n') : null;
	} catch (error) {
		// What cannot be looked into has to wait like all else, and is complained of when it is taken.
		const { code } = error as NodeJS.ErrnoException;
		return code === undefined || code === 'ENOENT' ? null : code;
	}
}

function stateTaken(path: string): string | null {
	const file = join(`${path}${ENDING}`, TAKEN);
	return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function isComplete(path: string, unchangedMs: number, settledMs: number): boolean {
	if (unchangedMs < settledMs) return false;
	return unchangedMs >= ON_ITS_WAY_MS || peekManifest(path) !== null;
}
