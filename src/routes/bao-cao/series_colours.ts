/** The colours of the series of a report's chart, in their order. */
export const SERIES_COLOURS = [
	'var(--ramp-5)',
	'var(--stock-ink)',
	'var(--ramp-3)',
	'var(--good)'
] as const;
