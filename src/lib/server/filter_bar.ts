import { dimensionLabels } from '#warehouse/metrics/vi.ts';
import { defaultPeriod, isOffered, KEY_OF, type Choice, type NamedPeriod } from '../filter.ts';
import type { Chip, FilterBar, FilterDimension } from '../filter_bar.ts';
import { filter as words } from '../messages/vi.ts';
import { periodName } from '../period_name.ts';
import { labelOf } from './labels.ts';
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
export function filterBar(asked: Asked): FilterBar {
	const {
		facts: { options },
		question: { choice }
	} = asked;
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
		dimensions: Object.keys(KEY_OF).flatMap((dimension) => offered(dimension, asked)),
		chips: chips(asked)
	};
}

/** Provinces and levels of the period's map; a unit has one level. */
function offered(
	dimension: string,
	{ facts, question: { map, locality } }: Asked
): FilterDimension[] {
	if (dimension === 'level' && locality?.unit) return [];
	const known = facts.options.codes[dimension] ?? [];
	const codes =
		dimension === 'province'
			? known.filter((code) => code.startsWith(`${map}-`))
			: dimension === 'level'
				? levelsOf(map, known)
				: known;
	const options = codes.map((value) => ({ value, label: labelOf(facts, dimension, value) }));
	if (dimension === 'province') options.sort((a, b) => a.label.localeCompare(b.label, 'vi'));
	return [
		{
			dimension,
			key: KEY_OF[dimension]!,
			label: dimensionLabels[dimension]!,
			none: dimension === 'province' ? words.everywhere : words.every,
			options
		}
	];
}

/** The place of a page is no filter of it. */
function chips({ facts, question: { choice, locality } }: Asked): Chip[] {
	return Object.entries(choice.filters)
		.filter(([dimension]) => !locality || dimension !== 'province')
		.flatMap(([dimension, { codes, isExcluded }]) =>
			codes.map((code) => ({
				dimension,
				code,
				name: dimensionLabels[dimension]!,
				label: labelOf(facts, dimension, code),
				isExcluded
			}))
		);
}

const isOpen = (period: NamedPeriod, { calendar }: Choice, as_of: string) =>
	period.from <= as_of && isOffered(period, calendar);
