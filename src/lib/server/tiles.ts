import { metric } from '#warehouse/metrics/catalogue.ts';
import { metricWords, unitLabels } from '#warehouse/metrics/vi.ts';
import type { Tile } from '../figures.ts';
import type { ChosenPeriod } from '../filter.ts';
import type { Target } from './facts.ts';
import { notApplied, type Question } from './question.ts';
import { numberIn, type Row } from './numbers.ts';

type Spec = {
	readonly metric: string;
	/** Counts from which numerator and denominator of a share are taken. */
	readonly of?: {
		readonly metrics: readonly string[];
		readonly part: (row: Row) => number;
		readonly whole: (row: Row) => number;
	};
	/** The stock at the year's start is worked off through the year, so the share grows with it. */
	readonly growsThroughYear?: true;
};

const at = (row: Row, name: string) => numberIn(row, name) ?? 0;

/** The indicators of the leadership, in reading order. */
const SPECS: readonly Spec[] = [
	{ metric: 'petitions_received' },
	{
		metric: 'processing_rate',
		of: {
			metrics: ['petitions_processed', 'petitions_total'],
			part: (row) => at(row, 'petitions_processed'),
			whole: (row) => at(row, 'petitions_total')
		},
		growsThroughYear: true
	},
	{
		metric: 'own_petitions_rate',
		of: {
			metrics: [
				'own_petitions_resolved',
				'own_petitions_opening',
				'own_petitions_accepted',
				'own_petitions_moved',
				'own_petitions_transferred'
			],
			part: (row) => at(row, 'own_petitions_resolved'),
			whole: (row) =>
				at(row, 'own_petitions_opening') +
				at(row, 'own_petitions_accepted') +
				Math.max(at(row, 'own_petitions_moved'), 0) -
				at(row, 'own_petitions_transferred')
		},
		growsThroughYear: true
	},
	{
		metric: 'overdue_rate',
		of: {
			metrics: ['matters_overdue', 'matters_closing'],
			part: (row) => at(row, 'matters_overdue'),
			whole: (row) => at(row, 'matters_closing')
		}
	},
	{
		metric: 'on_time_rate',
		of: {
			metrics: ['matters_resolved', 'matters_resolved_late'],
			part: (row) => at(row, 'matters_resolved') - at(row, 'matters_resolved_late'),
			whole: (row) => at(row, 'matters_resolved')
		}
	},
	{
		metric: 'set_aside_rate',
		of: {
			metrics: ['reviews_set_aside', 'reviews_amended', 'reviews_kept'],
			part: (row) => at(row, 'reviews_set_aside') + at(row, 'reviews_amended'),
			whole: (row) =>
				at(row, 'reviews_set_aside') + at(row, 'reviews_amended') + at(row, 'reviews_kept')
		}
	}
];

/** What the tiles' row of a period has to hold. */
export const TILE_METRICS: readonly string[] = SPECS.flatMap((spec) => [
	spec.metric,
	...(spec.of?.metrics ?? [])
]);
/** What the tiles' row of each month has to hold. */
export const TILE_TREND_METRICS: readonly string[] = SPECS.map((spec) => spec.metric);

/** The tiles of a page from the rows of its period, of the one before, and of its months. */
export function tiles(
	{ choice }: Question,
	where: Readonly<Record<string, readonly string[]>>,
	targets: readonly Target[],
	rows: { now: Row | undefined; before: Row | undefined; months: readonly Row[] }
): Tile[] {
	return SPECS.map((spec) => {
		const { name, type, unit } = metric(spec.metric);
		const value = numberIn(rows.now, name);
		return {
			metric: name,
			label: metricWords[name]!.label,
			type,
			unit: unitLabels[unit],
			value,
			n:
				spec.of && rows.now
					? { part: spec.of.part(rows.now), whole: spec.of.whole(rows.now) }
					: null,
			target: compared(spec, value, targets, choice.period),
			previous: numberIn(rows.before, name),
			trend: rows.months.map((row) => numberIn(row, name)),
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
	const target = targetOn(period.to, spec.metric, targets);
	if (!target || value === null) return null;
	const difference = value - target.value;
	const isBetter = target.direction === '>=' ? difference > 0 : difference < 0;
	const isWholeYear = period.grain === 'year' && period.to === period.end;
	return {
		value: target.value,
		difference,
		verdict: difference === 0 ? 'met' : isBetter ? 'beaten' : 'missed',
		isJudged: !spec.growsThroughYear || isWholeYear
	};
}

/** The target in force on a day. */
export const targetOn = (
	day: string,
	indicator: string,
	targets: readonly Target[]
): Target | undefined =>
	targets.find(
		(target) =>
			target.indicator === indicator &&
			(target.valid_from ?? day) <= day &&
			day <= (target.valid_to ?? day)
	);
