import { execFileSync } from 'node:child_process';
import {
	closeSync,
	cpSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	rmSync,
	statfsSync,
	writeSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A release of three packages takes 14 MB, one made of it some more. */
const DISK = 20 * 1024 ** 2;
const FILLER = 'filler';
const BLOCK = 4096;

/**
 * Puts a disk of its own in the place of a folder, as large as what lies there and 20 MB more, filled up
 * to some room; when the work is done, what lies on it is put where it was. It takes the right to mount.
 */
export async function withLittleRoom(
	folder: string,
	room: number,
	work: () => Promise<void>
): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const kept = mkdtempSync(join(tmpdir(), 'donthu-kept-'));
	cpSync(folder, kept, { recursive: true });
	const [held] = execFileSync('du', ['-s', '--block-size=1', kept], { encoding: 'utf8' }).split(
		'\t'
	);
	execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${Number(held) + DISK}`, 'tmpfs', folder]);
	try {
		cpSync(kept, folder, { recursive: true });
		fill(join(folder, FILLER), room);
		await work();
		rmSync(join(folder, FILLER));
		rmSync(kept, { recursive: true });
		cpSync(folder, kept, { recursive: true });
	} finally {
		execFileSync('umount', [folder]);
	}
	for (const left of readdirSync(folder)) rmSync(join(folder, left), { recursive: true });
	cpSync(kept, folder, { recursive: true });
	rmSync(kept, { recursive: true });
}

function fill(file: string, room: number): void {
	const { bavail, bsize } = statfsSync(join(file, '..'));
	const handle = openSync(file, 'w');
	const block = Buffer.alloc(BLOCK, 1);
	for (let left = bavail * bsize - room; left >= BLOCK; left -= BLOCK) writeSync(handle, block);
	closeSync(handle);
}
