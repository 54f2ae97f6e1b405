import { isTimeGrain } from '#warehouse/metrics/measure.ts';
import type { Code, Drawn, LineSet } from '../explored.ts';
import { metricColumn, type Exploration } from './exploration.ts';
import { axisOf, codesOf, keyOf, type Answers, type Figures } from './explored_answers.ts';

const MOST_LINES = 4;
const MOST_SETS = 12;
const MOST_BARS = 15;

/**
 * The chart that fits the question: lines over time, small multiples of them for another dimension, bars
 * for one dimension. Two dimensions without time are a table of shades, and nothing is drawn beside.
 */
export function drawn(exploration: Exploration, answers: Answers): Drawn | null {
	const { by, metrics } = exploration;
	const first = metricColumn(metrics[0]!);
	const time = by.findIndex(isTimeGrain);
	const values = [...answers.whole.values()].flat();
	if (by.length === 0 || values.some((value) => value !== null && value < 0)) return null;
	if (time >= 0) return lines(exploration, answers, time);
	if (by.length === 2) return null;
	const bars = ranked(answers.whole).filter(({ value }) => value !== null && value > 0);
	if (bars.length < 2) return null;
	return {
		kind: 'bars',
		title: first.label,
		unit: first.unit,
		type: first.type,
		bars: bars.slice(0, MOST_BARS).map(({ code, value }) => ({
			code,
			label: exploration.labels.of(by[0]!, code),
			value: value!
		})),
		more: Math.max(0, bars.length - MOST_BARS)
	};
}

/** The codes of a dimension by the first indicator, the greatest first. */
const ranked = (figures: Figures): { code: Code; value: number | null }[] =>
	[...figures]
		.map(([key, [value = null]]) => ({ code: codesOf(key)[0]!, value }))
		.sort((a, b) => (b.value ?? -1) - (a.value ?? -1));

function lines(exploration: Exploration, answers: Answers, time: number): Drawn | null {
	const { by, metrics, labels, inquiry } = exploration;
	const grain = by[time]!;
	const { days } = axisOf(inquiry, grain)!;
	const codes = Object.keys(days!);
	if (codes.length < 2) return null;
	const columns = metrics.map(metricColumn);
	const first = columns[0]!;
	const alike = columns
		.filter(({ type, unit }) => type === first.type && (type !== 'count' || unit === first.unit))
		.slice(0, MOST_LINES);
	const other = by[1 - time];
	const at = (code: Code, otherCode: Code) =>
		answers.whole.get(time === 0 ? keyOf(code, otherCode) : keyOf(otherCode, code));
	const others = other ? ranked(time === 0 ? answers.columns : answers.rows) : [];
	const sets: LineSet[] = other
		? others.slice(0, MOST_SETS).map(({ code: otherCode }) => ({
				label: labels.of(other, otherCode),
				series: [
					{ label: first.label, values: codes.map((code) => at(code, otherCode)?.[0] ?? null) }
				]
			}))
		: [
				{
					label: '',
					series: alike.map(({ label, metric }) => ({
						label,
						values: codes.map(
							(code) => answers.whole.get(keyOf(code))?.[metrics.indexOf(metric)] ?? null
						)
					}))
				}
			];
	return {
		kind: 'lines',
		title: other ? first.label : alike.map(({ label }) => label).join(', '),
		unit: first.unit,
		type: first.type,
		buckets: codes,
		sets,
		more: Math.max(0, others.length - MOST_SETS),
		isLastPartial: isCut(exploration, grain, codes.at(-1)!)
	};
}

/** Whether the period, or the as-of day, ends before the bucket does. */
function isCut({ inquiry }: Exploration, grain: string, code: string): boolean {
	const { facts, period, calendar } = inquiry;
	const bucket = facts.options.periods.find(
		(named) =>
			named.grain === grain &&
			named.key === code &&
			(named.calendar === calendar || named.calendar === 'all')
	);
	return bucket !== undefined && bucket.to > period.to;
}
