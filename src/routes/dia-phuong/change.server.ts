import { MERGER } from '#lib/breaks.ts';
import { addDays, earlier, monthsBefore } from '#lib/day.ts';
import type { Figure, FigureTable } from '#lib/figures.ts';
import * as format from '#lib/format.ts';
import { cellOf, noteOf, sourceOf, type FigurePage } from '#lib/server/figure.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import { ask } from '#lib/server/question.ts';
import { words } from './vi.ts';

const METRICS = Object.keys(words.changeColumns);
const MEDIAN = 'days_to_resolve_median';
const P90 = 'days_to_resolve_p90';
const BEFORE = { from: monthsBefore(MERGER, 12), to: addDays(MERGER, -1) };
const AFTER = { from: MERGER, to: addDays(monthsBefore(MERGER, -12), -1) };

/** How fast the place and those it took over from resolved, in the year before and after the merger. */
export async function changeFigure(page: FigurePage): Promise<Figure> {
	const { reader, facts } = page;
	const question = { ...page.question, boundaries: 'current' as const };
	const { where } = question;
	const { as_of } = facts.options;
	const after = { from: AFTER.from, to: earlier(AFTER.to, as_of) };
	const spans = [
		{ key: 'truoc', label: words.before, days: BEFORE, shade: 4 },
		{ key: 'sau', label: words.after, days: after, shade: 5 }
	];
	const rows = await Promise.all(
		spans.map(async ({ days, ...span }) => {
			const [row] = await ask(reader, question, { metrics: METRICS, where, ...days });
			const told = `${span.label} (${format.month(days.from)}–${format.month(days.to)})`;
			return { ...span, label: told, row };
		})
	);
	const [one, other] = rows.map(({ row }) => ({
		median: format.days(numberIn(row, MEDIAN)),
		rate: format.share(numberIn(row, 'resolution_rate'))
	}));
	const isEmpty = rows.every(({ row }) => numberIn(row, MEDIAN) === null);
	return {
		id: 'truoc-va-sau',
		title: words.change,
		note: noteOf(page, { unit: words.changeNote, days: { from: BEFORE.from, to: after.to } }),
		reading: isEmpty
			? words.nothing
			: words.changeReading(one!.median, other!.median, one!.rate, other!.rate),
		chart: isEmpty
			? null
			: {
					kind: 'bars',
					rows: rows.map(({ label, row, shade }) => ({
						label,
						value: numberIn(row, MEDIAN),
						behind: numberIn(row, P90),
						text: words.daysOf(format.days(numberIn(row, MEDIAN)), format.days(numberIn(row, P90))),
						shade
					}))
				},
		table: changeTable(page, rows),
		source: sourceOf(
			{ ...page, question },
			{ metrics: METRICS, by: ['month'], where, from: BEFORE.from, to: after.to }
		),
		foot: words.changeFoot(after.to === AFTER.to)
	};
}

function changeTable(
	page: FigurePage,
	rows: readonly { key: string; label: string; row: Row | undefined }[]
): FigureTable {
	return {
		head: [
			{ label: words.span },
			...Object.entries(words.changeColumns).map(([metric, label]) => ({ metric, label }))
		],
		rows: rows.map(({ key, label, row }) => ({
			key,
			label,
			href: null,
			state: null,
			cells: METRICS.map((name) => {
				// The records would be those of the page's period.
				const { href: _, ...cell } = cellOf(page, row, name);
				return cell;
			})
		}))
	};
}
