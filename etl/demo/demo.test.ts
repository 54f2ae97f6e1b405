import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoMarker } from '../../warehouse/home.ts';
import { checkPackages } from '../load.ts';
import type { Receipt } from '../receipt.ts';
import { dayOf } from './calendar.ts';
import { packagesOf, type Package } from './office.ts';
import { lineages } from './organisation.ts';
import { writePackage } from './package_writer.ts';
import { COLUMNS, RECORD_TYPES, type RecordType } from './record.ts';
import { planVolumes } from './volumes.ts';
import { readWorld, type World } from './world.ts';
import { writeDemo } from './write_demo.ts';

const dir = mkdtempSync(join(tmpdir(), 'donthu-demo-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('Demo packages of January 2016', () => {
	const written = (seed: string, out: string) =>
		writeDemo({ petitions: 300, seed, until: '2016-01-31', out: join(dir, out) });

	beforeAll(async () => {
		await written('1', 'first');
		await written('1', 'again');
		await written('2', 'other');
	});

	test('are the same bytes for the same seed', () => {
		expect(hashOf('again')).toBe(hashOf('first'));
	});

	test('are other bytes for another seed', () => {
		expect(hashOf('other')).not.toBe(hashOf('first'));
	});

	test('are written into an empty folder only', async () => {
		await expect(written('1', 'first')).rejects.toMatchObject({ code: 'usage' });
	});
});

describe('60,000 petitions from 2016 to October 2026', () => {
	let world: World;
	let sent: Package[];
	let records: Record<RecordType, Row[]>;

	beforeAll(async () => {
		world = await readWorld({ petitions: 60_000, seed: '1', until: dayOf('2026-10-31') });
		const volumes = planVolumes(world);
		sent = lineages(world.organisation).flatMap((lineage) => [
			...packagesOf(lineage, world, volumes)
		]);
		sent.sort((a, b) => (a.folder < b.folder ? -1 : 1));
		records = latest(sent);
	});

	test('are exactly 60,000, of which the last are not sent yet', () => {
		const planned = [...planVolumes(world).values()].flat();
		expect(sum(planned.map(({ petitions }) => petitions))).toBe(60_000);
		expect(records.petitions.length).toBeGreaterThan(59_900);
		expect(records.petitions.length).toBeLessThanOrEqual(60_000);
	});

	test('come from every unit, of every year in which it existed', () => {
		const units = [...world.organisation.units.keys()];
		expect(new Set(sent.map(({ unit }) => unit))).toEqual(new Set(units));
	});

	describe('in the packages of one province', () => {
		let receipts: Receipt[];

		beforeAll(async () => {
			const out = join(dir, 'province');
			mkdirSync(out);
			writeFileSync(demoMarker(dir), '{}');
			for (const each of sent.filter(({ unit }) => isOf('24', world, unit))) {
				writePackage(out, each);
			}
			receipts = await checkPackages(dir, [out], { receivedAt: 'manifest' });
		});

		test('are accepted, some with rows set aside', () => {
			const verdicts = new Set(receipts.map(({ verdict }) => verdict));
			expect(verdicts).toEqual(new Set(['accepted', 'accepted_with_quarantine']));
		});

		test('have only the problems put in on purpose, and what follows from them', () => {
			const deliberate = ['CEL-CODE', 'CEL-REQUIRED', 'XRC-CONFLICT', 'XRC-DUPLICATE'];
			// A row that was set aside is not known to those that name it.
			const following = ['REF-MATTER', 'REF-ORIGINAL', 'REF-PREVIOUS', 'REF-SUPERVISION'];
			const codes = receipts.flatMap(({ problems }) => problems.map(({ code }) => code));
			expect([...deliberate, ...following]).toEqual(expect.arrayContaining([...new Set(codes)]));
			expect(codes.filter((code) => deliberate.includes(code)).length).toBeGreaterThan(0);
		});

		test('have none in the packages of old years', () => {
			const ofYears = receipts.filter(({ package_id }) =>
				/-\d{4}(-T\d\d-T\d\d)?-r1$/.test(package_id!)
			);
			expect(ofYears.length).toBeGreaterThan(100);
			expect(ofYears.flatMap(({ problems }) => problems)).toEqual([]);
		});

		test('say that they are made up', () => {
			const folder = join(dir, 'province');
			for (const name of readdirSync(folder)) {
				const manifest: unknown = JSON.parse(
					readFileSync(join(folder, name, 'manifest.json'), 'utf8')
				);
				expect(manifest).toMatchObject({ source: expect.stringMatching(/^donthu demo/) as string });
			}
		});
	});

	test('some are corrected, with a reason', () => {
		const corrections = sent.filter(({ corrects }) => corrects !== undefined);
		expect(corrections.length).toBeGreaterThan(10);
		expect(corrections.every(({ reason }) => reason !== undefined)).toBe(true);
	});

	test('name nobody', () => {
		const bodies =
			/^(Công an|Cơ quan|Viện kiểm sát|Tòa án|Thi hành án|Cục|Chi cục|Trại|Ủy ban nhân dân|Phòng) /;
		for (const petition of records.petitions) {
			expect(petition['petitioner_token']).toMatch(/^([0-9a-f]{64})?$/);
			if (petition['forwarded_to'] !== '') expect(petition['forwarded_to']).toMatch(bodies);
		}
	});

	test('keep denouncers and those who report a crime secret', () => {
		const secret = records.petitions.filter(({ petition_kind }) =>
			['denunciation', 'judicial_crime_report', 'crime_report'].includes(petition_kind!)
		);
		const traces = secret.map((petition) =>
			[petition['petitioner_token'], petition['content_fingerprint']].join('')
		);
		expect(new Set(traces)).toEqual(new Set(['']));
	});

	test('are heard a second time after the first decision', () => {
		const first = new Map(records.matters.map((matter) => [matter['record_id'], matter]));
		const second = records.matters.filter(({ previous_matter_id }) => previous_matter_id !== '');
		expect(second.length).toBeGreaterThan(500);
		for (const { previous_matter_id, received_at } of second) {
			expect(first.get(previous_matter_id!)!['concluded_on']! < received_at!).toBe(true);
		}
	});

	test('follow the years that were published', () => {
		const petitions = countBy(records.petitions, yearReceived);
		const visits = countBy(records.receptions, yearReceived);
		expect(petitions('2017') / petitions('2016')).toBeCloseTo(0.938, 1.5);
		expect(petitions('2022') / petitions('2021')).toBeCloseTo(0.965, 1.5);
		expect(petitions('2021') / petitions('2019')).toBeLessThan(0.85);
		expect(visits('2017') / visits('2016')).toBeCloseTo(0.941, 1.5);
		expect(visits('2022') / visits('2021')).toBeCloseTo(0.766, 1.5);
		expect(visits('2025') / visits('2024')).toBeCloseTo(1.8, 0.8);
	});

	test('are few at the lunar new year, and many in spring and autumn', () => {
		const petitions = countBy(records.petitions, ({ received_on }) => received_on!.slice(0, 7));
		expect(petitions('2026-02')).toBeLessThan(0.75 * petitions('2026-03'));
		expect(petitions('2025-07')).toBeLessThan(0.75 * petitions('2025-08'));
	});

	test('have the shares that were published, or assumed', () => {
		const { petitions, matters } = records;
		const isTop = ({ unit }: Row) => unit === 'TC';
		const isProvince = ({ unit }: Row) => /^T\d\d$/.test(unit!);
		const isOwn = ({ competence }: Row) => competence === 'resolve';
		const has = (outcome: string) => (matter: Row) => matter['outcome'] === outcome;
		const decided = matters.filter(({ outcome }) => /founded$/.test(outcome!));

		expectWithin(share(petitions.filter(isTop), isOwn), 0, 0.02);
		expectWithin(
			share(petitions.filter(isTop), ({ duplicate_of }) => duplicate_of !== ''),
			0.3,
			0.6
		);
		expectWithin(share(petitions.filter(isProvince), isOwn), 0.2, 0.36);
		expectWithin(share(decided, has('unfounded')), 0.8, 0.88);
		expectWithin(share(decided, has('partly_founded')), 0.07, 0.12);
		expectWithin(share(decided, has('founded')), 0.04, 0.08);
	});

	test('leave provinces with matters to look at', () => {
		const open = records.matters.filter(
			({ accepted_on, concluded_on }) => accepted_on !== '' && concluded_on === ''
		);
		const { units } = world.organisation;
		const byProvince = Object.values(
			Object.groupBy(open, ({ unit }) => units.get(unit!)!.province34)
		).map((matters) => matters!.length);
		expectWithin(open.length, 250, 350);
		expectWithin(byProvince.toSorted((a, b) => a - b)[17]!, 6, 12);
	});

	test('have reviews of final decisions every year', () => {
		const concluded = countBy(
			records.reviews.filter(({ review_kind }) => review_kind === 'final_decision'),
			({ concluded_on }) => concluded_on!.slice(0, 4)
		);
		for (let year = 2016; year <= 2026; year += 1) expectWithin(concluded(`${year}`), 50, 130);
	});
});

type Row = Readonly<Record<string, string>>;

/** A row without one of these is set aside. */
const FIRST_DAYS = ['received_on', 'received_at', 'started_on', 'issued_on', 'requested_on'];

/** The last good version of each record. */
function latest(sent: readonly Package[]): Record<RecordType, Row[]> {
	const rowsOf = (type: RecordType) => {
		const records = new Map<string, Row>();
		for (const { unit, rows } of sent) {
			for (const cells of rows.get(type) ?? []) {
				const row = Object.fromEntries(COLUMNS[type].map((name, at) => [name, cells[at]!]));
				row['unit'] ||= unit;
				if (row['withdrawn'] === 'true') records.delete(row['record_id']!);
				else if (FIRST_DAYS.every((day) => row[day] !== '')) records.set(row['record_id']!, row);
			}
		}
		return [...records.values()];
	};
	return Object.fromEntries(RECORD_TYPES.map((type) => [type, rowsOf(type)])) as Record<
		RecordType,
		Row[]
	>;
}

function hashOf(out: string): string {
	const names = readdirSync(join(dir, out), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	return hash(
		'sha256',
		names.map((name) => name.slice(join(dir, out).length) + readFileSync(name, 'utf8')).join('')
	);
}

function isOf(province34: string, { organisation }: World, code: string): boolean {
	return organisation.units.get(code)!.province34 === province34;
}

function countBy(rows: readonly Row[], key: (row: Row) => string): (key: string) => number {
	const counts = new Map<string, number>();
	for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
	return (wanted) => counts.get(wanted) ?? 0;
}

const yearReceived = ({ received_on }: Row) => received_on!.slice(0, 4);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const share = (rows: readonly Row[], test: (row: Row) => boolean) =>
	rows.filter(test).length / rows.length;

function expectWithin(value: number, least: number, most: number): void {
	expect(value).toBeGreaterThanOrEqual(least);
	expect(value).toBeLessThanOrEqual(most);
}
