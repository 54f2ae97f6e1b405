import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DonthuError } from '../warehouse/errors.ts';
import { landingDir } from '../warehouse/home.ts';
import { replace, sync, together } from './durably.ts';
import { landing as words } from './vi.ts';

export interface Kept {
	contentHash: string;
	toZip: () => Uint8Array;
}

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
			folder: join(landingDir(home), kept.contentHash.slice(0, 2))
		}));
		const folders = new Set(files.map(({ folder }) => folder));
		for (const folder of folders) await mkdir(folder, { recursive: true });
		await together(files, async ({ folder, contentHash, toZip }) => {
			const file = join(folder, `${contentHash}.zip`);
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
