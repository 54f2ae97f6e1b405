import { drawnFigure } from '../charts/drawn.ts';
import type { Band } from '../figures.ts';
import { numberIn, type Row } from './numbers.ts';
import type { Asked } from './page.ts';
import type { FigurePage } from './figure.ts';
import { flowFigure } from './flow_figure.ts';
import { standings } from './places.ts';
import { pageFrame } from './page_frame.ts';
import { ask } from './question.ts';
import { TREND_METRICS } from './trend.ts';
import { TILE_METRICS, TILE_TREND_METRICS, tiles } from './tiles.ts';

const OUTCOMES = ['kept', 'amended', 'set_aside'] as const;

/** What every page of figures shows, for the country or a place; `named` are indicators it names besides. */
export async function keyFigures(page: FigurePage, named: readonly string[] = []) {
	const { reader, question, facts } = page;
	const { where, choice, comparison, trend } = question;
	const [[now], [before], months, bands, frame] = await Promise.all([
		ask(reader, question, { metrics: TILE_METRICS, where, ...choice.period }),
		comparison ? ask(reader, question, { metrics: TILE_TREND_METRICS, where, ...comparison }) : [],
		ask(reader, question, {
			metrics: [...new Set([...TILE_TREND_METRICS, ...TREND_METRICS])],
			by: ['month'],
			where,
			...trend
		}),
		standings(page),
		pageFrame(page, named)
	]);
	return {
		...frame,
		tiles: tiles(question, facts.targets, { now, before, months }),
		months: months.map((row) => `${row['month']}`),
		flows: (['petitions', 'matters'] as const).map((subject) =>
			drawnFigure(flowFigure(page, subject, months))
		),
		reviews: outcomes(now, page),
		bands
	};
}

/** Outcomes of review in the period, in the order of the bar. */
function outcomes(row: Row | undefined, { facts }: Asked): Band[] {
	const labels = new Map(
		(facts.lists.get('review_outcome') ?? []).map(({ code, label }) => [code, label])
	);
	return OUTCOMES.map((outcome) => ({
		key: outcome,
		label: labels.get(outcome) ?? outcome,
		count: numberIn(row, `reviews_${outcome}`) ?? 0
	}));
}
