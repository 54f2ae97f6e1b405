import { NO_VALUE } from '#warehouse/no_value.ts';
import type { Cell } from '#warehouse/numbers.ts';
import { BOOLEAN_DIMENSIONS, isTimeGrain } from '#warehouse/metrics/measure.ts';
import * as format from '../format.ts';
import { filter, locality, unitName } from '../messages/vi.ts';
import { periodName } from '../period_name.ts';
import type { Facts, Named, Unit } from './facts.ts';
import { valueLabels as words } from './vi.ts';

/** Dimensions and columns whose list has another name. */
const LIST_OF: Readonly<Record<string, string>> = {
	kind: 'follow_up',
	reply: 'follow_up_reply',
	result: 'reception_result',
	previous_outcome: 'outcome'
};
const UNITS: readonly string[] = ['unit', 'owner', 'decision_unit', 'previous_unit'];

/** The words for what stands in the cells of dimensions and columns. */
export type ValueLabels = {
	/** A cell in words; the cell itself where it is no code. */
	of(name: string, cell: Cell): string;
	/** The values that can be chosen of a dimension; none of those that are too many or free. */
	options(dimension: string): readonly Named[];
};

export function valueLabels(facts: Facts): ValueLabels {
	const list = (name: string) => facts.lists.get(LIST_OF[name] ?? name);
	const of = (name: string, cell: Cell): string => {
		if (cell === null || cell === NO_VALUE) {
			// Units without a province: the Supreme Procuracy, its high ones, the military.
			return name === 'province' ? locality.central : words.none;
		}
		if (typeof cell === 'boolean') return cell ? words.yes : words.no;
		const code = `${cell}`;
		if (BOOLEAN_DIMENSIONS.has(name)) return code === 'true' ? words.yes : words.no;
		if (UNITS.includes(name)) {
			const unit = facts.units.get(code);
			return unit ? unitLabel(unit) : code;
		}
		if (name.endsWith('province')) return facts.provinces.get(code) ?? code;
		if (name.endsWith('level')) return filter.levels[code] ?? code;
		if (name === 'received_month') return format.month(code);
		if (name === 'limit_key') return facts.limits.get(code) ?? code;
		if (name === 'rule') return words.rules[code] ?? code;
		if (isTimeGrain(name)) return periodName({ grain: name, key: code, from: '', to: '' });
		return list(name)?.find((named) => named.code === code)?.label ?? code;
	};
	const options = (dimension: string): readonly Named[] => {
		// Units are too many to choose from unless some are looked for.
		const codes = dimension === 'unit' ? [] : (facts.options.codes[dimension] ?? []);
		return codes.map((code) => ({ code, label: of(dimension, code) }));
	};
	return { of, options };
}

/** A closed unit often has the name of the one that took over: the day of its end tells them apart. */
export function unitLabel({ name, valid_to }: Unit): string {
	return valid_to === null ? unitName(name) : words.closed(unitName(name), format.day(valid_to));
}
