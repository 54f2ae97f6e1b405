import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
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
const KEY_BYTES = 32;
/** A key without a day is used for all days; packages know none before this one. */
const FIRST_DAY = '2000-01-01';
const FILE_BYTES_MAX = 64 * 1024;
const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

interface Key {
	from: string;
	secret: Buffer;
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
	on(day: string): Buffer {
		const key = this.#keys.find(({ from }) => from <= day);
		if (!key) throw new DonthuError('no_key', words.tooEarly(day), words.tooEarlyRemedy);
		return key.secret;
	}

	get lastFrom(): string {
		return this.#keys[0]!.from;
	}

	/** By these digits people compare keys on the telephone; they say nothing about the key. */
	get code(): string {
		return createHmac('sha256', this.#keys[0]!.secret)
			.update('donthu key')
			.digest('hex')
			.slice(0, 8);
	}

	/** As lines of a file. */
	get lines(): string[] {
		return this.#keys.map(({ from, secret }) => `${from} ${secret.toString('hex')}`).toReversed();
	}
}

/** @throws {DonthuError} `key_missing`, `key_malformed`; what stands in the file is never said */
export function readKeys(file: string): KeyRing {
	const keys = readLines(file)
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line) => KEY_LINE.exec(line));
	const found = keys.flatMap((match) =>
		match ? [{ from: match[1] ?? FIRST_DAY, secret: Buffer.from(match[2]!, 'hex') }] : []
	);
	const isWell =
		found.length > 0 &&
		found.length === keys.length &&
		found.every(({ from }, i) => isDay(from) && (i === 0 || from > found[i - 1]!.from));
	if (!isWell) {
		throw new DonthuError('key_malformed', words.malformed(file), words.malformedRemedy);
	}
	return new KeyRing(found);
}

function readLines(file: string): string[] {
	try {
		if (statSync(file).size > FILE_BYTES_MAX) return ['too long'];
		const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
		return text.split(/\r?\n/).map((line) => line.trim());
	} catch (error) {
		throw new DonthuError('key_missing', words.missing(file), words.missingRemedy, {
			cause: error
		});
	}
}

/** Whether others on this machine may read the file. Not to be known where files have no owners. */
export const isOpenToOthers = (file: string): boolean =>
	process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0;

/**
 * Makes a key in a file that only its owner may read. With the keys before it the file serves for old
 * petitions too: that is how keys overlap.
 *
 * @throws {DonthuError} `key_exists`, `key_unwritable`, `usage` for a day that is not after the last
 */
export function writeNewKey(file: string, before?: KeyRing, from?: string): KeyRing {
	if (before && (from === undefined || from <= before.lastFrom)) {
		const problem = from === undefined ? words.fromMissing : words.fromNotLater(from);
		throw new DonthuError('usage', problem, words.fromRemedy);
	}
	const line = `${from ?? FIRST_DAY} ${randomBytes(KEY_BYTES).toString('hex')}`;
	write(file, [words.comment, ...(before?.lines ?? []), line, ''].join('\n'));
	return readKeys(file);
}

function write(file: string, text: string): void {
	try {
		const handle = openSync(file, 'wx', OWNER_ONLY);
		try {
			writeSync(handle, text);
			fsyncSync(handle);
		} finally {
			closeSync(handle);
		}
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === 'EEXIST') {
			throw new DonthuError('key_exists', words.exists(file), words.existsRemedy);
		}
		throw new DonthuError(
			'key_unwritable',
			words.unwritable(file, code ?? message),
			words.unwritableRemedy,
			{
				cause: error
			}
		);
	}
}
