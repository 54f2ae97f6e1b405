import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { appKeyFile } from '#warehouse/home.ts';

/** A secret that nobody guesses: 256 bits, for cookies, tokens and links. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret that has 256 bits by itself: it needs no salt and no slow hash. */
export const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals what must be read again (the secret of a one-time code) under the key of the home. */
export class Sealer {
	readonly #key: Buffer;

	/** Takes the key of a home; makes one where there is none yet. */
	constructor(home: string) {
		const file = appKeyFile(home);
		if (!existsSync(file)) {
			writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
		}
		this.#key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
	}

	seal(text: string): Uint8Array {
		const nonce = randomBytes(NONCE_BYTES);
		const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
		const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
		return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
	}

	/** @throws {Error} when it was sealed under another key, or changed since */
	unseal(sealed: Uint8Array): string {
		const bytes = Buffer.from(sealed);
		const cipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE_BYTES));
		cipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
		const text = cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
		return Buffer.concat([text, cipher.final()]).toString('utf8');
	}
}
