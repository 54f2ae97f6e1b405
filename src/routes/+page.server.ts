import { svg } from '#lib/charts/draw.ts';
import { drawTrend } from '#lib/charts/trend_chart.ts';
import { headline } from '#lib/headline.ts';
import { definitions } from '#lib/server/definitions.ts';
import { keyFigures } from '#lib/server/key_figures.ts';
import { asked, comparison, filterBar, NAMED_METRICS, releaseNote } from '#lib/server/page.ts';
import { places, standings } from '#lib/server/places.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
	const page = await asked(event);
	const [note, figures, where, bands] = await Promise.all([
		releaseNote(page),
		keyFigures(page),
		places(page),
		standings(page)
	]);
	const { choice, map } = page.question;
	// One province is chosen: where in the country most is overdue is another question.
	const named = choice.province ? [] : where.filter(({ code }) => code !== null);
	return {
		note,
		bar: filterBar(page),
		comparison: comparison(page),
		headline: headline(figures.tiles, named),
		figures,
		places: where,
		map,
		bands,
		drawn: drawTrend(figures.trend, svg),
		definitions: definitions(NAMED_METRICS, page.facts.targets, choice.period.to)
	};
};
