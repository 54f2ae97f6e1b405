import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DonthuError } from '../warehouse/errors.ts';
import { landingDir } from '../warehouse/home.ts';
import { replace, sync, together, writeDurably } from './durably.ts';
import { readPackage } from './package.ts';
import { Refusal } from './problem.ts';
import { landing as words } from './vi.ts';

export interface Kept {
	contentHash: string;
	toZip: () => Uint8Array;
}

/** Where a package is kept. */
export const keptFile = (home: string, contentHash: string): string =>
	join(landingDir(home), contentHash.slice(0, 2), `${contentHash}.zip`);

/**
 * Keeps packages as they came, each under the hash of its content. When this returns they are on
 * disk: the ledger must never name a package that a power cut took away.
 *
 * @throws {DonthuError} `landing_failed` when the disk is full or not ours to write.
 */
export async function keepPackages(home: string, packages: readonly Kept[]): Promise<void> {
	if (packages.length === 0) return;
	try {
		const files = packages.map((kept) => ({
			...kept,
			file: keptFile(home, kept.contentHash)
		}));
		const folders = new Set(files.map(({ file }) => dirname(file)));
		for (const folder of folders) await mkdir(folder, { recursive: true });
		await together(files, async ({ file, toZip }) => {
			if (!existsSync(file)) await replace(file, toZip());
		});
		await Promise.all([landingDir(home), ...folders].map(sync));
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === undefined) throw error;
		throw new DonthuError('landing_failed', words.failed(message), words.failedRemedy, {
			cause: error
		});
	}
}

/** In the place of what was kept and is damaged. */
export const keepAgain = (home: string, { contentHash, toZip }: Kept): Promise<void> =>
	writeDurably(keptFile(home, contentHash), toZip());

/** Whether a package lies in the landing folder as it came. */
export function isKept(home: string, hash: string): boolean {
	const file = keptFile(home, hash);
	try {
		return existsSync(file) && readPackage(file).contentHash === hash;
	} catch (error) {
		if (error instanceof Refusal) return false;
		throw error;
	}
}
