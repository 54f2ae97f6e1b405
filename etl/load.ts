import { vietnamTime } from '../warehouse/days.ts';
import { attachLedger, attachTrialLedger } from '../warehouse/ledger.ts';
import { openMemory } from '../warehouse/open.ts';
import { soundCards } from '../warehouse/release_card.ts';
import { correctionsKnown, loadSeeds } from '../warehouse/seeds.ts';
import { Batch } from './batch.ts';
import { knownViews } from './commit.ts';
import { namingDiskFaults } from './disk_faults.ts';
import { readFacts } from './facts.ts';
import { Loading, readLedgerState } from './loading.ts';
import { findPackages } from './package.ts';
import { ReadAhead } from './read_ahead.ts';
import type { Receipt } from './receipt.ts';
import { prepareRules } from './rules/judge.ts';
import { readMeanings } from './rules/meanings.ts';
import { RowReader } from './rules/row_reader.ts';
import { markDemo, refuseOtherWorld } from './worlds.ts';

export interface LoadProgress {
	packagesDone: number;
	packagesTotal: number;
	rows: number;
}

export interface LoadOptions {
	/** Vietnam time, or `manifest`: each package at its own `created_at`. Default: now. */
	receivedAt?: string;
	/** The only units whose packages are taken; without it, all. */
	units?: readonly string[];
	/** The folder to which the rows set aside go, for their senders to correct. */
	feedback?: string;
	onProgress?: (progress: LoadProgress) => void;
	/** Told the published releases that would come out otherwise if they were built again. */
	onPastChanged?: (releases: string[]) => void;
}

/**
 * Takes packages into the ledger of a home: one receipt per package, in the order of the arguments.
 * Each package is taken whole or not at all; a batch of packages is committed at once.
 *
 * @throws {DonthuError} `no_package`, `other_unit`, `demo_package`, `real_package`, `ledger_busy`, `ledger_newer`,
 * `ledger_damaged`, `disk_full`, `landing_failed`, `feedback_failed`, `unreadable`; what was committed before stays
 */
export async function loadPackages(
	home: string,
	paths: string[],
	options: LoadOptions = {}
): Promise<Receipt[]> {
	return namingDiskFaults(() => withLoading(home, paths, options, false));
}

/** The receipts that {@link loadPackages} would give; nothing changes, and no home is made. */
export async function checkPackages(
	home: string,
	paths: string[],
	options: Omit<LoadOptions, 'feedback' | 'units'> = {}
): Promise<Receipt[]> {
	return namingDiskFaults(() => withLoading(home, paths, options, true));
}

async function withLoading(
	home: string,
	paths: string[],
	options: LoadOptions,
	isTrial: boolean
): Promise<Receipt[]> {
	const found = findPackages(paths);
	const world = refuseOtherWorld(home, found);
	if (options.feedback !== undefined) {
		await (await import('./feedback.ts')).makeFeedbackFolder(options.feedback);
	}
	if (world === 'demo' && !isTrial) markDemo(home);
	const connection = await openMemory();
	try {
		const hasPast = isTrial && (await attachTrialLedger(connection, home));
		if (!isTrial) await attachLedger(connection, home);
		await loadSeeds(connection, await correctionsKnown(connection, hasPast ? 'past' : 'ledger'));
		const facts = await readFacts(connection);
		await connection.run(knownViews(facts, hasPast));
		const meanings = await readMeanings(connection);
		const readers = new Map(
			[...facts.columns.keys()].map((type) => [type, new RowReader(type, facts, meanings)])
		);
		const batch = await Batch.create(connection, readers);
		await prepareRules(connection, facts);
		const state = await readLedgerState(connection, hasPast);
		const loading = new Loading(connection, facts, readers, new ReadAhead(found), batch, state, {
			home: isTrial ? null : home,
			receivedAt: options.receivedAt,
			units: options.units,
			feedback: options.feedback
		});
		for (const [i, path] of found.entries()) {
			await loading.take(path);
			options.onProgress?.({
				packagesDone: i + 1,
				packagesTotal: found.length,
				rows: loading.rowCount
			});
		}
		await loading.finishBatch();
		const changed = releasesKnownAfter(home, loading.earliest);
		if (changed.length > 0) options.onPastChanged?.(changed);
		return loading.receipts;
	} finally {
		connection.closeSync();
	}
}

/** Releases whose known-at instant is not before one in Vietnam time. */
function releasesKnownAfter(home: string, instant: string | null): string[] {
	if (instant === null) return [];
	return soundCards(home)
		.filter(({ known_at }) => vietnamTime(known_at)! >= instant)
		.map(({ id }) => id);
}
