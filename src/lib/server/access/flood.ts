import type { AppState } from './app_state.ts';

const WINDOW_MS = 10 * 60_000;
/** Many people sit behind one address: a proxy, a province. */
const FAILURES_MAX = 100;

/** Whether so many sign-ins failed from an address of late that somebody is trying names. */
export function isFlooded(state: AppState, address: string, now: Date): boolean {
	const found = state.row<{ failures: number }>(
		`select count(*) as failures from log
		where at > :since and action = 'sign_in' and outcome = 'failed' and address = :address`,
		{ since: new Date(now.getTime() - WINDOW_MS).toISOString(), address }
	);
	return found!.failures >= FAILURES_MAX;
}
