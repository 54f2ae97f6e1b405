import { addDays, isDay } from '#warehouse/days.ts';
import type { AppState } from './app_state.ts';
import type { Action, Outcome } from './log.ts';

/* What auditors read of the log. Days are days in Vietnam. */

export type LogRow = {
	readonly log_no: number;
	/** ISO 8601 in UTC. */
	readonly at: string;
	readonly account: string | null;
	readonly seen_as: string | null;
	/** The token with which a program asked, and what its owner called it; null: somebody in a session. */
	readonly token_no: number | null;
	readonly token: string | null;
	readonly address: string;
	readonly action: Action;
	readonly object: string | null;
	readonly outcome: Outcome;
};

/** What is null is not asked for. */
export type LogFilter = {
	readonly from: string | null;
	readonly to: string | null;
	/** A part of the name of an account, whoever looked through whose eyes. */
	readonly account: string | null;
	readonly action: Action | null;
	readonly outcome: Outcome | null;
};

const midnight = (day: string) => new Date(`${day}T00:00:00+07:00`).toISOString();

const MATCHES = `
	(:from is null or at >= :from)
	and (:until is null or at < :until)
	and (:account is null
		or instr(lower(account), lower(:account)) > 0
		or instr(lower(seen_as), lower(:account)) > 0)
	and (:action is null or action = :action)
	and (:outcome is null or outcome = :outcome)`;

const bound = ({ from, to, ...filter }: LogFilter) => ({
	...filter,
	from: from && midnight(from),
	until: to && midnight(addDays(to, 1))
});

/**
 * Entries of the log, the latest first.
 *
 * @param before only entries older than this number; null: from the latest on
 */
export const logRows = (
	state: AppState,
	filter: LogFilter,
	{ before, limit }: { before: number | null; limit: number }
): LogRow[] =>
	state.rows<LogRow>(
		`select log.*, (select label from api_token where api_token.token_no = log.token_no) as token
		from log
		where ${MATCHES} and (:before is null or log_no < :before)
		order by log_no desc limit :limit`,
		{ ...bound(filter), before, limit }
	);

export const logCount = (state: AppState, filter: LogFilter): number =>
	state.row<{ count: number }>(`select count(*) as count from log where ${MATCHES}`, bound(filter))!
		.count;

/** What a week asks to be looked at, Monday to Sunday. */
export type Week = {
	readonly monday: string;
	readonly sunday: string;
	readonly failures: number;
	/** Wrong codes after a right password. */
	readonly codes: number;
	readonly locks: number;
	readonly refused: number;
	readonly records: number;
	readonly exports: number;
	readonly seenAs: number;
	readonly accounts: number;
	/** Who went through it last, and when. */
	readonly reviewed: { readonly by: string; readonly at: string } | null;
};

const NOTHING = {
	failures: 0,
	codes: 0,
	locks: 0,
	refused: 0,
	records: 0,
	exports: 0,
	seenAs: 0,
	accounts: 0
};

/** The last weeks, the present one first; a week without entries is there too. */
export function lastWeeks(state: AppState, today: string, count: number): Week[] {
	const found = state.rows<Omit<Week, 'sunday' | 'reviewed'>>(
		`select
			${MONDAY} as monday,
			count(*) filter (where action = 'sign_in' and outcome = 'failed') as failures,
			count(*) filter (where action = 'second_factor' and outcome = 'failed') as codes,
			count(*) filter (where action = 'lock') as locks,
			count(*) filter (where action = 'refused') as refused,
			count(*) filter (where action = 'records') as records,
			count(*) filter (where action = 'export') as exports,
			count(*) filter (where action = 'view_as') as seenAs,
			count(*) filter (where action = 'account') as accounts
		from log where at >= :since group by monday`,
		{ since: midnight(addDays(mondayOf(today), -7 * (count - 1))) }
	);
	const weeks = new Map(found.map((week) => [week.monday, week]));
	return Array.from({ length: count }, (_, at) => {
		const monday = addDays(mondayOf(today), -7 * at);
		return {
			...NOTHING,
			...weeks.get(monday),
			monday,
			sunday: addDays(monday, 6),
			reviewed: reviewOf(state, monday)
		};
	});
}

/** Sunday is the last day of its week: on to the next Sunday, or none, and back to Monday. */
const MONDAY = `date(at, '+7 hours', 'weekday 0', '-6 days')`;

function mondayOf(day: string): string {
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
	return addDays(day, -((weekday + 6) % 7));
}

/** Whether a day begins a week that has begun. */
export const beginsWeek = (day: string, today: string): boolean =>
	isDay(day) && mondayOf(day) === day && day <= today;

const reviewOf = (state: AppState, monday: string): Week['reviewed'] =>
	state.row<{ by: string; at: string }>(
		`select account as by, at from log where action = 'review' and object = :monday
		order by log_no desc limit 1`,
		{ monday }
	) ?? null;
