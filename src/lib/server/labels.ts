import { BOOLEAN_DIMENSIONS } from '#warehouse/metrics/measure.ts';
import * as format from '../format.ts';
import { filter, unitName, words } from '../messages/vi.ts';
import { LIST_OF, type Facts } from './facts.ts';

/** The code of a dimension in words; of one that nobody knows, the code. */
export function labelOf(facts: Facts, dimension: string, code: string): string {
	if (BOOLEAN_DIMENSIONS.has(dimension)) return code === 'true' ? words.yes : words.no;
	if (dimension === 'unit') return unitName(facts.units.get(code)?.name ?? code);
	if (dimension.endsWith('province')) return facts.provinces.get(code) ?? code;
	if (dimension.endsWith('level')) return filter.levels[code] ?? code;
	if (dimension === 'limit_key') return facts.limits.get(code) ?? code;
	if (dimension === 'received_month') return format.month(code);
	const list = facts.lists.get(LIST_OF[dimension] ?? dimension);
	return list?.find((named) => named.code === code)?.label ?? code;
}
