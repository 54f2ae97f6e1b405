import type { RequestEvent } from '@sveltejs/kit';
import type { ReadableStream } from 'node:stream/web';
import type { AppState } from './access/app_state.ts';
import { ownUnits } from './access/scope_of.ts';
import type { Who } from './access/who.ts';
import { application } from './application.ts';
import { facts, type Unit } from './facts.ts';
import { loadZip, type Feedback, type Loaded, type Problem, type Receipt } from './loader.ts';
import { noteDone } from './noted.ts';
import { reader } from './numbers.ts';

/** Problems of one code and remedy. */
export type ProblemGroup = Pick<Problem, 'code' | 'severity' | 'remedy'> & {
	readonly count: number;
	/** The first of them. */
	readonly examples: readonly Pick<Problem, 'file' | 'row' | 'column' | 'message'>[];
};

/** A package that came through the pages or the interface, and what became of it. */
export type Submission = {
	readonly submission_no: number;
	/** An instant, ISO 8601. */
	readonly sent_at: string;
	/** The name of the account. */
	readonly account: string;
	readonly unit: string | null;
	readonly package_id: string | null;
	readonly name: string;
	readonly verdict: Receipt['verdict'];
	readonly rows_in: number;
	readonly rows_accepted: number;
	readonly rows_quarantined: number;
};

const EXAMPLES = 10;
const SEVERITIES = ['error', 'row', 'warning'] as const;

/** Problems by code and remedy: those that reject first, then the most frequent. */
export function grouped(problems: readonly Problem[]): ProblemGroup[] {
	const groups = Map.groupBy(problems, ({ code, remedy }) => `${code} ${remedy}`);
	return [...groups.values()]
		.map((group) => {
			const { code, severity, remedy } = group[0]!;
			const examples = group
				.slice(0, EXAMPLES)
				.map(({ file, row, column, message }) => ({ file, row, column, message }));
			return { code, severity, remedy, count: group.length, examples };
		})
		.toSorted(
			(a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.count - a.count
		);
}

type Asking = Pick<RequestEvent, 'locals' | 'getClientAddress'>;

/**
 * The units that whoever asks acts for, by the facts of the release.
 *
 * @throws 503 before the first publication
 */
export async function unitsOfSender(locals: App.Locals): Promise<Unit[]> {
	const { lease } = reader(locals);
	const { who } = locals;
	return who ? ownUnits(who.bearer, await facts(lease.release)) : [];
}

/**
 * Takes a package of the own units to the loader, notes its receipt and writes the log.
 *
 * @returns the number of the receipt too, where there is one
 * @throws {RangeError} when it is too large
 */
export async function takePackage(
	event: Asking,
	body: ReadableStream<Uint8Array>,
	name: string
): Promise<Loaded & { submission_no?: number }> {
	const who = event.locals.who!;
	const units = (await unitsOfSender(event.locals)).map(({ code }) => code);
	const loaded = await loadZip(body, name, units);
	const { state } = application();
	noteDone(event, {
		action: 'send',
		// The name of a file is the sender's text; the id of a package that was taken is not.
		object: 'receipt' in loaded ? loaded.receipt.package_id : null,
		outcome: !('receipt' in loaded)
			? 'refused'
			: loaded.receipt.verdict === 'rejected'
				? 'failed'
				: 'done'
	});
	if (!('receipt' in loaded)) return loaded;
	return { ...loaded, submission_no: noteSubmission(state, who, loaded, new Date()) };
}

/** Writes a receipt down; answers its number. */
export function noteSubmission(
	state: AppState,
	{ account }: Pick<Who, 'account'>,
	{ receipt, feedback }: Extract<Loaded, { receipt: Receipt }>,
	now: Date
): number {
	return state.together(() => {
		const { submission_no } = state.row<{ submission_no: number }>(
			`insert into submission (sent_at, account, unit, package_id, name, verdict, rows_in,
				rows_accepted, rows_quarantined, problems)
			values (:now, :account, :unit, :package_id, :name, :verdict, :rows_in, :rows_accepted,
				:rows_quarantined, :problems)
			returning submission_no`,
			{
				now: now.toISOString(),
				account: account.name,
				unit: receipt.unit,
				package_id: receipt.package_id,
				name: receipt.package,
				verdict: receipt.verdict,
				rows_in: receipt.rows.in,
				rows_accepted: receipt.rows.accepted,
				rows_quarantined: receipt.rows.quarantined,
				problems: JSON.stringify(grouped(receipt.problems))
			}
		)!;
		for (const [at, { name, workbook }] of feedback.entries()) {
			state.run(
				`insert into submission_feedback (submission_no, feedback_no, name, workbook)
				values (:submission_no, :feedback_no, :name, :workbook)`,
				{ submission_no, feedback_no: at + 1, name, workbook }
			);
		}
		return submission_no;
	});
}

/** What came without a readable manifest belongs to no unit: who sent it alone sees it. */
const IS_SEEN = `(
	unit in (select value from json_each(:units)) or (unit is null and account = :account)
)`;

type Viewer = { readonly units: readonly Unit[]; readonly account: string };
const asParameters = ({ units, account }: Viewer) => ({
	units: JSON.stringify(units.map(({ code }) => code)),
	account
});

const COLUMNS = `submission_no, sent_at, account, unit, package_id, name, verdict, rows_in,
	rows_accepted, rows_quarantined`;

/** The submissions that somebody may see, the last one first. */
export const submissions = (state: AppState, viewer: Viewer, limit: number): Submission[] =>
	state.rows<Submission>(
		`select ${COLUMNS} from submission where ${IS_SEEN}
		order by submission_no desc limit :limit`,
		{ ...asParameters(viewer), limit }
	);

type FullReceipt = Submission & {
	readonly problems: readonly ProblemGroup[];
	readonly feedback: readonly { readonly feedback_no: number; readonly name: string }[];
};

/** A receipt, if there is one of this number that somebody may see. */
export function receipt(
	state: AppState,
	viewer: Viewer,
	submission_no: number
): FullReceipt | undefined {
	const row = state.row<Submission & { problems: string }>(
		`select ${COLUMNS}, problems from submission
		where submission_no = :submission_no and ${IS_SEEN}`,
		{ ...asParameters(viewer), submission_no }
	);
	if (!row) return undefined;
	return {
		...row,
		problems: JSON.parse(row.problems) as ProblemGroup[],
		feedback: state
			.rows<{ feedback_no: number; name: string }>(
				`select feedback_no, name from submission_feedback
				where submission_no = :submission_no order by feedback_no`,
				{ submission_no }
			)
			.map((file) => ({ ...file }))
	};
}

/** A workbook of a receipt that somebody may see; undefined where there is none. */
export const feedbackOf = (
	state: AppState,
	viewer: Viewer,
	{ submission_no, feedback_no }: { submission_no: number; feedback_no: number }
): Feedback | undefined =>
	receipt(state, viewer, submission_no) &&
	state.row<Feedback>(
		`select name, workbook from submission_feedback
		where submission_no = :submission_no and feedback_no = :feedback_no`,
		{ submission_no, feedback_no }
	);
