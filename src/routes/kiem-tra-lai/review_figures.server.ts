import type { Figure } from '#lib/figures.ts';
import { choiceOnly } from '#lib/filter.ts';
import * as format from '#lib/format.ts';
import { recordsHref } from '#lib/links.ts';
import { targetsOn } from '#lib/server/facts.ts';
import { noteOf, sourceOf, type FigurePage } from '#lib/server/figure.ts';
import { partsFigure, rowsBy, rowsByMonth, stackFigure } from '#lib/server/figure_kinds.ts';
import { labelOf } from '#lib/server/labels.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import { ask, type Where } from '#lib/server/question.ts';
import { onePoint } from './one_point.ts';
import { CASSATION, REVIEWS } from './kinds.ts';
import { stepsOf } from './steps.ts';
import { words } from './vi.ts';

/** The more a decision was changed, the darker. */
const OUTCOMES = [
	['kept', 1],
	['amended', 3],
	['set_aside', 5],
	['discontinued', 0]
] as const;
const CASSATION_OUTCOMES = [
	['protested', 5],
	['not_protested', 1],
	['discontinued', 0]
] as const;
type Outcomes = readonly (readonly [outcome: string, shade: number])[];

const STEPS = Object.keys(words.steps);

export const NAMED = [
	...STEPS,
	...Object.keys(words.columns),
	...Object.keys(words.cassationColumns),
	...Object.keys(words.monthColumns),
	'cassation_rate'
];

/** What reviews made of decisions in force, in reading order. */
export const reviewFigures = (page: FigurePage): Promise<Figure[]> =>
	Promise.all([
		steps(page, 'cac-buoc', REVIEWS, words.funnel, 'review_rate'),
		outcomes(page, 'ket-luan', REVIEWS, words.outcomes, OUTCOMES),
		byMonth(page),
		reviewsBy(page, 'decision_level'),
		reviewsBy(page, 'decision_province'),
		reviewsBy(page, 'field')
	]);

/** What came of requests to protest against a judgment in force: other work, by other rules. */
export const cassationFigures = (page: FigurePage): Promise<Figure[]> =>
	Promise.all([
		steps(page, 'gdt-cac-buoc', CASSATION, words.cassationFunnel, 'cassation_rate'),
		outcomes(page, 'gdt-ket-luan', CASSATION, words.cassationOutcomes, CASSATION_OUTCOMES),
		cassationByField(page)
	]);

/**
 * From the request to the conclusion, as each was counted in the period. The steps are of different
 * days: what is accepted in a period may have been requested before.
 */
async function steps(
	page: FigurePage,
	id: string,
	kind: Where,
	title: string,
	rate: string
): Promise<Figure> {
	const { reader, question, facts, url } = page;
	const { from, to } = question.choice.period;
	const where = { ...question.where, ...kind };
	const asked = { metrics: [...STEPS, rate], by: [], where, from, to };
	const [row] = await ask(reader, question, asked);
	const shown = stepsOf((name) => numberIn(row, name) ?? 0);
	const [target] = targetsOn(facts.targets, rate, to);
	const query = choiceOnly(url.searchParams);
	const total = shown.find(({ name }) => name === 'reviews_total')!.value;
	return {
		id,
		title,
		note: noteOf(page, { unit: words.matter, n: format.count(total) }),
		reading:
			total === 0
				? words.noneToDo
				: words.rateReading(
						format.share(numberIn(row, rate)),
						format.count(numberIn(row, 'reviews_concluded') ?? 0),
						format.count(total),
						target ? format.roundShare(target.value) : null
					),
		chart: shown.every(({ value }) => value === 0)
			? null
			: {
					kind: 'bars',
					rows: shown.map(({ name, value, share }) => ({
						label: words.steps[name]!,
						value,
						text:
							share === null
								? format.count(value)
								: `${format.count(value)} · ${format.share(share)}`,
						shade: name === 'reviews_concluded' ? 5 : name === 'reviews_closing' ? 0 : 2
					}))
				},
		table: {
			head: [{ label: words.step }, { label: words.count }, { label: words.share }],
			rows: shown.map(({ name, value, share, isCount }) => ({
				key: name,
				label: words.steps[name]!,
				href: null,
				state: null,
				cells: [
					{
						value,
						type: 'count',
						...(isCount && { href: recordsHref(name, query, kind) })
					},
					{ value: share, type: 'share' }
				]
			}))
		},
		source: sourceOf(page, asked),
		foot: words.funnelFoot
	};
}

async function outcomes(
	page: FigurePage,
	id: string,
	kind: Where,
	title: string,
	among: Outcomes
): Promise<Figure> {
	const { reader, question } = page;
	const { from, to } = question.choice.period;
	const metrics = among.map(([outcome]) => `reviews_${outcome}`);
	const asked = {
		metrics,
		by: [],
		where: { ...question.where, ...kind },
		from,
		to
	};
	const [row] = await ask(reader, question, asked);
	const figure = partsFigure(
		page,
		among.map(([outcome, shade]) => ({
			key: outcome,
			label: outcomeLabel(page, outcome),
			value: numberIn(row, `reviews_${outcome}`) ?? 0,
			shade,
			metric: `reviews_${outcome}`
		})),
		{
			id,
			title,
			row: words.outcome,
			unit: words.matter,
			metric: 'reviews_concluded',
			source: sourceOf(page, asked),
			where: kind
		}
	);
	const foot = smallFoot(row, metrics);
	return { ...figure, ...(foot && { foot }) };
}

/** By how much one case more would move a share, where that is much. */
function smallFoot(row: Row | undefined, metrics: readonly string[]): string | null {
	const all = metrics.reduce((sum, name) => sum + (numberIn(row, name) ?? 0), 0);
	const points = onePoint(all);
	return points && words.onePoint(format.count(all), points);
}

/** The official names of what becomes of a request to protest are too long for a chart about it. */
const outcomeLabel = ({ facts }: FigurePage, outcome: string) =>
	words.cassationOutcome[outcome] ?? labelOf(facts, 'review_outcome', outcome);

const partsOf = (page: FigurePage, among: Outcomes) =>
	among.map(([outcome, shade]) => ({
		name: `reviews_${outcome}`,
		label: outcomeLabel(page, outcome),
		shade
	}));

/** Whose decisions did not stand: few each, so that n stands with every share. */
async function reviewsBy(page: FigurePage, dimension: string): Promise<Figure> {
	const spec = {
		id: `kiem-tra-${dimension.replace('_', '-')}`,
		title: words.by[dimension]!,
		row: words.rows[dimension]!,
		unit: words.matter,
		columns: words.columns,
		rate: 'set_aside_rate',
		parts: partsOf(page, OUTCOMES),
		isOrdered: dimension === 'decision_level',
		where: REVIEWS,
		...(dimension !== 'field' && { foot: words.byFoot })
	};
	return stackFigure(page, spec, await rowsBy(page, dimension, spec));
}

async function byMonth(page: FigurePage): Promise<Figure> {
	const spec = {
		id: 'theo-thang',
		title: words.by['month']!,
		row: words.rows['month']!,
		unit: words.matter,
		columns: words.monthColumns,
		parts: partsOf(page, OUTCOMES),
		isOrdered: true,
		where: REVIEWS
	};
	const { months, ...answer } = await rowsByMonth(page, spec);
	return stackFigure(page, { ...spec, months }, answer);
}

async function cassationByField(page: FigurePage): Promise<Figure> {
	const spec = {
		id: 'gdt-field',
		title: words.cassationByField,
		row: words.rows['field']!,
		unit: words.matter,
		columns: words.cassationColumns,
		parts: partsOf(page, CASSATION_OUTCOMES),
		where: CASSATION
	};
	return stackFigure(page, spec, await rowsBy(page, 'field', spec));
}
