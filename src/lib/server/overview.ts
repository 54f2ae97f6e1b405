import { headline } from '#lib/headline.ts';
import { keyFigures } from './key_figures.ts';
import type { FigurePage } from './figure.ts';
import { places } from './places.ts';

/** What the start page shows. */
export async function overview(page: FigurePage) {
	const [figures, where] = await Promise.all([keyFigures(page), places(page)]);
	// One province is chosen: where in the country most is overdue is another question.
	const named = page.question.choice.filters['province'] ? [] : where;
	return {
		...figures,
		headline: headline(figures.tiles, named),
		places: where
	};
}
