import type { SQLInputValue } from 'node:sqlite';
import {
	answeredIn,
	mapAnswered,
	namedDocument,
	type AnsweredNode,
	type Content,
	type NamedDocument,
	type ReportChoice,
	type ReportDocument,
	type ReportState
} from '../../report.ts';
import type { AppState } from '../access/app_state.ts';

/*
Reports in the application state. A version names its figures, tables and charts; what they show stands
once beside it, as the server answered it, and is never written by anybody else.
*/

export type By = { readonly account: string; readonly person: string };
export type Kind = 'filled' | 'edited' | 'parallel' | 'restored' | 'refreshed';

export type ReportRow = By & {
	readonly report_no: number;
	readonly template: string;
	readonly choice: ReportChoice;
	readonly state: ReportState;
	/** The version that counts. */
	readonly version_no: number;
	/** An instant, ISO 8601, as all of them. */
	readonly created_at: string;
};
export type VersionRow = By & {
	readonly version_no: number;
	readonly base_no: number | null;
	readonly kind: Kind;
	readonly began_at: string;
	readonly at: string;
};
export type ListedReport = ReportRow & {
	readonly subject: string;
	readonly kind: string;
	readonly number: string;
	readonly symbol: string;
	readonly release: string;
	readonly last: By & { readonly at: string };
};
/** What is kept of a version: its nodes by their names. */
export type NamedContent = Omit<Content, 'document'> & { readonly document: NamedDocument };

/** What a save came to: kept as the version that counts, or beside it because that had moved on. */
export type Saved =
	| { readonly version_no: number; readonly at: string }
	| { readonly parallel_no: number; readonly current: VersionRow; readonly state: ReportState };

/** Changes of one person within this time are one version. */
const TOGETHER_MS = 600_000;

type Row = Omit<ReportRow, 'choice'> & { choice: string };

const readRow = (row: Row): ReportRow => ({
	...row,
	choice: JSON.parse(row.choice) as ReportChoice
});

/** Keeps a new report with its first version; answers its number. */
export function begin(
	state: AppState,
	report: { template: string; choice: ReportChoice; content: Content },
	by: By,
	now: Date
): number {
	const at = now.toISOString();
	return state.together(() => {
		const { report_no } = state.row<{ report_no: number }>(
			`insert into report (template, choice, version_no, created_at, account, person)
			values (:template, :choice, 1, :at, :account, :person) returning report_no`,
			{ template: report.template, choice: JSON.stringify(report.choice), at, ...by }
		)!;
		keepAnswers(state, report_no, answeredIn(report.content.document));
		insertVersion(state, report_no, {
			version_no: 1,
			base_no: null,
			kind: 'filled',
			began_at: at,
			at,
			...by,
			content: named(report.content)
		});
		return report_no;
	});
}

/** A report without its content; undefined: there is none of this number. */
export function findReport(state: AppState, report_no: number): ReportRow | undefined {
	const row = state.row<Row>('select * from report where report_no = :report_no', { report_no });
	return row && readRow(row);
}

/** Every report, the one changed last first. */
export function listReports(state: AppState): ListedReport[] {
	return state
		.rows<Row & { at: string; by_account: string; by_person: string; content: string }>(
			`select report.*, version.at, version.account as by_account, version.person as by_person,
				version.content
			from report inner join report_version as version using (report_no, version_no)
			order by version.at desc, report_no desc`
		)
		.map(({ at, by_account, by_person, content, ...row }) => {
			const { head, release } = JSON.parse(content) as NamedContent;
			return {
				...readRow(row),
				subject: head.subject,
				kind: head.kind,
				number: head.number,
				symbol: head.symbol,
				release,
				last: { account: by_account, person: by_person, at }
			};
		});
}

/** A version with all that it shows; by default the one that counts. */
export function readVersion(
	state: AppState,
	{ report_no, version_no }: Pick<ReportRow, 'report_no' | 'version_no'>
): (VersionRow & { readonly content: Content }) | undefined {
	const row = state.row<VersionRow & { content: string }>(
		`select version_no, base_no, kind, began_at, at, account, person, content
		from report_version where report_no = :report_no and version_no = :version_no`,
		{ report_no, version_no }
	);
	if (!row) return undefined;
	const { document, ...rest } = JSON.parse(row.content) as NamedContent;
	return { ...row, content: { ...rest, document: shown(state, report_no, document) } };
}

/** The versions of a report, the last one first. */
export const versions = (state: AppState, report_no: number): VersionRow[] =>
	state.rows<VersionRow>(
		`select version_no, base_no, kind, began_at, at, account, person from report_version
		where report_no = :report_no order by version_no desc`,
		{ report_no }
	);

/** What the server once answered under a name in a report. */
export function findNode(
	state: AppState,
	report_no: number,
	node_id: string,
	release: string
): AnsweredNode | undefined {
	const row = state.row<{ node: string }>(
		`select node from report_node
		where report_no = :report_no and node_id = :node_id and release = :release`,
		{ report_no, node_id, release }
	);
	return row && (JSON.parse(row.node) as AnsweredNode);
}

/** Keeps what was answered; what is known already stays as it is. */
export function keepAnswers(
	state: AppState,
	report_no: number,
	nodes: readonly AnsweredNode[]
): void {
	for (const node of nodes) {
		state.run(
			`insert into report_node (report_no, node_id, release, node)
			select :report_no, :node_id, :release, :node where not exists (select 1 from report_node
				where report_no = :report_no and node_id = :node_id and release = :release)`,
			{
				report_no,
				node_id: node.attrs.id,
				release: node.attrs.release,
				node: JSON.stringify(node)
			}
		);
	}
}

/**
 * Keeps a change of a report. Where another one came before it, or the report is no draft any more, the
 * text is kept beside the version that counts, so that nothing is lost, and the answer says so.
 *
 * @param change the version that was changed, and what became of it
 */
export function save(
	state: AppState,
	report_no: number,
	change: { readonly base_no: number; readonly kind: Kind; readonly content: NamedContent },
	by: By,
	now: Date
): Saved {
	const at = now.toISOString();
	return state.together(() => {
		const report = findReport(state, report_no)!;
		const current = versionRow(state, report_no, report.version_no);
		const next = {
			version_no: 1 + lastNo(state, report_no),
			base_no: change.base_no,
			began_at: at,
			at,
			...by,
			content: change.content
		};
		if (report.state !== 'draft' || change.base_no !== report.version_no) {
			if (report.state === 'issued') return { parallel_no: 0, current, state: report.state };
			// Somebody who goes on writing beside it has one text there, not many.
			const beside = state.row<{ version_no: number }>(
				`update report_version set content = :content, at = :at
				where report_no = :report_no and kind = 'parallel' and account = :account
					and base_no = :base_no
				returning version_no`,
				{
					...{ report_no, at, account: by.account, base_no: change.base_no },
					content: JSON.stringify(change.content)
				}
			);
			if (!beside) insertVersion(state, report_no, { ...next, kind: 'parallel' });
			const parallel_no = beside?.version_no ?? next.version_no;
			return { parallel_no, current, state: report.state };
		}
		const isSameSitting =
			change.kind === 'edited' &&
			current.kind === 'edited' &&
			current.account === by.account &&
			now.getTime() - Date.parse(current.began_at) < TOGETHER_MS;
		insertVersion(state, report_no, {
			...next,
			kind: change.kind,
			...(isSameSitting && { began_at: current.began_at, base_no: current.base_no })
		});
		state.run('update report set version_no = :version_no where report_no = :report_no', {
			report_no,
			version_no: next.version_no
		});
		if (isSameSitting) {
			state.run(
				'delete from report_version where report_no = :report_no and version_no = :version_no',
				{ report_no, version_no: current.version_no }
			);
		}
		return { version_no: next.version_no, at };
	});
}

export const named = ({ document, ...rest }: Content): NamedContent => ({
	...rest,
	document: namedDocument(document)
});

/** A document with what its figures, tables and charts show. */
function shown(state: AppState, report_no: number, document: NamedDocument): ReportDocument {
	return mapAnswered(document as Parameters<typeof mapAnswered>[0], ({ attrs, type }) => {
		const node = findNode(state, report_no, attrs.id, attrs.release);
		if (!node || node.type !== type) {
			throw new Error(`Report ${report_no} names ${type} ${attrs.id}, which was never answered.`);
		}
		if (node.type !== 'figure') return node;
		return {
			...node,
			attrs: {
				...node.attrs,
				frozen: node.attrs.other !== undefined || ('frozen' in attrs && attrs.frozen)
			}
		};
	}) as ReportDocument;
}

const versionRow = (state: AppState, report_no: number, version_no: number): VersionRow =>
	state.row<VersionRow>(
		`select version_no, base_no, kind, began_at, at, account, person from report_version
		where report_no = :report_no and version_no = :version_no`,
		{ report_no, version_no }
	)!;

const lastNo = (state: AppState, report_no: number): number =>
	state.row<{ last: number }>(
		'select max(version_no) as last from report_version where report_no = :report_no',
		{ report_no }
	)!.last;

function insertVersion(
	state: AppState,
	report_no: number,
	{ content, ...version }: VersionRow & { content: NamedContent }
): void {
	state.run(
		`insert into report_version (report_no, version_no, base_no, kind, began_at, at, account,
			person, content)
		values (:report_no, :version_no, :base_no, :kind, :began_at, :at, :account, :person, :content)`,
		{
			report_no,
			...(version as unknown as Record<string, SQLInputValue>),
			content: JSON.stringify(content)
		}
	);
}
