import * as format from '#lib/format.ts';
import type { Piece } from '#lib/messages/vi.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import type { Asked } from '#lib/server/page.ts';
import { ask } from '#lib/server/question.ts';
import { SHARE_PARTS } from '#lib/server/share_parts.ts';
import { tileMetrics, tiles } from '#lib/server/tiles.ts';
import { isSmall } from '#lib/small.ts';
import { words } from './vi.ts';

/** How much is resolved stands beside what came of it when others looked again. */
export const TILES = [
	'founded_rate',
	'resolution_rate',
	'reversed_rate',
	'set_aside_rate',
	'acceptance_rate',
	'replies_overdue'
];

/** The tiles of the page and its sentence. */
export async function keyNumbers({ reader, question, facts }: Asked) {
	const { where, choice, comparison, trend } = question;
	const [[now], [before], months] = await Promise.all([
		ask(reader, question, { metrics: tileMetrics(TILES), where, ...choice.period }),
		comparison ? ask(reader, question, { metrics: TILES, where, ...comparison }) : [],
		ask(reader, question, { metrics: TILES, by: ['month'], where, ...trend })
	]);
	return {
		tiles: tiles(question, facts.targets, { now, before, months }, TILES),
		months: months.map((row) => `${row['month']}`),
		headline: headline(now)
	};
}

/** How many were right, how many second instances came out otherwise, what waits for an answer. */
export function headline(row: Row | undefined): Piece[] {
	const { headline: told } = words;
	const parts = (rate: string) => (row && SHARE_PARTS[rate]!.parts(row)) ?? { part: 0, whole: 0 };
	const [founded, reversed, accepted] = [
		parts('founded_rate'),
		parts('reversed_rate'),
		parts('acceptance_rate')
	];
	const overdue = numberIn(row, 'replies_overdue') ?? 0;
	if ([founded, reversed, accepted].every(({ whole }) => whole === 0) && overdue === 0) {
		return [...told.nothing];
	}
	const texts = ({ part, whole }: typeof founded) =>
		[format.count(part), format.count(whole)] as const;
	const rate = format.share(numberIn(row, 'founded_rate'));
	return [
		...(founded.whole === 0
			? [told.noFinding]
			: isSmall(founded.whole)
				? told.foundedFew(...texts(founded))
				: told.founded(rate, ...texts(founded))),
		...(reversed.whole > 0 ? [told.reversed(...texts(reversed))] : []),
		...(overdue > 0 ? [told.overdue(format.count(overdue))] : []),
		told.end
	];
}
