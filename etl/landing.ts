import { existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DonthuError } from '../warehouse/errors.ts';
import { landingDir } from '../warehouse/home.ts';
import { landing as words } from './vi.ts';

/** Forcing to disk is mostly waiting, so many files wait together. */
const WRITERS = 16;

export interface Kept {
	contentHash: string;
	toZip: () => Buffer;
}

/**
 * Keeps packages as they came, each under the hash of its content. When this returns they are on
 * disk: the ledger must never name a package that a power cut took away.
 *
 * @throws {DonthuError} `landing_failed` when the disk is full or not ours to write.
 */
export async function keepPackages(home: string, packages: readonly Kept[]): Promise<void> {
	try {
		const files = packages.map((kept) => ({
			...kept,
			folder: join(landingDir(home), kept.contentHash.slice(0, 2))
		}));
		const folders = new Set(files.map(({ folder }) => folder));
		for (const folder of folders) await mkdir(folder, { recursive: true });
		const queue = files.values();
		const writer = async () => {
			for (const { folder, contentHash, toZip } of queue) {
				await writeDurably(join(folder, `${contentHash}.zip`), toZip());
			}
		};
		await Promise.all(Array.from({ length: WRITERS }, writer));
		await Promise.all([...folders].map(sync));
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === undefined) throw error;
		throw new DonthuError('landing_failed', words.failed(message), words.failedRemedy, {
			cause: error
		});
	}
}

async function writeDurably(path: string, bytes: Buffer): Promise<void> {
	if (existsSync(path)) return;
	const beside = `${path}.${process.pid}.new`;
	const handle = await open(beside, 'w');
	try {
		await handle.writeFile(bytes);
		await handle.sync();
	} finally {
		await handle.close();
	}
	await rename(beside, path);
}

async function sync(path: string): Promise<void> {
	const handle = await open(path, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
