import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fold } from '../rules/fold.ts';

/** What a register says of a petitioner; empty where it says nothing. */
export interface Identity {
	name: string;
	number: string;
	address: string;
}

/** From what a token was made: the fewer, the more persons may share it. */
export type Basis = 'number' | 'address' | 'name';

const NUMBER_LENGTH_MIN = 8;
/** What a spreadsheet makes of a long number in a CSV file: its digits are gone. */
const ROUNDED = /^\d([.,]\d+)?e\+?\d+$/i;
/** Petitions without a name are not all by one person. */
const NOBODY = new Set([
	'',
	'-',
	'n/a',
	'null',
	'khong co',
	'khong ro',
	'khong ten',
	'khong ghi ten',
	'chua ro',
	'nac danh',
	'mao danh',
	'mao ten',
	'an danh',
	'giau ten',
	'khuyet danh',
	'khong ky ten'
]);
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const STROKED_D = '\u0111';

/**
 * The form in which names are compared: without case, signs and extra spaces, whichever way the
 * letters are composed and on whichever vowel of a syllable the tone is written. Accents count: they
 * tell names apart.
 */
export function nameForm(name: string): string {
	const syllables = name
		.replace(/\p{Cf}/gu, '')
		.toLowerCase()
		// Letters of other languages, typed for a d with a stroke.
		.replace(/[\u00f0\u0256]/g, STROKED_D)
		.normalize('NFD')
		.match(/[\p{L}\p{M}\p{N}]+/gu);
	return (syllables ?? [])
		.map((syllable) => syllable.replace(TONES, '') + (syllable.match(TONES) ?? []).join(''))
		.join(' ');
}

/** Letters and digits of an identity number, with the zeros that a spreadsheet drops; empty: none. */
export function numberForm(number: string): string {
	const text = number.normalize('NFKC').trim();
	const form = text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
	const isNumber =
		form.length >= NUMBER_LENGTH_MIN &&
		/\d/.test(form) &&
		!/^(.)\1*$/.test(form) &&
		!ROUNDED.test(text);
	if (!isNumber) return '';
	// Numbers had nine digits, and have twelve of which the first is a zero.
	if (!/^\d+$/.test(form)) return form;
	return form.padStart(form.length > 9 ? 12 : 9, '0');
}

/** The mark of a person under a key; null where nobody is named. */
export function petitionerToken(
	{ name, number, address }: Identity,
	key: Uint8Array
): { token: string; basis: Basis } | null {
	const mark = (basis: Basis, ...parts: string[]) => {
		const text = ['donthu petitioner', basis, ...parts].join('\n');
		return { token: bytesToHex(hmac(sha256, key, utf8ToBytes(text))), basis };
	};
	const idNumber = numberForm(number);
	if (idNumber !== '') return mark('number', idNumber);
	const person = NOBODY.has(fold(name)) ? '' : nameForm(name);
	if (person === '') return null;
	const place = NOBODY.has(fold(address)) ? '' : nameForm(address);
	return place === '' ? mark('name', person) : mark('address', person, place);
}

/** Whether a text that is to leave the unit tells who the petitioner is. */
export function tellsOf({ name, number }: Identity): (text: string) => boolean {
	const person = nameForm(name);
	const idNumber = numberForm(number).replace(/^0+/, '');
	// A single syllable is a word like any other, and few digits are in many numbers.
	const isName = person.includes(' ') && !NOBODY.has(fold(name));
	const isNumber = idNumber.length >= NUMBER_LENGTH_MIN - 1;
	return (text) =>
		(isName && ` ${nameForm(text)} `.includes(` ${person} `)) ||
		(isNumber &&
			text
				.replace(/[^\p{L}\p{N}]/gu, '')
				.toLowerCase()
				.includes(idNumber));
}
