import { setImmediate } from 'node:timers/promises';
import { faultOf, journal } from '#warehouse/journal.ts';
import { EVERYTHING } from '#warehouse/scope.ts';
import { KEY, readChoice } from '../filter.ts';
import { facts } from './facts.ts';
import { filterBar } from './filter_bar.ts';
import { overview } from './overview.ts';
import type { FigurePage } from './figure.ts';
import { question, successors } from './question.ts';
import type { Lease, Warehouse } from './warehouse.ts';

/** For so long nobody must have asked. Someone who reads clicks sooner. */
const QUIET_MS = 5_000;

/**
 * Answers in advance what is most likely asked next: the start page, for the whole country and for each
 * single choice of its filter bar, as those see it who see the figures of all units. What is asked is remembered, and
 * the engine has compiled by then what draws charts. One page at a time, only while nobody asks.
 */
export class Preparation {
	readonly #warehouse: Warehouse;
	readonly #quietMs: number;
	readonly #timer: NodeJS.Timeout;
	#askedAt = performance.now();
	#isAtWork = false;
	#release: string | null = null;
	/** Queries of pages that are still to be answered, last first. */
	#queries: string[] = [];

	constructor(warehouse: Warehouse, quietMs = QUIET_MS) {
		this.#warehouse = warehouse;
		this.#quietMs = quietMs;
		this.#timer = setInterval(() => void this.#work(), quietMs);
		this.#timer.unref();
	}

	/** Somebody asks: what may be asked next waits. */
	asked(): void {
		this.#askedAt = performance.now();
	}

	end(): void {
		clearInterval(this.#timer);
	}

	async #work(): Promise<void> {
		if (this.#isAtWork) return;
		this.#isAtWork = true;
		try {
			while (performance.now() - this.#askedAt >= this.#quietMs && (await this.#answerNext())) {
				await setImmediate();
			}
		} catch (error) {
			journal.warn('page_not_prepared', { fault: faultOf(error) });
		} finally {
			this.#isAtWork = false;
		}
	}

	/** @returns whether there was one */
	async #answerNext(): Promise<boolean> {
		// Of its own, so that a new release is noticed and an old one is not held.
		const lease = await this.#warehouse.lease();
		if (!lease) return false;
		try {
			if (lease.release.id !== this.#release) {
				this.#queries = await queriesOf(lease);
				this.#release = lease.release.id;
			}
			const query = this.#queries.pop();
			if (query === undefined) return false;
			const page = await asEverybody(lease, query);
			if (page) await overview(page);
			if (this.#queries.length === 0) journal.info('pages_prepared', { release: this.#release });
			return true;
		} finally {
			lease.end();
		}
	}
}

/** The start page and one for each choice, as queries; what is asked most last. */
async function queriesOf(lease: Lease): Promise<string[]> {
	const { periods, dimensions } = filterBar((await asEverybody(lease, ''))!);
	const choices = [
		...dimensions.map(({ key, options }) => ({ key, options })),
		...periods.map(({ options }) => ({ key: KEY.period, options }))
	];
	const single = choices.flatMap(({ key, options }) =>
		options.map(({ value }) => `${new URLSearchParams({ [key]: value })}`)
	);
	return ['', ...single].reverse();
}

/** Null for a choice that leads to another one. */
async function asEverybody(lease: Lease, query: string): Promise<FigurePage | null> {
	const known = await facts(lease.release);
	const choice = readChoice(new URLSearchParams(query), known.options);
	if (successors(choice, known.options)) return null;
	return {
		reader: { lease, scope: EVERYTHING },
		facts: known,
		question: question(choice, known.options),
		url: new URL(`/?${query}`, 'http://localhost')
	};
}
