import type { DuckDBConnection } from '@duckdb/node-api';
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { DonthuError } from '../warehouse/errors.ts';
import { landingDir } from '../warehouse/home.ts';
import { replace, sync } from './durably.ts';
import { packageOf, unpacked, type PackageFiles } from './package.ts';
import { Refusal } from './problem.ts';
import { landing as words } from './vi.ts';
import { readZip, type ZipEntry } from './zip.ts';
import { zipParts, type ZipFile } from './zip_writer.ts';

/*
The landing folder holds the accepted packages as they came: those of one batch in one archive, a zip
that is not packed, since a file of its own for each would cost more than writing its rows. In it a package that came
as a zip is `<content hash>.zip`, one that came as a folder `<content hash>/<its files>`. An archive is
named by the hashes of its packages.
*/

const ARCHIVE = '.packages';
const LIMITS = { entries: 0xffff, bytes: 2 ** 32 };
/** Of a sha256 in hexadecimal digits. */
const HASH_LENGTH = 64;
const BLOCK_BYTES = 1024 ** 2;

/** A package as it lies in an archive. */
export interface Kept {
	contentHash: string;
	entries: ZipFile[];
}

/** A file of the landing folder, and the packages that lie whole in it. */
export interface Archive {
	file: string;
	/** Whether every package is there as it was written. */
	isSound: boolean;
	packages: Kept[];
}

/**
 * Keeps packages as they came. When this returns they are on disk: the ledger must never name a
 * package that a power cut took away.
 *
 * @throws {DonthuError} `landing_failed` when the disk is full or not ours to write.
 */
export async function keepPackages(home: string, packages: readonly PackageFiles[]): Promise<void> {
	if (packages.length === 0) return;
	const folder = landingDir(home);
	const kept = packages.map(asKept);
	const archive = zipParts(
		kept.flatMap(({ entries }) => entries),
		crc32
	);
	await writing(words.failed, words.failedRemedy, async () => {
		await mkdir(folder, { recursive: true });
		await replace(join(folder, nameOf(kept)), inBlocks(archive));
		await sync(folder);
	});
}

const nameOf = (packages: readonly Kept[]) =>
	hash('sha256', packages.map(({ contentHash }) => contentHash).join()) + ARCHIVE;

const asKept = ({ contentHash, files, zip }: PackageFiles): Kept => ({
	contentHash,
	entries:
		zip === null
			? [...files].map(([name, bytes]) => [`${contentHash}/${name}`, bytes])
			: [[`${contentHash}.zip`, zip]]
});

/** Fewer and larger parts, each in the place of the one before. */
function* inBlocks(parts: Iterable<Uint8Array>): Generator<Uint8Array> {
	const block = Buffer.allocUnsafe(BLOCK_BYTES);
	let filled = 0;
	for (const part of parts) {
		if (filled + part.length > BLOCK_BYTES) {
			yield block.subarray(0, filled);
			filled = 0;
		}
		if (part.length > BLOCK_BYTES) yield part;
		else {
			block.set(part, filled);
			filled += part.length;
		}
	}
	yield block.subarray(0, filled);
}

/**
 * Lays the packages of a landing folder out as they came, to be loaded again; what is damaged is left out.
 *
 * @returns how many, and the archives with damage
 * @throws {DonthuError} `landing_failed` when the folder cannot be written
 */
export async function unpackLanding(
	home: string,
	folder: string
): Promise<{ count: number; damaged: string[] }> {
	return writing(words.notUnpacked, words.notUnpackedRemedy, async () => {
		await mkdir(folder, { recursive: true });
		let count = 0;
		const damaged: string[] = [];
		for (const { file, isSound, packages } of readArchives(landingDir(home))) {
			if (!isSound) damaged.push(file);
			for (const [name, bytes] of packages.flatMap(({ entries }) => entries)) {
				const path = join(folder, name);
				await mkdir(dirname(path), { recursive: true });
				await writeFile(path, bytes);
			}
			count += packages.length;
		}
		return { count, damaged };
	});
}

async function writing<T>(
	said: (why: string) => string,
	remedy: string,
	work: () => Promise<T>
): Promise<T> {
	try {
		return await work();
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === undefined) throw error;
		throw new DonthuError('landing_failed', said(message), remedy, { cause: error });
	}
}

/** What lies in a landing folder, one archive after the other. */
export function* readArchives(folder: string): Generator<Archive> {
	if (!existsSync(folder)) return;
	for (const name of readdirSync(folder).toSorted()) {
		if (!name.endsWith(ARCHIVE)) continue;
		const file = join(folder, name);
		const bytes = readFileSync(file);
		const entries = ofWhole(() => readZip(bytes, LIMITS)) ?? [];
		const packages = [...Map.groupBy(entries, contentHashOf)].flatMap(
			([contentHash, found]) => ofWhole(() => readKept(contentHash, found)) ?? []
		);
		yield { file, isSound: nameOf(packages) === name, packages };
	}
}

const contentHashOf = ({ name }: ZipEntry) => name.slice(0, HASH_LENGTH);

/** Nothing where it is no longer as it came. @throws {Refusal} */
function readKept(contentHash: string, found: readonly ZipEntry[]): Kept[] {
	const entries = found.map(({ name, read }) => [name, read()] as [string, Buffer]);
	const [[name, zip]] = entries as [[string, Buffer]];
	const files = entries.map(([name, bytes]) => [name.slice(HASH_LENGTH + 1), bytes] as const);
	const whole = name === `${contentHash}.zip` ? unpacked(zip) : packageOf(new Map(files));
	return whole.contentHash === contentHash ? [{ contentHash, entries }] : [];
}

/** Null for what can no longer be read. */
function ofWhole<T>(read: () => T): T | null {
	try {
		return read();
	} catch (error) {
		if (error instanceof Refusal) return null;
		throw error;
	}
}

/**
 * The packages of the ledger that should lie whole in the landing folder and do not: ids by content
 * hash. One of which marks of petitioners were dropped was never kept.
 */
export async function lostPackages(
	connection: DuckDBConnection,
	home: string
): Promise<Map<string, string>> {
	const toKeep = await connection.runAndReadAll(`
		select content_hash, package_id
		from ledger.packages as package
		where not exists (
			from ledger.receipts as receipt
			inner join ledger.problems as problem using (receipt_no)
			where receipt.package_no = package.package_no
				and problem.column_name in ('petitioner_token', 'content_fingerprint')
		)
		order by package_no`);
	const lost = new Map(toKeep.getRows() as [string, string][]);
	for (const { packages } of readArchives(landingDir(home))) {
		for (const { contentHash } of packages) lost.delete(contentHash);
	}
	return lost;
}
