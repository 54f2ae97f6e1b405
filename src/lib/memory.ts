/** Remembers what was made last, by a text that says everything it was made from; the oldest go first. */
export class Memory<Made> {
	readonly #known = new Map<string, Made>();
	readonly #most: number;

	/** @param most how many are remembered */
	constructor(most: number) {
		this.#most = most;
	}

	/** What is known under the key; where nothing is, what is made now. */
	of(key: string, make: () => Made): Made {
		const made = this.#known.has(key) ? this.#known.get(key)! : make();
		// What was asked for last goes last.
		this.#known.delete(key);
		this.#known.set(key, made);
		if (this.#known.size > this.#most) this.#known.delete(this.#known.keys().next().value!);
		return made;
	}

	forget(key: string): void {
		this.#known.delete(key);
	}
}
