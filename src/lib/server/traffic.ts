/* What was asked of the server since it started, for `/metrics`. */

/** Pages, programs, those who look whether the server is well, and addresses that lead nowhere. */
export type RouteClass = 'page' | 'api' | 'health' | 'none';

/** Upper bounds, in seconds, of the buckets of the time an answer takes. */
export const BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** The answers of a class. */
export type Answered = {
	readonly byStatus: Map<number, number>;
	/** How many took at most as long as each of {@link BUCKETS}. */
	readonly within: number[];
	seconds: number;
	count: number;
};

/** What was answered, by class. */
export const traffic = new Map<RouteClass, Answered>();

export function routeClassOf(route: string | null): RouteClass {
	if (route === null) return 'none';
	if (/^\/(healthz|readyz|metrics)$/.test(route)) return 'health';
	return route.startsWith('/api/') ? 'api' : 'page';
}

export function countRequest(routeClass: RouteClass, status: number, seconds: number): void {
	const answered: Answered = traffic.get(routeClass) ?? {
		byStatus: new Map(),
		within: BUCKETS.map(() => 0),
		seconds: 0,
		count: 0
	};
	traffic.set(routeClass, answered);
	answered.byStatus.set(status, (answered.byStatus.get(status) ?? 0) + 1);
	for (const [at, bound] of BUCKETS.entries()) if (seconds <= bound) answered.within[at]! += 1;
	answered.seconds += seconds;
	answered.count += 1;
}
