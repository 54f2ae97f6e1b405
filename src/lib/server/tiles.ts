import { metric } from '#warehouse/metrics/catalogue.ts';
import { metricWords, unitLabels } from '#warehouse/metrics/vi.ts';
import type { Tile } from '../figures.ts';
import type { ChosenPeriod } from '../filter.ts';
import { targetsOn, type Target } from './facts.ts';
import { notApplied, type Question } from './question.ts';
import { numberIn, type Row } from './numbers.ts';
import { SHARE_PARTS } from './share_parts.ts';

type Spec = {
	readonly metric: string;
	/** The stock at the year's start is worked off through the year, so the share grows with it. */
	readonly growsThroughYear?: true;
};

/** The indicators of the leadership, in reading order. */
const SPECS: readonly Spec[] = [
	{ metric: 'petitions_received' },
	{ metric: 'processing_rate', growsThroughYear: true },
	{ metric: 'own_petitions_rate', growsThroughYear: true },
	{ metric: 'overdue_rate' },
	{ metric: 'on_time_rate' },
	{ metric: 'set_aside_rate' }
];
/** Others that are read in the light of what they are. */
const MORE_SPECS: readonly Spec[] = [
	{ metric: 'review_rate', growsThroughYear: true },
	{ metric: 'cassation_rate', growsThroughYear: true }
];

/** What the tiles' row of a period has to hold. */
export const TILE_METRICS: readonly string[] = tileMetrics(SPECS.map(({ metric }) => metric));

/** What the tiles' row of each month has to hold. */
export const TILE_TREND_METRICS: readonly string[] = SPECS.map((spec) => spec.metric);

/** What a row of tiles of other indicators has to hold. */
export function tileMetrics(names: readonly string[]): string[] {
	return [...new Set(names.flatMap((name) => [name, ...(SHARE_PARTS[name]?.metrics ?? [])]))];
}

const specOf = (name: string): Spec =>
	[...SPECS, ...MORE_SPECS].find(({ metric }) => metric === name) ?? { metric: name };

/**
 * The tiles of a page from the rows of its period, of the one before, and of its months; those of the
 * leadership where no indicators are named.
 */
export function tiles(
	{ choice, where }: Question,
	targets: readonly Target[],
	rows: { now: Row | undefined; before: Row | undefined; months: readonly Row[] },
	names: readonly string[] = TILE_TREND_METRICS
): Tile[] {
	return names.map(specOf).map((spec) => {
		const { name, type, unit } = metric(spec.metric);
		const previous = numberIn(rows.before, name);
		const trend = rows.months.map((row) => numberIn(row, name));
		const now = numberIn(rows.now, name);
		// Where there never was anything, zero would look like a report.
		const value = [now, previous, ...trend].some(Boolean) || type !== 'count' ? now : null;
		return {
			metric: name,
			label: metricWords[name]!.label,
			type,
			unit: unitLabels[unit],
			value,
			n: (rows.now && SHARE_PARTS[name]?.parts(rows.now)) ?? null,
			target: compared(spec, value, targets, choice.period),
			previous,
			trend,
			notApplied: notApplied(name, where)
		};
	});
}

function compared(
	spec: Spec,
	value: number | null,
	targets: readonly Target[],
	period: ChosenPeriod
): Tile['target'] {
	const [target] = targetsOn(targets, spec.metric, period.to);
	if (!target || value === null) return null;
	const difference = value - target.value;
	const isFloor = target.direction === '>=';
	const isBetter = isFloor ? difference > 0 : difference < 0;
	const isWholeYear = period.grain === 'year' && period.to === period.end;
	return {
		value: target.value,
		difference,
		// A ceiling is kept, never beaten.
		verdict: difference === 0 || (isBetter && !isFloor) ? 'met' : isBetter ? 'beaten' : 'missed',
		isJudged: !spec.growsThroughYear || isWholeYear
	};
}
