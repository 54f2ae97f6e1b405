import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { isoInstant, vietnamTime } from '../warehouse/days.ts';
import { DonthuError } from '../warehouse/errors.ts';
import {
	appKeyFile,
	appStateFile,
	currentPointer,
	demoMarker,
	landingDir,
	ledgerFile,
	releasesDir,
	sourcesDir
} from '../warehouse/home.ts';
import { attachLedger } from '../warehouse/ledger.ts';
import { checkpointLedger } from '../warehouse/ledger_blocks.ts';
import { openMemory } from '../warehouse/open.ts';
import { sha256 } from '../warehouse/release_card.ts';
import { sync, together, writeDurably } from './durably.ts';
import { backup as words } from './vi.ts';

/** What a backup holds; it is written last, so that a backup without it was broken off. */
const MANIFEST = 'backup.json';
/** What is being made, and journals of files that were copied whole. */
const PASSING = /\.(building|claim|new|making)$|\.wal$/;

type BackedUp = { path: string; bytes: number; sha256: string };
/** What is copied next; at last all of it is read back. */
export type Stage = 'ledger' | 'packages' | 'releases' | 'accounts' | 'reading';
export type Backup = { made_at: string; files: BackedUp[]; bytes: number };

/**
 * Copies a home into a new folder, while it is served and loaded: the ledger first, under its lock,
 * then all it names, so that the copy lacks nothing that the ledger knows. Of sources only how far they
 * were read is copied: how they are reached, with their passwords, lies outside the home.
 *
 * @param onStage told before each stage; it waits until that is done
 * @throws {DonthuError} `nothing_to_back_up`, `backup_exists`, `backup_failed`, `ledger_busy`
 */
export async function backUp(
	home: string,
	folder: string,
	onStage: (stage: Stage) => Promise<void> | void = () => undefined
): Promise<Backup> {
	if (!existsSync(ledgerFile(home))) {
		throw new DonthuError('nothing_to_back_up', words.nothing(home), words.nothingRemedy);
	}
	if (await holdsSomething(folder)) {
		throw new DonthuError('backup_exists', words.exists(folder), words.existsRemedy);
	}
	return onDisk(async () => {
		await mkdir(folder, { recursive: true, mode: 0o700 });
		const copy = (file: string) => copyInto(folder, home, file);
		// Before the ledger: one that is ahead of it would leave out what was loaded in between.
		for (const file of await watermarks(home)) await copy(file);
		await onStage('ledger');
		const releases = await copyLedger(home, copy);
		await onStage('packages');
		await together(await filesUnder(landingDir(home)), copy);
		await onStage('releases');
		await together(releases, copy);
		await onStage('accounts');
		for (const file of [demoMarker(home), appKeyFile(home)].filter(existsSync)) await copy(file);
		await copyAppState(home, folder);
		await onStage('reading');
		return sealed(folder);
	});
}

/**
 * Lays a backup out as a home. Every file is compared with what was written down first; the pointer
 * to what is served comes last.
 *
 * @throws {DonthuError} `backup_incomplete`, `backup_damaged`, `home_not_empty`, `backup_failed`
 */
export async function restore(folder: string, home: string): Promise<Backup> {
	if (await holdsSomething(home)) {
		throw new DonthuError('home_not_empty', words.notEmpty(home), words.notEmptyRemedy);
	}
	const made = await readManifest(folder);
	const damaged: string[] = [];
	await together(made.files, async ({ path, sha256: expected }) => {
		const copy = join(folder, path);
		if (!existsSync(copy) || (await sha256(copy)) !== expected) damaged.push(path);
	});
	if (damaged.length > 0) {
		throw new DonthuError('backup_damaged', words.damaged(damaged.sort()), words.damagedRemedy);
	}
	return onDisk(async () => {
		await mkdir(home, { recursive: true, mode: 0o700 });
		const pointer = relative(home, currentPointer(home));
		const isPointer = ({ path }: BackedUp) => path === pointer;
		const layOut = ({ path }: BackedUp) => copyInto(home, folder, join(folder, path));
		await together(
			made.files.filter((file) => !isPointer(file)),
			layOut
		);
		await together(made.files.filter(isPointer), layOut);
		await sync(home);
		return made;
	});
}

/**
 * Whoever loads or publishes meanwhile waits, as they do for each other. Answers with the files of the
 * releases that were made from what the ledger holds: a later one may know more.
 */
async function copyLedger(
	home: string,
	copy: (file: string) => Promise<void>
): Promise<readonly string[]> {
	const connection = await openMemory();
	try {
		await attachLedger(connection, home);
		await checkpointLedger(connection, ledgerFile(home));
		if (existsSync(currentPointer(home))) await copy(currentPointer(home));
		const releases = await filesUnder(releasesDir(home));
		// Last: when a process closes a file, its lock on it is gone.
		await copy(ledgerFile(home));
		return releases;
	} finally {
		connection.closeSync();
	}
}

/** How far each source was read. What was read and is not loaded yet is read again. */
const watermarks = async (home: string): Promise<string[]> =>
	(await filesUnder(sourcesDir(home))).filter((file) => basename(file) === 'watermark.json');

/** The server may write to it: SQLite itself copies one state of it. */
async function copyAppState(home: string, folder: string): Promise<void> {
	if (!existsSync(appStateFile(home))) return;
	const copy = join(folder, relative(home, appStateFile(home)));
	const database = new DatabaseSync(appStateFile(home), { readOnly: true, timeout: 5_000 });
	try {
		await backup(database, copy);
	} finally {
		database.close();
	}
	await sync(copy);
}

async function copyInto(folder: string, from: string, file: string): Promise<void> {
	const copy = join(folder, relative(from, file));
	await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
	await copyFile(file, copy, constants.COPYFILE_FICLONE);
	await sync(copy);
}

/** Reads what was copied back from the disk, and writes down what it is. */
async function sealed(folder: string): Promise<Backup> {
	const files: BackedUp[] = [];
	await together(await filesUnder(folder), async (file) => {
		const { size } = await stat(file);
		const path = relative(folder, file).split(sep).join('/');
		files.push({ path, bytes: size, sha256: await sha256(file) });
	});
	files.sort((a, b) => (a.path < b.path ? -1 : 1));
	const made: Backup = {
		made_at: isoInstant(vietnamTime(new Date().toISOString())!),
		files,
		bytes: files.reduce((sum, { bytes }) => sum + bytes, 0)
	};
	await writeDurably(join(folder, MANIFEST), `${JSON.stringify(made, null, '\t')}\n`);
	await sync(folder);
	return made;
}

async function readManifest(folder: string): Promise<Backup> {
	const file = join(folder, MANIFEST);
	try {
		const made = JSON.parse(await readFile(file, 'utf8')) as Backup;
		const isWithin = ({ path }: BackedUp) =>
			resolve(folder, path).startsWith(resolve(folder) + sep);
		if (made.files.every(isWithin)) return made;
	} catch (cause) {
		throw new DonthuError('backup_incomplete', words.incomplete(file), words.incompleteRemedy, {
			cause
		});
	}
	throw new DonthuError('backup_damaged', words.damaged([MANIFEST]), words.damagedRemedy);
}

async function holdsSomething(folder: string): Promise<boolean> {
	return existsSync(folder) && (await readdir(folder)).length > 0;
}

async function filesUnder(folder: string): Promise<string[]> {
	if (!existsSync(folder)) return [];
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && !PASSING.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

/** A full disk, or a folder that is not ours, is told as such. */
async function onDisk<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		if (error instanceof DonthuError || code === undefined) throw error;
		throw new DonthuError('backup_failed', words.failed(message), words.failedRemedy, {
			cause: error
		});
	}
}
