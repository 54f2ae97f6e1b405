import pino from 'pino';
import { DonthuError } from './errors.ts';

/*
The journal: what the server and the commands write for those who run them, a JSON object a line. What
is no fault goes to standard output, the rest to standard error. The accounts' log of who did what is
another thing (`src/lib/server/access/log.ts`).

Nothing that somebody typed, sent or wrote into a cell may stand there: an entry has only the fields
below, and of an error its code and where it came from, never its message, which may quote a cell.
*/

/** What an entry may tell beside its time, its level and what happened. */
export type Entry = {
	readonly code?: string;
	readonly unit?: string | null;
	/** The id of a package that was taken; of one that was not, the id is still the sender's text. */
	readonly package?: string | null;
	readonly release?: string;
	readonly verdict?: string;
	readonly rows?: { readonly in: number; readonly accepted: number; readonly quarantined: number };
	/** How many problems of each code. */
	readonly problems?: Readonly<Record<string, number>>;
	readonly packages?: number;
	readonly files?: number;
	readonly bytes?: number;
	readonly ms?: number;
	readonly request?: string;
	readonly method?: string;
	/** The route, not the address: that may name a record. */
	readonly route?: string | null;
	readonly status?: number;
	readonly address?: string;
	readonly as_of?: string;
	readonly fault?: Fault;
};

/** An error without its message. */
export type Fault = {
	readonly code: string;
	/** Where it came from, innermost first. */
	readonly at?: readonly string[];
	readonly cause?: Fault;
};

/** Whether whoever runs the program wants entries in the place of sentences, and from which level on. */
export const isJournalWanted = (): boolean => (process.env['DONTHU_LOG'] ?? '') !== '';

const LEVELS = ['debug', 'info', 'warn', 'error'];
const wanted = process.env['DONTHU_LOG'] ?? '';

const writer = pino(
	{
		base: { pid: process.pid },
		messageKey: 'what',
		level: LEVELS.includes(wanted) ? wanted : 'warn',
		timestamp: pino.stdTimeFunctions.isoTime,
		formatters: { level: (label) => ({ level: label }) }
	},
	pino.multistream(
		[
			{ level: 'debug', stream: pino.destination({ dest: 1, sync: true }) },
			{ level: 'warn', stream: pino.destination({ dest: 2, sync: true }) }
		],
		{ dedupe: true }
	)
);

/** Writes entries. `what` is one of a fixed set of names in `snake_case`: docs/van-hanh.md lists them. */
export const journal = {
	debug: (what: string, entry: Entry = {}) => writer.debug(entry, what),
	info: (what: string, entry: Entry = {}) => writer.info(entry, what),
	warn: (what: string, entry: Entry = {}) => writer.warn(entry, what),
	error: (what: string, entry: Entry = {}) => writer.error(entry, what)
};

const FRAMES = 12;
/** How DuckDB begins its messages; what follows may quote a cell. */
const DUCKDB_KIND = /^([A-Z][A-Za-z- ]{2,40}) Error:/;

/** What may be told of an error: its code, and the places it came from. */
export function faultOf(error: unknown): Fault {
	if (!(error instanceof Error)) return { code: typeof error };
	const { message, name, stack = '', cause } = error;
	const own = error as NodeJS.ErrnoException;
	const kind = DUCKDB_KIND.exec(message)?.[1];
	const frames = stack.slice(stack.indexOf(message) + message.length).matchAll(/^ +at (.+)$/gm);
	return {
		code: typeof own.code === 'string' ? own.code : (kind ?? name),
		...(!(error instanceof DonthuError) && {
			at: [...frames].slice(0, FRAMES).map(([, at]) => at!)
		}),
		...(cause !== undefined && { cause: faultOf(cause) })
	};
}

const UNIT = /^[A-Z]{1,4}\d{0,3}$/;

/** What may be told of a receipt: never the sender's names, values or texts. */
export function entryOfReceipt(receipt: {
	readonly package_id: string | null;
	readonly unit: string | null;
	readonly verdict: string;
	readonly rows: NonNullable<Entry['rows']>;
	readonly problems: readonly { readonly code: string }[];
}): Entry {
	const { package_id, unit, verdict, rows, problems } = receipt;
	const byCode = Map.groupBy(problems, ({ code }) => code);
	return {
		package: verdict === 'rejected' ? null : package_id,
		unit: unit !== null && UNIT.test(unit) ? unit : null,
		verdict,
		rows,
		problems: Object.fromEntries([...byCode].map(([code, { length }]) => [code, length]))
	};
}
