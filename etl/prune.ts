import { existsSync, statSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DonthuError } from '../warehouse/errors.ts';
import {
	appStateFile,
	prunedCard,
	releaseCard,
	releaseFile,
	releasesDir
} from '../warehouse/home.ts';
import { currentReleaseId, soundCards, type ReleaseCard } from '../warehouse/release_card.ts';
import { shippedSeed } from '../warehouse/seeds.ts';
import { sync } from './durably.ts';
import { readCsv } from './readers/csv.ts';
import { prune as words } from './vi.ts';

/** Why a release stays. */
export type Why = 'served' | 'last' | 'locked' | 'period' | 'issued' | 'in_work';

export type Pruned = {
	readonly kept: readonly { readonly id: string; readonly why: readonly Why[] }[];
	readonly gone: readonly { readonly id: string; readonly bytes: number }[];
};

/**
 * Removes releases that nothing needs any more. Kept are the one that is served, the `last` ones, what
 * is locked, the newest of each month and reporting window that is over, and whatever a report that was
 * issued or is being written names. Of a release that goes its card stays under another name: its id is
 * never given again, and from its as-of day and known-at instant it can be published anew.
 *
 * The card goes first, by renaming: killed at any moment, each release is there whole, or is none, and
 * the next run removes the file of one that is none. One whose card is damaged stays.
 *
 * @param isTrial tells what would go, and changes nothing
 * @throws {DonthuError} `accounts_unreadable` when it cannot be known what reports name
 */
export async function prune(
	home: string,
	{ last, isTrial }: { last: number; isTrial: boolean }
): Promise<Pruned> {
	const reports = openReports(home);
	try {
		// Until all is done no report can be issued that names what goes.
		if (!isTrial) reports?.exec('begin immediate');
		const plan = planOf(home, last, reports);
		if (!isTrial) {
			for (const { id } of plan.gone) await remove(home, id);
			await removeLeft(home);
		}
		return plan;
	} finally {
		reports?.close();
	}
}

function planOf(home: string, last: number, reports: DatabaseSync | null): Pruned {
	const cards = soundCards(home);
	const why = new Map<string, Why[]>(cards.map(({ id }) => [id, []]));
	const keep = (ids: Iterable<string>, reason: Why) => {
		for (const id of new Set(ids)) why.get(id)?.push(reason);
	};
	keep([currentReleaseId(home) ?? ''], 'served');
	keep(idsOf(cards.slice(-last)), 'last');
	keep(idsOf(cards.filter(({ state }) => state === 'locked')), 'locked');
	keep(newestOfPeriods(cards), 'period');
	if (reports) {
		keep(releasesIn(reports, ISSUED), 'issued');
		keep(releasesIn(reports, IN_WORK), 'in_work');
	}
	const all = [...why].map(([id, reasons]) => ({ id, why: reasons }));
	return {
		kept: all.filter(({ why }) => why.length > 0),
		gone: all
			.filter(({ why }) => why.length === 0)
			.map(({ id }) => ({ id, bytes: bytesOf(releaseFile(home, id)) }))
	};
}

const idsOf = (cards: readonly ReleaseCard[]) => cards.map(({ id }) => id);

const bytesOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** The last word on each month and each reporting window that ended before the newest as-of day. */
function* newestOfPeriods(cards: readonly ReleaseCard[]): Generator<string> {
	const until = cards.reduce((day, { as_of }) => (as_of > day ? as_of : day), '');
	const newest = cards.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
	const { rows } = readCsv(Buffer.from(shippedSeed('periods')), () => true);
	for (const [, grain = '', , first = '', lastDay = ''] of rows) {
		if (!['month', 'window'].includes(grain) || lastDay >= until) continue;
		const found = newest.findLast(({ as_of }) => as_of >= first && as_of <= lastDay);
		if (found) yield found.id;
	}
}

const orderOf = ({ as_of, known_at, published_at }: ReleaseCard) =>
	[as_of, known_at, published_at].join();

/** The same as `issuedReleases` of the application; a test holds them together. */
const ISSUED = `select release from issued_report union select release from issued_figure`;
const IN_WORK = `select node.release from report_node as node
	inner join report using (report_no) where report.state <> 'issued'`;

/** Where reports are written down; null where nobody has ever served the home, and there are none. */
function openReports(home: string): DatabaseSync | null {
	const file = appStateFile(home);
	if (!existsSync(file)) return null;
	try {
		const reports = new DatabaseSync(file, { timeout: 5_000 });
		// Before its upgrade a state may not know of reports yet.
		const known = reports.prepare(`select 1 from sqlite_schema where name = 'issued_figure'`).get();
		if (known) return reports;
		reports.close();
		return null;
	} catch (cause) {
		throw new DonthuError('accounts_unreadable', words.unreadable(file), words.unreadableRemedy, {
			cause
		});
	}
}

const releasesIn = (reports: DatabaseSync, select: string): string[] =>
	reports
		.prepare(select)
		.all()
		.map(({ release }) => release as string);

async function remove(home: string, id: string): Promise<void> {
	await rename(releaseCard(home, id), prunedCard(home, id));
	await sync(releasesDir(home));
	await rm(releaseFile(home, id), { force: true });
}

/** Files whose card is gone already: an earlier run was ended in between. */
async function removeLeft(home: string): Promise<void> {
	const names = existsSync(releasesDir(home)) ? await readdir(releasesDir(home)) : [];
	for (const name of names.filter((name) => name.endsWith('.pruned'))) {
		await rm(join(releasesDir(home), name.replace(/pruned$/, 'duckdb')), { force: true });
	}
}
