import { createHmac, hash } from 'node:crypto';
import { fold } from '../rules/fold.ts';

const BITS = 64;

/**
 * A similarity hash of a text (SimHash of its words and pairs of neighbouring words): texts that
 * share most of them differ in few of its 64 bits. Words are compared without case and accents, and
 * hashed under the key, so that nobody without it can try out what a petition may have said. Null:
 * there are no words.
 */
export function contentFingerprint(text: string, key: Buffer): string | null {
	const words = fold(text).match(/[\p{L}\p{N}]+/gu);
	if (!words) return null;
	const features = [...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)];
	// One HMAC per text, not per word: no whole digest is shown, so a hash behind a secret will do.
	const secret = createHmac('sha256', key).update('donthu content').digest('hex');
	const votes = new Int32Array(BITS);
	for (const feature of features) {
		const digest = hash('sha256', `${secret}\n${feature}`, 'buffer');
		for (let bit = 0; bit < BITS; bit += 1) {
			votes[bit]! += (digest[bit >> 3]! >> (bit & 7)) & 1 ? 1 : -1;
		}
	}
	const bytes = Buffer.alloc(BITS / 8);
	votes.forEach((vote, bit) => {
		if (vote > 0) bytes[bit >> 3]! |= 1 << (bit & 7);
	});
	return bytes.toString('hex');
}
