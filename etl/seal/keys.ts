import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { isDay } from '../../warehouse/days.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { keys as words } from './vi.ts';

/*
A key file is text: a line for each key, the day from which it is used and 64 hex digits; lines that
begin with # are for people. Which key makes the marks of a petition depends on the day it was
received and on nothing else, so that all units change keys with the same petition, whenever they
seal, and an old register sealed again gives the marks it gave before.
*/

const KEY_LINE = /^(?:(\d{4}-\d{2}-\d{2})\s+)?([0-9a-f]{64})$/i;
/** A key without a day is used for all days; packages know none before this one. */
export const FIRST_DAY = '2000-01-01';
const FILE_LENGTH_MAX = 64 * 1024;

interface Key {
	from: string;
	secret: Uint8Array;
}

/** The keys of a file, the last one first. */
export class KeyRing {
	readonly #keys: readonly Key[];

	constructor(keys: readonly Key[]) {
		this.#keys = keys.toReversed();
	}

	/**
	 * The key for what was received on a day.
	 *
	 * @throws {DonthuError} `no_key`: the day is before the first key
	 */
	on(day: string): Uint8Array {
		const key = this.#keys.find(({ from }) => from <= day);
		if (!key) throw new DonthuError('no_key', words.tooEarly(day), words.tooEarlyRemedy);
		return key.secret;
	}

	get lastFrom(): string {
		return this.#keys[0]!.from;
	}

	/** By these digits people compare keys on the telephone; they say nothing about the key. */
	get code(): string {
		const { secret } = this.#keys[0]!;
		return bytesToHex(hmac(sha256, secret, utf8ToBytes('donthu key'))).slice(0, 8);
	}

	/** As lines of a file. */
	get lines(): string[] {
		return this.#keys.map(({ from, secret }) => `${from} ${bytesToHex(secret)}`).toReversed();
	}
}

/**
 * The keys of a key file.
 *
 * @param name how people call the file
 * @throws {DonthuError} `key_malformed`; what stands in the file is never said
 */
export function parseKeys(text: string, name: string): KeyRing {
	const lines = text.length > FILE_LENGTH_MAX ? [''] : text.replace(/^\ufeff/, '').split(/\r?\n/);
	const keys = lines
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line) => KEY_LINE.exec(line));
	const found = keys.flatMap((match) =>
		match ? [{ from: match[1] ?? FIRST_DAY, secret: hexToBytes(match[2]!) }] : []
	);
	const isWell =
		found.length > 0 &&
		found.length === keys.length &&
		found.every(({ from }, i) => isDay(from) && (i === 0 || from > found[i - 1]!.from));
	if (!isWell) {
		throw new DonthuError('key_malformed', words.malformed(name), words.malformedRemedy);
	}
	return new KeyRing(found);
}
