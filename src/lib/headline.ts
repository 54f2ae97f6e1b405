import type { Tile } from './figures.ts';
import * as format from './format.ts';
import { headline as words, type Piece } from './messages/vi.ts';

const NAMED = 3;

/** Somewhere with overdue matters: a province, or a unit on a province's page. */
export type Late = { readonly name: string; readonly overdue: number };

/**
 * What matters in one sentence: how much is overdue and whether that is better than last year, how the
 * resolution of own petitions stands against its target, and where most of what is overdue lies.
 */
export function headline(tiles: readonly Tile[], where: readonly Late[]): Piece[] {
	const overdue = tiles.find(({ metric }) => metric === 'overdue_rate');
	const own = tiles.find(({ metric }) => metric === 'own_petitions_rate');
	return [...lateness(overdue), ...resolution(own), ...concentration(where), words.end];
}

function lateness(tile: Tile | undefined): readonly Piece[] {
	if (!tile || tile.value === null) return words.nothingOpen;
	if (tile.value === 0) return words.noneOverdue;
	if (tile.previous === null) return words.overdue(format.share(tile.value), null);
	// A change too small to be printed is no change.
	const moved = Math.round((tile.value - tile.previous) * 1000);
	return words.overdue(format.share(tile.value), moved);
}

function resolution(tile: Tile | undefined): Piece[] {
	if (!tile?.target || tile.value === null) return [];
	const { verdict, difference, isJudged } = tile.target;
	if (!isJudged) return [words.ownSoFar(format.share(tile.value))];
	return [words.own(verdict, format.points(Math.abs(difference)).replace('+', ''))];
}

/** Named only where they say something: more places than names, and all of them late. */
function concentration(where: readonly Late[]): Piece[] {
	const all = where.reduce((sum, { overdue }) => sum + overdue, 0);
	const late = where
		.filter(({ overdue }) => overdue > 0)
		.sort((a, b) => b.overdue - a.overdue || a.name.localeCompare(b.name, 'vi'));
	if (late.length <= NAMED) return [];
	const worst = late.slice(0, NAMED);
	const share = worst.reduce((sum, { overdue }) => sum + overdue, 0) / all;
	return [
		words.places(
			worst.map(({ name }) => name),
			`${Math.round(share * 100)}%`
		)
	];
}
