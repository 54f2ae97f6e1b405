import { hash, verify } from '@node-rs/argon2';
import { randomInt } from 'node:crypto';

/** Argon2id, 19 MiB, two passes, one lane: what OWASP asks for at least. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const LENGTH_MIN = 10;
const LENGTH_MAX = 128;
const CLASSES = [/\p{Lu}/u, /\p{Ll}/u, /\p{N}/u, /[^\p{L}\p{N}]/u];
/** What everybody tries first, in plain letters. */
const GUESSED = [
	'password',
	'matkhau',
	'123456',
	'qwerty',
	'abc123',
	'admin',
	'kiemsat',
	'vksnd',
	'donthu'
];

export type PasswordProblem = 'short' | 'long' | 'classes' | 'name' | 'guessed';

/**
 * Why a password is not taken; null when it is. Four classes of characters are asked by QCVN
 * 12:2026/BCA (3.6); the rest is OWASP ASVS 5.0, 6.2.
 */
export function passwordProblem(password: string, name: string): PasswordProblem | null {
	const readings = [plainly(password), plainly(undisguised(password))];
	const says = (word: string) => readings.some((reading) => reading.includes(word));
	if (password.length < LENGTH_MIN) return 'short';
	if (password.length > LENGTH_MAX) return 'long';
	if (!CLASSES.every((characters) => characters.test(password))) return 'classes';
	if (says(plainly(name))) return 'name';
	if (GUESSED.some(says)) return 'guessed';
	return null;
}

const DISGUISES: Readonly<Record<string, string>> = {
	'@': 'a',
	'4': 'a',
	'3': 'e',
	'!': 'i',
	'0': 'o',
	$: 's',
	'5': 's'
};

const undisguised = (text: string) => text.replace(/[@43!0$5]/g, (sign) => DISGUISES[sign]!);

/** Letters and digits alone, without case and accents. */
const plainly = (text: string) =>
	text
		.normalize('NFD')
		.toLowerCase()
		.replaceAll('\u0111', 'd')
		.replace(/[^a-z0-9]/g, '');

export const hashPassword = (password: string): Promise<string> =>
	hash(password.normalize('NFC'), COST);

/** A hash of nothing anybody knows: an unknown name takes as long as a known one. */
let nobody: Promise<string> | undefined;

export async function isPassword(password: string, hashed: string | null): Promise<boolean> {
	nobody ??= hashPassword(`${randomInt(2 ** 40)}`);
	const isRight = await verify(hashed ?? (await nobody), password.normalize('NFC'));
	return hashed !== null && isRight;
}

/** Without letters and digits that look alike: it is read from a paper. */
const ALPHABETS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '-+=%'];

/** A password for the first sign-in, to be changed there: 16 characters of all four classes. */
export function oneTimePassword(name: string): string {
	const all = ALPHABETS.slice(0, 3).join('');
	const pick = (letters: string) => letters[randomInt(letters.length)]!;
	for (;;) {
		const password = Array.from({ length: 16 }, (_, at) =>
			at % 5 === 4 ? pick(ALPHABETS[3]!) : pick(all)
		).join('');
		if (passwordProblem(password, name) === null) return password;
	}
}
