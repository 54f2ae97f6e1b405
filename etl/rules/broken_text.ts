/*
Vietnamese text in a broken font encoding: letters of TCVN3, VNI or Windows-1258, or bytes of UTF-8,
that somebody read as Western letters and saved as Unicode. Nothing in the letters alone gives them
away, since they are all good letters somewhere. But a Vietnamese word is one syllable of a small
known set of shapes: where a word is none as it stands, and is one when read as a font of the time,
the text is broken. Foreign words with accents stay what they are.

The shapes matter without their accents.
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

/** The letters of TCVN3 (ABC fonts), from U+00A1 on; a space: no letter. */
const TCVN3 = [
	'\u0102\u00c2\u00ca\u00d4\u01a0\u01af\u0110\u0103\u00e2\u00ea\u00f4\u01a1\u01b0\u0111  ',
	'    \u00e0\u1ea3\u00e3\u00e1\u1ea1 \u1eb1\u1eb3\u1eb5\u1eaf  ',
	'     \u1eb7\u1ea7\u1ea9\u1eab\u1ea5\u1ead\u00e8 \u1ebb\u1ebd\u00e9',
	'\u1eb9\u1ec1\u1ec3\u1ec5\u1ebf\u1ec7\u00ec\u1ec9   \u0129\u00ed\u1ecb\u00f2 ',
	'\u1ecf\u00f5\u00f3\u1ecd\u1ed3\u1ed5\u1ed7\u1ed1\u1ed9\u1edd\u1edf\u1ee1\u1edb\u1ee3\u00f9 ',
	'\u1ee7\u0169\u00fa\u1ee5\u1eeb\u1eed\u1eef\u1ee9\u1ef1\u1ef3\u1ef7\u1ef9\u00fd\u1ef5'
].join('');

const fromTcvn3 = (text: string) =>
	text.replace(/[\u00a1-\u00fe]/g, (sign) => TCVN3[sign.charCodeAt(0) - 0xa1]!);

const [GRAVE, ACUTE, TILDE, HOOK, DOT] = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const [CIRCUMFLEX, BREVE] = ['\u0302', '\u0306'];
/** In VNI the accent is a Western letter after the vowel. */
const VNI_ACCENTS: Readonly<Record<string, string>> = {
	...{ '\u00f9': ACUTE, '\u00f8': GRAVE, '\u00fb': HOOK, '\u00f5': TILDE, '\u00ef': DOT },
	...{ '\u00e2': CIRCUMFLEX, '\u00e1': CIRCUMFLEX + ACUTE, '\u00e0': CIRCUMFLEX + GRAVE },
	...{ '\u00e5': CIRCUMFLEX + HOOK, '\u00e3': CIRCUMFLEX + TILDE, '\u00e4': CIRCUMFLEX + DOT },
	...{ '\u00ea': BREVE, '\u00e9': BREVE + ACUTE, '\u00e8': BREVE + GRAVE },
	...{ '\u00fa': BREVE + HOOK, '\u00fc': BREVE + TILDE, '\u00eb': BREVE + DOT }
};
/** A few letters of VNI have a sign of their own. */
const VNI_LETTERS: Readonly<Record<string, string>> = {
	...{ '\u00f4': 'o\u031b', '\u00f6': 'u\u031b', '\u00f1': '\u0111', '\u00ee': 'y\u0323' },
	...{ '\u00e6': 'i\u0309', '\u00f3': 'i\u0303', '\u00f2': 'i\u0323' }
};

const fromVni = (text: string) =>
	text
		.replace(
			/([aeouy\u00f4\u00f6])([\u00e0-\u00e5\u00e8-\u00eb\u00ef\u00f5\u00f8-\u00fc])|[\u00ee\u00f1-\u00f4\u00f6\u00e6]/gi,
			(signs, vowel?: string, accent?: string) => {
				const letter = vowel ?? signs;
				const base = VNI_LETTERS[letter.toLowerCase()] ?? letter;
				const cased = letter === letter.toLowerCase() ? base : base.toUpperCase();
				return cased + (VNI_ACCENTS[accent?.toLowerCase() ?? ''] ?? '');
			}
		)
		.normalize('NFC');

/** In Windows-1258 tones stand after the vowel, and four letters in the place of Western ones. */
const fromWindows1258 = (text: string) =>
	new TextDecoder('windows-1258')
		.decode(Uint8Array.from([...text].map((letter) => WESTERN_BYTES.get(letter) ?? 0x3f)))
		.normalize('NFC');

/** Fonts and code pages of the time, with what a text in them says. */
const READINGS: [encoding: string, read: (text: string) => string][] = [
	['TCVN3', fromTcvn3],
	['VNI', fromVni],
	['Windows-1258', fromWindows1258]
];

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
	return wordsOf(unquoted).some(isBrokenWord);
}

const wordsOf = (text: string) => text.split(/[\s!-/:-@[-`{-~]+/).filter(Boolean);

/**
 * What a broken text probably says, and in which encoding it was written: the reading under which most
 * of its words are Vietnamese. Null where letters were lost, or nothing was broken. It is for a person
 * to look at; nobody counts on it.
 */
export function probableText(text: string): { text: string; encoding: string } | null {
	const composed = text.normalize('NFC');
	if (!isBrokenText(composed) || composed.includes('\ufffd')) return null;
	if (isUtf8ReadAsWestern(composed)) {
		return { text: new TextDecoder().decode(westernBytes(composed)!), encoding: 'UTF-8' };
	}
	const readings = READINGS.map(([encoding, read]) => {
		const text = read(composed);
		return { text, encoding, known: wordsOf(text).filter(isSyllable).length };
	});
	const [best] = readings.toSorted((a, b) => b.known - a.known);
	return best && best.known > 0 ? { text: best.text, encoding: best.encoding } : null;
}

const isSyllable = (word: string) => SYLLABLE.test(plain(word));

function isBrokenWord(word: string): boolean {
	// Letters beyond U+00FF are none that a Western reading of a font yields.
	const isWestern = /^[\u0021-\u007e\u00a1-\u00ff]*$/.test(word);
	if (!isWestern || !/[\u00a1-\u00ff]/.test(word) || word.length === 1) return false;
	const small = word.toLowerCase();
	if (VIETNAMESE.test(small) && SYLLABLE.test(plain(small))) return false;
	return READINGS.some(([, read]) => isSyllable(read(word)));
}

/** Bytes by the letter that Windows-1252 shows for them. */
const WESTERN_BYTES = new Map(
	[...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, i) => i))].map(
		(letter, byte) => [letter, byte]
	)
);

/** Null: not every letter is a Western one. */
function westernBytes(text: string): Uint8Array | null {
	const bytes = [...text].map((letter) => WESTERN_BYTES.get(letter));
	return bytes.includes(undefined) ? null : Uint8Array.from(bytes as number[]);
}

/** Bytes, each as the letter of its number, that are UTF-8 (RFC 3629). */
const UTF8 =
	/^(?:[^\u0080-\u00ff]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})*$/;

function isUtf8ReadAsWestern(text: string): boolean {
	if (!/[\u00c2-\u00f4]/.test(text)) return false;
	const bytes = westernBytes(text);
	return bytes !== null && UTF8.test(String.fromCharCode(...bytes));
}
