import { MERGER } from '#lib/breaks.ts';
import { addDays, monthsBefore } from '#lib/day.ts';
import * as format from '#lib/format.ts';
import type { ProvinceMap } from '#lib/geo.ts';
import type { Asked } from '#lib/server/page.ts';
import type { Days } from '#lib/server/question.ts';
import { scaleOf, shadeOf, type Scale } from '#lib/shade.ts';
import { isSmall } from '#lib/small.ts';
import { isHigherBetter, type Rate } from './rate.ts';
import { placeRates } from './rates.server.ts';
import { words } from './vi.ts';

/** A province in a map and in the list beside it. */
export type Province = {
	readonly code: string;
	readonly name: string;
	readonly part: number;
	readonly whole: number;
	/** Null where there is nothing to divide. */
	readonly rate: number | null;
	/** The darker, the worse. */
	readonly shade: number;
	readonly tip: string;
	readonly isStriped: boolean;
};
export type RateMap = {
	readonly map: ProvinceMap;
	readonly days: Days;
	/** In the order of names. */
	readonly provinces: readonly Province[];
	readonly scale: Scale;
};

/** The last year of 63 provinces. */
const LAST_OF_63: Days = { from: monthsBefore(MERGER, 12), to: addDays(MERGER, -1) };

/**
 * A rate on both maps, that of the page first. Today's map restates what was reported before the merger;
 * the map of 63 ends there, and tells its last twelve months where the period is later.
 */
export async function rateMaps(page: Asked, rate: Rate): Promise<RateMap[]> {
	const { map, choice, boundaries } = page.question;
	const days63 = choice.period.to < MERGER ? choice.period : LAST_OF_63;
	const maps = await Promise.all([
		rateMap(page, rate, '34', choice.period, map === '34' ? boundaries : 'current'),
		rateMap(page, rate, '63', days63, 'as_reported')
	]);
	return map === '34' ? maps : maps.toReversed();
}

async function rateMap(
	page: Asked,
	rate: Rate,
	map: ProvinceMap,
	{ from, to }: Days,
	boundaries: 'current' | 'as_reported'
): Promise<RateMap> {
	const { rows } = await placeRates(page, rate, 'province', { days: { from, to }, boundaries });
	const badness = (value: number) => (isHigherBetter(rate) ? 1 - value : value);
	const judged = rows.filter(({ whole }) => !isSmall(whole));
	const scale = scaleOf(judged.map(({ rate }) => badness(rate)));
	const byCode = new Map(rows.map((row) => [row.code, row]));
	const provinces = [...page.facts.provinces]
		.filter(([code]) => code.startsWith(`${map}-`))
		.map(([code, name]): Province => {
			const { part = 0, whole = 0, rate: value = null } = byCode.get(code) ?? {};
			return {
				code,
				name,
				part,
				whole,
				rate: value,
				shade: shadeOf(value === null ? null : badness(value), scale),
				tip:
					value === null
						? words.noCases
						: words.tip(
								format.share(value),
								format.count(part),
								format.count(whole),
								words.rates[rate].unit
							),
				isStriped: value !== null && isSmall(whole)
			};
		})
		.sort((a, b) => a.name.localeCompare(b.name, 'vi'));
	return { map, days: { from, to }, provinces, scale };
}
