import type { Figure, FigureTable } from '#lib/figures.ts';
import { choiceOnly } from '#lib/filter.ts';
import * as format from '#lib/format.ts';
import { recordsHref } from '#lib/links.ts';
import { targetsOn } from '#lib/server/facts.ts';
import { noteOf, type FigurePage } from '#lib/server/figure.ts';
import { numberIn } from '#lib/server/numbers.ts';
import { isSmall } from '#lib/small.ts';
import { stillNeeded, wilson, type Interval } from '#lib/statistics.ts';
import { placeRow } from './funnel.server.ts';
import { placeRates, type PlaceRate } from './rates.server.ts';
import type { Group } from './rate.ts';
import { words } from './vi.ts';

const CHART_ROWS = 15;
const OVERDUE = ['matters_overdue', 'matters_closing', 'overdue_rate'];

/**
 * Who misses the target of own petitions resolved, and whether that can be told: where the interval still
 * holds the target the cases are too few to say, else it is slow.
 */
export async function missedFigure(page: FigurePage, group: Group): Promise<Figure> {
	const { facts, question } = page;
	const { period } = question.choice;
	const rate = 'own_petitions_rate';
	const { rows, source } = await placeRates(page, rate, group, { metrics: OVERDUE });
	const [target] = targetsOn(facts.targets, rate, period.to);
	const missed = target ? missedOf(rows, target.value) : [];
	const slow = missed.filter(({ isSlow }) => isSlow).length;
	const shown = missed.slice(0, CHART_ROWS);
	const goal = target ? format.roundShare(target.value) : '';
	return {
		id: 'khong-dat-chi-tieu',
		title: words.missed(goal),
		note: noteOf(page, { unit: words.petition, n: words.placesOf(format.count(rows.length)) }),
		reading: !target
			? words.noTarget
			: missed.length === 0
				? words.noneMissed(goal)
				: words.missedReading({
						missed: format.count(missed.length),
						all: format.count(rows.length),
						slow: format.count(slow),
						few: format.count(missed.length - slow)
					}),
		chart: shown.length > 0 ? { kind: 'bars', rows: shown.map(missedBar) } : null,
		table: missedTable(page, group, missed),
		source,
		foot: [
			words.missedFoot,
			...(period.to < period.end ? [words.yearNotOver] : []),
			...(missed.length > shown.length ? [words.chartHas(format.count(shown.length))] : [])
		].join(' ')
	};
}

type Missed = PlaceRate & {
	readonly interval: Interval;
	/** The interval lies wholly under the target. */
	readonly isSlow: boolean;
	/** Petitions more that would reach the target. */
	readonly needed: number;
};

/** Slow ones first, then whoever has the most to resolve. */
function missedOf(rows: readonly PlaceRate[], target: number): Missed[] {
	return rows
		.filter(({ rate }) => rate < target)
		.map((row) => {
			const interval = wilson(row.part, row.whole)!;
			const needed = stillNeeded(row.part, row.whole, target);
			return { ...row, interval, isSlow: interval.upper < target, needed };
		})
		.toSorted(
			(a, b) => Number(b.isSlow) - Number(a.isSlow) || b.whole - b.part - (a.whole - a.part)
		);
}

function missedBar({ name, part, whole, rate, isSlow }: Missed) {
	const counts = [format.count(part), format.count(whole)] as const;
	return {
		label: name,
		value: rate,
		text: words.missedBar(format.share(rate), ...counts, isSlow),
		shade: isSlow ? 5 : isSmall(whole) ? 0 : 2
	};
}

function missedTable(page: FigurePage, group: Group, missed: readonly Missed[]): FigureTable {
	const query = choiceOnly(page.url.searchParams);
	return {
		head: [
			{ label: words.groups[group] },
			{ label: words.rate, metric: 'own_petitions_rate' },
			{ label: words.resolved },
			{ label: words.toResolve },
			{ label: words.lower },
			{ label: words.upper },
			{ label: words.why },
			{ label: words.needed },
			{ label: words.overdue, metric: 'matters_overdue' },
			{ label: words.overdueRate, metric: 'overdue_rate' }
		],
		rows: missed.map(({ code, name, part, whole, rate, row, interval, isSlow, needed }) => ({
			...placeRow(page, { code, name }),
			cells: [
				{ value: rate, type: 'share', isFaint: isSmall(whole) },
				{ value: part, type: 'count' },
				{ value: whole, type: 'count' },
				{ value: interval.lower, type: 'share' },
				{ value: interval.upper, type: 'share' },
				{ value: null, type: 'share', text: isSlow ? words.slow : words.few },
				{ value: needed, type: 'count' },
				{
					value: numberIn(row, 'matters_overdue'),
					type: 'count',
					href: recordsHref('matters_overdue', query, { [group]: [code] })
				},
				{
					value: numberIn(row, 'overdue_rate'),
					type: 'share',
					isFaint: isSmall(numberIn(row, 'matters_closing') ?? 0)
				}
			]
		}))
	};
}
