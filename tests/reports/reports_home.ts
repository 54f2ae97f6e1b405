import type { Ask } from '../../warehouse/reports/asking.ts';
import type { ReportChoice } from '../../warehouse/reports/document.ts';
import { readKnown, type Known } from '../../warehouse/reports/known.ts';
import { EVERYTHING, numbers } from '../../warehouse/numbers.ts';
import { openRelease } from '../../warehouse/release.ts';
import { matter, petition, processed, sent, TestHome, type Row } from '../homes.ts';

/* A small home with something of everything, in two provinces and on both sides of the merger. */

export const AS_OF = '2026-09-30';
/** Of the thematic report: a part of the first year and of the last. */
export const FROM = '2024-07-01';
export const TO = '2026-06-30';

const KINDS = ['complaint', 'denunciation', 'cassation', 'crime_report', 'other', 'damages'];
const FIELDS = ['civil', 'criminal_investigation', 'administrative', 'civil_enforcement'];
const RESPONDENTS = ['court', 'investigation_agency', 'civil_enforcement_agency'];
const COMPETENCES: readonly [string, string][] = [
	['resolve', 'accept'],
	['supervise', 'forward'],
	['none', 'guide']
];
const OUTCOMES = ['unfounded', 'partly_founded', 'founded', 'discontinued', 'transferred'];

const at = <T>(list: readonly T[], place: number): T => list[place % list.length]!;
const two = (number: number) => `${number}`.padStart(2, '0');

const dayOf = (year: number, month: number) => (date: number) =>
	`${year}-${two(month)}-${two(date)}`;

/** Petitions of a unit in a month; `seed` makes units differ. Now and then one is left for the next. */
function petitionsOf(year: number, month: number, seed: number): Row[] {
	const day = dayOf(year, month);
	const ids = Array.from(
		{ length: 3 + ((year + month + seed) % 4) },
		(_, place) => `${year}${two(month)}-${place}`
	);
	const isCarried = (place: number) => place === 0 && month % 5 === 0;
	return ids.map((id, place): Row => {
		const [competence, disposition] = at(COMPETENCES, place + month + seed);
		const supervised = competence === 'supervise' && place % 2 === 0;
		return petition(id, day(2 + place), {
			petition_kind: at(KINDS, place + month),
			field: at(FIELDS, place + seed),
			respondent: at(RESPONDENTS, place + month),
			channel: place === 1 ? 'national_assembly_deputy' : 'post',
			over_level: place === 2,
			prolonged: place === 3,
			...(isCarried(place) ? {} : processed(day(9 + place), { competence, disposition })),
			...(disposition === 'forward' && !isCarried(place) ? { forwarded_to: 'court' } : {}),
			...(supervised && !isCarried(place) ? { supervised_on: day(20) } : {})
		});
	});
}

/** Records of a unit in a month. */
function month(year: number, month: number, seed: number) {
	const day = dayOf(year, month);
	return {
		petitions: petitionsOf(year, month, seed),
		matters: [0, 1].map((place): Row => {
			const isDenunciation = (place + month) % 3 === 0;
			return matter(`M${year}${two(month)}-${place}`, day(3 + place), {
				field: at(['civil', 'administrative'], place + seed),
				...(isDenunciation
					? { petition_kind: 'denunciation', field: 'civil', limit_key: 'blttds_512_tc' }
					: {}),
				...((place + month) % 4 === 0
					? {}
					: { concluded_on: day(12 + place), outcome: at(OUTCOMES, month + place + seed) })
			});
		}),
		receptions: [0, 1, 2].slice(0, 1 + (month % 3)).map((place): Row => ({
			record_id: `R${year}${two(month)}-${place}`,
			received_on: day(5 + place),
			visit_kind: place === 0 ? 'leader_scheduled' : 'regular',
			people_count: 1 + place,
			is_group: place === 2,
			by_leader: place === 0
		})),
		reviews: [
			{
				record_id: `V${year}${two(month)}`,
				review_kind: month % 2 === 0 ? 'final_decision' : 'cassation',
				field: 'civil',
				requested_on: day(1),
				eligible: true,
				accepted_on: day(4),
				...(month % 3 === 0
					? {}
					: { concluded_on: day(21), review_outcome: month % 2 === 0 ? 'kept' : 'not_protested' })
			}
		],
		supervisions: [
			{
				record_id: `S${year}${two(month)}`,
				measure: month % 2 === 0 ? 'direct_supervision' : 'demand_document',
				respondent: at(RESPONDENTS, month),
				field: 'civil',
				started_on: day(6),
				concluded_on: day(16),
				violations: month % 3
			}
		],
		documents: [
			{
				record_id: `D${year}${two(month)}`,
				supervision_id: `S${year}${two(month)}`,
				kind: month % 4 === 0 ? 'protest' : 'recommendation',
				respondent: at(RESPONDENTS, month),
				field: 'civil',
				issued_on: day(17),
				...(month % 6 === 0 ? {} : { replied_on: day(25), reply: 'full' })
			}
		]
	};
}

type Rows = ReturnType<typeof month>;

function rowsOf(months: readonly (readonly [number, number])[], seed: number): Rows {
	const all = months.map(([year, of]) => month(year, of, seed));
	const together = (type: keyof Rows) => all.flatMap((rows) => rows[type] as Row[]);
	return {
		petitions: together('petitions'),
		matters: together('matters'),
		receptions: together('receptions'),
		reviews: together('reviews'),
		supervisions: together('supervisions'),
		documents: together('documents')
	} as Rows;
}

const monthsFrom = (from: readonly [number, number], to: readonly [number, number]) => {
	const found: [number, number][] = [];
	for (let index = from[0] * 12 + from[1] - 1; index <= to[0] * 12 + to[1] - 1; index += 1)
		found.push([Math.floor(index / 12), (index % 12) + 1]);
	return found;
};

/** Two provinces that were joined, one that was not, and the Supreme Procuracy. */
export async function reportsHome(): Promise<TestHome> {
	const home = new TestHome();
	const receipts = await home.load(
		sent('TC', ['2023-01-01', '2026-09-30'], rowsOf(monthsFrom([2023, 1], [2026, 9]), 0)),
		...['T01', 'T02', 'T08'].map((unit, seed) =>
			sent(unit, ['2023-01-01', '2025-06-30'], rowsOf(monthsFrom([2023, 1], [2025, 6]), seed))
		),
		...['P01', 'P08'].map((unit, seed) =>
			sent(unit, ['2025-07-01', '2026-09-30'], rowsOf(monthsFrom([2025, 7], [2026, 9]), seed))
		)
	);
	const bad = receipts.filter(({ verdict }) => verdict !== 'accepted');
	if (bad.length > 0)
		throw new Error(JSON.stringify(bad.map(({ problems }) => problems.slice(0, 3))));
	await home.publish(AS_OF);
	return home;
}

export type Source = { readonly ask: Ask; readonly known: Known; close(): void };

/** What reports are filled from: the last release of a home. */
export async function source({ dir }: TestHome): Promise<Source> {
	const release = await openRelease(dir);
	return {
		ask: (request) => numbers(release, EVERYTHING, request),
		known: await readKnown(release, { isLocked: false, isMock: false }),
		close: () => release.close()
	};
}

export const choiceOf = (template: string, more: Partial<ReportChoice> = {}): ReportChoice => ({
	template,
	from: FROM,
	to: TO,
	calendar: 'civil',
	boundaries: 'as_reported',
	where: {},
	...more
});
