import { METRICS, metric } from '#warehouse/metrics/catalogue.ts';
import { metricWords, unitLabels } from '#warehouse/metrics/vi.ts';
import type { Definition } from '../figures.ts';
import { targetText } from '../messages/vi.ts';
import { share } from '../format.ts';
import type { Target } from './facts.ts';

/** What an indicator means, from the catalogue, with the targets in force on a day. */
export function definition(name: string, targets: readonly Target[], day: string): Definition {
	const { unit } = metric(name);
	const words = metricWords[name]!;
	return {
		metric: name,
		label: words.label,
		unit: unitLabels[unit],
		definition: words.definition,
		formula: words.formula,
		basis: words.basis,
		targets: targets
			.filter(
				(target) =>
					target.indicator === name &&
					(target.valid_from ?? day) <= day &&
					day <= (target.valid_to ?? day)
			)
			.map((target) => targetText(target.direction, share(target.value), target.instrument))
	};
}

export const definitions = (names: readonly string[], targets: readonly Target[], day: string) =>
	Object.fromEntries(names.map((name) => [name, definition(name, targets, day)]));

/** Every indicator of the catalogue, in the order of the contract. */
export const allDefinitions = (targets: readonly Target[], day: string): Definition[] =>
	METRICS.map(({ name }) => definition(name, targets, day));
