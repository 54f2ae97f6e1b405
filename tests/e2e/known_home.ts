import { matter, petition, processed, sent, type Package, type Row } from '../homes.ts';

export const KNOWN_AS_OF = '2026-09-30';
/** The year of work that a page shows when nothing is chosen. */
export const YEAR_2026 = ['2025-10-01', '2026-09-30'] as const;

const many = (count: number, make: (id: string) => Row): Row[] =>
	Array.from({ length: count }, (_, at) => make(`${at + 1}`));

/** On the as-of day 11 days of 15 are left. */
const onTime = (count: number) => many(count, (id) => matter(`on-time-${id}`, '2026-09-26'));
const overdue = (count: number) => many(count, (id) => matter(`overdue-${id}`, '2026-03-02'));
const review = (id: string, review_outcome: string): Row => ({
	record_id: id,
	review_kind: 'final_decision',
	field: 'civil',
	requested_on: '2026-02-10',
	eligible: true,
	accepted_on: '2026-02-20',
	concluded_on: '2026-03-20',
	review_outcome
});

/**
 * Packages of few units, so that every figure of a page can be said beforehand:
 *
 * | unit  | what it is          | petitions of 2026                        | open, overdue |
 * | ----- | ------------------- | ---------------------------------------- | ------------- |
 * | KV016 | region, Bắc Ninh    | 20 civil complaints in March,            | 12, 3         |
 * |       |                     | 10 denunciations (investigation) in August|               |
 * | P24   | province, Bắc Ninh  | 6 civil complaints in May                | –             |
 * | P01   | province, Hà Nội    | 14 complaints (investigation) in February| 10, 1         |
 * | P48   | province, Đà Nẵng   | –                                        | 4, 1          |
 * | TC    | supreme             | –; reviews: 3 decisions kept, 1 set aside | 2, 0          |
 *
 * In 2024, under the 63 provinces, H256 (district, Bắc Ninh) received 8 civil complaints in April; on
 * 30 November it had 10 matters open, all overdue, and H001 (district, Hà Nội) 12, none overdue.
 */
export const KNOWN_PACKAGES: readonly Package[] = [
	sent('KV016', YEAR_2026, {
		petitions: [
			...many(20, (id) => petition(`march-${id}`, '2026-03-10', processed('2026-03-12'))),
			...many(10, (id) =>
				petition(`august-${id}`, '2026-08-11', {
					petition_kind: 'denunciation',
					field: 'criminal_investigation'
				})
			)
		],
		matters: [...overdue(3), ...onTime(9)]
	}),
	sent('P24', YEAR_2026, {
		petitions: many(6, (id) => petition(`may-${id}`, '2026-05-12', processed('2026-05-14')))
	}),
	sent('P01', YEAR_2026, {
		petitions: many(14, (id) =>
			petition(`february-${id}`, '2026-02-10', {
				field: 'criminal_investigation',
				...processed('2026-02-12')
			})
		),
		matters: [...overdue(1), ...onTime(9)]
	}),
	sent('P48', YEAR_2026, { matters: [...overdue(1), ...onTime(3)] }),
	sent('TC', YEAR_2026, {
		matters: onTime(2),
		reviews: [
			review('R1', 'kept'),
			review('R2', 'kept'),
			review('R3', 'kept'),
			review('R4', 'set_aside')
		]
	}),
	sent('H256', ['2024-01-01', '2024-12-31'], {
		petitions: many(8, (id) => petition(`april-${id}`, '2024-04-09', processed('2024-04-11'))),
		matters: many(10, (id) => matter(id, '2024-09-02', unfounded('2024-12-20')))
	}),
	sent('H001', ['2024-01-01', '2024-12-31'], {
		matters: many(12, (id) => matter(id, '2024-11-25', unfounded('2024-12-05')))
	})
];

function unfounded(concluded_on: string): Row {
	return { concluded_on, outcome: 'unfounded' };
}
