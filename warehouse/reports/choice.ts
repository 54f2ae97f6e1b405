import { dimensionLabels } from '../metrics/vi.ts';
import { besideOf, MERGER } from './beside.ts';
import type { Question, ReportChoice } from './document.ts';
import type { Known } from './known.ts';
import { lastDay } from './rows.ts';
import type { TableSpec } from './spec.ts';

/**
 * The question of a whole report, up to the cut-off day. Of a place of today it is counted for today's
 * places where the period or the same days a year ago lie before the merger: under another map the place
 * would have been nothing then, and everything would seem to have risen from nothing.
 */
export function questionOf(choice: ReportChoice, known: Known): Question {
	const { from, calendar, where } = choice;
	const to = lastDay(choice, known);
	const reaches = besideOf({ from, to }, 'last_year').from < MERGER && to >= MERGER;
	const boundaries =
		reaches && isPlaceOfToday(where, known) ? ('current' as const) : choice.boundaries;
	return { from, to, calendar, boundaries, where };
}

function isPlaceOfToday(where: ReportChoice['where'], { units }: Known): boolean {
	const isToday = (unit: string) => units.get(unit)?.valid_to === null;
	return (
		(where['province']?.every((code) => code.startsWith('34-')) ?? false) ||
		(where['unit']?.every(isToday) ?? false)
	);
}

/** Of a single province one asks where in it. */
export const placeWithin = (over: string, where: Question['where'] = {}): string =>
	over === 'province' && where['province']?.length === 1 ? 'unit' : over;

/** A table of places, of a single province that of its units. */
export function tableWithin(spec: TableSpec, where: Question['where']): TableSpec {
	if (!('by' in spec.rows)) return spec;
	const by = placeWithin(spec.rows.by, where);
	return by === spec.rows.by
		? spec
		: { ...spec, head: dimensionLabels[by]!, rows: { ...spec.rows, by } };
}
