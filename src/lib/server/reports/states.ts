import type { Report, ReportState } from '../../report.ts';
import type { AppState } from '../access/app_state.ts';
import { noteIssued } from './register.ts';
import { findReport, readVersion, type By, type ReportRow } from './store.ts';

/** A step of a report from one state to another. */
export type Event = By & {
	readonly at: string;
	readonly state: ReportState;
	readonly reason: string;
	readonly version_no: number;
};

/** Why a step is not taken. */
export type Refusal =
	| 'stale'
	| 'wrong_state'
	/** Who approves is not who wrote last. */
	| 'own_work'
	| 'reason_missing'
	| 'unchecked';

const NEXT: Readonly<Record<ReportState, readonly ReportState[]>> = {
	draft: ['reviewed'],
	reviewed: ['approved', 'draft'],
	approved: ['draft'],
	issued: []
};

export const events = (state: AppState, report_no: number): Event[] =>
	state.rows<Event>(
		`select at, account, person, state, reason, version_no from report_event
		where report_no = :report_no order by event_no`,
		{ report_no }
	);

/** Who changed the version that counts last. */
export const lastWriter = (state: AppState, report: ReportRow): string =>
	readVersion(state, report)!.account;

/**
 * Takes a report from one state to the next, or back to a draft with a reason.
 *
 * @param version_no what whoever takes the step has before them
 * @param unchecked what the checks found and nobody has answered
 */
export function move(
	state: AppState,
	report_no: number,
	step: { to: ReportState; version_no: number; reason: string; unchecked: number },
	by: By,
	now: Date
): Refusal | null {
	return state.together(() => {
		const report = findReport(state, report_no)!;
		if (step.version_no !== report.version_no) return 'stale';
		if (!NEXT[report.state].includes(step.to)) return 'wrong_state';
		if (step.to === 'draft' && step.reason.trim() === '') return 'reason_missing';
		if (step.to === 'approved') {
			if (lastWriter(state, report) === by.account) return 'own_work';
			if (step.unchecked > 0) return 'unchecked';
		}
		note(state, report, step, by, now);
		return null;
	});
}

/** What an issued report is kept as, and by what it is known again. */
export type Issued = By & {
	readonly at: string;
	readonly release: string;
	/** SHA-256 of the report as it was issued. */
	readonly sha256: string;
	readonly report: Report;
};

/**
 * Issues an approved report: from then on nothing changes it, and its figures stand in the register.
 *
 * @param issued the report with its number and day
 */
export function issue(
	state: AppState,
	report_no: number,
	step: { version_no: number; report: Report; sha256: string },
	by: By,
	now: Date
): Refusal | null {
	return state.together(() => {
		const report = findReport(state, report_no)!;
		if (step.version_no !== report.version_no) return 'stale';
		if (report.state !== 'approved') return 'wrong_state';
		state.run(
			`insert into issued_report (report_no, at, account, person, release, sha256, report)
			values (:report_no, :at, :account, :person, :release, :sha256, :report)`,
			{
				report_no,
				at: now.toISOString(),
				...by,
				release: step.report.release,
				sha256: step.sha256,
				report: JSON.stringify(step.report)
			}
		);
		noteIssued(state, report_no, step.report);
		note(state, report, { to: 'issued', reason: '', version_no: step.version_no }, by, now);
		return null;
	});
}

export function findIssued(state: AppState, report_no: number): Issued | undefined {
	const row = state.row<Omit<Issued, 'report'> & { report: string }>(
		`select at, account, person, release, sha256, report from issued_report
		where report_no = :report_no`,
		{ report_no }
	);
	return row && { ...row, report: JSON.parse(row.report) as Report };
}

function note(
	state: AppState,
	{ report_no }: ReportRow,
	{ to, reason, version_no }: { to: ReportState; reason: string; version_no: number },
	by: By,
	now: Date
): void {
	state.run(
		`insert into report_event (report_no, at, account, person, state, reason, version_no)
		values (:report_no, :at, :account, :person, :to, :reason, :version_no)`,
		{ report_no, at: now.toISOString(), ...by, to, reason: reason.trim(), version_no }
	);
	state.run('update report set state = :to where report_no = :report_no', { report_no, to });
}

/** What was found by the checks and is left as it is, with the reason. */
export type Answer = By & { readonly item: string; readonly reason: string; readonly at: string };

export const answers = (state: AppState, report_no: number): Map<string, Answer> =>
	new Map(
		state
			.rows<Answer>(
				'select item, reason, at, account, person from report_answer where report_no = :report_no',
				{ report_no }
			)
			.map((row) => [row.item, row])
	);

export function answer(
	state: AppState,
	report_no: number,
	{ item, reason }: Pick<Answer, 'item' | 'reason'>,
	by: By,
	now: Date
): void {
	state.run(
		`insert or replace into report_answer (report_no, item, reason, at, account, person)
		values (:report_no, :item, :reason, :at, :account, :person)`,
		{ report_no, item, reason, at: now.toISOString(), ...by }
	);
}
