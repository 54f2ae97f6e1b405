import { createHash, hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { DonthuError } from './errors.ts';
import { currentPointer, prunedCard, releaseCard, releaseFile, releasesDir } from './home.ts';
import { release as words } from './vi.ts';

/* Beside each release lies a card; a pointer names the one that is served. */

/** What is known of a release beside its content. */
export type ReleaseCard = {
	id: string;
	as_of: string;
	known_at: string;
	published_at: string;
	state: 'provisional' | 'locked';
	/** The release of which it is a copy with what had changed since; null: it was built in full. */
	base: string | null;
	/** SHA-256 of the file. */
	sha256: string;
};

/**
 * The id of the release that is served; null before the first publication.
 *
 * @throws {DonthuError} `pointer_damaged`
 */
export function currentReleaseId(home: string): string | null {
	const pointer = currentPointer(home);
	if (!existsSync(pointer)) return null;
	const [id = '', check, ...more] = readFileSync(pointer, 'utf8').trimEnd().split('\n');
	// By hand one writes the id alone.
	if (RELEASE_ID.test(id) && more.length === 0 && (check ?? checkOf(id)) === checkOf(id)) return id;
	throw new DonthuError('pointer_damaged', words.badPointer(pointer), words.badPointerRemedy);
}

/** What the pointer holds: the id, and by what a changed bit is found. */
export const pointerText = (id: string): string => `${id}\n${checkOf(id)}\n`;

const HASHED_AT_ONCE = 1024 ** 2;
const RELEASE_ID = /^[\w-]{1,40}$/;
const checkOf = (text: string): string => hash('sha256', text);

/**
 * Every release of a home, in order of publication.
 *
 * @throws {DonthuError} `release_unreadable`
 */
export const readCards = (home: string): ReleaseCard[] =>
	inOrder(releaseIds(home).map((id) => readCard(home, id)));

/** Those whose card is sound, for whoever can go on without the others; `donthu verify` names these. */
export function soundCards(home: string): ReleaseCard[] {
	const cards = releaseIds(home).map((id) => {
		try {
			return readCard(home, id);
		} catch (error) {
			if (error instanceof DonthuError) return null;
			throw error;
		}
	});
	return inOrder(cards.filter((card) => card !== null));
}

const inOrder = (cards: ReleaseCard[]): ReleaseCard[] =>
	cards.sort((a, b) => (a.published_at < b.published_at ? -1 : 1));

/** Of every release that has a card, in order of name. */
export const releaseIds = (home: string): string[] =>
	existsSync(releasesDir(home))
		? readdirSync(releasesDir(home))
				.filter((file) => file.endsWith('.json'))
				.map((file) => file.slice(0, -'.json'.length))
				.sort()
		: [];

/** SHA-256 of a file, in hex. What was read for it is written into `copy`, a file that is not there yet. */
export async function sha256(file: string, copy?: string): Promise<string> {
	const content = createHash('sha256');
	const handle = await open(file, 'r');
	let copied: FileHandle | undefined;
	try {
		if (copy !== undefined) copied = await open(copy, 'wx');
		// One buffer for all: a new one for each part would cost more than the hashing.
		const buffer = Buffer.allocUnsafe(HASHED_AT_ONCE);
		for (;;) {
			const { bytesRead } = await handle.read(buffer);
			if (bytesRead === 0) return content.digest('hex');
			const part = buffer.subarray(0, bytesRead);
			const writing = copied?.writeFile(part);
			content.update(part);
			await writing;
		}
	} finally {
		await copied?.close();
		await handle.close();
	}
}

/** Whether the file of a release is there, and what it was; with `copy`, see {@link sha256}. */
export async function isAsPublished(
	home: string,
	{ id, sha256: published }: ReleaseCard,
	copy?: string
): Promise<boolean> {
	const file = releaseFile(home, id);
	return existsSync(file) && (await sha256(file, copy)) === published;
}

/**
 * The card of a release of which every byte is what it was.
 *
 * @throws {DonthuError} `unknown_release`, `release_unreadable`, `release_damaged`
 */
export async function soundRelease(home: string, id: string): Promise<ReleaseCard> {
	const card = readCard(home, id);
	if (await isAsPublished(home, card)) return card;
	throw new DonthuError('release_damaged', words.damaged(id), words.damagedRemedy);
}

/** What the file of a card holds: the card, and by what a changed bit is found. */
export const cardText = (card: ReleaseCard): string =>
	`${JSON.stringify({ ...card, check: checkOf(JSON.stringify(card)) }, null, '\t')}\n`;

const CARD_KEYS = 'id as_of known_at published_at state base sha256';

/** @throws {SyntaxError} when it is not what {@link cardText} wrote, or an earlier program without a check */
function cardOf(text: string): ReleaseCard {
	const { check, ...card } = JSON.parse(text) as ReleaseCard & { check?: string };
	const isSound = check === undefined || check === checkOf(JSON.stringify(card));
	if (isSound && Object.keys(card).join(' ') === CARD_KEYS) return card;
	throw new SyntaxError('The card is not as it was written.');
}

/** @throws {DonthuError} `unknown_release`, `release_pruned`, `release_unreadable` */
export function readCard(home: string, id: string): ReleaseCard {
	// An id becomes a file name: nothing that could leave the folder passes.
	if (!RELEASE_ID.test(id) || !existsSync(releaseCard(home, id))) {
		if (RELEASE_ID.test(id) && existsSync(prunedCard(home, id))) throw pruned(home, id);
		throw new DonthuError('unknown_release', words.unknown(id), words.unknownRemedy);
	}
	const text = readFileSync(releaseCard(home, id), 'utf8');
	try {
		return cardOf(text);
	} catch (cause) {
		throw new DonthuError(
			'release_unreadable',
			words.unreadableCard(releaseCard(home, id)),
			words.unreadableRemedy,
			{ cause }
		);
	}
}

/** It can be made again from the ledger, under another id. */
function pruned(home: string, id: string): DonthuError {
	const { as_of, known_at } = cardOf(readFileSync(prunedCard(home, id), 'utf8'));
	return new DonthuError('release_pruned', words.pruned(id), words.prunedRemedy(as_of, known_at));
}
