import type { FigureSource } from '#lib/figures.ts';
import type { Boundaries } from '#lib/filter.ts';
import { labelOf } from '#lib/server/labels.ts';
import { sourceOf } from '#lib/server/figure.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import type { Asked } from '#lib/server/page.ts';
import { ask, omit, type Days, type Where } from '#lib/server/question.ts';
import { SHARE_PARTS } from '#lib/server/share_parts.ts';
import { tileMetrics } from '#lib/server/tiles.ts';
import type { Group, Rate } from './rate.ts';

/** A rate of a place and the cases behind it; there is at least one. */
export type PlaceRate = {
	readonly code: string;
	readonly name: string;
	readonly part: number;
	readonly whole: number;
	readonly rate: number;
	readonly row: Row;
};

export type PlaceRates = {
	/** In the order in which places are listed officially. */
	readonly rows: readonly PlaceRate[];
	/** Of all places together, computed, not added; null over nothing. */
	readonly common: number | null;
	readonly source: FigureSource;
};

type More = {
	readonly metrics?: readonly string[];
	readonly days?: Days;
	readonly boundaries?: Boundaries;
	readonly where?: Where;
};

/**
 * A rate by province or unit, whatever place is chosen, and that of the country. `metrics` come along in
 * each row; `where` narrows the places and the country alike.
 */
export async function placeRates(
	page: Asked,
	rate: Rate,
	group: Group,
	{ metrics: more = [], days = page.question.choice.period, boundaries, where = {} }: More = {}
): Promise<PlaceRates> {
	const { reader, question: asked, facts } = page;
	const question = boundaries ? { ...asked, boundaries } : asked;
	const everywhere = { ...omit(omit(question.where, 'province'), 'unit'), ...where };
	// Units of a chosen province stand among themselves, around the rate of the country.
	const province = group === 'unit' && !question.locality ? question.where['province'] : undefined;
	const { from, to } = days;
	const request = {
		metrics: [...new Set([...metricsOf(rate), ...more])],
		by: [group],
		where: province ? { ...everywhere, province } : everywhere,
		from,
		to
	};
	const [answers, [country]] = await Promise.all([
		ask(reader, question, request),
		ask(reader, question, { ...request, by: [], where: everywhere })
	]);
	const byCode = new Map(answers.map((row) => [`${row[group]}`, row]));
	const codes = group === 'unit' ? facts.units.keys() : facts.provinces.keys();
	return {
		rows: [...codes].flatMap((code) => {
			const row = byCode.get(code);
			const parts = row && casesOf(rate, row);
			if (!parts || parts.whole <= 0) return [];
			const { part, whole } = parts;
			return { code, name: labelOf(facts, group, code), part, whole, rate: part / whole, row };
		}),
		common: numberIn(country, rate),
		source: sourceOf({ ...page, question }, request)
	};
}

const metricsOf = (rate: Rate): string[] => [
	...tileMetrics([rate]),
	...(rate === 'on_time_rate' ? ['matters_resolved'] : [])
];

/**
 * Numerator and denominator. Where nothing was late, the denominator of the rate in time is not told by
 * it: all that were resolved stand for it.
 */
export function casesOf(rate: Rate, row: Row): { part: number; whole: number } | null {
	const parts = SHARE_PARTS[rate]?.parts(row) ?? null;
	if (parts || rate !== 'on_time_rate' || numberIn(row, rate) === null) return parts;
	const whole = numberIn(row, 'matters_resolved') ?? 0;
	return { part: whole, whole };
}

/** Whether the reader sees the whole country, without which nothing can be compared. */
export const seesCountry = ({ reader }: Asked): boolean => reader.scope.figures === 'all';
