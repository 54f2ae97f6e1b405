import { addDays, isMonthEnd, monthsBefore } from '#lib/day.ts';
import type { Figure, FigureTable } from '#lib/figures.ts';
import * as format from '#lib/format.ts';
import { sourceOf, noteOf, type FigurePage } from '#lib/server/figure.ts';
import { numberIn } from '#lib/server/numbers.ts';
import { ask, omit } from '#lib/server/question.ts';
import { isRising } from '#lib/statistics.ts';
import { placeRow } from './funnel.server.ts';
import { words } from './vi.ts';

/** Months running in which a stock has to rise. */
const STEPS = 3;
const MONTHS = 13;

export type Stock = 'matters_closing' | 'petitions_closing';

/** Provinces whose stock at the end of a month rose three months running, a small chart for each. */
export async function risingFigure(page: FigurePage, metric: Stock): Promise<Figure> {
	const { reader, question, facts } = page;
	const { period } = question.choice;
	// A month that is not over would look like a fall.
	const to = isMonthEnd(period.to) ? period.to : addDays(monthsBefore(period.to, 0), -1);
	const asked = {
		metrics: [metric],
		by: ['month', 'province'],
		where: omit(question.where, 'province'),
		from: monthsBefore(to, MONTHS - 1),
		to
	};
	const rows = await ask(reader, question, asked);
	const months = Array.from({ length: MONTHS }, (_, i) =>
		monthsBefore(to, MONTHS - 1 - i).slice(0, 7)
	);
	const stocks = new Map(
		rows.map((row) => [`${row['province']} ${row['month']}`, numberIn(row, metric) ?? 0])
	);
	const rising = [...facts.provinces]
		.filter(([code]) => code.startsWith(`${question.map}-`))
		.map(([code, name]) => ({
			code,
			name,
			// No row: nothing was left.
			values: months.map((month) => stocks.get(`${code} ${month}`) ?? 0)
		}))
		.filter(({ values }) => isRising(values, STEPS))
		.map((place) => ({ ...place, rise: place.values.at(-1)! - place.values.at(-1 - STEPS)! }))
		.toSorted((a, b) => b.rise - a.rise);
	const last = months.slice(-1 - STEPS);
	const unit = metric === 'matters_closing' ? words.matter : words.petition;
	return {
		id: metric === 'matters_closing' ? 'ton-viec-tang' : 'ton-don-tang',
		title: words.rising[metric],
		note: noteOf(page, { unit: words.risingNote(unit), day: to }),
		reading:
			rising.length === 0
				? words.noneRising
				: words.risingReading(
						format.count(rising.length),
						rising[0]!.name,
						format.count(rising[0]!.rise),
						unit
					),
		chart:
			rising.length > 0
				? {
						kind: 'multiples',
						months,
						cells: rising.map(({ name, values }) => ({ label: name, values }))
					}
				: null,
		table: risingTable(page, last, rising),
		source: sourceOf(page, asked),
		foot: words.risingFoot
	};
}

function risingTable(
	page: FigurePage,
	months: readonly string[],
	rising: readonly { code: string; name: string; values: readonly number[]; rise: number }[]
): FigureTable {
	return {
		head: [
			{ label: words.groups.province },
			...months.map((month) => ({ label: format.month(month) })),
			{ label: words.rise }
		],
		rows: rising.map(({ values, rise, ...place }) => ({
			...placeRow(page, place),
			cells: [...values.slice(-months.length), rise].map((value) => ({ value, type: 'count' }))
		}))
	};
}
