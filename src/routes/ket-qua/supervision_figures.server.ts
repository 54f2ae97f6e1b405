import type { Figure } from '#lib/figures.ts';
import * as format from '#lib/format.ts';
import { targetsOn } from '#lib/server/facts.ts';
import { cellOf, noteOf, type FigurePage } from '#lib/server/figure.ts';
import {
	countFigure,
	rowsBy,
	shareFigure,
	tableOf,
	type SpecRow
} from '#lib/server/figure_kinds.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import { SHARE_PARTS } from '#lib/server/share_parts.ts';
import { isSmall } from '#lib/small.ts';
import { words } from './vi.ts';

export const SUPERVISION_NAMED = [
	...Object.keys(words.measureColumns),
	...Object.keys(words.bodyColumns),
	...Object.keys(words.kindColumns),
	...Object.keys(words.acceptanceColumns),
	'lessons_notices'
];

/** The supervision of judicial bodies: what was done, found, demanded and answered. */
export const supervisionFigures = (page: FigurePage): Promise<Figure[]> =>
	Promise.all([
		measures(page),
		documentKinds(page),
		slowBodies(page),
		violations(page),
		acceptanceByField(page)
	]);

const count = (row: Row | undefined, name: string) => numberIn(row, name) ?? 0;

async function measures(page: FigurePage): Promise<Figure> {
	const spec = {
		id: 'bien-phap',
		title: words.measures,
		row: words.rows['measure']!,
		unit: words.action,
		metric: 'supervisions',
		columns: words.measureColumns,
		foot: words.planFoot
	};
	return countFigure(page, spec, await rowsBy(page, 'measure', spec));
}

async function violations(page: FigurePage): Promise<Figure> {
	const spec = {
		id: 'vi-pham',
		title: words.violations,
		row: words.rows['respondent']!,
		unit: words.violation,
		metric: 'violations_found',
		columns: words.violationColumns
	};
	return countFigure(page, spec, await rowsBy(page, 'respondent', spec));
}

async function acceptanceByField(page: FigurePage): Promise<Figure> {
	const spec = {
		id: 'chap-nhan-theo-linh-vuc',
		title: words.acceptance,
		row: words.rows['field']!,
		unit: words.document,
		columns: words.acceptanceColumns,
		rate: 'acceptance_rate'
	};
	return shareFigure(page, spec, await rowsBy(page, 'field', spec));
}

/** The indicator that counts the documents of each kind. */
const ISSUED: Readonly<Record<string, string>> = {
	protest: 'protests',
	recommendation: 'recommendations',
	lessons_notice: 'lessons_notices'
};

/** A kind of document, with what was issued of it and its own target of acceptance. */
type Kind = SpecRow & {
	readonly issued: number;
	readonly target: number | null;
	readonly whole: number;
	readonly rate: number | null;
};

function kindOf({ facts, question }: FigurePage, found: SpecRow): Kind {
	const { key, row } = found;
	const day = question.choice.period.to;
	const [target] = targetsOn(facts.targets, 'acceptance_rate', day, `kind=${key}`);
	return {
		...found,
		issued: count(row, ISSUED[key]!),
		target: target?.value ?? null,
		whole: SHARE_PARTS['acceptance_rate']!.parts(row)?.whole ?? 0,
		rate: numberIn(row, 'acceptance_rate')
	};
}

/** What was issued, accepted and is waited for, by the kind of document, beside the kind's target. */
async function documentKinds(page: FigurePage): Promise<Figure> {
	const columns = words.kindColumns;
	const counted = Object.fromEntries(Object.values(ISSUED).map((name) => [name, '']));
	const { rows, source } = await rowsBy(page, 'kind', { columns: { ...counted, ...columns } });
	const kinds = rows.map((found) => kindOf(page, found));
	const all = kinds.reduce((sum, { issued }) => sum + issued, 0);
	const table = tableOf(page, { row: words.rows['kind']!, columns }, kinds);
	return {
		id: 'van-ban',
		title: words.documents,
		note: noteOf(page, { unit: words.document, n: format.count(all) }),
		reading: acceptanceReading(kinds),
		chart:
			all === 0
				? null
				: {
						kind: 'bars',
						rows: kinds.map((kind) => ({
							label: kind.label,
							value: kind.issued,
							text:
								kind.rate === null ? format.count(kind.issued) : words.acceptedBar(...told(kind)),
							shade: kind.rate === null || isSmall(kind.whole) ? 0 : 3
						}))
					},
		table: {
			head: [
				table.head[0]!,
				{ label: words.issued },
				...table.head.slice(1),
				{ label: words.target }
			],
			rows: table.rows.map((row, i) => ({
				...row,
				cells: [
					cellOf(page, kinds[i]!.row, ISSUED[row.key]!, { where: { kind: [row.key] } }),
					...row.cells,
					{ value: kinds[i]!.target, type: 'share' }
				]
			}))
		},
		source,
		foot: words.documentsFoot
	};
}

const told = ({ row, whole, rate }: Kind) =>
	[
		format.count(count(row, 'documents_accepted')),
		format.count(whole),
		format.share(rate)
	] as const;

function acceptanceReading(kinds: readonly Kind[]): string {
	const answered = kinds.filter(({ rate }) => rate !== null);
	if (answered.length === 0) return words.noDocuments;
	return words.acceptanceReading(
		answered.map((kind) =>
			words.accepted(
				kind.label,
				...told(kind),
				kind.target === null ? null : format.roundShare(kind.target)
			)
		)
	);
}

/** Which bodies are late with their answers, and how long they take. */
async function slowBodies(page: FigurePage): Promise<Figure> {
	const columns = words.bodyColumns;
	const { rows, source } = await rowsBy(page, 'respondent', { columns });
	const ranked = rows.toSorted(
		({ row: a }, { row: b }) =>
			count(b, 'replies_overdue') - count(a, 'replies_overdue') ||
			count(b, 'replies_pending') - count(a, 'replies_pending') ||
			count(b, 'days_to_reply_median') - count(a, 'days_to_reply_median')
	);
	const sum = (name: string) => rows.reduce((sum, { row }) => sum + count(row, name), 0);
	const [overdue, pending] = [sum('replies_overdue'), sum('replies_pending')];
	const [slowest] = ranked.toSorted(
		({ row: a }, { row: b }) => count(b, 'days_to_reply_median') - count(a, 'days_to_reply_median')
	);
	const days = numberIn(slowest?.row, 'days_to_reply_median');
	return {
		id: 'cham-tra-loi',
		title: words.bodies,
		note: noteOf(page, {
			unit: words.document,
			day: page.question.choice.period.to,
			n: words.pendingN(format.count(overdue), format.count(pending))
		}),
		reading: [
			overdue > 0
				? words.mostOverdue(
						ranked[0]!.label,
						format.count(count(ranked[0]!.row, 'replies_overdue'))
					)
				: words.noneOverdue,
			...(slowest && days !== null ? [words.slowest(slowest.label, format.days(days))] : [])
		].join(' '),
		chart:
			ranked.length === 0
				? null
				: {
						kind: 'bars',
						rows: ranked.map(({ label, row }) => ({
							label,
							value: count(row, 'replies_overdue'),
							text: words.bodyBar(
								format.count(count(row, 'replies_overdue')),
								format.count(count(row, 'replies_pending')),
								format.days(numberIn(row, 'days_to_reply_median'))
							),
							shade: 5,
							behind: count(row, 'replies_pending')
						}))
					},
		table: tableOf(page, { row: words.rows['respondent']!, columns }, ranked),
		source,
		foot: words.bodiesFoot
	};
}
