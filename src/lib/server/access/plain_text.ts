/** Letters and digits as one types them in a hurry: without case, accents and extra spaces. */
export const plainly = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll('\u0111', 'd')
		.replace(/\s+/g, ' ')
		.trim();
