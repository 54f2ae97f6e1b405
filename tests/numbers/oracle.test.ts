import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyRelease } from '../../etl/release_state.ts';
import { cubeFor } from '../../warehouse/cube_source.ts';
import { addDays } from '../../warehouse/days.ts';
import { METRICS } from '../../warehouse/metrics/catalogue.ts';
import { EVERYTHING, numbers, type NumbersRequest } from '../../warehouse/numbers.ts';
import { makePlan } from '../../warehouse/question.ts';
import { countsBehind, records } from '../../warehouse/records.ts';
import { openRelease, type OpenRelease } from '../../warehouse/release.ts';
import { TestHome, type Package, type RecordType } from '../homes.ts';
import { answer, type Cell } from './oracle/answer.ts';
import { histories, PLACES, type History } from './oracle/arbitrary.ts';
import { TIME_GRAINS } from './oracle/calendar.ts';
import { INDICATORS } from './oracle/indicators.ts';
import { knownRecords, type Known } from './oracle/records.ts';
import type { Received } from './oracle/versions.ts';

/*
Every figure once more. `oracle/` is a second reading of the contract: plain objects, record by record, with none
of the program's code and without SQL. Random histories of a few units go through the loader, releases are published,
and random questions are asked of both.

ORACLE_RUNS=50 asks of fifty histories, ORACLE_SEED=… of others.
*/

const RUNS = Number(process.env.ORACLE_RUNS ?? 1);
const QUESTIONS = process.env.ORACLE_RUNS === undefined ? 40 : 150;
const SEED = Number(process.env.ORACLE_SEED ?? 20250701);
/** Building takes seconds, and more when the machine is busy. */
const PATIENCE = 300_000;

type Published = History['releases'][number] & { release: OpenRelease; known: Known };

const drawn = fc.sample(histories(QUESTIONS), { numRuns: RUNS, seed: SEED });
describe.each(drawn.map((history, place) => ({ history, place })))(
	`Of random history $place of seed ${SEED}`,
	({ history }) => {
		const home = new TestHome();
		let published: Published[];

		beforeAll(async () => {
			published = await publishAll(home, history);
		}, PATIENCE);
		afterAll(() => {
			for (const { release } of published) release.close();
			home.remove();
		});

		/** Every question to every release. */
		const askAll = async (
			ask: (of: Published, question: Published['questions'][number]) => Promise<void>
		) => {
			for (const of of published) {
				for (const question of of.questions) await ask(of, question);
			}
		};

		test(
			'every figure is the one that the contract says',
			async () => {
				for (const { release, known, questions } of published) {
					for (const question of questions) {
						const { rows } = await numbers(release, EVERYTHING, question);
						expect(told(release, question, rows)).toEqual(
							told(release, question, answer(known, question))
						);
					}
				}
			},
			PATIENCE
		);

		test(
			'so is every figure of whole months, whether a cube knows it or the records are counted',
			async () => {
				let known_by_cube = 0;
				await askAll(async ({ release, known }, asked) => {
					const question = ofWholeMonths(asked, release.as_of);
					const { rows } = await numbers(release, EVERYTHING, question);
					const counted = await numbers({ ...release, cubes: [] }, EVERYTHING, question);
					const plan = makePlan(release, 'all', question);
					if (plan.measures.some((measure) => cubeFor(plan, measure))) known_by_cube += 1;

					expect(told(release, question, rows)).toEqual(
						told(release, question, answer(known, question))
					);
					expect(rows).toEqual(counted.rows);
					const some = { ...EVERYTHING, figures: ['P37', 'KV244', 'P08'] };
					expect((await numbers(release, some, question)).rows).toEqual(
						(await numbers({ ...release, cubes: [] }, some, question)).rows
					);
				});
				expect(known_by_cube).toBeGreaterThan(5);
			},
			PATIENCE
		);

		test(
			'the records behind a counting indicator add up to it, in every group',
			async () => {
				await askAll(async ({ release }, { metrics, ...question }) => {
					const metric = metrics.find((name) => countsBehind(name)[0] === name);
					if (metric === undefined) return;
					const { rows } = await numbers(release, EVERYTHING, { ...question, metrics: [metric] });
					const width = question.by!.length;
					const counted = rows.filter((row) => Number(row[width]) > 0);

					expect(
						told(
							release,
							{ ...question, metrics: [metric] },
							await added(release, metric, question)
						)
					).toEqual(told(release, { ...question, metrics: [metric] }, counted));
				});
			},
			PATIENCE
		);

		test(
			'opening + new + moved − out = closing, and nothing moves in the nation',
			async () => {
				let asked = 0;
				await askAll(async ({ release }, question) => {
					const [of, incoming, ...out] = FLOWS[asked++ % FLOWS.length]!;
					const names = ['opening', incoming!, 'moved', 'closing', ...out];
					const metrics = names.map((name) => `${of}_${name}`);
					const { by, where } = fitting(metrics, question);
					const { rows } = await numbers(release, EVERYTHING, { ...question, metrics, by, where });
					const isOfPlaces = [...by, ...Object.keys(where)].some((name) => PLACES.includes(name));
					for (const row of rows) {
						const [opening, received, moved, closing, ...gone] = row.slice(by.length).map(Number);
						expect(opening! + received! + moved! - gone.reduce((a, b) => a + b)).toBe(closing);
						if (!isOfPlaces || question.boundaries === 'current') expect(moved).toBe(0);
					}
				});
			},
			PATIENCE
		);

		test(
			'provinces, and what has none, add up to the nation',
			async () => {
				await askAll(async ({ release }, question) => {
					const metrics = question.metrics.filter(
						(name) => countsBehind(name)[0] === name && name !== 'petitioners_many_units'
					);
					if (metrics.length === 0) return;
					const ask = async (by: string[]) =>
						(await numbers(release, EVERYTHING, { ...question, metrics, by })).rows;
					const provinces = await ask(['province']);

					expect([
						metrics.map((_, at) => provinces.reduce((sum, row) => sum + Number(row[at + 1]), 0))
					]).toEqual(await ask([]));
				});
			},
			PATIENCE
		);

		test(
			'the ledger gives the first release again, after the second',
			async () => {
				expect(await verifyRelease(home.dir, published[0]!.release.id)).toEqual([]);
			},
			PATIENCE
		);
	}
);

/** The months in which a question begins and ends. */
function ofWholeMonths<Q extends NumbersRequest>(question: Q, as_of: string): Q {
	const { to } = question;
	const next = addDays(`${to.slice(0, 7)}-01`, 31).slice(0, 7);
	const end = addDays(`${next}-01`, -1);
	return {
		...question,
		from: `${question.from.slice(0, 7)}-01`,
		to: end < as_of || to > as_of ? end : as_of
	};
}

test('The second reading has the indicators and dimensions of the catalogue', () => {
	const catalogue = METRICS.map(({ name, dimensions }) => [
		name,
		dimensions.filter((dimension) => !TIME_GRAINS.includes(dimension)).sort()
	]);
	expect(
		Object.fromEntries(
			Object.entries(INDICATORS).map(([name, { dimensions }]) => [name, [...dimensions].sort()])
		)
	).toEqual(Object.fromEntries(catalogue));
});

/** Loads a history, some packages twice, and publishes its releases. */
async function publishAll(home: TestHome, { loads, releases }: History): Promise<Published[]> {
	const arrived = new Map<string, Received>();
	for (const packages of loads) {
		const receipts = await home.load(...packages);
		packages.forEach((content, place) => {
			// Of a package that comes again the first receipt counts.
			if (!arrived.has(content.package_id))
				arrived.set(content.package_id, receivedAs(content, receipts[place]!));
		});
	}
	const published: Published[] = [];
	for (const { as_of, known_at, questions } of releases) {
		await home.publish(as_of, known_at);
		const release = await openRelease(home.dir);
		const known = knownRecords([...arrived.values()], as_of, known_at);
		published.push({ as_of, known_at, questions, release, known });
	}
	return published;
}

type Receipt = Awaited<ReturnType<TestHome['load']>>[number];
/** What the receipt says was taken; whether it was right to is not asked here. */
function receivedAs(content: Package, { verdict, rows, problems }: Receipt): Received {
	const setAside: Received['setAside'] = {};
	for (const { severity, file, row } of problems) {
		if (severity !== 'row') continue;
		const type = file!.replace('.csv', '') as RecordType;
		setAside[type] = [...(setAside[type] ?? []), row!];
	}
	return {
		content,
		received_at: content.created_at,
		isRejected: verdict === 'rejected',
		accepted: rows.accepted,
		quarantined: rows.quarantined,
		setAside
	};
}

/** Stocks: what comes in, and all that goes out. */
const FLOWS = [
	['petitions', 'received', 'processed'],
	['matters', 'accepted', 'resolved', 'transferred'],
	['own_petitions', 'accepted', 'resolved', 'transferred'],
	['reviews', 'accepted', 'concluded']
];

/** As much of a question as all the indicators can be asked. */
function fitting(metrics: string[], { by = [], where = {} }: NumbersRequest) {
	const can = (dimension: string) =>
		TIME_GRAINS.includes(dimension) ||
		metrics.every((name) => INDICATORS[name]!.dimensions.includes(dimension));
	return {
		by: by.filter(can),
		where: Object.fromEntries(Object.entries(where).filter(([dimension]) => can(dimension)))
	};
}

/** The records behind a number, summed by group as an answer has them. */
async function added(
	release: OpenRelease,
	metric: string,
	question: Omit<NumbersRequest, 'metrics'>
): Promise<Cell[][]> {
	const { columns, rows } = await records(release, EVERYTHING, { ...question, metric });
	const addsAt = columns.findIndex(({ name }) => name === 'adds');
	const sums = new Map<string, Cell[]>();
	for (const row of rows) {
		const group = row.slice(0, question.by!.length);
		const key = JSON.stringify(group);
		const [before = 0] = (sums.get(key) ?? []).slice(group.length);
		sums.set(key, [...group, Number(before) + (addsAt === -1 ? 1 : Number(row[addsAt]))]);
	}
	return [...sums.values()];
}

/** Rows to compare, with what was asked; quotients to twelve digits, in the order of the answer. */
const told = (release: OpenRelease, question: NumbersRequest, rows: Cell[][]) => ({
	as_of: release.as_of,
	known_at: release.known_at,
	question,
	rows: rows.map((row) =>
		row.map((cell) => (typeof cell === 'number' ? Number(cell.toPrecision(12)) : cell)).join(' | ')
	)
});
