import { drawnFigure } from '#lib/charts/drawn.ts';
import { asked } from '#lib/server/page.ts';
import { pageFrame } from '#lib/server/page_frame.ts';
import type { PageServerLoad } from './$types.js';
import { keyNumbers, TILES } from './key_numbers.server.ts';
import { NAMED, receptionFigures } from './reception_figures.server.ts';

export const load: PageServerLoad = async (event) => {
	const page = { ...(await asked(event)), url: event.url };
	const [frame, numbers, figures] = await Promise.all([
		pageFrame(page, [...TILES, ...NAMED]),
		keyNumbers(page),
		receptionFigures(page)
	]);
	return { ...frame, ...numbers, figures: figures.map(drawnFigure) };
};
