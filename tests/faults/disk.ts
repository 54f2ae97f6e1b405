import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/*
A disk that loses what was not forced to it. Programs run under disk.c, which writes every step down;
from these steps it is known what may lie there after a power cut at any of them:

- of a file, what was forced to disk by `fsync`, and any of the pages written since, each by itself;
- of a folder, the names that were forced to disk by `fsync` of the folder, and the first few changes of
  names since. Forcing a file to disk does not keep its name: file systems differ there, and the
  strictest counts.
*/

const PAGE = 4096;

/** Builds disk.c; answers with the library. There has to be a C compiler: setup.mjs sees to it. */
export function buildDisk(): string {
	const library = join(mkdtempSync(join(tmpdir(), 'donthu-disk-')), 'disk.so');
	const source = join(import.meta.dirname, 'disk.c');
	execFileSync('cc', [
		'-shared',
		'-fPIC',
		'-O1',
		'-Wall',
		'-Werror',
		'-o',
		library,
		source,
		'-ldl'
	]);
	return library;
}

/** The environment of a program that changes a home under the eyes of disk.c. */
export const onDisk = (
	library: string,
	home: string,
	more: { journal?: string; killAt?: number }
): NodeJS.ProcessEnv => ({
	LD_PRELOAD: library,
	DONTHU_DISK: home,
	...(more.journal !== undefined && { DONTHU_DISK_JOURNAL: more.journal }),
	...(more.killAt !== undefined && { DONTHU_KILL_AT: `${more.killAt}` })
});

export type Step = {
	/** Create, Write, Truncate, Sync, Rename, Link, Unlink, Make folder. */
	readonly kind: 'C' | 'W' | 'T' | 'S' | 'R' | 'L' | 'U' | 'M';
	readonly inode: bigint;
	readonly offset: number;
	readonly bytes: Buffer;
	readonly from: string;
	readonly to: string;
};

const HEAD = 25;

export function readJournal(file: string): Step[] {
	const journal = readFileSync(file);
	const steps: Step[] = [];
	for (let at = 0; at < journal.length;) {
		const length = journal.readUInt32LE(at + 17);
		const fromAt = at + HEAD;
		const toAt = fromAt + journal.readUInt16LE(at + 21);
		const bytesAt = toAt + journal.readUInt16LE(at + 23);
		steps.push({
			kind: String.fromCharCode(journal[at]!) as Step['kind'],
			inode: journal.readBigUInt64LE(at + 1),
			offset: Number(journal.readBigUInt64LE(at + 9)),
			bytes: journal.subarray(bytesAt, bytesAt + length),
			from: journal.toString('utf8', fromAt, toAt),
			to: journal.toString('utf8', toAt, bytesAt)
		});
		at = bytesAt + length;
	}
	return steps;
}

/** A change of what a file holds: bytes at an offset, or a new size. */
type Change = { offset: number; bytes: Buffer } | { size: number };
type NameChange = readonly (readonly [name: string, node: Node | null])[];
type File = { synced: Buffer; pending: Change[] };
type Folder = { names: Map<string, Node>; pending: NameChange[] };
type Node = File | Folder;

const isFolder = (node: Node): node is Folder => 'names' in node;

/** What a power cut leaves of what was not forced to disk. */
export type Keeps = {
	/** How many of so many changes of names, the first ones. */
	names(count: number): number;
	/** Whether a page is kept, or a new size. */
	change(): boolean;
};
const EVERYTHING: Keeps = { names: (count) => count, change: () => true };

/** Files by path, null for folders. */
type Tree = Map<string, Buffer | null>;

export class Disk {
	readonly #root: Folder = { names: new Map(), pending: [] };
	readonly #nodes = new Map<bigint, Node>();

	constructor(rootInode: bigint) {
		this.#nodes.set(rootInode, this.#root);
	}

	apply({ kind, inode, offset, bytes, from, to }: Step): void {
		if (kind === 'C' || kind === 'M') {
			const node: Node =
				kind === 'C' ? { synced: Buffer.alloc(0), pending: [] } : { names: new Map(), pending: [] };
			this.#nodes.set(inode, node);
			this.#folderOf(from).pending.push([[nameIn(from), node]]);
		} else if (kind === 'U') {
			this.#folderOf(from).pending.push([[nameIn(from), null]]);
		} else if (kind === 'R' || kind === 'L') {
			if (dirname(from) !== dirname(to)) throw new Error(`${from} → ${to}: between folders`);
			const link = [nameIn(to), this.#nodes.get(inode)!] as const;
			const folder = this.#folderOf(to);
			folder.pending.push(kind === 'L' ? [link] : [link, [nameIn(from), null]]);
		} else {
			const node = this.#nodes.get(inode);
			if (!node) throw new Error(`Inode ${inode} was never made.`);
			if (kind === 'S') sync(node);
			else if (isFolder(node)) throw new Error(`${kind} of a folder`);
			else if (kind === 'T') node.pending.push({ size: offset });
			else node.pending.push(...pagesOf(offset, bytes));
		}
	}

	/** What programs see while the power is on. */
	now(): Tree {
		return treeOf(this.#root, EVERYTHING);
	}

	/** What may lie there after a power cut. */
	afterPowerCut(keeps: Keeps): Tree {
		return treeOf(this.#root, keeps);
	}

	#folderOf(path: string): Folder {
		const steps = dirname(path).split('/');
		let folder = this.#root;
		for (const step of steps.filter((name) => name !== '.')) {
			folder = namesOf(folder, EVERYTHING).get(step) as Folder;
		}
		return folder;
	}
}

const nameIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function* pagesOf(offset: number, bytes: Buffer): Generator<Change> {
	for (let at = 0; at < bytes.length;) {
		const until = Math.min(bytes.length, at + PAGE - ((offset + at) % PAGE));
		yield { offset: offset + at, bytes: bytes.subarray(at, until) };
		at = until;
	}
}

function sync(node: Node): void {
	if (isFolder(node)) node.names = namesOf(node, EVERYTHING);
	else node.synced = contentOf(node, EVERYTHING);
	node.pending = [];
}

function namesOf({ names, pending }: Folder, keeps: Keeps): Map<string, Node> {
	const kept = new Map(names);
	for (const change of pending.slice(0, keeps.names(pending.length))) {
		for (const [name, node] of change) {
			if (node) kept.set(name, node);
			else kept.delete(name);
		}
	}
	return kept;
}

function contentOf({ synced, pending }: File, keeps: Keeps): Buffer {
	const kept = pending.filter(() => keeps.change());
	if (kept.length === 0) return synced;
	const ends = kept.map((change) =>
		'size' in change ? change.size : change.offset + change.bytes.length
	);
	const content = Buffer.alloc(Math.max(synced.length, ...ends));
	synced.copy(content);
	let size = synced.length;
	for (const change of kept) {
		if ('size' in change) {
			if (change.size < size) content.fill(0, change.size, size);
			size = change.size;
		} else {
			change.bytes.copy(content, change.offset);
			size = Math.max(size, change.offset + change.bytes.length);
		}
	}
	return content.subarray(0, size);
}

function treeOf(folder: Folder, keeps: Keeps, path = '', tree: Tree = new Map()): Tree {
	for (const [name, node] of namesOf(folder, keeps)) {
		const own = join(path, name);
		if (isFolder(node)) treeOf(node, keeps, own, tree.set(own, null));
		else tree.set(own, contentOf(node, keeps));
	}
	return tree;
}

/** Tells one tree from another, together with what else counts. */
export function stateOf(tree: Tree, more: string): string {
	const state = createHash('sha256').update(more);
	for (const [path, content] of [...tree].sort(([a], [b]) => (a < b ? -1 : 1))) {
		state.update(`\n${path} ${content?.length}\n`).update(content ?? '');
	}
	return state.digest('hex');
}

/** Lays a tree out in an empty folder. */
export function layOut(tree: Tree, folder: string): void {
	for (const [path, content] of tree) {
		if (content === null) mkdirSync(join(folder, path), { recursive: true });
		else writeFileSync(join(folder, path), content);
	}
}
