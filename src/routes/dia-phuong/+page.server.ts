import { drawnFigure } from '#lib/charts/drawn.ts';
import * as format from '#lib/format.ts';
import type { Figure } from '#lib/figures.ts';
import type { Piece } from '#lib/messages/vi.ts';
import { orWithheld, saying, unlessWithheld, type FigurePage } from '#lib/server/figure.ts';
import { asked } from '#lib/server/page.ts';
import { pageFrame } from '#lib/server/page_frame.ts';
import { isSmall } from '#lib/small.ts';
import { positionOf } from '#lib/statistics.ts';
import type { PageServerLoad } from './$types.js';
import { changeFigure } from './change.server.ts';
import { funnelFigure } from './funnel.server.ts';
import { rateMaps } from './maps.server.ts';
import { missedFigure } from './missed.server.ts';
import { RATES, readGroup, readOrder, readRate, type Group, type Rate } from './rate.ts';
import { placeRates, seesCountry } from './rates.server.ts';
import { risingFigure } from './rising.server.ts';
import { words } from './vi.ts';

const NAMED = [...RATES, 'matters_overdue', ...Object.keys(words.changeColumns)];

export const load: PageServerLoad = async (event) => {
	const { searchParams } = event.url;
	const page: FigurePage = { ...(await asked(event)), url: event.url };
	const [rate, group, order] = [
		readRate(searchParams),
		readGroup(searchParams),
		readOrder(searchParams)
	];
	const [frame, maps, headline, figures] = await Promise.all([
		pageFrame(page, NAMED),
		rateMaps(page, rate),
		unlessWithheld(headlineOf(page, rate)),
		figuresOf(page, rate, group)
	]);
	return {
		...frame,
		rate,
		group,
		order,
		maps,
		headline: 'withheld' in headline ? [{ text: headline.withheld }] : headline.pieces,
		figures: figures.map(drawnFigure)
	};
};

function figuresOf(page: FigurePage, rate: Rate, group: Group): Promise<Figure[]> {
	const funnel = { id: 'hinh-pheu', title: words.funnelTitle(rate, group) };
	const parts: { id: string; title: string; figure: () => Promise<Figure> }[] = [
		{
			...funnel,
			figure: async () =>
				funnelFigure(page, rate, group, await placeRates(page, rate, group), funnel)
		},
		{ id: 'khong-dat-chi-tieu', title: words.missed(''), figure: () => missedFigure(page, group) }
	];
	const rising = (['matters_closing', 'petitions_closing'] as const).map((metric) => ({
		id: metric === 'matters_closing' ? 'ton-viec-tang' : 'ton-don-tang',
		title: words.rising[metric],
		figure: () => risingFigure(page, metric)
	}));
	// What the units of the time did is put together for today's; those of the time have no year after.
	const change =
		page.question.map === '34'
			? [{ id: 'truoc-va-sau', title: words.change, figure: () => changeFigure(page) }]
			: [];
	if (!seesCountry(page)) {
		return Promise.resolve(parts.map((named) => saying(words.ownOnly, named)));
	}
	return Promise.all(
		[...parts, ...rising, ...change].map(({ figure, ...named }) => orWithheld(figure(), named))
	);
}

/** How the country stands, and how many provinces lie outside what chance explains. */
async function headlineOf(page: FigurePage, rate: Rate): Promise<{ pieces: readonly Piece[] }> {
	if (!seesCountry(page)) return { pieces: [{ text: words.ownOnly }] };
	const { rows, common } = await placeRates(page, rate, 'province');
	if (common === null) return { pieces: [{ text: words.nothing }] };
	const outside = rows.filter(
		({ part, whole }) => !isSmall(whole) && positionOf(part, whole, common) !== 'inside'
	);
	const above = outside.filter(({ rate }) => rate > common).length;
	return {
		pieces: words.headline(
			rate,
			format.share(common),
			format.count(above),
			format.count(outside.length - above)
		)
	};
}
