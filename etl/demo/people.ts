import { hash32, mix32, type Random } from './random.ts';

/** Somebody who writes petitions: no name, a token, and the province (of the 63) where they live. */
export interface Petitioner {
	readonly number: number;
	readonly province63: string;
}

const hex = (bits: number) => bits.toString(16).padStart(8, '0');

/** The token of a made-up person: 64 hex digits, the same wherever they write. */
export function tokenOf(petitioner: Petitioner, seed: number): string {
	let token = '';
	let state = (petitioner.number ^ seed) | 0;
	for (let word = 0; word < 8; word += 1) {
		state = (Math.imul(state, 0x9e3779b1) + word + 1) | 0;
		token += hex(mix32(state ^ petitioner.number));
	}
	return token;
}

/** What a petition says, as a similarity hash of 64 bits. */
export interface Fingerprint {
	readonly high: number;
	readonly low: number;
}

export function newFingerprint(random: Random): Fingerprint {
	return { high: random.bits(), low: random.bits() };
}

/** The same content written anew: a bit or two differ, often none. */
export function rewritten({ high, low }: Fingerprint, random: Random): Fingerprint {
	const flips = random.between(0, 3);
	let changed = low;
	for (let flip = 1; flip < flips; flip += 1)
		changed = (changed ^ (1 << random.between(0, 31))) >>> 0;
	return { high, low: changed };
}

export const fingerprintText = ({ high, low }: Fingerprint) => hex(high) + hex(low);

/** Numbers of people: the first are those who write to many units, the others live near one unit. */
export class People {
	readonly #everywhere: number;
	readonly #provinces: readonly string[];
	readonly #base: number;
	#count = 0;

	constructor(lineage: string, everywhere: number, provinces: readonly string[]) {
		this.#everywhere = Math.max(3, everywhere);
		this.#provinces = provinces;
		this.#base = hash32(lineage, 11);
	}

	/** A person who has not written yet to this unit or those before it. */
	newcomer(province63: string): Petitioner {
		this.#count += 1;
		return { number: mix32(this.#base + this.#count) | 0x80000000, province63 };
	}

	/** One of the people who write to everybody, the same for two or three years. */
	wanderer(random: Random, year: number): Petitioner {
		const slot = Math.floor(random.next() * random.next() * this.#everywhere);
		// Each slot passes to another person every third year, not all in the same year.
		const number = slot * 64 + Math.floor((year - 2000 + (slot % 3)) / 3);
		return { number, province63: this.#provinces[mix32(number) % this.#provinces.length]! };
	}
}
