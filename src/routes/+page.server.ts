import { drawnTrend } from '#lib/charts/drawn.ts';
import { headline } from '#lib/headline.ts';
import { keyFigures } from '#lib/server/key_figures.ts';
import { asked } from '#lib/server/page.ts';
import { places } from '#lib/server/places.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
	const page = await asked(event);
	const [figures, where] = await Promise.all([keyFigures(page), places(page)]);
	// One province is chosen: where in the country most is overdue is another question.
	const named = page.question.choice.filters['province'] ? [] : where;
	return {
		...figures,
		headline: headline(figures.tiles, named),
		places: where,
		drawn: drawnTrend(figures.trend)
	};
};
