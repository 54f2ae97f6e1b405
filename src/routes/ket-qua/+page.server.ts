import { drawnFigure } from '#lib/charts/drawn.ts';
import { asked } from '#lib/server/page.ts';
import { pageFrame } from '#lib/server/page_frame.ts';
import type { PageServerLoad } from './$types.js';
import { keyNumbers, TILES } from './key_numbers.server.ts';
import { NAMED, outcomeFigures } from './outcome_figures.server.ts';
import { SUPERVISION_NAMED, supervisionFigures } from './supervision_figures.server.ts';

export const load: PageServerLoad = async (event) => {
	const page = { ...(await asked(event)), url: event.url };
	const [frame, numbers, outcomes, supervision] = await Promise.all([
		pageFrame(page, [...TILES, ...NAMED, ...SUPERVISION_NAMED]),
		keyNumbers(page),
		outcomeFigures(page),
		supervisionFigures(page)
	]);
	const draw = (figures: typeof outcomes) => figures.map(drawnFigure);
	return { ...frame, ...numbers, outcomes: draw(outcomes), supervision: draw(supervision) };
};
