import { monthsBefore } from '#lib/day.ts';
import type { Figure } from '#lib/figures.ts';
import { choiceOnly, KEY, withValues } from '#lib/filter.ts';
import * as format from '#lib/format.ts';
import { recordsHref } from '#lib/links.ts';
import { noteOf, sourceOf } from '#lib/server/figure.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import { ask } from '#lib/server/question.ts';
import type { Count } from './count_unit.ts';
import type { ProgressPage } from './key_numbers.server.ts';
import { words } from './vi.ts';

/** Months after that of receipt, at whose ends a cohort is looked at. */
const AGES = [0, 1, 2, 3, 6] as const;
const STEPS = [0.25, 0.5, 0.75, 0.95] as const;

/** What is done, and of what it is a share: whole counts added up by month of receipt. */
type Spec = { readonly done: string; readonly whole: readonly string[] };
const SPECS: Readonly<Record<Count, readonly Spec[]>> = {
	don: [
		{ done: 'petitions_processed', whole: ['petitions_received'] },
		{ done: 'own_petitions_resolved', whole: ['own_petitions_accepted'] }
	],
	viec: [
		{ done: 'matters_accepted', whole: ['matters_accepted', 'matters_unaccepted'] },
		{ done: 'matters_resolved', whole: ['matters_accepted'] }
	]
};

export const cohortFigures = (page: ProgressPage): Promise<Figure[]> =>
	Promise.all(SPECS[page.count].map((spec) => cohortFigure(page, spec)));

/** By month of receipt: which share was done by the ends of the months that followed. */
async function cohortFigure(page: ProgressPage, { done, whole }: Spec): Promise<Figure> {
	const { reader, question, url } = page;
	const { where, trend } = question;
	const days = { from: trend.from, to: trend.to };
	const asked = { metrics: [done], by: ['received_month', 'month'], where, ...days };
	const [events, wholes] = await Promise.all([
		ask(reader, question, asked),
		ask(reader, question, { metrics: [...whole], by: ['received_month'], where, ...days })
	]);
	const months = monthsOf(days);
	const cohorts = cohortsOf(months, events, wholes, { done, whole }).filter(
		({ whole }) => whole > 0
	);
	const query = choiceOnly(url.searchParams);
	const until = { [KEY.period]: null, [KEY.from]: days.from, [KEY.to]: days.to };
	const inTrend = withValues(new URLSearchParams(query), until);
	const told = cohorts.findLast(({ shares }) => typeof shares[1] === 'number');
	return {
		id: `theo-thang-nhan-${done.replaceAll('_', '-')}`,
		title: words.cohorts[done]!,
		note: noteOf(page, { unit: words.cohortUnit[done]!, days }),
		reading: told
			? words.cohortReading(format.month(told.month), format.share(told.shares[1]!))
			: words.cohortNone,
		chart:
			cohorts.length > 0
				? {
						kind: 'heat',
						columns: words.ages,
						rows: cohorts.map(({ month, shares }) => ({ label: format.month(month), shares })),
						steps: STEPS
					}
				: null,
		table: {
			head: [
				{ label: words.receivedMonth },
				{ label: words.all, metric: whole[0]! },
				...words.ages.map((label) => ({ label }))
			],
			rows: cohorts.map(({ month, whole: count, shares }) => ({
				key: month,
				label: format.month(month),
				href: null,
				state: null,
				cells: [
					{
						value: count,
						type: 'count',
						...(whole.length === 1 && {
							href: recordsHref(whole[0]!, inTrend, { received_month: [month] })
						})
					},
					...shares.map((value) => ({ value, type: 'share' }) as const)
				]
			}))
		},
		source: sourceOf(page, asked),
		foot: words.cohortFoot
	};
}

export type Cohort = { month: string; whole: number; shares: (number | null)[] };

/** Shares by the end of each age; null where that month is still to come or nothing was received. */
export function cohortsOf(
	months: readonly string[],
	events: readonly Row[],
	wholes: readonly Row[],
	{ done, whole }: Spec
): Cohort[] {
	const last = months.length - 1;
	return months.map((month, at) => {
		const row = wholes.find((row) => row['received_month'] === month);
		const count = whole.reduce((sum, name) => sum + (numberIn(row, name) ?? 0), 0);
		const shares = AGES.map((age) => {
			if (count === 0 || at + age > last) return null;
			const until = months[at + age]!;
			const part = events
				.filter((row) => row['received_month'] === month && `${row['month']}` <= until)
				.reduce((sum, row) => sum + (numberIn(row, done) ?? 0), 0);
			return part / count;
		});
		return { month, whole: count, shares };
	});
}

/** `2025-10`, …, of a span of days. */
export function monthsOf({ from, to }: { from: string; to: string }): string[] {
	const months: string[] = [];
	for (let day = monthsBefore(from, 0); day <= to; day = monthsBefore(day, -1)) {
		months.push(day.slice(0, 7));
	}
	return months;
}
