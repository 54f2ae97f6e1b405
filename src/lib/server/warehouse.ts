import {
	currentReleaseId,
	openRelease,
	readCard,
	type OpenRelease,
	type ReleaseCard
} from '#warehouse/release.ts';

const LOOK_EVERY_MS = 1000;

type Held = { release: OpenRelease; card: ReleaseCard; readers: number; isRetired: boolean };

/** The release that answers one request. It stays open until `end`, whatever is published. */
export type Lease = { readonly release: OpenRelease; readonly card: ReleaseCard; end(): void };

/**
 * Holds the release of a home open for reading. A new pointer is noticed on request; the new release
 * is opened beside the old one, which is closed after the last request that it answers. Nobody waits
 * but the very first.
 */
export class Warehouse {
	readonly #home: string;
	#held: Held | null = null;
	#lookedAt = -Infinity;
	#looking: Promise<void> | null = null;

	constructor(home: string) {
		this.#home = home;
	}

	/** A lease on the current release; null before the first publication. */
	async lease(): Promise<Lease | null> {
		this.#lookNowAndThen();
		if (!this.#held) await this.#looking;
		const held = this.#held;
		if (!held) return null;
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

	#lookNowAndThen(): void {
		if (this.#looking || performance.now() - this.#lookedAt < LOOK_EVERY_MS) return;
		this.#lookedAt = performance.now();
		this.#looking = this.#look()
			// A release that cannot be opened must not take away the one that can.
			.catch((error: unknown) => console.error('A new release could not be opened.', error))
			.finally(() => (this.#looking = null));
	}

	async #look(): Promise<void> {
		const id = currentReleaseId(this.#home);
		if (id === null) return;
		const old = this.#held;
		if (old?.release.id === id) {
			// A release is marked as locked in its card while its file stays as it is.
			old.card = readCard(this.#home, id);
			return;
		}
		const release = await openRelease(this.#home, id);
		this.#held = { release, card: readCard(this.#home, id), readers: 0, isRetired: false };
		if (old) {
			old.isRetired = true;
			closeIfDone(old);
		}
	}
}

function closeIfDone(held: Held): void {
	if (held.isRetired && held.readers === 0) held.release.close();
}
