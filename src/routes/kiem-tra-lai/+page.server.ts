import { drawnFigure } from '#lib/charts/drawn.ts';
import { asked } from '#lib/server/page.ts';
import { pageFrame } from '#lib/server/page_frame.ts';
import type { PageServerLoad } from './$types.js';
import { keyNumbers, TILES } from './key_numbers.server.ts';
import { cassationFigures, NAMED, reviewFigures } from './review_figures.server.ts';

export const load: PageServerLoad = async (event) => {
	const page = { ...(await asked(event)), url: event.url };
	const [frame, numbers, reviews, cassation] = await Promise.all([
		pageFrame(page, [...TILES, ...NAMED]),
		keyNumbers(page),
		reviewFigures(page),
		cassationFigures(page)
	]);
	const draw = (figures: typeof reviews) => figures.map(drawnFigure);
	return { ...frame, ...numbers, reviews: draw(reviews), cassation: draw(cassation) };
};
