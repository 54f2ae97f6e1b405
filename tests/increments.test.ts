import fc from 'fast-check';
import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadPackages } from '../etl/load.ts';
import { publish } from '../etl/publish.ts';
import { importReference } from '../etl/reference/import.ts';
import { verifyRelease } from '../etl/release_state.ts';
import { addDays, vietnamTime } from '../warehouse/days.ts';
import { ledgerFile, releaseFile } from '../warehouse/home.ts';
import { attachLedger } from '../warehouse/ledger.ts';
import { openMemory } from '../warehouse/open.ts';
import { openRelease } from '../warehouse/release.ts';
import { type ReleaseCard } from '../warehouse/release_card.ts';
import { shippedSeed } from '../warehouse/seeds.ts';
import { matter, petition, processed, sent, TestHome, type Package, type Row } from './homes.ts';

/*
A release that is made of an earlier one holds what one built in full holds, table by table and row
by row: `verifyRelease` builds in full and compares.
*/

const BASE_DAY = '2026-07-24';
const DAY = '2026-08-03';

/** Rows by sender, that were known to the first release and that came to the second. */
type Rows = Partial<Record<'P37' | 'KV241', Package['rows']>>;
type Example = { name: string; before: Rows; then: Rows; ask: string; was: unknown; is: unknown };

const count = (matter: string) =>
	`select list(distinct cast(petition_count as integer)) from mart.matters as matter
	full join mart.matter_spans as span using (matter_no, petition_count)
	where matter.record_key = '${matter}'`;
const T36 = { unit: 'T36' };
const asked = (id: string, matter_id: string, more: Row = {}) =>
	petition(id, '2026-07-02', { matter_id, ...more });
const resolved = { concluded_on: '2026-07-30', outcome: 'unfounded' };

const EXAMPLES: Example[] = [
	{
		name: 'a matter after the petition that names it',
		before: { P37: { petitions: [asked('a1', 'a')] } },
		then: { P37: { matters: [matter('a', '2026-07-02')] } },
		ask: `select matter.record_key from mart.matters as matter
			inner join mart.petitions as petition using (matter_no)
			where petition.record_key = 'a1'`,
		was: undefined,
		is: 'a'
	},
	{
		name: 'a petition after the matter that it names',
		before: { P37: { matters: [matter('b', '2026-07-02')] } },
		then: { P37: { petitions: [asked('b1', 'b')] } },
		ask: count('b'),
		was: [0],
		is: [1]
	},
	{
		name: 'a row that is set aside',
		before: { P37: { petitions: [petition('aside', '2026-07-02')] } },
		then: { P37: { petitions: [petition('aside', '2026-07-02', { channel: 'pigeon' })] } },
		ask: `select string_agg(code, ' ') from mart.problems where column_name = 'channel'`,
		was: null,
		is: 'CEL-CODE'
	},
	{
		name: 'a petition that no longer names a matter',
		before: { P37: { matters: [matter('c', '2026-07-02')], petitions: [asked('c1', 'c')] } },
		then: { P37: { petitions: [petition('c1', '2026-07-02')] } },
		ask: count('c'),
		was: [1],
		is: [0]
	},
	{
		name: 'a petition that was withdrawn',
		before: { P37: { matters: [matter('d', '2026-07-02')], petitions: [asked('d1', 'd')] } },
		then: { P37: { petitions: [asked('d1', 'd', { withdrawn: true })] } },
		ask: count('d'),
		was: [1],
		is: [0]
	},
	{
		name: 'a matter that was withdrawn',
		before: { P37: { matters: [matter('e', '2026-07-02')], petitions: [asked('e1', 'e')] } },
		then: { P37: { matters: [matter('e', '2026-07-02', { withdrawn: true })] } },
		ask: `select matter_no is not null from mart.petitions where record_key = 'e1'`,
		was: true,
		is: false
	},
	{
		name: "a matter of the petition's own unit, where one of a unit it succeeded had its number",
		before: {
			P37: { matters: [matter('f', '2025-06-02', T36)], petitions: [asked('f1', 'f')] }
		},
		then: { P37: { matters: [matter('f', '2026-07-02')] } },
		ask: `select matter.unit from mart.matters as matter
			inner join mart.petitions as petition using (matter_no) where petition.record_key = 'f1'`,
		was: 'T36',
		is: 'P37'
	},
	{
		name: 'a matter whose instance before came later',
		before: {
			P37: {
				matters: [matter('g2', '2026-07-06', { previous_unit: 'KV241', previous_matter_id: 'g1' })]
			}
		},
		then: { KV241: { matters: [matter('g1', '2026-06-01', resolved)] } },
		ask: `select previous_outcome from mart.matters where record_key = 'g2'`,
		was: null,
		is: 'unfounded'
	},
	{
		name: 'a matter whose instance before was concluded between the days',
		before: {
			KV241: { matters: [matter('h1', '2026-06-01', resolved)] },
			P37: {
				matters: [matter('h2', '2026-07-06', { previous_unit: 'KV241', previous_matter_id: 'h1' })]
			}
		},
		then: {},
		ask: `select previous_outcome from mart.matters where record_key = 'h2'`,
		was: null,
		is: 'unfounded'
	},
	{
		name: 'a petition that was processed between the days',
		before: { P37: { petitions: [petition('i1', '2026-07-02', processed('2026-07-28'))] } },
		then: {},
		ask: `select disposition from mart.petitions where record_key = 'i1'`,
		was: null,
		is: 'guide'
	},
	{
		name: 'a petition that was received on the new as-of day',
		before: {
			P37: {
				matters: [matter('j', '2026-07-02')],
				petitions: [petition('j1', DAY, { matter_id: 'j' })]
			}
		},
		then: {},
		ask: count('j'),
		was: [0],
		is: [1]
	},
	{
		name: 'a matter that is still suspended',
		before: { P37: { matters: [matter('k', '2026-07-02', { suspensions: '2026-07-06/' })] } },
		then: {},
		ask: `select cast(due_on as varchar) from mart.matters where record_key = 'k'`,
		// 15 days from 2 July, and those from 6 July to the as-of day; 15 August is a Saturday.
		was: '2026-08-05',
		is: '2026-08-17'
	},
	{
		name: 'a matter that is suspended until the day after the new as-of day, and was concluded before',
		before: {
			P37: {
				matters: [
					matter('l', '2026-07-01', {
						suspensions: '2026-07-06/2026-08-04',
						concluded_on: '2026-07-08',
						outcome: 'unfounded'
					})
				]
			}
		},
		then: {},
		ask: `select cast(due_on as varchar) from mart.matters where record_key = 'l'`,
		was: '2026-08-04',
		is: '2026-08-14'
	},
	{
		name: 'a petition in a package that counts as received before the earlier release',
		before: {},
		then: { P37: { petitions: [petition('late', '2026-07-02')] } },
		ask: `select record_id from mart.petitions where record_key = 'late'`,
		was: undefined,
		is: 'late'
	},
	{
		name: 'a matter that is late since, and is otherwise as it was',
		before: { KV241: { matters: [matter('m', '2026-07-16')] } },
		then: {},
		ask: `select cast(max(month) as varchar) from cube.matter_spans_by_unit_by_standing
			where unit = 'KV241' and standing = 'overdue'`,
		// Due on 31 July; before, there is only the matter that was due in June.
		was: '2026-06-01',
		is: '2026-08-01'
	},
	{
		name: 'a month that is over',
		before: {},
		then: {},
		ask: `select count(*) > 0 from mart.submissions where first_day = '2026-07-01'`,
		was: false,
		is: true
	}
];

describe('In a release made of an earlier one is up to date', () => {
	const home = new TestHome();
	const answers: unknown[][] = [];

	beforeAll(async () => {
		await send('before', '2026-08-10');
		const base = await publish(home.dir, BASE_DAY, '2026-08-11 00:00:00');
		await send('then', '2026-08-12');
		const made = await publish(home.dir, DAY, '2026-08-13 00:00:00');

		expect(made.base).toBe(base.id);
		expect(await verifyRelease(home.dir, made.id)).toEqual([]);
		for (const { id } of [base, made]) answers.push(await answersOf(id));
	});
	afterAll(() => home.remove());

	test.each(EXAMPLES.map(({ name, was, is }, at) => ({ name, was, is, at })))(
		'$name',
		({ was, is, at }) => {
			expect(answers.map((answer) => answer[at])).toEqual([was, is]);
		}
	);

	async function send(part: 'before' | 'then', day: string): Promise<void> {
		for (const [at, example] of EXAMPLES.entries()) {
			const packages = Object.entries(example[part]).map(([unit, rows]) =>
				sent(unit, ['2026-07-01', '2026-07-31'], rows, {
					package_id: `${part}-${at}-${unit}`,
					created_at: '2026-08-04T08:00:00+07:00'
				})
			);
			const isLate = example.name.includes('counts as received before');
			await receive(home, packages, `${isLate ? '2026-08-10' : day}T09:00:00+07:00`);
		}
	}

	/** The first cell of each answer. */
	async function answersOf(id: string): Promise<unknown[]> {
		const release = await openRelease(home.dir, id);
		const connection = await release.connect();
		const found: unknown[] = [];
		for (const { ask } of EXAMPLES) {
			found.push((await connection.runAndReadAll(ask)).getRowsJS()[0]?.[0]);
		}
		connection.closeSync();
		release.close();
		return found;
	}
});

describe('A release is built in full', () => {
	let home: TestHome;
	beforeEach(async () => {
		home = new TestHome();
		await home.load(july('first'));
		await publish(home.dir, '2026-07-31', '2026-08-20 00:00:00');
	});
	afterEach(() => home.remove());

	test.each([
		['for a day before that of every other', '2026-07-30', '2026-08-20'],
		['for an instant before that of every other', '2026-07-31', '2026-08-19']
	])('%s', async (_, as_of, known_at) => {
		await expectFull(as_of, known_at);
	});

	test('with other reference data', async () => {
		const file = join(home.dir, 'targets.csv');
		writeFileSync(file, shippedSeed('targets').trimEnd().split('\n').slice(0, -1).join('\n'));
		expect(await importReference(home.dir, [file], '2026-08-20 12:00:00')).toMatchObject({
			problems: []
		});

		await expectFull('2026-07-31', '2026-08-21');
	});

	test('where the file of the earlier one is damaged', async () => {
		const file = releaseFile(home.dir, '2026-07-31-01');
		const bytes = readFileSync(file);
		bytes[bytes.length >> 1]! ^= 1;
		chmodSync(file, 0o644);
		writeFileSync(file, bytes);

		await expectFull('2026-07-31', '2026-08-20');
	});

	test('where the earlier one knew a package that the ledger does not: it was restored', async () => {
		const backup = join(home.dir, 'backup.duckdb');
		copyFileSync(ledgerFile(home.dir), backup);
		await home.load(july('second'));
		await publish(home.dir, '2026-07-31', '2026-08-20 00:00:00');
		copyFileSync(backup, ledgerFile(home.dir));
		await home.load(july('third'));

		await expectFull('2026-07-31', '2026-08-20');
	});

	test('where more records came than an excerpt should hold', async () => {
		const connection = await openMemory();
		await attachLedger(connection, home.dir);
		await connection.run(`
			insert into ledger.packages
			select * replace (2 as package_no, 'many' as package_id) from ledger.packages;
			insert into ledger.receptions (package_no, row_no, unit, record_id, record_key, withdrawn)
			select 2, i, 'P37', i, i, true from range(100001) as row (i)`);
		connection.closeSync();

		await expectFull('2026-07-31', '2026-08-20');
	});

	const july = (package_id: string) => {
		const rows = { petitions: [petition(package_id, '2026-07-06')] };
		return sent('P37', ['2026-07-01', '2026-07-31'], rows, { package_id });
	};

	async function expectFull(as_of: string, known_at: string): Promise<void> {
		const { id, base } = await publish(home.dir, as_of, `${known_at} 00:00:00`);
		expect(base).toBeNull();
		expect(await verifyRelease(home.dir, id)).toEqual([]);
	}
});

/** T35 and T36 became P37 on 2025-07-01; P37 may send for them. KV241 is below P37. */
const UNITS = ['T35', 'T36', 'P37', 'KV241'];
const isClosed = (unit: unknown) => unit === 'T35' || unit === 'T36';
const LAST_DAY_OF_CLOSED = '2025-06-30';
/** Suspension exists since 2026-07-01. */
const BEGINNINGS = ['2025-06-20', LAST_DAY_OF_CLOSED, '2025-07-01', '2026-06-20', '2026-07-03'];
const LAST_DAY = '2026-08-20';
/** All packages were made after every day that they tell of, so that as-of days may fall between. */
const made = (hour: number) => `2026-09-01T${`${hour}`.padStart(2, '0')}:00:00+07:00`;
const instant = (place: number) => `${addDays('2026-09-02', place)}T00:00:00+07:00`;

/** A day some days after another, or none. */
const later = (longest: number) => fc.option(fc.integer({ min: 0, max: longest }), { freq: 2 });
const after = (day: string, days: number | null): string | undefined => {
	const found = days === null ? undefined : addDays(day, days);
	return found !== undefined && found <= LAST_DAY ? found : undefined;
};
const filled = (cells: Record<string, string | boolean | undefined>): Row =>
	Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== undefined)) as Row;

const place = fc.record({ unit: fc.constantFrom(...UNITS), withdrawn: fc.boolean() }).chain((at) =>
	fc.record({
		unit: fc.constant(at.unit),
		// One in eight.
		withdrawn: fc.nat(7).map((n) => n === 0),
		day: fc.constantFrom(...BEGINNINGS.filter((day) => isClosed(at.unit) === day < '2025-07-01'))
	})
);
const key = (letter: string) => fc.nat(2).map((n) => `${letter}${n}`);

const petitions = fc
	.record({
		at: place,
		id: key('D'),
		processed: later(60),
		matter: fc.option(key('V'), { freq: 4 })
	})
	.map(({ at, id, processed: days, matter: matter_id }) => {
		const day = after(at.day, days);
		return petition(
			id,
			at.day,
			filled({
				...(day === undefined ? {} : processed(day)),
				...(matter_id === null ? {} : { matter_id }),
				unit: at.unit,
				withdrawn: at.withdrawn
			})
		);
	});

const suspension = fc.record({ from: fc.nat(25), length: fc.option(fc.nat(15), { freq: 3 }) });
const matters = fc
	.record({
		at: place,
		id: key('V'),
		accepted: later(10),
		extended: later(20),
		suspensions: fc.array(suspension, { maxLength: 2 }),
		concluded: later(60),
		previous: fc.option(fc.tuple(fc.constantFrom(...UNITS), key('V')))
	})
	.map(({ at, id, accepted, extended, suspensions, concluded, previous }) => {
		const accepted_on = after(at.day, accepted);
		const concluded_on = accepted_on && after(accepted_on, concluded);
		return matter(
			id,
			at.day,
			filled({
				accepted_on: accepted_on ?? '',
				extended_on: after(at.day, extended),
				suspensions: suspensionsFrom(accepted_on ?? at.day, suspensions),
				concluded_on,
				outcome: concluded_on && 'unfounded',
				...(previous ? { previous_unit: previous[0], previous_matter_id: previous[1] } : {}),
				unit: at.unit,
				withdrawn: at.withdrawn
			})
		);
	});

/** One after the other; only the last may be open. */
function suspensionsFrom(
	start: string,
	lengths: readonly { from: number; length: number | null }[]
): string {
	let day = start > '2026-07-01' ? start : '2026-07-01';
	const written: string[] = [];
	for (const { from, length } of lengths) {
		const begins = addDays(day, from);
		if (begins > LAST_DAY) break;
		written.push(`${begins}/${length === null ? '' : addDays(begins, length)}`);
		if (length === null) break;
		day = addDays(begins, length);
	}
	return written.join(';');
}

const others = fc
	.record({ at: place, first: later(40), second: later(40) })
	.map(({ at, first, second }) => {
		const [one, two] = [after(at.day, first), after(at.day, second)];
		const common = { unit: at.unit, withdrawn: at.withdrawn, field: 'civil' };
		const [early, late] = one && two && one > two ? [two, one] : [one, two];
		return {
			receptions: filled({
				record_id: 'L1',
				received_on: at.day,
				visit_kind: 'regular',
				unit: at.unit,
				withdrawn: at.withdrawn
			}),
			reviews: filled({
				...common,
				record_id: 'X1',
				review_kind: 'cassation',
				requested_on: at.day,
				eligible: true,
				accepted_on: early,
				concluded_on: early && late,
				review_outcome: early && late && 'protested'
			}),
			supervisions: filled({
				...common,
				record_id: 'K1',
				measure: 'direct_supervision',
				respondent: 'court',
				started_on: at.day,
				concluded_on: one
			}),
			documents: filled({
				...common,
				record_id: 'B1',
				supervision_id: 'K1',
				kind: 'recommendation',
				respondent: 'court',
				issued_on: at.day,
				replied_on: one,
				reply: one && 'accepted',
				rechecked_on: two
			})
		};
	});

const manyPackages = fc.array(
	fc.record({
		hour: fc.nat(12),
		/** Place of the instant at which it counts as received; often before the known-at of a release. */
		received: fc.nat(6),
		petitions: fc.array(petitions, { maxLength: 3 }),
		matters: fc.array(matters, { maxLength: 3 }),
		others: fc.option(others, { freq: 1 })
	}),
	{ maxLength: 3 }
);
const steps = fc.array(
	fc.record({
		packages: manyPackages,
		/** How far as-of day and known-at instant go on; seldom back. */
		days: fc.oneof(
			{ weight: 4, arbitrary: fc.constantFrom(0, 1, 10, 30) },
			{ weight: 1, arbitrary: fc.constantFrom(-20) }
		),
		instants: fc.constantFrom(0, 1, 1, 2, -1)
	}),
	{ minLength: 2, maxLength: 6 }
);

test('Whatever was sent and published before, a release holds what one built in full holds', async () => {
	await fc.assert(
		fc.asyncProperty(fc.constantFrom('2025-06-25', '2026-06-25'), steps, async (first, all) => {
			const home = new TestHome();
			const published: ReleaseCard[] = [];
			let [as_of, known]: [string, number] = [first, 1];
			let sentSoFar = 0;
			try {
				for (const { packages, days, instants } of all) {
					for (const { hour, received, others, ...records } of packages) {
						sentSoFar += 1;
						const rows = {
							...records,
							...Object.fromEntries(
								Object.entries(others ?? {}).map(([type, row]) => [type, [row]])
							)
						};
						const content = packageOf(`p${sentSoFar}`, made(hour), rows);
						await receive(home, content, instant(received));
					}
					as_of = addDays(as_of, days);
					known = Math.max(0, known + instants);
					const known_at = instant(known);
					const card = await publish(home.dir, as_of, vietnamTime(known_at)!);
					const mayServe = published.some(
						(earlier) => earlier.as_of <= as_of && earlier.known_at <= known_at
					);

					expect(card.base !== null).toBe(mayServe);
					expect(await verifyRelease(home.dir, card.id)).toEqual([]);
					published.push(card);
				}
			} finally {
				home.remove();
			}
		}),
		// On a busy machine fewer.
		{ numRuns: 5, interruptAfterTimeLimit: 240_000 }
	);
}, 600_000);

/** A package of P37, which sends for its predecessors; the rows of KV241 go in one of its own. */
function packageOf(package_id: string, created_at: string, rows: Package['rows']): Package[] {
	return ['P37', 'KV241'].flatMap((sender) => {
		const own = Object.entries(rows)
			.map(([type, records]) => [
				type,
				records.filter(({ unit }) => (unit === 'KV241') === (sender === 'KV241'))
			])
			.filter(([, records]) => records!.length > 0);
		const content = Object.fromEntries(own) as Package['rows'];
		const more = { package_id: `${package_id}-${sender}`, created_at };
		return own.length === 0 ? [] : sent(sender, ['2026-08-01', '2026-08-31'], content, more);
	});
}

async function receive(home: TestHome, packages: Package[], receivedAt: string) {
	if (packages.length === 0) return;
	const folders = packages.map((content) => home.write(content));
	return loadPackages(home.dir, folders, { receivedAt: vietnamTime(receivedAt)! });
}
