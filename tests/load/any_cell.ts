import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '../../etl/readers/csv.ts';

/** One columns' good values are the next one's bad ones. */
export const GOOD_CELLS = [
	...['2025-01-06', '31/01/2025', '2025-01-06 08:15', '2025-01-06T08:15:00+07:00', 'D1', 'first'],
	...['complaint', 'denunciation', 'civil', 'press', 'none', 'forward', 'merge', 'supervise', '1'],
	...['2', 'x', 'không', 'T36', 'H356', '36', '63-36', 'founded', 'kept', 'full', 'true', 'V12'],
	...['blttds_505_l1', 'blttds_512_tc', '2026-07-10/2026-07-20', 'ab12'.repeat(16), '-', 'N/A']
];
const BAD_CELLS = [
	...['0000-00-00', '9999-12-31', '2025-02-29', '2025-01-06T25:00', '2025-01-06T08:15+99:99'],
	...[
		'2025-01-06T08:15:00.123456789Z',
		'1e9',
		'99999999',
		'-1',
		'NaN',
		'١٢٣',
		'0x10',
		'1'.repeat(40)
	],
	...[
		'2026-07-10/',
		'/',
		';',
		'2026-07-10/2026-07-20;',
		"'; drop table x; --",
		'"',
		'\\',
		'%',
		'{}'
	],
	...['\uffff', '\uffff#N/A', '\u0001', '\u200b', 'e\u0301', '😀', ' ', '\n']
];
/** What may stand in a cell: more often than not something that a rule reads. */
export const anyCell = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...GOOD_CELLS) },
	{ weight: 2, arbitrary: fc.constantFrom(...BAD_CELLS) },
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) }
);

/** The columns of each record type, but for those that name a person. */
export function columnsByType(): [type: string, columns: string[]][] {
	const path = join(import.meta.dirname, '../../warehouse/seeds/columns.csv');
	const { rows } = readCsv(readFileSync(path), () => true);
	const columns = [...rows].filter(([, , kind]) => kind !== 'identity');
	return [...Map.groupBy(columns, ([type]) => type!)].map(([type, rows]) => [
		type,
		rows.map(([, column]) => column!)
	]);
}
