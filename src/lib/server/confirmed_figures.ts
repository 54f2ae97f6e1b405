import { metric } from '#warehouse/metrics/catalogue.ts';
import { metricWords, unitLabels } from '#warehouse/metrics/vi.ts';
import type { NamedPeriod } from '../filter.ts';
import { CONFIRMED_METRICS, type Figures } from './confirmations.ts';
import { numberIn, numbers, rowsOf, type Reader } from './numbers.ts';

const MONTHS = 12;
const LONGER = 3;

/** The periods that can be confirmed: months, halves and years of work that are over; the last first. */
export function periodsToConfirm(periods: readonly NamedPeriod[], as_of: string): NamedPeriod[] {
	const over = periods.filter(({ to }) => to <= as_of).toReversed();
	const months = over.filter(({ grain }) => grain === 'month');
	const longer = (grain: NamedPeriod['grain']) =>
		over.filter((period) => period.calendar === 'procuracy' && period.grain === grain);
	return [
		...months.slice(0, MONTHS),
		...longer('half').slice(0, LONGER),
		...longer('year').slice(0, LONGER)
	];
}

/**
 * What each unit of today is asked to confirm for a period, within the reader's scope. Units of which
 * nothing counts are not there.
 *
 * @param units without it, all that the reader sees
 */
export async function figuresToConfirm(
	reader: Reader,
	{ from, to }: { from: string; to: string },
	units?: readonly string[]
): Promise<ReadonlyMap<string, Figures>> {
	const answer = await numbers(reader, {
		metrics: CONFIRMED_METRICS,
		by: ['unit'],
		from,
		to,
		boundaries: 'current',
		...(units && { where: { unit: units } })
	});
	return new Map(
		rowsOf(answer).map((row) => [
			`${row['unit']}`,
			Object.fromEntries(CONFIRMED_METRICS.map((name) => [name, numberIn(row, name)]))
		])
	);
}

/** Where nothing counts, all is nothing. */
export const NO_FIGURES: Figures = Object.fromEntries(CONFIRMED_METRICS.map((name) => [name, 0]));

/** The indicators in words. */
export const confirmedWords = () =>
	CONFIRMED_METRICS.map((name) => ({
		metric: name,
		label: metricWords[name]!.label,
		unit: unitLabels[metric(name).unit]
	}));
