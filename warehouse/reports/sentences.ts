import { metric as find } from '../metrics/catalogue.ts';
import { PLACE, type Metric } from '../metrics/measure.ts';
import { unitLabels } from '../metrics/vi.ts';
import type { Cell } from '../numbers.ts';
import type { FigureNode } from './document.ts';
import { targetsOn, type Known, type Target } from './known.ts';
import type { Where } from './spec.ts';
import { count, hundredths, oneDecimal, shown } from './wording.ts';
import { told as words } from './vi.ts';

/* How figures read in a sentence. What they read is what was answered, and nothing else. */

/** As many places with the same number are named; more are counted. */
const NAMED = 3;

export const unitWord = (metric: Metric) =>
	metric.type === 'days' ? words.days : unitLabels[metric.unit];

/** The number alone, with the sign of a share. */
export const valueText = (metric: Metric, value: Cell): string =>
	value === null ? words.none : shown(value, metric.type);

/** By how much the second rose or fell to the first, in number and per cent. */
export function changeText(metric: Metric, now: Cell, before: Cell): string {
	if (typeof now !== 'number' || typeof before !== 'number') return words.incomparable;
	const isUp = now > before;
	if (metric.type === 'share') {
		// A change too small to be printed is none.
		const by = hundredths(Math.abs(now - before));
		return by === hundredths(0) ? words.unchanged : words.points(isUp, by);
	}
	const write = metric.type === 'days' ? oneDecimal : count;
	const by = write(Math.abs(now - before));
	if (by === write(0)) return words.unchanged;
	const unit = unitWord(metric);
	if (metric.type === 'days') return words.change(isUp, by, unit, null);
	if (before === 0) return words.changeFromNothing(by, unit);
	return words.change(isUp, by, unit, `${hundredths(Math.abs(now - before) / before)}%`);
}

/** How far a share lies from its target, in points. */
export function targetText(
	value: Cell,
	target: Pick<Target, 'value' | 'direction'> | null
): string {
	if (target === null) return words.noTarget;
	if (typeof value !== 'number') return words.noBase;
	const by = hundredths(Math.abs(value - target.value));
	if (by === hundredths(0)) return words.met;
	if (target.direction === '<=') return value < target.value ? words.met : words.over(by);
	return value > target.value ? words.above(by) : words.below(by);
}

/** Who has the number, and the number in brackets. */
export function extremeText(metric: Metric, value: Cell, names: readonly string[]): string {
	if (value === null || names.length === 0) return words.none;
	const number =
		metric.type === 'share'
			? valueText(metric, value)
			: words.withUnit(shown(value, metric.type), unitWord(metric));
	return names.length > NAMED
		? words.many(count(names.length), number)
		: words.extreme(names, number);
}

/** A figure as it reads: its answer, put into the words of how it is told. */
export function figureText(
	{
		metric: name,
		told,
		over,
		question
	}: Pick<FigureNode['attrs'], 'metric' | 'told' | 'over' | 'question'>,
	values: readonly Cell[],
	known: Known
): string {
	const metric = find(name);
	const [first = null, second = null, ...more] = values;
	switch (told) {
		case 'value':
			return valueText(metric, first);
		case 'change':
			return changeText(metric, first, second);
		case 'target':
			return targetText(first, targetOf(known, name, question.where ?? {}, question.to));
		case 'highest':
		case 'lowest': {
			const codes = values.length > 1 ? [second, ...more] : [];
			return extremeText(
				metric,
				first,
				codes.map((code) => known.label(over!, code))
			);
		}
	}
}

/** The target of an indicator, or of the part that a filter names, on a day; of several the highest. */
export function targetOf(known: Known, metric: string, where: Where, day: string): Target | null {
	const part = Object.fromEntries(
		Object.entries(where).filter(([name]) => !(PLACE as readonly string[]).includes(name))
	);
	const on = day < known.as_of ? day : known.as_of;
	return targetsOn(known, metric, part, on).sort((a, b) => b.value - a.value)[0] ?? null;
}
