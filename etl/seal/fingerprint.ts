import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fold } from '../rules/fold.ts';

const BITS = 64;

/**
 * A similarity hash of a text (SimHash of its words and pairs of neighbouring words): texts that
 * share most of them differ in few of its 64 bits. Words are compared without case and accents, and
 * hashed under the key, so that nobody without it can try out what a petition may have said. Null:
 * there are no words.
 */
export function contentFingerprint(text: string, key: Uint8Array): string | null {
	const words = fold(text).match(/[\p{L}\p{N}]+/gu);
	if (!words) return null;
	const features = [...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)];
	// One HMAC per text, not per word: no whole digest is shown, so a hash behind a secret will do.
	const secret = bytesToHex(hmac(sha256, key, utf8ToBytes('donthu content')));
	const votes = new Int32Array(BITS);
	for (const feature of features) {
		const digest = sha256(utf8ToBytes(`${secret}\n${feature}`));
		for (let bit = 0; bit < BITS; bit += 1) {
			votes[bit]! += (digest[bit >> 3]! >> (bit & 7)) & 1 ? 1 : -1;
		}
	}
	const bytes = new Uint8Array(BITS / 8);
	votes.forEach((vote, bit) => {
		if (vote > 0) bytes[bit >> 3]! |= 1 << (bit & 7);
	});
	return bytesToHex(bytes);
}
