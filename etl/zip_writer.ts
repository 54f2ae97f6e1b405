const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
const SHARED_LENGTH = 26;
const VERSION = 20;
const IS_UTF8 = 0x800;
const STORED = 0;
/** 1 January 1980, the first day that a zip knows. */
const FIRST_DAY = 0x21;

export type ZipFile = [name: string, bytes: Uint8Array];

/** A zip of these files, not compressed, the same bytes for the same files. */
export const writeZip = (files: Iterable<ZipFile>): Uint8Array => joined([...zipParts(files)]);

/** The bytes of {@link writeZip} one after the other, for a zip that is not to stand in memory twice. */
export function* zipParts(
	files: Iterable<ZipFile>,
	checkSum: (bytes: Uint8Array) => number = crc32
): Generator<Uint8Array> {
	const directory: Uint8Array[] = [];
	let offset = 0;
	let count = 0;
	for (const [name, bytes] of files) {
		const nameBytes = new TextEncoder().encode(name);
		const shared = sharedHeader(nameBytes, bytes.length, checkSum(bytes));
		yield* [numbers(4, [0, 4, LOCAL]), shared, nameBytes, bytes];
		const central = numbers(CENTRAL_LENGTH, [0, 4, CENTRAL], [4, 2, VERSION], [42, 4, offset]);
		central.set(shared, 6);
		directory.push(central, nameBytes);
		offset += 4 + SHARED_LENGTH + nameBytes.length + bytes.length;
		count += 1;
	}
	yield* directory;
	yield numbers(
		END_LENGTH,
		[0, 4, END],
		[8, 2, count],
		[10, 2, count],
		[12, 4, lengthOf(directory)],
		[16, 4, offset]
	);
}

/** The 26 bytes that stand both before the data and in the directory: version to extra length. */
const sharedHeader = (name: Uint8Array, length: number, sum: number) =>
	numbers(
		SHARED_LENGTH,
		[0, 2, VERSION],
		[2, 2, IS_UTF8],
		[4, 2, STORED],
		[8, 2, FIRST_DAY],
		[10, 4, sum],
		[14, 4, length],
		[18, 4, length],
		[22, 2, name.length]
	);

type Field = [at: number, length: 2 | 4, value: number];

/** Bytes with numbers at their places, least significant byte first. */
function numbers(length: number, ...fields: Field[]): Uint8Array {
	const bytes = new Uint8Array(length);
	const view = new DataView(bytes.buffer);
	for (const [at, size, value] of fields) {
		if (size === 2) view.setUint16(at, value, true);
		else view.setUint32(at, value, true);
	}
	return bytes;
}

const lengthOf = (parts: readonly Uint8Array[]) =>
	parts.reduce((sum, part) => sum + part.length, 0);

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const bytes = new Uint8Array(lengthOf(parts));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

/** The check sum of zip files; it is written here because a browser has none. */
function crc32(bytes: Uint8Array): number {
	let value = 0xffffffff;
	for (let at = 0; at < bytes.length; at += 1) {
		value = CRC[(value ^ bytes[at]!) & 0xff]! ^ (value >>> 8);
	}
	return (value ^ 0xffffffff) >>> 0;
}
