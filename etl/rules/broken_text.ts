/*
Vietnamese text in a broken font encoding: letters of TCVN3, VNI or Windows-1258, or bytes of UTF-8,
that somebody read as Western letters and saved as Unicode. Nothing in the letters alone gives them
away, since they are all good letters somewhere. But a Vietnamese word is one syllable of a small
known set of shapes: where a word is none as it stands, and is one when read as a font of the time,
the text is broken. Foreign words with accents stay what they are.

The shapes matter without their accents, so every table here gives plain ASCII letters.
*/

const ONSETS = 'b|ch?|d|gh?|gi|h|kh?|l|m|nh?|ngh?|ph?|qu?|r|s|t[hr]?|v|x|';
const RIMES = [
	'a(ch?|i|m|nh?|ng|o|p|t|u|y)?',
	'e(ch?|m|nh?|ng|o|p|t|u)?',
	'i(a|ch?|e(c|m|ng?|p|t|u)|m|nh?|p|t|u)?',
	'o(a(ch?|i|m|n[gh]?|o|p|t|y)?|c|e(n|o|t)?|i|m|ng?|o(c|ng)|p|t)?',
	'u(a(ng?|t|y)?|c|e(ch|nh)?|i|m|ng?|o(c|i|m|ng?|p|t|u)?|p|t|u|y(a|ch|e(n|t)|nh?|p|t|u)?)?',
	'y(e(m|ng?|t|u)|t)?'
];
const SYLLABLE = new RegExp(`^(${ONSETS})(${RIMES.join('|')})$`);
/** Letters of Vietnamese, small, beside those of ASCII. */
const VIETNAMESE =
	/^[a-z\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f2-\u00f5\u00f9\u00fa\u00fd\u0103\u0111\u0129\u0169\u01a1\u01b0\u1ea1-\u1ef9]*$/;

/** What is below the accents of the letters of TCVN3, from U+00A1 on; a space: no letter. */
const TCVN3 =
	'aaeooudaaeooud      aaaaa aaaa       aaaaaae eeeeeeeeeii   iiio oooooooooooooou uuuuuuuuuyyyyy';

const fromTcvn3 = (word: string) =>
	word.replace(/[\u00a1-\u00fe]/g, (letter) => TCVN3[letter.charCodeAt(0) - 0xa1]!);

/** In VNI the accent is a Western letter after the vowel; a few letters have a sign of their own. */
const fromVni = (word: string) =>
	word
		.toLowerCase()
		.replace(/([aeouy\u00f4\u00f6])[\u00e0-\u00e5\u00e8-\u00eb\u00ef\u00f5\u00f8-\u00fc]/g, '$1')
		.replace(/[\u00ec\u00ed\u00e6\u00f3\u00f2]/g, 'i')
		.replace(/\u00f4/g, 'o')
		.replace(/\u00f6/g, 'u')
		.replace(/\u00f1/g, 'd')
		.replace(/\u00ee/g, 'y');

/** In Windows-1258 tones stand after the vowel, and four letters in the place of Western ones. */
const fromWindows1258 = (word: string) =>
	plain(
		word
			.toLowerCase()
			.replace(/([aeiouy\u00e2\u00e3\u00ea\u00f4\u00f5\u00fd])[\u00ec\u00f2\u00fe]/g, '$1')
			.replace(/\u00f0/g, 'd')
			.replace(/\u00f5/g, 'o')
			.replace(/\u00fd/g, 'u')
	);

const READINGS = [fromTcvn3, fromVni, fromWindows1258];

/** Small letters without accents; U+0111 is the d with a stroke. */
const plain = (text: string) =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/\u0111/g, 'd');

/** Whether the text (NFC or not) was broken on its way to Unicode. */
export function isBrokenText(text: string): boolean {
	const composed = text.normalize('NFC');
	if (composed.includes('\ufffd') || isUtf8ReadAsWestern(composed)) return true;
	// Quotation marks of the French kind are letters of TCVN3 too, but not in pairs.
	const unquoted = composed.replace(/\u00ab([^\u00ab\u00bb]*)\u00bb/g, ' $1 ');
	return unquoted.split(/[\s!-/:-@[-`{-~]+/).some(isBrokenWord);
}

function isBrokenWord(word: string): boolean {
	// Letters beyond U+00FF are none that a Western reading of a font yields.
	const isWestern = /^[\u0021-\u007e\u00a1-\u00ff]*$/.test(word);
	if (!isWestern || !/[\u00a1-\u00ff]/.test(word) || word.length === 1) return false;
	const small = word.toLowerCase();
	if (VIETNAMESE.test(small) && SYLLABLE.test(plain(small))) return false;
	return READINGS.some((read) => SYLLABLE.test(read(word).toLowerCase()));
}

/** Bytes by the letter that Windows-1252 shows for them. */
const WESTERN_BYTES = new Map(
	[...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, i) => i))].map(
		(letter, byte) => [letter, byte]
	)
);

function isUtf8ReadAsWestern(text: string): boolean {
	if (!/[\u00c2-\u00f4]/.test(text)) return false;
	const bytes = [...text].map((letter) => WESTERN_BYTES.get(letter));
	if (bytes.includes(undefined)) return false;
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes as number[]));
		return true;
	} catch {
		return false;
	}
}
