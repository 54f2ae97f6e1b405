import { drawnFigure } from '#lib/charts/drawn.ts';
import { asked } from '#lib/server/page.ts';
import { pageFrame } from '#lib/server/page_frame.ts';
import type { PageServerLoad } from './$types.js';
import { cohortFigures } from './cohorts.server.ts';
import { readCount } from './count_unit.ts';
import { keyNumbers, TILES } from './key_numbers.server.ts';
import { petitionFigures, PETITION_NAMED } from './petition_figures.server.ts';
import { NAMED, progressFigures } from './progress_figures.server.ts';

export const load: PageServerLoad = async (event) => {
	const count = readCount(event.url.searchParams);
	const page = { ...(await asked(event)), url: event.url, count };
	const [frame, numbers, figures, cohorts, petitions] = await Promise.all([
		pageFrame(page, [...TILES[count], ...NAMED, ...PETITION_NAMED]),
		keyNumbers(page),
		progressFigures(page),
		cohortFigures(page),
		count === 'don' ? petitionFigures(page) : []
	]);
	const [funnel, flow, ...others] = figures;
	const inOrder = [funnel!, flow!, ...cohorts, ...others, ...petitions];
	return {
		...frame,
		...numbers,
		count,
		figures: inOrder.map(drawnFigure)
	};
};
