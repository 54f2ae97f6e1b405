import type { Tile } from './figures.ts';
import * as format from './format.ts';
import { headline as words, type Piece } from './messages/vi.ts';
import { isSmall } from './small.ts';

const NAMED = 3;
/** Below this many cases a share of them is told as a fraction: one case more would move it far. */
const ENOUGH_FOR_PERCENT = 50;

/** Somewhere with overdue matters: a province, or a unit on a province's page. */
export type Late = { readonly name: string; readonly overdue: number };

/**
 * What matters in one sentence: how much is overdue and whether that is better than last year, how the
 * resolution of own petitions stands against its target, and where most of what is overdue lies. It
 * tells what the figures are, never why.
 */
export function headline(tiles: readonly Tile[], where: readonly Late[]): Piece[] {
	const tile = (name: string) => tiles.find(({ metric }) => metric === name);
	if (tiles.every(({ value }) => value === null)) return [...words.nothing, words.end];
	return [
		...lateness(tile('overdue_rate')),
		...resolution(tile('own_petitions_rate')),
		...concentration(where),
		words.end
	];
}

function lateness(tile: Tile | undefined): readonly Piece[] {
	if (!tile?.n || tile.value === null) return words.nothingOpen;
	const { part, whole } = tile.n;
	if (part === 0) return words.noneOverdue(format.count(whole));
	if (isSmall(whole)) return words.overdueOf(format.count(part), format.count(whole));
	const { value, previous } = tile;
	// A change too small to be printed is no change.
	const moved = previous === null ? null : Math.round(value * 1000) - Math.round(previous * 1000);
	const isFew = part < ENOUGH_FOR_PERCENT;
	return [
		...words.overdue(format.share(value), moved),
		...(isFew ? [words.cases(format.count(part), format.count(whole))] : [])
	];
}

function resolution(tile: Tile | undefined): Piece[] {
	if (!tile?.n || tile.value === null) return [];
	const { part, whole } = tile.n;
	if (isSmall(whole)) return [words.ownOf(format.count(part), format.count(whole))];
	if (!tile.target?.isJudged) return [words.ownRate(format.share(tile.value))];
	const { verdict, difference } = tile.target;
	return [words.own(verdict, format.points(Math.abs(difference)).replace('+', ''))];
}

/** Places are named only as far as each has more than every place that is not. */
function concentration(where: readonly Late[]): Piece[] {
	const late = where.filter(({ overdue }) => overdue > 0).sort((a, b) => b.overdue - a.overdue);
	if (late.length === 0 || where.length === 1) return [];
	const names = (count: number) => late.slice(0, count).map(({ name }) => name);
	if (late.length <= NAMED) return [words.onlyAt(names(late.length))];
	const named = [NAMED, 2, 1].find((count) => late[count - 1]!.overdue > late[count]!.overdue);
	if (named === undefined) return [words.spread(format.count(late.length))];
	return [words.mostAt(names(named), shareOf(late.slice(0, named), late))];
}

function shareOf(some: readonly Late[], every: readonly Late[]): string {
	const [part, whole] = [some, every].map((places) =>
		places.reduce((sum, { overdue }) => sum + overdue, 0)
	) as [number, number];
	if (whole < ENOUGH_FOR_PERCENT) return words.part(format.count(part), format.count(whole));
	return words.percent(format.count((part / whole) * 100));
}
