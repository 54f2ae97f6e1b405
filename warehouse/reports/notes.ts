import { isTimeGrain } from '../metrics/measure.ts';
import { besideOf, MERGER, type Days } from './beside.ts';
import type { Question } from './document.ts';
import type { Break, Known } from './known.ts';
import type { ChartSpec, ColumnSpec, TableSpec } from './spec.ts';
import { notes as words } from './vi.ts';
import { day } from './wording.ts';

/** The breaks that lie between the first day of a period, or of that beside it, and its last. */
export const breaksWithin = ({ breaks }: Pick<Known, 'breaks'>, { from, to }: Days): Break[] =>
	breaks.filter((one) => from < one.day && one.day <= to);

/** The lines under a table: period, cut-off day, counting unit, release, breaks, what is not collected. */
export function tableNotes(spec: TableSpec, question: Question, known: Known): string[] {
	const isByTime = 'by' in spec.rows && isTimeGrain(spec.rows.by);
	const told = spec.columns.filter(({ told }) => ['before', 'difference', 'change'].includes(told));
	const beside = isByTime ? null : (told[0]?.beside ?? null);
	const before = beside && besideOf(question, beside);
	const places =
		('by' in spec.rows && ['province', 'unit', 'level'].includes(spec.rows.by)) ||
		['province', 'unit'].some((name) => name in (question.where ?? {}));
	return [
		[
			words.period(day(question.from), day(question.to)),
			...(before
				? [
						words[beside === 'last_year' ? 'lastYear' : 'previous'](
							day(before.from),
							day(before.to)
						)
					]
				: []),
			words.unit(spec.unit),
			words.source(day(known.as_of), known.release, known.isLocked)
		].join(' '),
		...(isByTime && told.length > 0 ? [words.changeByRow] : []),
		...(places || breaksWithin(known, question).some(({ day }) => day === MERGER)
			? [words.boundaries[question.boundaries ?? 'as_reported']]
			: []),
		...breakNote(known, { from: before?.from ?? question.from, to: question.to }),
		...(isIncomplete(spec) ? [words.notCollected] : []),
		...spec.notes
	];
}

/** The lines under a chart. */
export const chartNotes = (_spec: ChartSpec, question: Question, known: Known): string[] => [
	[
		words.period(day(question.from), day(question.to)),
		words.source(day(known.as_of), known.release, known.isLocked)
	].join(' '),
	...breakNote(known, question)
];

function breakNote(known: Known, days: Days): string[] {
	const within = breaksWithin(known, days).map(({ day: on, label, basis }) =>
		words.break(day(on), label, basis)
	);
	return within.length > 0 ? [words.breaks(within)] : [];
}

function isIncomplete({ rows, columns }: TableSpec): boolean {
	const isEmpty = ({ metric }: Pick<ColumnSpec, 'metric'>) => metric === null;
	if ('by' in rows) return columns.some(isEmpty);
	if (!('lines' in rows)) return false;
	return (
		columns.every(isEmpty) &&
		rows.lines.some((line) => isEmpty(line) && line.kind !== 'group' && line.sum.length === 0)
	);
}
