import { drawnFigure } from '#lib/charts/drawn.ts';
import type { Figure } from '#lib/figures.ts';
import { headline } from '#lib/headline.ts';
import { mayRemind } from '#lib/server/reminding.ts';
import { reminderHref } from '#lib/reminder.ts';
import { orWithheld, unlessWithheld, type FigurePage } from '#lib/server/figure.ts';
import { keyFigures } from '#lib/server/key_figures.ts';
import type { Locality } from '#lib/server/locality.ts';
import { askedAt } from '#lib/server/page.ts';
import type { Where } from '#lib/server/question.ts';
import type { PageServerLoad } from './$types.js';
import { breadcrumb } from './breadcrumb.server.ts';
import { lineage } from '#lib/server/lineage.ts';
import { readRate, type Rate } from '../rate.ts';
import { words } from '../vi.ts';
import { changeFigure } from '../change.server.ts';
import { knownOf } from './known.server.ts';
import { loadFigure } from './load.server.ts';
import { marksOf } from './marks.server.ts';
import { peersFigure } from './peers.server.ts';
import { unitTableOf } from './units.server.ts';

type PlacePage = FigurePage & { readonly locality: Locality };

/** Indicators whose names the figures show. */
const NAMED = [...Object.keys(words.changeColumns), ...Object.keys(words.loadColumns)];

export const load: PageServerLoad = async (event) => {
	const page = { ...(await askedAt(event, event.params.ma)), url: event.url };
	const { locality, facts } = page;
	const rate = readRate(event.url.searchParams);
	const [figures, found, known, drawings] = await Promise.all([
		keyFigures(page, NAMED),
		unlessWithheld(unitTableOf(page)),
		knownOf(page, locality, recordsWhere(locality)),
		drawingsOf(page, rate)
	]);
	const isWithheld = found !== null && 'withheld' in found;
	const units = isWithheld ? null : found;
	const late = (units?.rows ?? []).map(({ name, figures }) => ({
		name,
		overdue: figures?.['matters_overdue'] ?? 0
	}));
	const { who } = event.locals;
	const overdue = figures.tiles.find(({ metric }) => metric === 'overdue_rate')?.n?.part ?? 0;
	const isReminded =
		locality.unit !== null &&
		who !== null &&
		who.permissions.includes('remind') &&
		mayRemind({ bearer: who.bearer, scope: page.reader.scope }, locality.unit, facts) &&
		overdue > 0;
	return {
		...figures,
		reminder: isReminded ? reminderHref(locality.code, event.url.searchParams) : null,
		place: {
			code: locality.code,
			name: locality.name,
			where: recordsWhere(locality)
		},
		breadcrumb: breadcrumb(page, event.url.searchParams),
		headline: headline(figures.tiles, late),
		units,
		unitsWithheld: isWithheld ? found.withheld : null,
		rate,
		known,
		figures: drawings.map(drawnFigure),
		marks: marksOf(locality, facts),
		provinces: [...facts.provinces].map(([code, name]) => ({ code, name })),
		lineage: lineage(page, locality, event.url.searchParams)
	};
};

/** The figures of the page, each of which may be withheld without the others. */
async function drawingsOf(page: PlacePage, rate: Rate): Promise<Figure[]> {
	const { locality, question } = page;
	const isToday = locality.unit ? locality.unit.valid_to === null : question.map === '34';
	const parts = [
		{ id: 'nhom-tuong-dong', title: words.peers(rate), figure: peersFigure(page, rate, locality) },
		...(isToday ? [{ id: 'truoc-va-sau', title: words.change, figure: changeFigure(page) }] : []),
		...(locality.unit ? [] : [{ id: 'khoi-luong', title: words.load, figure: loadFigure(page) }])
	];
	return Promise.all(parts.map(({ figure, ...named }) => orWithheld(figure, named)));
}

/** What the records behind a figure of the place have in common. */
const recordsWhere = ({ code, units }: Locality): Where =>
	units ? { unit: units } : { province: [code] };
