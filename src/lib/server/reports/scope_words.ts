import type { Facts } from '../facts.ts';
import { unitLabel } from '../value_labels.ts';
import { scopeWords as words } from './vi.ts';

/** What a report is about, in words: the whole sector, provinces, units. */
export function scopeWords(
	where: Readonly<Record<string, readonly string[]>>,
	{ provinces, units }: Pick<Facts, 'provinces' | 'units'>
): string {
	const names = [
		...(where['province'] ?? []).map((code) => provinces.get(code) ?? code),
		...(where['unit'] ?? []).map((code) => {
			const unit = units.get(code);
			return unit ? unitLabel(unit) : code;
		})
	];
	return names.length > 0 ? names.join(', ') : words.whole;
}
