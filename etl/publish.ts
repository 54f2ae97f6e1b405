import type { DuckDBConnection } from '@duckdb/node-api';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildRelease, type ReleaseIdentity } from '../warehouse/build.ts';
import { currentPointer, releaseCard, releaseFile, releasesDir } from '../warehouse/home.ts';
import { buildOnBase } from '../warehouse/increment.ts';
import { attachLedger } from '../warehouse/ledger.ts';
import { openMemory } from '../warehouse/open.ts';
import {
	cardText,
	isAsPublished,
	pointerText,
	sha256,
	soundCards,
	type ReleaseCard
} from '../warehouse/release_card.ts';
import { isoInstant, vietnamTime } from '../warehouse/days.ts';
import { namingDiskFaults } from './disk_faults.ts';
import { sync, writeDurably } from './durably.ts';

const PASSING = /^(.+)\.(\d+)\.(?:building|building\.wal|claim)$/;

/**
 * Builds, audits and publishes a release: a new file beside the old ones, then a pointer replaced by
 * renaming. Killed at any moment, it leaves the release that was served before.
 *
 * @param known_at Vietnam time, as `vietnamTime` gives it
 * @throws {DonthuError} `audit_failed`, `disk_full`, `ledger_damaged`; nothing is published
 */
export const publish = (home: string, as_of: string, known_at: string): Promise<ReleaseCard> =>
	namingDiskFaults(() => publishRelease(home, as_of, known_at));

async function publishRelease(home: string, as_of: string, known_at: string): Promise<ReleaseCard> {
	await mkdir(releasesDir(home), { recursive: true });
	await removeAbandoned(home);
	const nearest = nearestRelease({ as_of, known_at }, home);
	const connection = await openMemory();
	let claim: Claim | undefined;
	try {
		await attachLedger(connection, home);
		// Another publisher waits for the ledger meanwhile.
		claim = await claimId(home, as_of);
		const { id, building } = claim;
		const base = await build(connection, { id, as_of, known_at }, home, nearest, building);
		await chmod(building, 0o444);
		const [hash] = await Promise.all([sha256(building), sync(building)]);
		const card: ReleaseCard = {
			id,
			as_of,
			known_at: isoInstant(known_at),
			published_at: isoInstant(vietnamTime(new Date().toISOString())!),
			state: 'provisional',
			base,
			sha256: hash
		};
		await putInPlace(home, building, card);
		return card;
	} finally {
		connection.closeSync();
		if (claim) await removeMade(claim);
	}
}

/** Answers with the id of the release that it was made from; null: built in full. */
async function build(
	connection: DuckDBConnection,
	identity: ReleaseIdentity,
	home: string,
	nearest: ReleaseCard | undefined,
	file: string
): Promise<string | null> {
	if (nearest) {
		const base = {
			file: releaseFile(home, nearest.id),
			copyTo: (copy: string) => isAsPublished(home, nearest, copy)
		};
		if (await buildOnBase(connection, identity, base, file)) return nearest.id;
	}
	await buildRelease(connection, identity, file);
	return null;
}

/** The last release that is not later in any respect. */
function nearestRelease(
	{ as_of, known_at }: Omit<ReleaseIdentity, 'id'>,
	home: string
): ReleaseCard | undefined {
	const instant = isoInstant(known_at);
	const earlier = soundCards(home).filter(
		(card) => card.as_of <= as_of && card.known_at <= instant
	);
	const order = (card: ReleaseCard) => [card.as_of, card.known_at, card.published_at].join();
	return earlier.sort((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1);
}

/** A release that is being made. */
type Claim = { readonly id: string; readonly claim: string; readonly building: string };

/** Takes the next id for this publisher, so that no other takes it while the file is not there yet. */
async function claimId(home: string, as_of: string): Promise<Claim> {
	const id = await nextId(home, as_of);
	const beside = join(releasesDir(home), `${id}.${process.pid}`);
	await writeFile(`${beside}.claim`, '');
	return { id, claim: `${beside}.claim`, building: `${beside}.building` };
}

async function removeMade({ claim, building }: Claim): Promise<void> {
	for (const file of [building, `${building}.wal`, claim]) await rm(file, { force: true });
}

/** The as-of day and a running number: people read it aloud and write it on paper. */
async function nextId(home: string, as_of: string): Promise<string> {
	const taken = new Set((await readdir(releasesDir(home))).map((file) => file.split('.')[0]));
	for (let number = 1; ; number += 1) {
		const id = `${as_of}-${`${number}`.padStart(2, '0')}`;
		if (!taken.has(id)) return id;
	}
}

/**
 * Removes what publishers that are no longer alive left half-built. One that was whole, and had got its
 * name but no card, was never served.
 */
async function removeAbandoned(home: string): Promise<void> {
	for (const file of await readdir(releasesDir(home))) {
		const [, id, pid] = PASSING.exec(file) ?? [];
		if (id === undefined || isAlive(Number(pid))) continue;
		if (!existsSync(releaseCard(home, id))) await rm(releaseFile(home, id), { force: true });
		await rm(join(releasesDir(home), file), { force: true });
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** The card follows the file, and the pointer follows both: a name that is on disk leads somewhere. */
async function putInPlace(home: string, building: string, card: ReleaseCard): Promise<void> {
	const file = releaseFile(home, card.id);
	if (existsSync(file)) throw new Error(`${file} exists already: two publishers took the same id.`);
	await rename(building, file);
	try {
		await writeDurably(releaseCard(home, card.id), cardText(card));
	} catch (error) {
		await rm(file);
		throw error;
	}
	await writeDurably(currentPointer(home), pointerText(card.id));
}
