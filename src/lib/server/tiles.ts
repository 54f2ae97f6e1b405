import { metric } from '#warehouse/metrics/catalogue.ts';
import { metricWords, unitLabels } from '#warehouse/metrics/vi.ts';
import type { Tile } from '../figures.ts';
import type { ChosenPeriod } from '../filter.ts';
import { targetsOn, type Target } from './facts.ts';
import { notApplied, type Question } from './question.ts';
import { numberIn, type Row } from './numbers.ts';

type Parts = { readonly part: number; readonly whole: number };
type Spec = {
	readonly metric: string;
	/** Of a share: numerator and denominator, and the counts from which they are taken. */
	readonly of?: { readonly metrics: readonly string[]; readonly parts: (row: Row) => Parts | null };
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
			parts: (row) => ({ part: at(row, 'petitions_processed'), whole: at(row, 'petitions_total') })
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
			parts: (row) => ({
				part: at(row, 'own_petitions_resolved'),
				whole:
					at(row, 'own_petitions_opening') +
					at(row, 'own_petitions_accepted') +
					Math.max(at(row, 'own_petitions_moved'), 0) -
					at(row, 'own_petitions_transferred')
			})
		},
		growsThroughYear: true
	},
	{
		metric: 'overdue_rate',
		of: {
			metrics: ['matters_overdue', 'matters_closing'],
			parts: (row) => ({ part: at(row, 'matters_overdue'), whole: at(row, 'matters_closing') })
		}
	},
	{
		metric: 'on_time_rate',
		of: { metrics: ['on_time_rate', 'matters_resolved_late'], parts: onTime }
	},
	{
		metric: 'set_aside_rate',
		of: {
			metrics: ['reviews_set_aside', 'reviews_amended', 'reviews_kept'],
			parts: (row) => {
				const part = at(row, 'reviews_set_aside') + at(row, 'reviews_amended');
				return { part, whole: part + at(row, 'reviews_kept') };
			}
		}
	}
];

/**
 * Of the resolved, those with a due day are no indicator of their own: what was late and the share that
 * was not give their number. Where nothing was late, the share tells it all.
 */
function onTime(row: Row): Parts | null {
	const late = at(row, 'matters_resolved_late');
	const rate = numberIn(row, 'on_time_rate');
	if (rate === null || late === 0) return null;
	const whole = Math.round(late / (1 - rate));
	return { part: whole - late, whole };
}

/** What the tiles' row of a period has to hold. */
export const TILE_METRICS: readonly string[] = [
	...new Set(SPECS.flatMap((spec) => [spec.metric, ...(spec.of?.metrics ?? [])]))
];

/** What the tiles' row of each month has to hold. */
export const TILE_TREND_METRICS: readonly string[] = SPECS.map((spec) => spec.metric);

/** What a row of tiles of other indicators has to hold. */
export const tileMetrics = (names: readonly string[]): string[] => [
	...new Set(names.map(specOf).flatMap((spec) => [spec.metric, ...(spec.of?.metrics ?? [])]))
];

const specOf = (name: string): Spec =>
	SPECS.find(({ metric }) => metric === name) ?? { metric: name };

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
			n: (rows.now && spec.of?.parts(rows.now)) ?? null,
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
