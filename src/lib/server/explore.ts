import type { RequestEvent } from '@sveltejs/kit';
import { dimensionsOf, METRICS, metric as find } from '#warehouse/metrics/catalogue.ts';
import { TIME_GRAINS } from '#warehouse/metrics/measure.ts';
import { dimensionLabels, metricWords } from '#warehouse/metrics/vi.ts';
import { NO_VALUE } from '#warehouse/no_value.ts';
import { EXPLORE_KEY } from '../explored.ts';
import { hasWords } from '../fold.ts';
import { MERGER } from '../breaks.ts';
import { queryCommand } from './command.ts';
import { allDefinitions } from './definitions.ts';
import { MOST_ROWS } from './export.ts';
import { drawn } from './explored_chart.ts';
import { askedExploration, type Exploration } from './exploration.ts';
import { answersOf } from './explored_answers.ts';
import { tableOf } from './explored_table.ts';
import type { Named } from './facts.ts';
import { filterBar } from './filter_bar.ts';
import { requestOf } from './inquiry.ts';
import { releaseNote } from './release_note.ts';
import { spoken } from './spoken.ts';
import { unitLabel } from './value_labels.ts';
import { explored as words } from './vi.ts';

/* Any indicators by any dimensions: what is asked, what can be asked, and the answer. */

type Event = Pick<RequestEvent, 'url' | 'locals'>;

const UNITS_FOUND = 20;
const METRICS_NAMED = 10;

export async function explore(event: Event) {
	const exploration = await askedExploration(event);
	const { inquiry, labels, metrics, by, layout } = exploration;
	const { reader, facts, period } = inquiry;
	const params = event.url.searchParams;
	const problems = problemsOf(exploration);
	const groups = allDefinitions(facts.targets, period.to);
	const common = commonDimensions(metrics);
	const [note, answers] = await Promise.all([
		releaseNote(reader),
		problems.length === 0 ? answersOf(exploration) : null
	]);
	const table = answers && tableOf(exploration, answers, params.get(EXPLORE_KEY.sort) ?? '');
	const { periods, currentYear } = filterBar(inquiry.page);
	return {
		note,
		definitions: Object.fromEntries(
			groups.flatMap(({ definitions }) => definitions.map((found) => [found.metric, found]))
		),
		groups: groups.map(({ group, definitions }) => ({
			group,
			metrics: definitions.map(({ metric }) => metric)
		})),
		chosen: {
			metrics,
			rows: by[0] ?? '',
			columns: by[1] ?? '',
			layout,
			calendar: inquiry.calendar,
			period,
			boundaries: inquiry.page.question.choice.boundaries,
			comparison: inquiry.compared?.kind ?? ('khong' as const)
		},
		periods,
		currentYear,
		dimensions: [...new Set([...common, ...by])].map(named),
		filters: filtersOf(exploration, common, params.get(EXPLORE_KEY.search) ?? ''),
		search: params.get(EXPLORE_KEY.search) ?? '',
		problems,
		table,
		drawn: answers && drawn(exploration, answers),
		count: answers?.whole.size ?? 0,
		mostRows: MOST_ROWS,
		noValue: NO_VALUE,
		spoken: spoken(inquiry, labels),
		command: queryCommand(metrics, by, {
			...requestOf(inquiry),
			release: reader.lease.release.id
		})
	};
}

const named = (code: string): Named => ({ code, label: dimensionLabels[code]! });

/** The dimensions that all these indicators have, time first. */
function commonDimensions(metrics: readonly string[]): string[] {
	const [first, ...others] = metrics.map((name) => dimensionsOf(find(name)));
	return (first ?? []).filter((dimension) => others.every((more) => more.includes(dimension)));
}

export type Problem = {
	readonly text: string;
	readonly hints: readonly string[];
	readonly fixes: readonly { readonly label: string; readonly drop: Drop }[];
};
/** What is left out of the address. */
export type Drop =
	| { readonly metrics: readonly string[] }
	| { readonly dimension: string }
	| { readonly filter: string };

/** Why a question cannot be answered, and what could be asked instead. */
function problemsOf({ inquiry, metrics, by }: Exploration): Problem[] {
	const common = commonDimensions(metrics);
	const possible = words.possible(common.map((name) => dimensionLabels[name]!).join('; '));
	const lacking = (dimension: string) =>
		metrics.filter((name) => !dimensionsOf(find(name)).includes(dimension));
	const quoted = (names: readonly string[]) =>
		names.map((name) => `«${metricWords[name]!.label}»`).join(', ');
	const problem = (
		dimension: string,
		text: (metrics: string, dimension: string) => string,
		drop: Drop
	): Problem[] => {
		const without = lacking(dimension);
		if (without.length === 0) return [];
		const label = `«${dimensionLabels[dimension] ?? dimension}»`;
		const having = METRICS.filter((other) => dimensionsOf(other).includes(dimension));
		const first = having.slice(0, METRICS_NAMED).map(({ name }) => metricWords[name]!.label);
		const rest = having.length - first.length;
		return [
			{
				text: text(quoted(without), label),
				hints: [
					possible,
					words.others(label, [...first, ...(rest > 0 ? [words.othersMore(rest)] : [])].join('; '))
				],
				fixes: [
					{ label: words.dropDimension(label), drop },
					...(without.length < metrics.length
						? [{ label: words.dropMetrics(quoted(without)), drop: { metrics: without } }]
						: [])
				]
			}
		];
	};
	return [
		...by.flatMap((dimension) => problem(dimension, words.noDimension, { dimension })),
		...Object.keys(inquiry.where).flatMap((dimension) =>
			problem(dimension, words.noFilter, { filter: dimension })
		)
	];
}

/** The dimensions that can be filtered by, with the values to choose from and those chosen. */
function filtersOf(
	{ inquiry: { where, facts, boundaries, period }, labels }: Exploration,
	common: readonly string[],
	search: string
) {
	const offered = common.filter((name) => !(TIME_GRAINS as readonly string[]).includes(name));
	return [...new Set([...offered, ...Object.keys(where)])].flatMap((dimension) => {
		const chosen = where[dimension] ?? [];
		const found =
			dimension === 'unit'
				? unitsNamed(facts.units, search)
				: labels.options(dimension).filter(({ code }) => isOfMap(dimension, code));
		const others = chosen
			.filter((code) => !found.some((option) => option.code === code))
			.map((code) => ({ code, label: labels.of(dimension, code) }));
		const options = [...others, ...found];
		if (options.length === 0 && dimension !== 'unit') return [];
		return [{ dimension, label: dimensionLabels[dimension] ?? dimension, options, chosen }];
	});

	/** Provinces of the maps that the boundaries and the period know. */
	function isOfMap(dimension: string, code: string): boolean {
		if (!dimension.endsWith('province')) return true;
		const isOfToday = code.startsWith('34-');
		if (boundaries === 'current') return isOfToday;
		return isOfToday ? period.to >= MERGER : period.from < MERGER;
	}
}

/** Units by words of their names, or by the beginning of their code; none for no words. */
export function unitsNamed(
	units: Exploration['inquiry']['facts']['units'],
	typed: string
): Named[] {
	const text = typed.trim();
	if (text === '') return [];
	const found: Named[] = [];
	for (const unit of units.values()) {
		const { code } = unit;
		const label = unitLabel(unit);
		if (code.toLowerCase() === text.toLowerCase()) found.unshift({ code, label });
		else if (found.length < UNITS_FOUND && hasWords(`${label} ${code}`, text)) {
			found.push({ code, label });
		}
	}
	return found.slice(0, UNITS_FOUND);
}
