import type { Grain } from './filter.ts';
import { day, month } from './format.ts';
import { period as words } from './messages/vi.ts';

type Nameable = { grain: Grain | 'range'; key: string; from: string; to: string };

/** What people call a period; a range is called by its days. */
export function periodName({ grain, key, from, to }: Nameable): string {
	const year = key.slice(0, 4);
	switch (grain) {
		case 'year':
			return words.year(year);
		case 'half':
			return words.half(year, key.slice(-1));
		case 'quarter':
			return words.quarter(year, key.slice(-1));
		case 'month':
			return words.month(month(key));
		case 'window':
			if (key.endsWith('-10T')) return words.tenMonths(year);
			return key.endsWith('-BS') ? words.supplement(year) : words.thematic(key);
		case 'range':
			return words.range(day(from), day(to));
	}
}
