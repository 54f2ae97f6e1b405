import { defaultPeriod, isOffered, type Choice, type NamedPeriod } from '../filter.ts';
import type { FilterBar } from '../filter_bar.ts';
import { filter as words } from '../messages/vi.ts';
import { periodName } from '../period_name.ts';
import type { Asked } from './page.ts';
import { levelsOf } from './question.ts';

/** How many periods of each grain are offered, newest first. */
const GROUPS = [
	['year', 11],
	['half', 6],
	['quarter', 8],
	['month', 24],
	['window', 7]
] as const;

/** What the filter bar offers, in words. */
export function filterBar({ facts: known, question: { choice, map, locality } }: Asked): FilterBar {
	const { options, provinces, lists } = known;
	const named = (list: string) =>
		(lists.get(list) ?? []).map(({ code, label }) => ({ value: code, label }));
	return {
		choice,
		currentYear: defaultPeriod(choice.calendar, options).key,
		periods: GROUPS.map(([grain, most]) => ({
			label: words.periodGroups[grain],
			options: options.periods
				.filter((period) => period.grain === grain && isOpen(period, choice, options.as_of))
				.sort((a, b) => (a.from < b.from ? 1 : -1))
				.filter((period, place) => place < most || period.key === choice.period.key)
				.map((period) => ({ value: period.key, label: periodName(period) }))
		})).filter(({ options }) => options.length > 0),
		provinces: [...provinces]
			.filter(([code]) => code.startsWith(`${map}-`))
			.map(([value, label]) => ({ value, label }))
			.sort((a, b) => a.label.localeCompare(b.label, 'vi')),
		// A unit has one level.
		levels: locality?.unit
			? []
			: levelsOf(map, options.levels).map((level) => ({
					value: level,
					label: words.levels[level] ?? level
				})),
		fields: named('field'),
		kinds: named('petition_kind')
	};
}

const isOpen = (period: NamedPeriod, { calendar }: Choice, as_of: string) =>
	period.from <= as_of && isOffered(period, calendar);
