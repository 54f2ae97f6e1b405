/** What stands where there is no figure, by the reason why there is none. Zero is a figure. */
export const SIGNS = {
	/** Nothing happened, so there is nothing to count or to divide. */
	none: '–',
	/** Somebody might be told by it. */
	withheld: '…',
	/** The unit has not sent what it owes. */
	not_sent: 'x'
} as const;
export type Absence = keyof typeof SIGNS;
