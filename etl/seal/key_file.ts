import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { DonthuError } from '../../warehouse/errors.ts';
import { FIRST_DAY, parseKeys, type KeyRing } from './keys.ts';
import { keys as words } from './vi.ts';

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;
const OTHERS = 0o077;
/** Nobody's key file is so long, and nobody waits while it is read. */
const FILE_BYTES_MAX = 1024 ** 2;

/** @throws {DonthuError} `key_missing`, `key_malformed`; what stands in the file is never said */
export function readKeys(file: string): KeyRing {
	return parseKeys(readText(file), file);
}

function readText(file: string): string {
	try {
		return statSync(file).size > FILE_BYTES_MAX ? '' : readFileSync(file, 'utf8');
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
		writeFileSync(file, text, { flag: 'wx', mode: OWNER_ONLY, flush: true });
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
