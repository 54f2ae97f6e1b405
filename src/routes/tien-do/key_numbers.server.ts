import * as format from '#lib/format.ts';
import type { Piece } from '#lib/messages/vi.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import type { FigurePage } from '#lib/server/figure.ts';
import { ask } from '#lib/server/question.ts';
import { tileMetrics, tiles } from '#lib/server/tiles.ts';
import type { Count } from './count_unit.ts';
import { words } from './vi.ts';

export type ProgressPage = FigurePage & { readonly count: Count };

export const TILES: Readonly<Record<Count, readonly string[]>> = {
	don: [
		'petitions_received',
		'petitions_processed',
		'petitions_closing',
		'processing_rate',
		'own_petitions_rate',
		'own_petitions_closing'
	],
	viec: [
		'matters_accepted',
		'matters_resolved',
		'matters_closing',
		'resolution_rate',
		'matters_unaccepted',
		'days_to_resolve_median'
	]
};
const OPENING: Readonly<Record<Count, string>> = {
	don: 'petitions_opening',
	viec: 'matters_opening'
};

/** The tiles of the page and its sentence. */
export async function keyNumbers({ reader, question, facts, count }: ProgressPage) {
	const { where, choice, comparison, trend } = question;
	const names = TILES[count];
	const [[now], [before], months] = await Promise.all([
		ask(reader, question, {
			metrics: [...tileMetrics(names), OPENING[count]],
			where,
			...choice.period
		}),
		comparison ? ask(reader, question, { metrics: names, where, ...comparison }) : [],
		ask(reader, question, { metrics: names, by: ['month'], where, ...trend })
	]);
	return {
		tiles: tiles(question, facts.targets, { now, before, months }, names),
		months: months.map((row) => `${row['month']}`),
		headline: headline(now, count)
	};
}

/** What came in, went out and is left, and whether that is more than there was. */
export function headline(row: Row | undefined, count: Count): Piece[] {
	const { headline: told } = words;
	const [inflow, outflow, left] = TILES[count].slice(0, 3).map((name) => numberIn(row, name) ?? 0);
	const opening = numberIn(row, OPENING[count]) ?? 0;
	if (!inflow && !outflow && !left && !opening) return [...told.nothing];
	const texts = [inflow, outflow, left].map((value) => format.count(value ?? 0)) as [
		string,
		string,
		string
	];
	const change = left! - opening;
	return [
		...(count === 'don' ? told.petitions(...texts) : told.matters(...texts)),
		change === 0
			? told.stayed
			: change > 0
				? told.rose(format.count(change))
				: told.fell(format.count(-change)),
		told.end
	];
}
