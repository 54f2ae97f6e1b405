import { faultOf, journal } from '#warehouse/journal.ts';
import { openRelease, type OpenRelease } from '#warehouse/release.ts';
import {
	currentReleaseId,
	readCard,
	soundCards,
	soundRelease,
	type ReleaseCard
} from '#warehouse/release_card.ts';

const LOOK_EVERY_MS = 1000;
/** A release that is damaged may be mended meanwhile; to find out, all of its file is read. */
const LOOK_AGAIN_MS = 60_000;

type Held = { release: OpenRelease; card: ReleaseCard; readers: number; isRetired: boolean };

/** The release that answers one request. It stays open until `end`, whatever is published. */
export type Lease = { readonly release: OpenRelease; readonly card: ReleaseCard; end(): void };

/**
 * Holds the release of a home open for reading. A new pointer is noticed on request; the new release
 * is opened beside the old one, which is closed after the last request that it answers. Nobody waits
 * but the very first. A release is served only when every byte of its file is what was published; in
 * the place of one that is damaged the one before stays, or, when the server starts, the last good one
 * is served.
 */
export class Warehouse {
	readonly #home: string;
	readonly #prepare: (lease: Lease) => Promise<void>;
	#held: Held | null = null;
	#lookedAt = -Infinity;
	#looking: Promise<void> | null = null;
	#refused: { id: string | null; at: number } | null = null;

	/** @param prepare what is done with a release before it is served; the one before it is served meanwhile */
	constructor(home: string, prepare: (lease: Lease) => Promise<void> = async () => {}) {
		this.#home = home;
		this.#prepare = prepare;
	}

	/** A lease on the current release; null before the first publication. */
	async lease(): Promise<Lease | null> {
		this.#lookNowAndThen();
		if (!this.#held) await this.#looking;
		return this.#held && leaseOf(this.#held);
	}

	/** While there is none to serve, every request looks: who asks after the first publication gets it. */
	#lookNowAndThen(): void {
		const isRecent = performance.now() - this.#lookedAt < LOOK_EVERY_MS;
		if (this.#looking || (this.#held && isRecent)) return;
		this.#lookedAt = performance.now();
		this.#looking = this.#look()
			.catch((error: unknown) => journal.error('no_release_served', { fault: faultOf(error) }))
			.finally(() => (this.#looking = null));
	}

	async #look(): Promise<void> {
		const old = this.#held;
		let id: string | null = null;
		try {
			id = currentReleaseId(this.#home);
			if (id === null || this.#isRefused(id)) return;
			// A release is marked as locked in its card while its file stays as it is.
			if (old?.release.id === id) old.card = readCard(this.#home, id);
			else await this.#open(id);
			this.#refused = null;
		} catch (error) {
			if (id === null && this.#isRefused(null)) return;
			this.#refused = { id, at: performance.now() };
			journal.error('release_not_served', {
				...(id !== null && { release: id }),
				fault: faultOf(error)
			});
			if (!old) await this.#openLastGood(id);
		}
	}

	/** Whether it was damaged when it was last looked at, not long ago. Without an id: the pointer. */
	#isRefused(id: string | null): boolean {
		const refused = this.#refused;
		return refused?.id === id && performance.now() - refused!.at < LOOK_AGAIN_MS;
	}

	async #openLastGood(damaged: string | null): Promise<void> {
		for (const { id } of soundCards(this.#home).reverse()) {
			if (id === damaged) continue;
			try {
				await this.#open(id);
				journal.warn('release_served_in_its_place', { release: id });
				return;
			} catch (error) {
				journal.error('release_not_served', { release: id, fault: faultOf(error) });
			}
		}
	}

	async #open(id: string): Promise<void> {
		const card = await soundRelease(this.#home, id);
		const release = await openRelease(this.#home, id);
		const old = this.#held;
		const held: Held = { release, card, readers: 0, isRetired: false };
		const lease = leaseOf(held);
		if (old) await this.#prepare(lease);
		lease.end();
		this.#held = held;
		journal.info('release_opened', { release: id, as_of: card.as_of });
		if (old) {
			old.isRetired = true;
			closeIfDone(old);
		}
	}
}

function leaseOf(held: Held): Lease {
	held.readers += 1;
	let isOver = false;
	return {
		release: held.release,
		card: held.card,
		end: () => {
			if (isOver) return;
			isOver = true;
			held.readers -= 1;
			closeIfDone(held);
		}
	};
}

function closeIfDone(held: Held): void {
	if (held.isRetired && held.readers === 0) held.release.close();
}
