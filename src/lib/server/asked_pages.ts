import { isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { faultOf, journal } from '#warehouse/journal.ts';
import type { Lease } from './warehouse.ts';

/** So many pages a new release answers before it is served, those asked last first … */
const PAGES_MAX = 100;
/** … and so long, at the most, the release before it stays. */
const LONGEST_MS = 30_000;

type Event = Pick<RequestEvent, 'url' | 'params' | 'locals'>;
type Asked = Pick<Event, 'url' | 'params'> & Pick<App.Locals, 'who'>;

/** What answers a page: its load function. */
export type Load = (event: Event) => unknown;

/**
 * The pages that readers asked for last. Every answer of a new release is new: without these, all who
 * read while it is published would wait at once for what nobody has counted yet.
 */
export class AskedPages {
	readonly #loads: ReadonlyMap<string, () => Promise<Load>>;
	readonly #scopeFor: (locals: Pick<App.Locals, 'who' | 'lease'>) => Promise<App.Locals['scope']>;
	/** By all that their answers depend on, those asked last at the end. */
	readonly #asked = new Map<string, { route: string; asked: Asked }>();

	/** @param loads by route: pages that are noted */
	constructor(
		loads: ReadonlyMap<string, () => Promise<Load>>,
		scopeFor: (locals: Pick<App.Locals, 'who' | 'lease'>) => Promise<App.Locals['scope']>
	) {
		this.#loads = loads;
		this.#scopeFor = scopeFor;
	}

	/** A page was answered. */
	note({ route, url, params, locals }: Event & Pick<RequestEvent, 'route'>): void {
		if (route.id === null || !this.#loads.has(route.id)) return;
		const key = JSON.stringify([url.pathname, url.search, locals.scope]);
		this.#asked.delete(key);
		this.#asked.set(key, {
			route: route.id,
			asked: { url: new URL(url), params, who: locals.who }
		});
		if (this.#asked.size > PAGES_MAX) this.#asked.delete(this.#asked.keys().next().value!);
	}

	/** Answers them from a release that is not served yet. */
	async answerFrom(lease: Lease): Promise<void> {
		const until = performance.now() + LONGEST_MS;
		for (const { route, asked } of [...this.#asked.values()].reverse()) {
			if (performance.now() > until) return;
			const { who, ...page } = asked;
			try {
				const load = await this.#loads.get(route)!();
				const scope = await this.#scopeFor({ who, lease });
				await load({ ...page, locals: { request: '', who, lease, scope } });
			} catch (error) {
				// The new release may know another place, or other periods: its readers are told so.
				if (isRedirect(error) || isHttpError(error)) continue;
				journal.warn('page_not_prepared', { fault: faultOf(error) });
			}
		}
	}
}
