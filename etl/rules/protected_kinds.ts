/** Petitions of these kinds must not lead to the person who sent them. */
export const PROTECTED_KINDS: readonly string[] = [
	'denunciation',
	'judicial_crime_report',
	'crime_report'
];
