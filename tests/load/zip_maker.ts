import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip, with what it says of itself where that is not the truth. */
export interface Entry {
	name: string;
	content: string | Buffer;
	isStored?: boolean;
	/** Bits of the general purpose flag; 1: encrypted. */
	flags?: number;
	/** Unix mode, as `0o120777` of a symbolic link. */
	mode?: number;
	saysLength?: number;
	saysPackedLength?: number;
	saysCrc?: number;
	/** Points into the entry of this number instead of having bytes of its own. */
	sharesWith?: number;
}

/** A zip of these entries, however hostile. Written apart from etl/zip.ts, which is to read it. */
export function zipOf(entries: readonly Entry[]): Buffer {
	const local: Buffer[] = [];
	const central: Buffer[] = [];
	const offsets: number[] = [];
	let length = 0;
	for (const entry of entries) {
		const [header, packed] = describe(entry);
		const name = Buffer.from(entry.name);
		if (entry.sharesWith === undefined) {
			offsets.push(length);
			local.push(Buffer.from('PK\x03\x04', 'latin1'), header, name, packed);
			length += 4 + header.length + name.length + packed.length;
		} else offsets.push(offsets[entry.sharesWith]!);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
		tail.writeUInt32LE(offsets.at(-1)!, 10);
		// Made by Unix, so that the mode counts.
		central.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), header, tail, name);
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(length, 16);
	return Buffer.concat([...local, directory, end]);
}

/** The part of the header that stands both before the bytes and in the directory, and the bytes. */
function describe(entry: Entry): [Buffer, Buffer] {
	const bytes = Buffer.from(entry.content as string);
	const packed = entry.isStored ? bytes : deflateRawSync(bytes);
	const header = Buffer.alloc(26);
	header.writeUInt16LE(20, 0);
	header.writeUInt16LE(0x800 | (entry.flags ?? 0), 2);
	header.writeUInt16LE(entry.isStored ? 0 : 8, 4);
	header.writeUInt32LE(entry.saysCrc ?? crc32(bytes), 10);
	header.writeUInt32LE(entry.saysPackedLength ?? packed.length, 14);
	header.writeUInt32LE(entry.saysLength ?? bytes.length, 18);
	header.writeUInt16LE(Buffer.byteLength(entry.name), 22);
	return [header, packed];
}
