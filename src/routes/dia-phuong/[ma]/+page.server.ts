import { svg } from '#lib/charts/draw.ts';
import { drawTrend } from '#lib/charts/trend_chart.ts';
import { headline } from '#lib/headline.ts';
import { keyFigures } from '#lib/server/key_figures.ts';
import type { Locality } from '#lib/server/locality.ts';
import { askedAt } from '#lib/server/page.ts';
import type { Where } from '#lib/server/question.ts';
import type { PageServerLoad } from './$types.js';
import { breadcrumb } from './breadcrumb.server.ts';
import { lineage } from '#lib/server/lineage.ts';
import { unitTableOf } from './units.server.ts';

export const load: PageServerLoad = async (event) => {
	const page = await askedAt(event, event.params.ma);
	const { locality } = page;
	const [figures, units] = await Promise.all([keyFigures(page), unitTableOf(page)]);
	const late = (units?.rows ?? []).map(({ name, figures }) => ({
		name,
		overdue: figures?.['matters_overdue'] ?? 0
	}));
	return {
		...figures,
		place: {
			code: locality.code,
			name: locality.name,
			where: recordsWhere(locality)
		},
		breadcrumb: breadcrumb(page, event.url.searchParams),
		headline: headline(figures.tiles, late),
		units,
		lineage: lineage(page, locality, event.url.searchParams),
		drawn: drawTrend(figures.trend, svg)
	};
};

/** What the records behind a figure of the place have in common. */
const recordsWhere = ({ code, units }: Locality): Where =>
	units ? { unit: units } : { province: [code] };
