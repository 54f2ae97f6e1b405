import { constants, crc32, inflateRawSync } from 'node:zlib';
import { problem, Refusal } from './problem.ts';

const RATIO_MAX = 100;
/** Small files may pack better than a bomb does, and do no harm. */
const RATIO_FREE_BYTES = 1024 ** 2;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
const COMMENT_MAX = 0xffff;
const IS_ENCRYPTED = 0x1;
const IS_UTF8 = 0x800;
const STORED = 0;
const DEFLATED = 8;
const AES = 99;
const LINK_MODE = 0xa000;

export interface ZipEntry {
	/** As it stands in the archive. */
	name: string;
	isFolder: boolean;
	isLink: boolean;
	/** Unpacks the entry. @throws {Refusal} `PKG-ZIP`, `PKG-ZIP-BOMB` */
	read: () => Buffer;
}

interface CentralEntry {
	name: string;
	flags: number;
	method: number;
	crc: number;
	packedLength: number;
	length: number;
	mode: number;
	offset: number;
}

/** How much an archive may hold before it is a bomb. */
export interface ZipLimits {
	entries: number;
	/** Of all entries, unpacked. */
	bytes: number;
}

/**
 * The entries of a zip, from its directory; nothing is unpacked yet. What a program that only wants
 * to read a few small files need not understand is refused: several disks, ZIP64, other methods.
 *
 * @throws {Refusal} `PKG-ZIP`, `PKG-ZIP-ENCRYPTED`, `PKG-ZIP-BOMB`, `PKG-TOO-LARGE`
 */
export function readZip(bytes: Buffer, limits: ZipLimits): ZipEntry[] {
	const { entries, directoryAt } = readDirectory(bytes);
	const encrypted = entries.find(({ flags, method }) => flags & IS_ENCRYPTED || method === AES);
	if (encrypted) refuse('PKG-ZIP-ENCRYPTED', encrypted.name);
	if (entries.length > limits.entries) refuse('PKG-ZIP-BOMB');
	for (const { name, length, packedLength } of entries) {
		if (length > RATIO_FREE_BYTES && length > RATIO_MAX * packedLength)
			refuse('PKG-ZIP-BOMB', name);
	}
	const total = entries.reduce((sum, { length }) => sum + length, 0);
	if (total > limits.bytes) refuse('PKG-TOO-LARGE');
	const starts = dataStarts(bytes, entries, directoryAt);
	return entries.map((entry, i) => ({
		name: entry.name,
		isFolder: entry.name.endsWith('/') || entry.name.endsWith('\\'),
		isLink: (entry.mode & 0xf000) === LINK_MODE,
		read: () => unpack(entry, bytes.subarray(starts[i], starts[i]! + entry.packedLength))
	}));
}

function refuse(code: string, file: string | null = null): never {
	throw new Refusal(problem(code, { file }));
}

function readDirectory(bytes: Buffer): { entries: CentralEntry[]; directoryAt: number } {
	const endAt = findEnd(bytes);
	const count = bytes.readUInt16LE(endAt + 10);
	const directoryAt = bytes.readUInt32LE(endAt + 16);
	const isWhole =
		bytes.readUInt16LE(endAt + 4) === 0 &&
		bytes.readUInt16LE(endAt + 8) === count &&
		directoryAt + bytes.readUInt32LE(endAt + 12) === endAt;
	if (!isWhole) refuse('PKG-ZIP');
	const entries: CentralEntry[] = [];
	let at = directoryAt;
	for (let i = 0; i < count; i += 1) {
		if (at + CENTRAL_LENGTH > endAt || bytes.readUInt32LE(at) !== CENTRAL) refuse('PKG-ZIP');
		const nameEnd = at + CENTRAL_LENGTH + bytes.readUInt16LE(at + 28);
		const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
		if (next > endAt) refuse('PKG-ZIP');
		const flags = bytes.readUInt16LE(at + 8);
		entries.push({
			name: bytes.toString(flags & IS_UTF8 ? 'utf8' : 'latin1', at + CENTRAL_LENGTH, nameEnd),
			flags,
			method: bytes.readUInt16LE(at + 10),
			crc: bytes.readUInt32LE(at + 16),
			packedLength: bytes.readUInt32LE(at + 20),
			length: bytes.readUInt32LE(at + 24),
			mode: bytes.readUInt16LE(at + 40),
			offset: bytes.readUInt32LE(at + 42)
		});
		at = next;
	}
	return { entries, directoryAt };
}

/** The end record is the last thing in the file but for a comment. */
function findEnd(bytes: Buffer): number {
	const first = Math.max(0, bytes.length - END_LENGTH - COMMENT_MAX);
	for (let at = bytes.length - END_LENGTH; at >= first; at -= 1) {
		const isEnd = bytes.readUInt32LE(at) === END;
		if (isEnd && at + END_LENGTH + bytes.readUInt16LE(at + 20) === bytes.length) return at;
	}
	return refuse('PKG-ZIP');
}

/** Where the data of each entry begins. Entries that share bytes are a known kind of bomb. */
function dataStarts(bytes: Buffer, entries: CentralEntry[], directoryAt: number): number[] {
	const starts = entries.map(({ name, offset }) => {
		if (offset + LOCAL_LENGTH > directoryAt || bytes.readUInt32LE(offset) !== LOCAL) {
			refuse('PKG-ZIP', name);
		}
		const lengths = bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
		return offset + LOCAL_LENGTH + lengths;
	});
	const spans = entries
		.map(({ name, offset, packedLength }, i) => ({ name, offset, end: starts[i]! + packedLength }))
		.sort((a, b) => a.offset - b.offset);
	spans.forEach(({ name, end }, i) => {
		const next = spans[i + 1];
		if (end > directoryAt) refuse('PKG-ZIP', name);
		if (next && end > next.offset) refuse('PKG-ZIP-BOMB', next.name);
	});
	return starts;
}

function unpack(entry: CentralEntry, packed: Buffer): Buffer {
	const bytes = inflate(entry, packed);
	if (bytes.length !== entry.length) refuse('PKG-ZIP-BOMB', entry.name);
	if (crc32(bytes) !== entry.crc) refuse('PKG-ZIP', entry.name);
	return bytes;
}

function inflate({ name, method, length }: CentralEntry, packed: Buffer): Buffer {
	if (method === STORED) return packed;
	if (method !== DEFLATED) return refuse('PKG-ZIP', name);
	try {
		// One byte more than declared is enough to know that the declaration is false.
		return inflateRawSync(packed, { maxOutputLength: length + 1 });
	} catch (error) {
		const isLonger = error instanceof RangeError;
		const { errno } = error as { errno?: number };
		if (!isLonger && errno !== constants.Z_DATA_ERROR && errno !== constants.Z_BUF_ERROR)
			throw error;
		return refuse(isLonger ? 'PKG-ZIP-BOMB' : 'PKG-ZIP', name);
	}
}

/** A zip of these files, not compressed, the same bytes for the same files. */
export function writeZip(files: Iterable<[name: string, bytes: Buffer]>): Buffer {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [name, bytes] of files) {
		const nameBytes = Buffer.from(name, 'utf8');
		const shared = sharedHeader(nameBytes, bytes);
		const local = Buffer.concat([uint32(LOCAL), shared, nameBytes]);
		const central = Buffer.alloc(CENTRAL_LENGTH);
		central.writeUInt32LE(CENTRAL, 0);
		central.writeUInt16LE(20, 4);
		shared.copy(central, 6);
		central.writeUInt32LE(offset, 42);
		directory.push(central, nameBytes);
		parts.push(local, bytes);
		offset += local.length + bytes.length;
	}
	const end = Buffer.alloc(END_LENGTH);
	end.writeUInt32LE(END, 0);
	end.writeUInt16LE(directory.length / 2, 8);
	end.writeUInt16LE(directory.length / 2, 10);
	end.writeUInt32LE(
		directory.reduce((sum, part) => sum + part.length, 0),
		12
	);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...parts, ...directory, end]);
}

/** The 26 bytes that stand both before the data and in the directory: version to extra length. */
function sharedHeader(name: Buffer, bytes: Buffer): Buffer {
	const header = Buffer.alloc(LOCAL_LENGTH - 4);
	header.writeUInt16LE(20, 0);
	header.writeUInt16LE(IS_UTF8, 2);
	header.writeUInt16LE(STORED, 4);
	// 1 January 1980, the first day that a zip knows.
	header.writeUInt16LE(0x21, 8);
	header.writeUInt32LE(crc32(bytes), 10);
	header.writeUInt32LE(bytes.length, 14);
	header.writeUInt32LE(bytes.length, 18);
	header.writeUInt16LE(name.length, 22);
	return header;
}

function uint32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}
