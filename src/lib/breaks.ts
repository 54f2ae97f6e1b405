/*
Days on which what is counted changed. A chart that crosses one draws a line there; the words are in
messages/vi.ts.
*/
export const BREAKS = [
	'2025-07-01',
	'2025-07-18',
	'2025-10-01',
	'2026-03-01',
	'2026-07-01'
] as const;
