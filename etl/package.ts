import { createHash, hash } from 'node:crypto';
import {
	closeSync,
	existsSync,
	fstatSync,
	openSync,
	readdirSync,
	readFileSync,
	statSync
} from 'node:fs';
import { basename, join } from 'node:path';
import { DonthuError } from '../warehouse/errors.ts';
import { problem, Refusal, type Problem } from './problem.ts';
import { packages as words } from './vi.ts';
import { readZip } from './zip.ts';

export const MANIFEST = 'manifest.json';
const PACKED_BYTES_MAX = 200 * 1024 ** 2;
const LIMITS = { entries: 20, bytes: 2 * 1024 ** 3 };
const DATA_FILE = /\.(csv|xlsx|ndjson|parquet)$/i;
const ZIP_MARK = 0x04034b50;

/** What lies in a package, whether it came as a folder or as a zip. */
export interface PackageFiles {
	/** By name, folders separated by `/`. */
	files: Map<string, Buffer>;
	sha256: Map<string, string>;
	/** The same for a folder and a zip with the same files. */
	contentHash: string;
	/** The package as it came, where it came as a zip. */
	zip: Buffer | null;
}

/**
 * The packages that the arguments name: zips, folders, or folders of these, in order of the
 * arguments and then of name. Links in a folder are not followed: they may lead in a circle.
 *
 * @throws {DonthuError} `no_package` for a path where nothing is.
 */
export function findPackages(paths: string[]): string[] {
	return paths.flatMap((path) => {
		if (!existsSync(path)) {
			throw new DonthuError('no_package', words.none(path), words.noneRemedy);
		}
		return packagesIn(path);
	});
}

function packagesIn(path: string): string[] {
	if (!statSync(path).isDirectory()) return [path];
	const entries = readdirSync(path, { withFileTypes: true });
	const isPackage = entries.some(({ name }) => name === MANIFEST || DATA_FILE.test(name));
	const inner = entries
		.filter((entry) => entry.isDirectory() || (entry.isFile() && /\.zip$/i.test(entry.name)))
		.map(({ name }) => name)
		.sort();
	// A folder with nothing that could be a package is itself one, if a bad one.
	if (isPackage || inner.length === 0) return [path];
	return inner.flatMap((name) => {
		try {
			return packagesIn(join(path, name));
		} catch {
			// Whoever reads it as a package is told why it cannot be looked into.
			return [join(path, name)];
		}
	});
}

/** The manifest alone, unchecked; null where there is none that can be read. */
export function peekManifest(path: string): Buffer | null {
	try {
		if (statSync(path).isDirectory()) return readFileSync(join(path, MANIFEST));
		const entries =
			statSync(path).size > PACKED_BYTES_MAX ? [] : readZip(readFileSync(path), LIMITS);
		return entries.find(({ name }) => tidyPath(name) === MANIFEST)?.read() ?? null;
	} catch {
		// What is wrong with the package is said when it is read.
		return null;
	}
}

/** How the sender named the package. */
export const packageName = (path: string) => basename(path);

/**
 * Reads a package into memory, safely: nothing is written, no name is used as a path outside of it.
 *
 * @throws {Refusal} with the problems of the container, `PKG-EMPTY` to `PKG-PATH`.
 */
export function readPackage(path: string): PackageFiles {
	return statSync(path).isDirectory() ? readFolder(path) : readArchive(path);
}

function readArchive(path: string): PackageFiles {
	const { size } = statSync(path);
	if (size === 0) throw new Refusal(problem('PKG-EMPTY'));
	if (size > PACKED_BYTES_MAX) throw new Refusal(problem('PKG-TOO-LARGE'));
	return unpacked(readFileSync(path));
}

/**
 * {@link readPackage} for a zip in memory.
 *
 * @throws {Refusal} with the problems of the container
 */
export function unpacked(bytes: Buffer): PackageFiles {
	const all = readZip(bytes, LIMITS);
	refuseBadPaths(all);
	const entries = all.filter(({ isFolder }) => !isFolder);
	if (entries.length === 0) throw new Refusal(problem('PKG-EMPTY'));
	const files = new Map(entries.map(({ name, read }) => [tidyPath(name), read()]));
	for (const [name, content] of files) {
		if (isNestedZip(name, content)) throw new Refusal(problem('PKG-ZIP-BOMB', { file: name }));
	}
	return packageOf(files, bytes);
}

function readFolder(path: string): PackageFiles {
	const entries = entriesIn(path);
	if (entries.length === 0) throw new Refusal(problem('PKG-EMPTY'));
	refuseBadPaths(entries);
	let room = LIMITS.bytes;
	const files = new Map<string, Buffer>();
	for (const { name } of entries) {
		const bytes = readUpTo(join(path, name), room);
		room -= bytes.length;
		files.set(tidyPath(name), bytes);
	}
	return packageOf(files);
}

/** Files below a folder, named from it. */
function entriesIn(folder: string, prefix = ''): { name: string; isLink: boolean }[] {
	return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
		const name = prefix + entry.name;
		if (entry.isDirectory()) return entriesIn(folder, `${name}/`);
		return { name, isLink: !entry.isFile() };
	});
}

/** @throws {Refusal} `PKG-TOO-LARGE` before anything larger is read */
function readUpTo(path: string, room: number): Buffer {
	const file = openSync(path, 'r');
	try {
		const { size } = fstatSync(file);
		if (size > room) throw new Refusal(problem('PKG-TOO-LARGE'));
		return readFileSync(file);
	} finally {
		closeSync(file);
	}
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

/** A package of files that were read, and the zip in which they came. */
export function packageOf(files: Map<string, Buffer>, zip: Buffer | null = null): PackageFiles {
	const sha256 = new Map([...files].map(([name, bytes]) => [name, hash('sha256', bytes)]));
	const content = createHash('sha256');
	for (const [name, digest] of [...sha256].sort(byName)) content.update(`${digest}  ${name}\n`);
	return { files, sha256, contentHash: content.digest('hex'), zip };
}

/** Archives made under Windows separate by `\`, those made under macOS decompose letters. */
const tidyPath = (name: string) =>
	name
		.normalize('NFC')
		.replaceAll('\\', '/')
		.replace(/^(\.\/)+/, '');

/** @throws {Refusal} `PKG-PATH` for each name that could mean something else than a file in here. */
function refuseBadPaths(entries: { name: string; isLink: boolean }[]): void {
	const seen = new Set<string>();
	const problems: Problem[] = [];
	for (const { name, isLink } of entries) {
		const path = tidyPath(name);
		// Some file systems take names in another case for the same.
		const key = path.toLowerCase();
		const leaves = path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..');
		if (isLink || leaves || /\p{Cc}/u.test(path) || seen.has(key)) {
			problems.push(problem('PKG-PATH', { file: path.replace(/\p{C}/gu, '?') }));
		}
		seen.add(key);
	}
	if (problems.length > 0) throw new Refusal(...problems);
}

/** A workbook is a zip by its nature; whether it is named rightly is judged when it is read. */
const isNestedZip = (name: string, bytes: Buffer) =>
	bytes.length > 4 &&
	bytes.readUInt32LE(0) === ZIP_MARK &&
	!/\.xlsx$/i.test(name) &&
	!bytes.includes('xl/workbook.xml');
