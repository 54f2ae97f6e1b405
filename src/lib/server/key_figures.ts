import type { Band, Tile, Trend } from '../figures.ts';
import { numberIn, type Row } from './numbers.ts';
import { MATTER_SERIES, PETITION_SERIES, trendOf, type Asked } from './page.ts';
import { ask, whereOf } from './question.ts';
import { TILE_METRICS, TILE_TREND_METRICS, tiles } from './tiles.ts';

const OUTCOMES = ['kept', 'amended', 'set_aside'] as const;

export type KeyFigures = {
	readonly tiles: readonly Tile[];
	readonly trend: Trend;
	/** Outcomes of review in the period, in the order of the bar. */
	readonly reviews: readonly Band[];
};

/** The figures that the overview and a province's page share, in three questions at once. */
export async function keyFigures(page: Asked): Promise<KeyFigures> {
	const { reader, question, facts } = page;
	const where = whereOf(question.choice);
	const [[now], [before], months] = await Promise.all([
		ask(reader, question, { metrics: TILE_METRICS, where, ...question.choice.period }),
		ask(reader, question, { metrics: TILE_TREND_METRICS, where, ...question.previous }),
		ask(reader, question, {
			metrics: [...TILE_TREND_METRICS, ...PETITION_SERIES.slice(1), ...MATTER_SERIES],
			by: ['month'],
			where,
			...question.trend
		})
	]);
	return {
		tiles: tiles(question, where, facts.targets, { now, before, months }),
		trend: trendOf(page, months),
		reviews: outcomes(now, page)
	};
}

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
