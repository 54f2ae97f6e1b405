import { cpSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { findDamage } from '../../etl/damage.ts';
import { loadPackages } from '../../etl/load.ts';
import { publish } from '../../etl/publish.ts';
import type { Receipt } from '../../etl/receipt.ts';
import { run } from '../../scripts/processes.ts';
import { Warehouse } from '../../src/lib/server/warehouse.ts';
import { vietnamTime } from '../../warehouse/days.ts';
import { ledgerFile, releaseFile } from '../../warehouse/home.ts';
import { type OpenRelease } from '../../warehouse/release.ts';
import { readCard, sha256 } from '../../warehouse/release_card.ts';
import { readLedger } from '../load/ledgers.ts';
import { filesOf, matter, petition, sent, writeFolder } from '../packages.ts';
import { onDisk, readJournal, type Step } from './disk.ts';

/*
A site whose year is short: three packages come, two releases go out, one is locked, and the one before
is served again. What holds after a fault, whatever it was and whenever it came, is written here once.
*/

export const PACKAGES = ['A', 'B', 'C'] as const;
type PackageId = (typeof PACKAGES)[number];
const PETITIONS_EACH = 3;

export type Stage = { readonly name: string; readonly argv: (sent: string) => string[] };
const load = (at: string, ...ids: PackageId[]) => [
	...['load', '--json', '--received-at', 'manifest'],
	...ids.map((id) => join(at, id))
];
const publishAt = (day: string) => [
	...['publish', '--as-of', day, '--known-at', `${day}T00:00:00+07:00`]
];
export const STAGES: readonly Stage[] = [
	{ name: 'load two packages', argv: (at) => load(at, 'A', 'B') },
	{ name: 'publish in full', argv: () => publishAt('2026-03-01') },
	{ name: 'load one more', argv: (at) => load(at, 'C') },
	{ name: 'publish on a base', argv: () => publishAt('2026-05-01') },
	{ name: 'lock a release', argv: () => ['lock', '2026-05-01-01'] },
	{ name: 'serve the one before', argv: () => ['rollback', '2026-03-01-01'] }
];

/** What the people at the site have been told by the commands that ended well. */
export type Told = {
	readonly receipts: readonly PackageId[];
	readonly releases: readonly string[];
};
export const NOTHING_TOLD: Told = { receipts: [], releases: [] };

/** Three packages, as a unit would send them. */
export class Sent {
	readonly folder = mkdtempSync(join(tmpdir(), 'donthu-sent-'));

	constructor() {
		for (const [i, id] of PACKAGES.entries()) {
			const month = `2026-0${i + 1}`;
			const petitions = Array.from({ length: PETITIONS_EACH }, (_, row) =>
				petition(`D${id}-${row}`, `${month}-05`)
			);
			const matters = [matter(`V${id}`, `${month}-06`)];
			const content = sent('P37', [`${month}-01`, `${month}-28`], { petitions, matters });
			writeFolder(join(this.folder, id), filesOf({ ...content, package_id: id }));
		}
	}

	paths(ids: readonly PackageId[] = PACKAGES): string[] {
		return ids.map((id) => join(this.folder, id));
	}

	remove(): void {
		rmSync(this.folder, { recursive: true });
	}
}

export const emptyHome = (): string => mkdtempSync(join(tmpdir(), 'donthu-home-'));

/** A copy of a home, for one fault. */
export function copyOf(home: string): string {
	const copy = emptyHome();
	cpSync(home, copy, { recursive: true });
	return copy;
}

/** Runs `donthu …` to its end. */
export const donthu = (home: string, argv: readonly string[], env: NodeJS.ProcessEnv = {}) =>
	run(['node', 'etl/cli.ts', ...argv, '--home', home], env);

/** What was told when a stage has ended well, beside what was told before. */
export function toldBy({ argv }: Stage, output: string, told: Told): Told {
	const [command] = argv('');
	if (command === 'load') {
		const receipts = JSON.parse(output) as Receipt[];
		return { ...told, receipts: [...told.receipts, ...receipts.map(idOf)] };
	}
	if (command !== 'publish') return told;
	return { ...told, releases: [...told.releases, output.trimEnd().split('\n').at(-1)!] };
}

const idOf = ({ package_id }: Receipt): PackageId => package_id as PackageId;

/** A home with all packages and two releases, made without a fault. */
export async function wholeHome(sent: Sent): Promise<string> {
	const home = emptyHome();
	for (const [ids, day] of [[['A', 'B'], '2026-03-01'] as const, [['C'], '2026-05-01'] as const]) {
		await loadPackages(home, sent.paths(ids), { receivedAt: 'manifest' });
		await publish(home, day, vietnamTime(`${day}T00:00:00+07:00`)!);
	}
	return home;
}

/** A stage as it went without a fault. */
export type Recorded = {
	readonly stage: Stage;
	/** A copy of the home before it. */
	readonly before: string;
	readonly told: Told;
	/** Its steps in the journal, from and until. */
	readonly steps: readonly [number, number];
};

/** Every stage in a home of its own, with all its steps. */
export class Recording {
	readonly home: string;
	readonly stages: readonly Recorded[];
	readonly journal: readonly Step[];

	private constructor(home: string, stages: readonly Recorded[], journal: readonly Step[]) {
		this.home = home;
		this.stages = stages;
		this.journal = journal;
	}

	/** Of the folder of the home, in the journal. */
	get rootInode(): bigint {
		return statSync(this.home, { bigint: true }).ino;
	}

	static async make(library: string, sent: Sent): Promise<Recording> {
		const home = emptyHome();
		const scratch = mkdtempSync(join(tmpdir(), 'donthu-journal-'));
		const journal = join(scratch, 'journal');
		const stages: Recorded[] = [];
		let told = NOTHING_TOLD;
		let from = 0;
		for (const stage of STAGES) {
			const before = copyOf(home);
			const ended = await donthu(home, stage.argv(sent.folder), onDisk(library, home, { journal }));
			expect(ended.code, ended.output).toBe(0);
			const until = readJournal(journal).length;
			stages.push({ stage, before, told, steps: [from, until] });
			told = toldBy(stage, ended.output, told);
			from = until;
		}
		const steps = readJournal(journal);
		rmSync(scratch, { recursive: true });
		return new Recording(home, stages, steps);
	}

	remove(): void {
		for (const folder of [this.home, ...this.stages.map(({ before }) => before)]) {
			rmSync(folder, { recursive: true, force: true });
		}
	}
}

/**
 * What holds after a fault: the server serves a whole release once one was published; every package
 * with a receipt is in the ledger once; every other can be sent again, and is there once then; and what
 * is published next holds everything.
 */
export async function expectRecovered(home: string, sent: Sent, told: Told): Promise<void> {
	await expectServed(home, told);
	const before = await packagesIn(home);
	expect(before).toEqual([...new Set(before)]);
	expect(before).toEqual(expect.arrayContaining([...told.receipts]));

	expect(await findDamage(home)).toEqual([]);
	const receipts = await loadPackages(home, sent.paths(), { receivedAt: 'manifest' });
	expect(receipts.map(({ verdict }) => verdict)).toEqual(PACKAGES.map(() => 'accepted'));
	const repeated = receipts.filter(({ problems }) =>
		problems.some(({ code }) => code === 'PKG-DUPLICATE')
	);
	expect(repeated.map(idOf)).toEqual(before);
	const ledger = await readLedger(home);
	expect(await packagesIn(home)).toEqual([...PACKAGES]);
	expect(ledger['petitions']).toHaveLength(PACKAGES.length * PETITIONS_EACH);
	expect(ledger['matters']).toHaveLength(PACKAGES.length);

	const { id } = await publish(home, '2026-06-01', vietnamTime('2026-06-01T00:00:00+07:00')!);
	await serving(home, async (release) => {
		expect(release?.id).toBe(id);
		expect(await numberOf(release!, 'select count(*) from mart.petitions')).toBe(
			PACKAGES.length * PETITIONS_EACH
		);
	});
}

/** A server that starts now serves a release as it was published, and one at all once there was one. */
export async function expectServed(home: string, { releases }: Told): Promise<void> {
	await serving(home, async (release) => {
		if (!release) return expect(releases).toEqual([]);
		const { sha256: published } = readCard(home, release.id);
		expect(await sha256(releaseFile(home, release.id))).toBe(published);
		const connection = await release.connect();
		const contents = await connection.runAndReadAll('select name, row_count from meta.contents');
		connection.closeSync();
		expect(contents.currentRowCount).toBeGreaterThan(0);
		for (const [table, rows] of contents.getRows()) {
			expect(await numberOf(release, `select count(*) from ${table}`), `${table}`).toBe(
				Number(rows)
			);
		}
	});
}

/** What a server that starts now would serve; null: nothing was published, as far as it can tell. */
export async function serving<T>(
	home: string,
	look: (release: OpenRelease | null) => Promise<T>
): Promise<T> {
	const lease = await new Warehouse(home).lease();
	try {
		return await look(lease?.release ?? null);
	} finally {
		lease?.end();
		lease?.release.close();
	}
}

async function numberOf(release: OpenRelease, sql: string): Promise<number> {
	const connection = await release.connect();
	const [[number] = []] = (await connection.runAndReadAll(sql)).getRows();
	connection.closeSync();
	return Number(number);
}

/** Ids of the packages in the ledger, in their order. */
async function packagesIn(home: string): Promise<PackageId[]> {
	if (!existsSync(ledgerFile(home))) return [];
	const { packages = [] } = await readLedger(home);
	return packages.map(({ package_id }) => package_id as PackageId).toSorted();
}
