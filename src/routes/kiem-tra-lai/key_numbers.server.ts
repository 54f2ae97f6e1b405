import * as format from '#lib/format.ts';
import type { Piece } from '#lib/messages/vi.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import type { Asked } from '#lib/server/page.ts';
import { ask } from '#lib/server/question.ts';
import { SHARE_PARTS } from '#lib/server/share_parts.ts';
import { tileMetrics, tiles } from '#lib/server/tiles.ts';
import { isSmall } from '#lib/small.ts';
import { REVIEWS } from './kinds.ts';
import { words } from './vi.ts';

export const TILES = [
	'reviews_requested',
	'reviews_accepted',
	'reviews_concluded',
	'review_rate',
	'set_aside_rate',
	'reviews_closing'
];

/** The tiles of the page and its sentence, of final decisions alone. */
export async function keyNumbers({ reader, question, facts }: Asked) {
	const { choice, comparison, trend } = question;
	const where = { ...question.where, ...REVIEWS };
	const [[now], [before], months] = await Promise.all([
		ask(reader, question, {
			metrics: [...tileMetrics(TILES), 'reviews_total'],
			where,
			...choice.period
		}),
		comparison ? ask(reader, question, { metrics: TILES, where, ...comparison }) : [],
		ask(reader, question, { metrics: TILES, by: ['month'], where, ...trend })
	]);
	const count = (name: string) => numberIn(now, name) ?? 0;
	return {
		tiles: tiles(question, facts.targets, { now, before, months }, TILES).map((tile) =>
			// The counts are of one kind of review here, and so are what the share is made of.
			tile.metric === 'review_rate'
				? { ...tile, n: { part: count('reviews_concluded'), whole: count('reviews_total') } }
				: tile
		),
		months: months.map((row) => `${row['month']}`),
		headline: headline(now)
	};
}

/** How many reviewed decisions did not stand, of how many, and what is still to be reviewed. */
export function headline(row: Row | undefined): Piece[] {
	const { headline: told } = words;
	const count = (name: string) => numberIn(row, name) ?? 0;
	const { part, whole } = (row && SHARE_PARTS['set_aside_rate']!.parts(row)) ?? NONE;
	const [requested, left] = [count('reviews_requested'), count('reviews_closing')];
	if (whole === 0 && requested === 0 && left === 0) return [...told.nothing];
	const texts = [format.count(part), format.count(whole)] as const;
	const rate = format.share(numberIn(row, 'set_aside_rate'));
	return [
		...(whole === 0
			? [told.noneConcluded]
			: isSmall(whole)
				? told.setAsideFew(...texts)
				: told.setAside(...texts, rate)),
		told.requested(format.count(requested)),
		...(left > 0 ? [told.left(format.count(left))] : []),
		told.end
	];
}

const NONE = { part: 0, whole: 0 };
