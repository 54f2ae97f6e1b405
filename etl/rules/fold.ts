/*
Text is compared without case, accents and extra spaces. U+0111 and U+0110 (d with a stroke) are
letters of their own to Unicode, and are often typed as their look-alikes U+00F0, U+00D0, U+0189 and
U+0256; here all are a d.
*/

const STROKED = '\u0111\u0110\u00f0\u00d0\u0189\u0256';

/** The form in which texts are compared. */
export function fold(text: string): string {
	return text
		.replace(/[\u0111\u0110\u00f0\u00d0\u0189\u0256]/g, 'd')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[\p{Z}\s]+/gu, ' ')
		.trim();
}

/** {@link fold} as the SQL macro `fold(words)`, for whole columns. */
export const FOLD_MACRO = `
create macro fold(words) as trim(regexp_replace(
	lower(strip_accents(translate(words, '${STROKED}', 'dddddd'))), '[\\p{Z}\\s]+', ' ', 'g'
));`;
