import { FileFault } from './table_file.ts';

const CHUNK_BYTES = 4 * 1024 * 1024;

/** The bytes of a text file, known to be text. */
export interface TextFile {
	/** The text in pieces, cut anywhere: a file may be longer than a string can be. */
	chunks: () => Generator<string>;
	isUtf16: boolean;
}

/**
 * Recognises UTF-8, with or without a byte order mark, and UTF-16 with one. Anything else is a
 * legacy encoding (TCVN3, VNI, Windows-1258) or no text at all; guessing would put wrong letters
 * into the ledger.
 *
 * @throws {FileFault} `FIL-ENCODING`, or `FIL-NUL` while reading.
 */
export function readText(bytes: Uint8Array): TextFile {
	const mark = String.fromCharCode(...bytes.subarray(0, 4));
	if (mark === '\xff\xfe\0\0' || mark === '\0\0\xfe\xff') throw new FileFault('FIL-ENCODING');
	if (mark.startsWith('\xff\xfe')) return utf16(bytes, 'utf-16le');
	if (mark.startsWith('\xfe\xff')) return utf16(bytes, 'utf-16be');
	const start = mark.startsWith('\xef\xbb\xbf') ? 3 : 0;
	// Read through once, so that what is no text is known before anything is made of it.
	for (const chunk of utf8Chunks(bytes, start)) {
		if (chunk.includes('\0')) throw new FileFault('FIL-NUL');
	}
	return { chunks: () => utf8Chunks(bytes, start), isUtf16: false };
}

function* utf8Chunks(bytes: Uint8Array, start: number): Generator<string> {
	const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	let from = start;
	while (from < bytes.length) {
		let to = Math.min(from + CHUNK_BYTES, bytes.length);
		// Back to the first byte of a character: continuation bytes are 10xxxxxx.
		while (to < bytes.length && to > from + 1 && (bytes[to]! & 0xc0) === 0x80) to -= 1;
		yield decode(decoder, bytes.subarray(from, to), false);
		from = to;
	}
}

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): TextFile {
	return {
		isUtf16: true,
		*chunks() {
			const decoder = new TextDecoder(encoding, { fatal: true });
			for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
				const to = Math.min(from + CHUNK_BYTES, bytes.length);
				const text = decode(decoder, bytes.subarray(from, to), to < bytes.length);
				if (text.includes('\0')) throw new FileFault('FIL-NUL');
				yield text;
			}
		}
	};
}

function decode(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
	try {
		return decoder.decode(bytes, { stream });
	} catch {
		throw new FileFault('FIL-ENCODING');
	}
}
