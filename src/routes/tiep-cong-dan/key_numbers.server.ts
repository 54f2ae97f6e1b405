import * as format from '#lib/format.ts';
import type { Piece } from '#lib/messages/vi.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import type { Asked } from '#lib/server/page.ts';
import { ask } from '#lib/server/question.ts';
import { tileMetrics, tiles } from '#lib/server/tiles.ts';
import { words } from './vi.ts';

export const TILES = [
	'receptions',
	'people_received',
	'group_receptions',
	'leader_receptions',
	'reception_rate',
	'petitions_received'
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

/** How many came, how many in groups, how often a leader received them. */
export function headline(row: Row | undefined): Piece[] {
	const { headline: told } = words;
	const count = (name: string) => numberIn(row, name) ?? 0;
	const [visits, groups, leaders] = [
		count('receptions'),
		count('group_receptions'),
		count('leader_receptions')
	];
	if (visits === 0) return [...told.nothing];
	return [
		...told.visits(format.count(visits), format.count(count('people_received'))),
		groups > 0 ? told.groups(format.count(groups)) : told.noGroups,
		told.leaders(format.count(leaders), format.share(leaders / visits)),
		told.end
	];
}
