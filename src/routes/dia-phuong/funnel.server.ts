import type { Figure, FunnelPoint } from '#lib/figures.ts';
import { choiceOnly, KEY, withValues } from '#lib/filter.ts';
import * as format from '#lib/format.ts';
import { placeHref } from '#lib/links.ts';
import { noteOf, type FigurePage } from '#lib/server/figure.ts';
import { isSmall, SMALL } from '#lib/small.ts';
import { positionOf, wilson } from '#lib/statistics.ts';
import type { Group, Rate } from './rate.ts';
import type { PlaceRate, PlaceRates } from './rates.server.ts';
import { words } from './vi.ts';

/** How many places a sentence names of each kind. */
const NAMED = 6;

/** Rates of places in a funnel around the common one, with the table of the same by place. */
export function funnelFigure(
	page: FigurePage,
	rate: Rate,
	group: Group,
	{ rows, common, source }: PlaceRates,
	{
		marked = null,
		...own
	}: { id: string; title: string; marked?: string | null; reading?: string; foot?: string }
): Figure {
	const points = rows.map((row) => pointOf(row, common ?? 0, marked));
	const { unit } = words.rates[rate];
	return {
		note: noteOf(page, {
			unit: words.funnelNote(words.rates[rate].label, unit),
			n: words.placesOf(format.count(rows.length))
		}),
		reading: funnelReading(points, common),
		foot: words.funnelFoot(format.count(SMALL)),
		...own,
		chart:
			rows.length > 0 && common !== null
				? {
						kind: 'funnel',
						points,
						rate: common,
						common: words.common,
						across: words.across[unit]!
					}
				: null,
		table: {
			head: [
				{ label: words.groups[group] },
				{ label: words.rate, metric: rate },
				{ label: words.part },
				{ label: words.whole },
				{ label: words.lower },
				{ label: words.upper },
				{ label: words.position }
			],
			rows: rows.map((row, i) => {
				const { part, whole, rate } = row;
				const { position, isSmall: isFaint } = points[i]!;
				const { lower, upper } = wilson(part, whole)!;
				return {
					...placeRow(page, row),
					cells: [
						{ value: rate, type: 'share', isFaint },
						{ value: part, type: 'count' },
						{ value: whole, type: 'count' },
						{ value: lower, type: 'share', isFaint },
						{ value: upper, type: 'share', isFaint },
						{
							value: null,
							type: 'share',
							isFaint,
							text: isFaint ? words.small : words.positions[position]
						}
					]
				};
			})
		},
		source
	};
}

/** The head of a row that leads to the place's page, with the choice of this one. */
export function placeRow({ url }: FigurePage, { code, name }: Pick<PlaceRate, 'code' | 'name'>) {
	const query = withValues(new URLSearchParams(choiceOnly(url.searchParams)), {
		[KEY.province]: null
	});
	return { key: code, label: name, href: placeHref(code, query), isPlace: true, state: null };
}

function pointOf({ code, name, part, whole }: PlaceRate, common: number, marked: string | null) {
	return {
		label: name,
		part,
		whole,
		position: positionOf(part, whole, common),
		isSmall: isSmall(whole),
		isMarked: code === marked
	} satisfies FunnelPoint;
}

/** Which places lie outside, above and below; small ones are not judged. */
export function funnelReading(points: readonly FunnelPoint[], common: number | null): string {
	if (points.length === 0 || common === null) return words.nothing;
	const judged = points.filter(({ isSmall }) => !isSmall);
	const small = points.length - judged.length;
	const outside = judged.filter(({ position }) => position !== 'inside');
	const side = (isAbove: boolean) =>
		outside
			.filter(({ part, whole }) => part / whole > common === isAbove)
			.toSorted((a, b) => {
				const distance = (point: FunnelPoint) => Math.abs(point.part / point.whole - common);
				return distance(b) - distance(a);
			});
	const told = (isAbove: boolean) => {
		const found = side(isAbove);
		if (found.length === 0) return [];
		const names = found
			.slice(0, NAMED)
			.map(({ label, part, whole, position }) =>
				words.named(label, format.share(part / whole), position === 'far_outside')
			);
		const more = found.length - names.length;
		const all = [...names, ...(more > 0 ? [words.more(format.count(more))] : [])];
		return [words.outside(isAbove, format.count(found.length), all.join(', '))];
	};
	return [
		words.commonIs(format.share(common)),
		...told(true),
		...told(false),
		...(outside.length === 0 ? [words.noneOutside] : []),
		...(small > 0 ? [words.smallOnes(format.count(small), format.count(SMALL))] : [])
	].join(' ');
}
