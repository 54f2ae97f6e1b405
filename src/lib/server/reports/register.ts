import type { Cell } from '#warehouse/numbers.ts';
import { answeredIn, type Report } from '../../report.ts';
import type { AppState } from '../access/app_state.ts';

/*
Every figure that an issued report has taken outside, so that a later report that says another one is
told so before it is signed.
*/

export type SentFigure = {
	readonly node_id: string;
	/** Row and column of a table; empty for a figure in a sentence. */
	readonly place: string;
	/** The indicator; of a cell its table. */
	readonly metric: string;
	/** What was asked, boundaries apart: two that are equal ask the same. */
	readonly question: string;
	readonly boundaries: string;
	/** JSON. */
	readonly value: string;
	readonly shown: string;
	readonly release: string;
};

export type Contradiction = {
	readonly now: SentFigure;
	readonly before: SentFigure & {
		readonly report_no: number;
		readonly day: string;
		/** Number and symbol of the report that said so. */
		readonly number: string;
		readonly subject: string;
	};
};

type Said = Pick<Report, 'document'>;

/** All figures that a report says: those of its sentences, and the cells of its tables. */
export function figuresOf({ document }: Said): SentFigure[] {
	return answeredIn(document).flatMap((node): SentFigure[] => {
		if (node.type === 'reportChart') return [];
		const { id: node_id, release } = node.attrs;
		if (node.type === 'figure') {
			const { metric, question, told, beside, over, values, shown, other } = node.attrs;
			const { boundaries, ...asked } = question;
			return [
				{
					...{ node_id, place: '', metric, release, shown },
					question: canonical({ ...asked, told, beside, over, other: other?.id }),
					boundaries: boundaries ?? 'as_reported',
					value: JSON.stringify(values)
				}
			];
		}
		const { table, columns, rows } = node.attrs;
		const { boundaries = 'as_reported', ...asked } = node.attrs.question;
		const question = canonical(asked);
		const places = new Map<string, number>();
		return rows.flatMap(({ label, kind, cells }) =>
			kind === 'group'
				? []
				: cells.flatMap((cell, at): SentFigure[] => {
						if (typeof cell !== 'number') return [];
						const column = columns[at];
						const name = [label, ...(column?.under ?? []), column?.label ?? `${at}`].join(' › ');
						const times = (places.get(name) ?? 0) + 1;
						places.set(name, times);
						return [
							{
								...{ node_id, metric: table, release, question, boundaries },
								place: times > 1 ? `${name} (${times})` : name,
								value: JSON.stringify([cell]),
								shown: `${cell}`
							}
						];
					})
		);
	});
}

export function noteIssued(state: AppState, report_no: number, report: Report): void {
	for (const figure of figuresOf(report)) {
		state.run(
			`insert into issued_figure (report_no, node_id, place, metric, question, boundaries, value,
				shown, release, day)
			values (:report_no, :node_id, :place, :metric, :question, :boundaries, :value, :shown,
				:release, :day)`,
			{ report_no, ...figure, day: report.head.day! }
		);
	}
}

/** What a report says otherwise than one that was issued before; the last one where several did. */
export function contradictions(state: AppState, report_no: number, report: Said): Contradiction[] {
	const sent = state.rows<Contradiction['before'] & { report: string }>(
		`select figure.*, json_extract(issued.report, '$.head.number') || '/'
				|| json_extract(issued.report, '$.head.symbol') as number,
			json_extract(issued.report, '$.head.subject') as subject
		from issued_figure as figure inner join issued_report as issued using (report_no)
		where figure.report_no <> :report_no
		order by figure.day, figure.report_no`,
		{ report_no }
	);
	const key = ({ metric, question, place }: SentFigure) =>
		JSON.stringify([metric, question, place]);
	const last = new Map(sent.map((figure) => [key(figure), figure]));
	return figuresOf(report).flatMap((now) => {
		const before = last.get(key(now));
		return before && !isSame(before.value, now.value) ? [{ now, before }] : [];
	});
}

/** Releases that issued reports name: whoever deletes releases has to keep these. */
export const issuedReleases = (state: AppState): string[] =>
	state
		.rows<{ release: string }>(
			`select release from issued_report where release <> ''
			union select release from issued_figure where release <> '' order by 1`
		)
		.map(({ release }) => release);

/** Shares of two releases may differ by what a processor rounds. */
function isSame(one: string, other: string): boolean {
	const [a, b] = [one, other].map((text) => JSON.parse(text) as Cell[]) as [Cell[], Cell[]];
	return (
		a.length === b.length &&
		a.every((cell, at) =>
			typeof cell === 'number' && typeof b[at] === 'number'
				? Math.abs(cell - b[at]) < 1e-9
				: cell === b[at]
		)
	);
}

/** The same text for what asks the same, however its keys and codes are ordered. */
function canonical(value: unknown): string {
	return JSON.stringify(value, (_, each: unknown) => {
		if (Array.isArray(each)) return (each as unknown[]).toSorted();
		if (typeof each !== 'object' || each === null) return each;
		const entries = Object.entries(each).filter(
			([, inner]) => inner !== undefined && JSON.stringify(inner) !== '{}'
		);
		return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
	});
}
