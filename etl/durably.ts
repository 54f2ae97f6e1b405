import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file so that a power cut leaves the old content or the new, and the new once this returns:
 * beside, forced to disk, renamed, and the folder with the new name forced to disk too.
 */
export async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
	await replace(file, content);
	await sync(dirname(file));
}

/** The same, but that whoever calls forces the folder to disk. The content may come in parts. */
export async function replace(
	file: string,
	content: string | Uint8Array | Iterable<Uint8Array>
): Promise<void> {
	const beside = `${file}.${process.pid}.new`;
	try {
		const handle = await open(beside, 'w');
		try {
			await handle.writeFile(content);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(beside, file);
	} catch (error) {
		await rm(beside, { force: true });
		throw error;
	}
}

/** Forces a file, or the names in a folder, to disk. */
export async function sync(path: string): Promise<void> {
	const handle = await open(path, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

const AT_ONCE = 16;

/** Works on many files, some at a time: forcing to disk is mostly waiting, so they wait together. */
export async function together<T>(items: Iterable<T>, work: (item: T) => Promise<void>) {
	const queue = items[Symbol.iterator]();
	const worker = async () => {
		for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
