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
