import { addDays } from '#warehouse/days.ts';
import { MERGER } from '#lib/breaks.ts';
import { earlier } from '#lib/day.ts';
import type { Kin, Lineage } from '#lib/figures.ts';
import { KEY, withValues, type Query } from '#lib/filter.ts';
import { unitName } from '#lib/messages/vi.ts';
import type { Locality } from '#lib/server/locality.ts';
import type { Asked } from '#lib/server/page.ts';

type Named = { code: string; name: string };

/**
 * The places from which a place took over and the one that took over from it. Those before are linked
 * in the last year that was all theirs: in a later one their page would lead back here.
 */
export function lineage(
	{ facts, question: { choice } }: Asked,
	locality: Locality,
	params: URLSearchParams
): Lineage {
	const { before, beforeTo, after, afterFrom } = locality.unit
		? unitKin(locality.unit.code, facts)
		: provinceKin(locality.code, facts);
	const { as_of, periods } = facts.options;
	const beforePeriod =
		periods.findLast(
			({ calendar, grain, to }) =>
				calendar === choice.calendar && grain === 'year' && to <= earlier(beforeTo, as_of)
		) ?? null;
	const without = { [KEY.province]: null, [KEY.level]: null };
	const then = { [KEY.period]: beforePeriod?.key ?? null, [KEY.from]: null, [KEY.to]: null };
	const kin = ({ code, name }: Named, query: Query): Kin => ({ code, name, query });
	return {
		before: beforePeriod
			? before.map((place) => kin(place, withValues(params, { ...without, ...then })))
			: [],
		beforePeriod,
		after: after ? kin(after, withValues(params, without)) : null,
		afterFrom
	};
}

type Kindred = {
	before: readonly Named[];
	/** The last day on which all of those before existed. */
	beforeTo: string;
	after: Named | null;
	afterFrom: string | null;
};

function provinceKin(code: string, { provinces, options }: Asked['facts']): Kindred {
	const named = (code: string) => ({ code, name: provinces.get(code) ?? code });
	const today = options.successors[code];
	return {
		before: Object.keys(options.successors)
			.filter((old) => options.successors[old] === code)
			.map(named),
		beforeTo: addDays(MERGER, -1),
		after: today ? named(today) : null,
		afterFrom: today ? MERGER : null
	};
}

function unitKin(code: string, { units }: Asked['facts']): Kindred {
	const before = [...units.values()].filter(({ successor }) => successor === code);
	const { successor = null, valid_to = null } = units.get(code) ?? {};
	const after = successor === null ? undefined : units.get(successor);
	const named = ({ code, name }: Named) => ({ code, name: unitName(name) });
	return {
		before: before.map(named),
		beforeTo: before.reduce((day, { valid_to }) => earlier(day, valid_to ?? day), MERGER),
		after: after ? named(after) : null,
		afterFrom: valid_to === null ? null : addDays(valid_to, 1)
	};
}
