import type { AppState } from '../access/app_state.ts';
import type { By } from './store.ts';

/** What somebody said of a report: of a figure, or of words of its text. */
export type Comment = By & {
	readonly comment_no: number;
	readonly at: string;
	/** Of a figure, a table or a chart; empty: of the words of `quote`. */
	readonly node_id: string;
	readonly quote: string;
	readonly text: string;
	readonly resolved_at: string | null;
	readonly resolved_by: string | null;
};

export const comments = (state: AppState, report_no: number): Comment[] =>
	state.rows<Comment>(
		`select comment_no, at, account, person, node_id, quote, text, resolved_at, resolved_by
		from report_comment where report_no = :report_no order by comment_no`,
		{ report_no }
	);

export function comment(
	state: AppState,
	report_no: number,
	said: Pick<Comment, 'node_id' | 'quote' | 'text'>,
	by: By,
	now: Date
): void {
	state.run(
		`insert into report_comment (report_no, at, account, person, node_id, quote, text)
		values (:report_no, :at, :account, :person, :node_id, :quote, :text)`,
		{ report_no, at: now.toISOString(), ...by, ...said }
	);
}

/** Whether there was such a comment, not resolved before. */
export const resolve = (
	state: AppState,
	report_no: number,
	comment_no: number,
	by: By,
	now: Date
): boolean =>
	state.run(
		`update report_comment set resolved_at = :at, resolved_by = :person
		where report_no = :report_no and comment_no = :comment_no and resolved_at is null`,
		{ report_no, comment_no, at: now.toISOString(), person: by.person }
	) > 0;
