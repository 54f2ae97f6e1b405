import { isDay } from './days.ts';
import { DonthuError } from './errors.ts';
import { checkDimension, metric as find } from './metrics/catalogue.ts';
import {
	BOOLEAN_DIMENSIONS,
	isTimeGrain,
	type Measure,
	type Metric,
	type TimeGrain
} from './metrics/measure.ts';
import { catalogue as words } from './metrics/vi.ts';
import type { Cube } from './cubes.ts';
import type { OpenRelease } from './release.ts';
import { NO_VALUE } from './no_value.ts';
import type { Units } from './scope.ts';

export const CALENDARS = ['civil', 'procuracy', 'assembly'] as const;
export const BOUNDARIES = ['as_reported', 'current'] as const;

export type NumbersRequest = {
	metrics: readonly string[];
	by?: readonly string[];
	/** First and last day, both included; the last is cut to the as-of day. */
	from: string;
	to: string;
	/** Allowed values by dimension; `NO_VALUE` is one. */
	where?: Readonly<Record<string, readonly string[]>>;
	calendar?: (typeof CALENDARS)[number];
	boundaries?: (typeof BOUNDARIES)[number];
};

type Bucket = { keys: string[]; from: string; to: string };
/** A request that can be answered: everything it names exists. */
export type Plan = {
	metrics: Metric[];
	by: readonly string[];
	grains: TimeGrain[];
	/** Dimensions asked for besides time. */
	groups: string[];
	where: [string, readonly string[]][];
	buckets: Bucket[];
	from: string;
	to: string;
	/** The last day of the release: nothing is later. */
	as_of: string;
	boundaries: NonNullable<NumbersRequest['boundaries']>;
	/** What the release has counted by month. */
	cubes: readonly Cube[];
	/** Whose records count. */
	units: Units;
	/** Each distinct measure once; its place is its column. */
	measures: Measure[];
};

/**
 * @param units whose records count, of those that the request names
 * @throws {DonthuError} `unknown_metric`, `unknown_dimension`, `unknown_value`, `bad_period`
 */
export function makePlan(release: OpenRelease, units: Units, request: NumbersRequest): Plan {
	const metrics = request.metrics.map(find);
	if (metrics.length === 0)
		throw new DonthuError('unknown_metric', words.noMetrics, words.noMetricsRemedy);
	const by = request.by ?? [];
	const where = Object.entries(request.where ?? {});
	for (const dimension of [...by, ...where.map(([name]) => name)]) {
		for (const metric of metrics) checkDimension(metric, dimension);
	}
	for (const [name, values] of where) checkValues(release, name, values);
	const { from, to } = period(release, request);
	const grains = by.filter(isTimeGrain);
	const measures = new Map<string, Measure>();
	for (const metric of metrics) {
		for (const measure of Object.values(metric.measures))
			measures.set(JSON.stringify(measure), measure);
	}
	return {
		metrics,
		by,
		grains,
		groups: by.filter((name) => !isTimeGrain(name)),
		where,
		buckets: bucketsOf(release, grains, request.calendar ?? 'civil', from, to),
		from,
		to,
		as_of: release.as_of,
		boundaries: request.boundaries ?? 'as_reported',
		cubes: release.cubes,
		units,
		measures: [...measures.values()]
	};
}

function period(release: OpenRelease, { from, to }: NumbersRequest): { from: string; to: string } {
	for (const day of [from, to]) {
		if (!isDay(day)) throw new DonthuError('bad_period', words.noDay(day), words.noDayRemedy);
	}
	if (from > to)
		throw new DonthuError('bad_period', words.periodReversed(from, to), words.periodReversedRemedy);
	if (from > release.as_of) {
		throw new DonthuError(
			'bad_period',
			words.periodLater(from, release.as_of),
			words.periodLaterRemedy
		);
	}
	return { from, to: to < release.as_of ? to : release.as_of };
}

/** A filter that names a code nobody has would answer zero, and be believed. */
function checkValues(release: OpenRelease, dimension: string, values: readonly string[]): void {
	if (isTimeGrain(dimension)) {
		throw new DonthuError('unknown_value', words.timeFilter(dimension), words.timeFilterRemedy);
	}
	const known = BOOLEAN_DIMENSIONS.has(dimension)
		? new Set(['true', 'false'])
		: release.codes.get(dimension === 'decision_level' ? 'level' : dimension);
	const stranger = known && values.find((value) => value !== NO_VALUE && !known.has(value));
	if (known && stranger !== undefined) {
		const choices = known.size > 60 ? '' : [...known].join(', ');
		throw new DonthuError(
			'unknown_value',
			words.noValue(dimension, stranger),
			words.valuesAre(choices)
		);
	}
}

/** The asked period cut along the asked grains; one bucket when none is asked. */
function bucketsOf(
	release: OpenRelease,
	grains: TimeGrain[],
	calendar: string,
	from: string,
	to: string
): Bucket[] {
	let buckets: Bucket[] = [{ keys: [], from, to }];
	for (const grain of grains) {
		const periods = release.periods.filter(
			(period) =>
				period.grain === grain &&
				(period.calendar === calendar || period.calendar === 'all') &&
				period.first_day <= to &&
				period.last_day >= from
		);
		buckets = buckets.flatMap((bucket) =>
			periods
				.filter((period) => period.first_day <= bucket.to && period.last_day >= bucket.from)
				.map((period) => ({
					keys: [...bucket.keys, period.key],
					from: period.first_day > bucket.from ? period.first_day : bucket.from,
					to: period.last_day < bucket.to ? period.last_day : bucket.to
				}))
		);
	}
	return buckets;
}
