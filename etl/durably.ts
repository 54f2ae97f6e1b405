import { open, rename, writeFile } from 'node:fs/promises';

/** Writes beside, forces to disk, renames: a reader sees the old content or the new, never a part. */
export async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
	const beside = `${file}.${process.pid}.new`;
	await writeFile(beside, content);
	await sync(beside);
	await rename(beside, file);
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
