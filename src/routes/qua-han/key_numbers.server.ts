import * as format from '#lib/format.ts';
import type { Piece } from '#lib/messages/vi.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import type { Asked } from '#lib/server/page.ts';
import { ask } from '#lib/server/question.ts';
import { tileMetrics, tiles } from '#lib/server/tiles.ts';
import { isSmall } from '#lib/small.ts';
import { words } from './vi.ts';

export const TILES = [
	'overdue_rate',
	'matters_overdue',
	'matters_without_limit',
	'on_time_rate',
	'matters_resolved_late',
	'matters_closing'
];

/** The tiles of the page and its sentence. */
export async function keyNumbers({ reader, question, facts }: Asked) {
	const { where, choice, comparison, trend } = question;
	const [[now], [before], months, [soon]] = await Promise.all([
		ask(reader, question, { metrics: tileMetrics(TILES), where, ...choice.period }),
		comparison ? ask(reader, question, { metrics: TILES, where, ...comparison }) : [],
		ask(reader, question, { metrics: TILES, by: ['month'], where, ...trend }),
		ask(reader, question, {
			metrics: ['matters_closing'],
			where: { ...where, standing: ['on_time'], due_band: ['0-3'] },
			...choice.period
		})
	]);
	return {
		tiles: tiles(question, facts.targets, { now, before, months }, TILES),
		months: months.map((row) => `${row['month']}`),
		headline: headline(now, numberIn(soon, 'matters_closing') ?? 0)
	};
}

/** How much is overdue, what was resolved late, what is due next. */
export function headline(row: Row | undefined, soon: number): Piece[] {
	const count = (name: string) => numberIn(row, name) ?? 0;
	const { headline: told } = words;
	const [overdue, open, late] = [
		count('matters_overdue'),
		count('matters_closing'),
		count('matters_resolved_late')
	];
	if (open === 0 && late === 0) return [...told.nothing];
	const rate = format.share(numberIn(row, 'overdue_rate'));
	return [
		...(isSmall(open)
			? told.few(format.count(overdue), format.count(open))
			: told.overdue(rate, format.count(overdue), format.count(open))),
		...(late > 0 ? [told.late(format.count(late))] : []),
		...(soon > 0 ? [told.soon(format.count(soon))] : []),
		told.end
	];
}
