import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { buildRelease, type ReleaseIdentity } from '../warehouse/build.ts';
import { currentPointer, releaseCard, releaseFile, releasesDir } from '../warehouse/home.ts';
import { buildOnBase } from '../warehouse/increment.ts';
import { attachLedger } from '../warehouse/ledger.ts';
import { openMemory } from '../warehouse/open.ts';
import { readCards, type ReleaseCard } from '../warehouse/release.ts';
import { isoInstant, vietnamTime } from '../warehouse/days.ts';
import { sync, writeDurably } from './durably.ts';

const BUILDING = /^(.+)\.(\d+)\.building(\.wal)?$/;

/**
 * Builds, audits and publishes a release: a new file beside the old ones, then a pointer replaced by
 * renaming. Killed at any moment, it leaves the release that was served before.
 *
 * @param known_at Vietnam time, as `vietnamTime` gives it
 * @throws {DonthuError} `audit_failed`; nothing is published
 */
export async function publish(home: string, as_of: string, known_at: string): Promise<ReleaseCard> {
	await mkdir(releasesDir(home), { recursive: true });
	await removeAbandoned(home);
	const id = await nextId(home, as_of);
	const building = join(releasesDir(home), `${id}.${process.pid}.building`);
	try {
		const base = await build({ id, as_of, known_at }, home, building);
		const card: ReleaseCard = {
			id,
			as_of,
			known_at: isoInstant(known_at),
			published_at: isoInstant(vietnamTime(new Date().toISOString())!),
			state: 'provisional',
			base,
			sha256: await sha256(building)
		};
		await putInPlace(home, building, card);
		return card;
	} finally {
		await rm(building, { force: true });
		await rm(`${building}.wal`, { force: true });
	}
}

/** Answers with the id of the release that it was made from; null: built in full. */
async function build(
	identity: ReleaseIdentity,
	home: string,
	file: string
): Promise<string | null> {
	const base = await nearestRelease(identity, home);
	const connection = await openMemory();
	try {
		await attachLedger(connection, home);
		if (base && (await buildOnBase(connection, identity, releaseFile(home, base.id), file))) {
			return base.id;
		}
		await buildRelease(connection, identity, file);
		return null;
	} finally {
		connection.closeSync();
	}
}

/** The last release that is not later in any respect, unless its file is not what it was. */
async function nearestRelease(
	{ as_of, known_at }: ReleaseIdentity,
	home: string
): Promise<ReleaseCard | undefined> {
	const instant = isoInstant(known_at);
	const earlier = readCards(home).filter((card) => card.as_of <= as_of && card.known_at <= instant);
	const order = (card: ReleaseCard) => [card.as_of, card.known_at, card.published_at].join();
	const nearest = earlier.sort((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1);
	const isSound =
		nearest !== undefined && (await sha256(releaseFile(home, nearest.id))) === nearest.sha256;
	return isSound ? nearest : undefined;
}

/** The as-of day and a running number: people read it aloud and write it on paper. */
async function nextId(home: string, as_of: string): Promise<string> {
	const taken = new Set((await readdir(releasesDir(home))).map((file) => file.split('.')[0]));
	for (let number = 1; ; number += 1) {
		const id = `${as_of}-${`${number}`.padStart(2, '0')}`;
		if (!taken.has(id)) return id;
	}
}

/** Removes what publishers that are no longer alive left half-built. */
async function removeAbandoned(home: string): Promise<void> {
	for (const file of await readdir(releasesDir(home))) {
		const pid = BUILDING.exec(file)?.[2];
		if (pid !== undefined && !isAlive(Number(pid))) {
			await rm(join(releasesDir(home), file), { force: true });
		}
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

/** SHA-256 of a file, in hex. */
export async function sha256(file: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	return hash.digest('hex');
}

async function putInPlace(home: string, building: string, card: ReleaseCard): Promise<void> {
	const file = releaseFile(home, card.id);
	if (existsSync(file)) throw new Error(`${file} exists already: two publishers took the same id.`);
	await chmod(building, 0o444);
	await sync(building);
	await rename(building, file);
	await writeDurably(releaseCard(home, card.id), `${JSON.stringify(card, null, '\t')}\n`);
	await writeDurably(currentPointer(home), `${card.id}\n`);
	await sync(releasesDir(home));
	await sync(home);
}
