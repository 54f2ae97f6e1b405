import type { Figure } from '#lib/figures.ts';
import * as format from '#lib/format.ts';
import { saying, type FigurePage } from '#lib/server/figure.ts';
import { CENTRAL, type Locality } from '#lib/server/locality.ts';
import { numberIn } from '#lib/server/numbers.ts';
import { isSmall } from '#lib/small.ts';
import { rankInterval, wilson, type Interval } from '#lib/statistics.ts';
import { funnelFigure } from '../funnel.server.ts';
import { isHigherBetter, type Rate } from '../rate.ts';
import { placeRates, seesCountry, type PlaceRate } from '../rates.server.ts';
import { words } from '../vi.ts';

/** Peers receive from half to twice as many petitions. */
const SIMILAR = 2;

const inflow = ({ row }: PlaceRate) => numberIn(row, 'petitions_received') ?? 0;

/** The place among those of its level with a similar inflow, in the funnel of the whole level. */
export async function peersFigure(
	page: FigurePage,
	rate: Rate,
	{ code, unit }: Locality
): Promise<Figure> {
	const named = { id: 'nhom-tuong-dong', title: words.peers(rate) };
	if (code === CENTRAL) return saying(words.noPeersOf, named);
	if (!seesCountry(page)) return saying(words.ownOnly, named);
	const group = unit ? 'unit' : 'province';
	const found = await placeRates(page, rate, group, {
		metrics: ['petitions_received'],
		...(unit && { where: { level: [unit.level] } })
	});
	const own = found.rows.find((row) => row.code === code);
	if (!own) return saying(words.noPeers, named);
	const [least, most] = [inflow(own) / SIMILAR, inflow(own) * SIMILAR];
	const rows = found.rows.filter((row) => inflow(row) >= least && inflow(row) <= most);
	return funnelFigure(
		page,
		rate,
		group,
		{ ...found, rows },
		{
			...named,
			marked: code,
			reading: rankReading(own, rows, rate),
			foot: words.peersFoot(
				format.count(rows.length),
				format.count(Math.ceil(least)),
				format.count(Math.floor(most))
			)
		}
	);
}

/** A rank is told with the places between which it may lie, and not at all where the cases are few. */
export function rankReading(own: PlaceRate, peers: readonly PlaceRate[], rate: Rate): string {
	const figure = format.share(own.rate);
	if (isSmall(own.whole)) {
		return words.smallRank(figure, format.count(own.part), format.count(own.whole));
	}
	const others = peers.filter(({ code, whole }) => code !== own.code && !isSmall(whole));
	const isBetter = (other: PlaceRate) =>
		isHigherBetter(rate) ? other.rate > own.rate : other.rate < own.rate;
	const interval = intervalOf(own);
	const { first, last } = rankInterval(interval, others.map(intervalOf), isHigherBetter(rate));
	return words.rank({
		place: format.count(1 + others.filter(isBetter).length),
		all: format.count(1 + others.length),
		first: format.count(first),
		last: format.count(last),
		rate: figure,
		lower: format.share(interval.lower),
		upper: format.share(interval.upper)
	});
}

const intervalOf = ({ part, whole }: PlaceRate): Interval => wilson(part, whole)!;
