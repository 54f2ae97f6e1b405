/** Values with weights, ready to be drawn from. */
export interface Choice<T> {
	readonly values: readonly T[];
	/** Running sums of the weights. */
	readonly upTo: readonly number[];
}

/** Code → weight as a choice. Weights need not sum to anything; order of the keys is kept. */
export function choice<T extends string>(weights: Readonly<Partial<Record<T, number>>>): Choice<T> {
	const values = Object.keys(weights) as T[];
	let sum = 0;
	return { values, upTo: values.map((value) => (sum += weights[value] ?? 0)) };
}

/**
 * Chance that repeats: the same seeds give the same numbers on every machine (sfc32, a small fast
 * generator that passes PractRand; seeded through FNV-1a with a final mix).
 */
export class Random {
	#a: number;
	#b: number;
	#c: number;
	#count = 1;

	constructor(...seeds: (string | number)[]) {
		const text = seeds.join('\n');
		this.#a = hash32(text, 1);
		this.#b = hash32(text, 2);
		this.#c = hash32(text, 3);
		for (let round = 0; round < 12; round += 1) this.bits();
	}

	/** 32 bits, as a number from 0 to 2³² − 1. */
	bits(): number {
		const sum = (this.#a + this.#b + this.#count) | 0;
		this.#count = (this.#count + 1) | 0;
		this.#a = this.#b ^ (this.#b >>> 9);
		this.#b = (this.#c + (this.#c << 3)) | 0;
		this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
		return sum >>> 0;
	}

	/** From 0 up to, but not, 1. */
	next(): number {
		return this.bits() / 4294967296;
	}

	/** A whole number from `low` to `high`, both included. */
	between(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	chance(share: number): boolean {
		return this.next() < share;
	}

	/** Whole days of a wait without memory, `least` and `more` on average: mostly short, sometimes very long. */
	wait([least, more]: readonly [number, number]): number {
		return least + Math.floor(-Math.log(1 - this.next()) * more);
	}

	/** A factor around 1 whose logarithm spreads by `sigma`. */
	around1(sigma: number): number {
		const bell = this.next() + this.next() + this.next() + this.next() - 2;
		return Math.exp(bell * sigma * Math.sqrt(3));
	}

	pick<T>({ values, upTo }: Choice<T>): T {
		const point = this.next() * upTo[upTo.length - 1]!;
		let at = 0;
		while (at < upTo.length - 1 && upTo[at]! <= point) at += 1;
		return values[at]!;
	}

	oneOf<T>(values: readonly T[]): T {
		return values[Math.floor(this.next() * values.length)]!;
	}
}

/** 32 bits that depend on every character of a text. */
export function hash32(text: string, salt: number): number {
	let hash = (0x811c9dc5 ^ Math.imul(salt, 0x9e3779b9)) | 0;
	for (let at = 0; at < text.length; at += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	return mix32(hash);
}

/** The final mix of MurmurHash3: near numbers come out far apart. */
export function mix32(value: number): number {
	let hash = value;
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
