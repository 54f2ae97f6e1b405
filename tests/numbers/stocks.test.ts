import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../warehouse/days.ts';
import type { NumbersRequest } from '../../warehouse/numbers.ts';
import { petition, processed, sent, TestHome, type Row } from '../homes.ts';

/** Units that close on 30 June 2025 and their successor, so that stocks move. */
const UNITS = ['T35', 'T36', 'T37'] as const;
const FIRST_DAY = '2025-05-20';
const AS_OF = '2025-08-31';

const life = fc.record({
	unit: fc.constantFrom(...UNITS),
	received: fc.integer({ min: 0, max: 40 }),
	days: fc.option(fc.integer({ min: 0, max: 60 })),
	field: fc.constantFrom('civil', 'custody', 'internal')
});

const question: fc.Arbitrary<Pick<NumbersRequest, 'by' | 'calendar' | 'boundaries'>> = fc.record({
	by: fc.subarray(['month', 'unit', 'province', 'field', 'level', 'competence'], { maxLength: 3 }),
	calendar: fc.constantFrom('civil', 'procuracy', 'assembly'),
	boundaries: fc.constantFrom('as_reported', 'current')
});

test('opening + new + moved − out = closing, for any units, dimensions, calendars; and provinces add up', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(life, { minLength: 1, maxLength: 25 }),
			question,
			async (lives, more) => {
				const home = new TestHome();
				try {
					const ask = await loadLives(home, lives);
					const period = ['2025-06-01', '2025-08-15'] as const;
					const rows = await ask(
						'petitions_opening petitions_received petitions_moved petitions_processed petitions_closing',
						period,
						more
					);
					const [nation] = await ask(
						'petitions_received petitions_processed petitions_closing',
						period
					);
					const provinces = await ask(
						'petitions_received petitions_processed petitions_closing',
						period,
						{
							by: ['province'],
							boundaries: more.boundaries!
						}
					);

					for (const row of rows) {
						const [opening, received, moved, out, closing] = row.slice(more.by!.length).map(Number);
						expect(opening! + received! + moved! - out!).toBe(closing);
					}
					const total = (at: number) =>
						provinces.reduce((sum, row) => sum + Number(row[at + 1]), 0);
					expect([total(0), total(1), total(2)]).toEqual(nation);
					expect(nation).toEqual(countedByHand(lives, period));
				} finally {
					home.remove();
				}
			}
		),
		{ numRuns: 12 }
	);
});

type Life = { unit: string; received: number; days: number | null; field: string };

const receivedOn = (life: Life) => {
	const day = addDays(FIRST_DAY, life.received);
	// Nobody receives for a unit that has closed.
	return day > '2025-06-30' ? '2025-06-30' : day;
};
const processedOn = (life: Life) =>
	life.days === null ? null : addDays(receivedOn(life), life.days);

function loadLives(home: TestHome, lives: Life[]) {
	const rows = lives.map((life, at): [string, Row] => {
		const on = processedOn(life);
		const end = on !== null && on <= AS_OF ? processed(on) : {};
		return [life.unit, petition(`D${at}`, receivedOn(life), { field: life.field, ...end })];
	});
	const packages = UNITS.map((unit) =>
		sent(
			unit,
			['2025-05-01', '2025-06-30'],
			{ petitions: rows.filter(([owner]) => owner === unit).map(([, row]) => row) },
			{ created_at: `${addDays(AS_OF, 5)}T08:00:00+07:00` }
		)
	).filter((content) => content.rows.petitions!.length > 0);
	return home.load(...packages).then(() => home.publish(AS_OF));
}

function countedByHand(lives: Life[], [from, to]: readonly [string, string]): number[] {
	const within = (day: string | null) => day !== null && day >= from && day <= to;
	const open = (life: Life) => {
		const end = processedOn(life);
		return receivedOn(life) <= to && (end === null || end > to);
	};
	return [
		lives.filter((life) => within(receivedOn(life))).length,
		lives.filter((life) => within(processedOn(life))).length,
		lives.filter(open).length
	];
}
