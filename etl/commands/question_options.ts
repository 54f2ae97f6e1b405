/** The options by which commands ask for a period, a part of the records and a release. */
export const QUESTION_OPTIONS = {
	from: { type: 'string' },
	to: { type: 'string' },
	where: { type: 'string' },
	calendar: { type: 'string' },
	boundaries: { type: 'string' },
	release: { type: 'string' },
	format: { type: 'string', default: 'json' }
} as const;

/** What an option is called on the command line. */
export const optionName = (option: string): string => `--${option}`;
