import { drawnFigure } from '#lib/charts/drawn.ts';
import { asked } from '#lib/server/page.ts';
import { pageFrame } from '#lib/server/page_frame.ts';
import type { PageServerLoad } from './$types.js';
import { keyNumbers, TILES } from './key_numbers.server.ts';
import { overdueFigures } from './overdue_figures.server.ts';
import { reminders } from './reminders.server.ts';
import { words } from './vi.ts';

const NAMED = [...TILES, ...Object.keys(words.overdueMetrics)];

export const load: PageServerLoad = async (event) => {
	const page = { ...(await asked(event)), url: event.url };
	const [frame, numbers, figures, units] = await Promise.all([
		pageFrame(page, NAMED),
		keyNumbers(page),
		overdueFigures(page),
		reminders(page, event.locals.who)
	]);
	return {
		...frame,
		...numbers,
		reminders: units,
		figures: figures.map(drawnFigure)
	};
};
