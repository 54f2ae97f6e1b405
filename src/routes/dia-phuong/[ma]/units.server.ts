import type { UnitRow } from '#lib/figures.ts';
import { unitName, unitTable } from '#lib/messages/vi.ts';
import type { Unit } from '#lib/server/facts.ts';
import { existsOn } from '#lib/server/locality.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import type { Asked } from '#lib/server/page.ts';
import { ask } from '#lib/server/question.ts';

export const UNIT_METRICS = Object.keys(unitTable.columns);

export type UnitTable = {
	/** Most overdue first. */
	readonly rows: readonly UnitRow[];
	/** Of all rows together, computed, not added. */
	readonly total: UnitRow['figures'];
};

/** The units of a place, each with what came in, went out and is left; null for a single unit. */
export async function unitTableOf({ reader, question, facts }: Asked): Promise<UnitTable | null> {
	const { choice, where, locality } = question;
	if (!locality || locality.unit) return null;
	const request = { metrics: UNIT_METRICS, where, ...choice.period };
	const [answers, [total], owed, received] = await Promise.all([
		ask(reader, question, { ...request, by: ['unit'] }),
		ask(reader, question, request),
		ask(reader, question, { ...request, metrics: ['packages_expected'], by: ['unit'] }),
		// A unit is in this answer when a package of it came, even an empty one.
		ask(reader, question, { ...request, metrics: ['rows_accepted'], by: ['unit'] })
	]);
	const isIn = (rows: readonly Row[], code: string) => rows.some((row) => row['unit'] === code);
	const byUnit = new Map(answers.map((row) => [`${row['unit']}`, row]));
	const rows = [...facts.units.values()]
		.filter((unit) => byUnit.has(unit.code) || isListed(unit, { question }))
		.map(({ code, name }): UnitRow => ({
			code,
			name: nameWithin(unitName(name), locality.name),
			figures: figuresOf(byUnit.get(code)),
			absence: isIn(owed, code) && !isIn(received, code) ? 'not_sent' : 'none'
		}));
	return { rows: rows.sort(byLateness), total: figuresOf(total) };
}

/** A unit without a record is listed too, if it belongs here on the last day, or today. */
function isListed(unit: Unit, { question }: Pick<Asked, 'question'>): boolean {
	const { choice, where, locality, map, boundaries } = question;
	const isHere = locality?.units
		? locality.units.includes(unit.code)
		: unit.provinces[map] === locality?.code;
	const exists =
		boundaries === 'current' ? unit.valid_to === null : existsOn(unit, choice.period.to);
	return isHere && exists && (where['level']?.includes(unit.level) ?? true);
}

const figuresOf = (row: Row | undefined): UnitRow['figures'] =>
	row ? Object.fromEntries(UNIT_METRICS.map((name) => [name, numberIn(row, name)])) : null;

/** The part after the dash names the province, which on its own page says nothing. */
function nameWithin(name: string, province: string): string {
	const dash = name.lastIndexOf(' - ');
	return dash > 0 && name.endsWith(province) ? name.slice(0, dash) : name;
}

/** Most overdue first, then most open, then most received; units without a record last. */
function byLateness(one: UnitRow, other: UnitRow): number {
	for (const name of ['matters_overdue', 'matters_closing', 'petitions_received']) {
		const difference = (other.figures?.[name] ?? -1) - (one.figures?.[name] ?? -1);
		if (difference !== 0) return difference;
	}
	return 0;
}
