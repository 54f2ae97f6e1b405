import { createHmac } from 'node:crypto';
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
	const votes = new Int32Array(BITS);
	for (const feature of features) {
		const hash = createHmac('sha256', key).update(`donthu content\n${feature}`).digest();
		for (let bit = 0; bit < BITS; bit += 1) {
			votes[bit]! += (hash[bit >> 3]! >> (bit & 7)) & 1 ? 1 : -1;
		}
	}
	const bytes = Buffer.alloc(BITS / 8);
	votes.forEach((vote, bit) => {
		if (vote > 0) bytes[bit >> 3]! |= 1 << (bit & 7);
	});
	return bytes.toString('hex');
}
