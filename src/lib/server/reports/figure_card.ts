import { METRICS, metric } from '#warehouse/metrics/catalogue.ts';
import { dimensionLabels, metricWords, unitLabels } from '#warehouse/metrics/vi.ts';
import { KEY, type Query } from '../../filter.ts';
import * as format from '../../format.ts';
import { methodHref, pageHref, recordsHref } from '../../links.ts';
import { narrowed, withDays } from '../../narrowing.ts';
import type { FigureNode } from '../../report.ts';
import type { Facts } from '../facts.ts';
import { valueLabels } from '../value_labels.ts';
import { spoken } from '../vi.ts';
import { OTHER } from './admit.ts';
import { figureCard as words } from './vi.ts';

/** Where a figure of a report comes from, for whoever points at it. */
export type FigureCard = {
	readonly id: string;
	readonly label: string;
	readonly shown: string;
	readonly frozen: boolean;
	/** Names and what they say, in the order in which they are read. */
	readonly lines: readonly (readonly [name: string, text: string])[];
	/** Pages that show it, and the records behind it; null: there are none. */
	readonly explore: string | null;
	readonly records: string | null;
	readonly method: string | null;
};

export function figureCard({ attrs }: FigureNode, facts: Facts): FigureCard {
	const { id, shown, frozen, question, other } = attrs;
	const days = words.days(format.day(question.from), format.day(question.to));
	if (other || attrs.metric === OTHER) {
		return {
			...{ id, shown, frozen: true, label: words.other },
			lines: [
				[words.period, days],
				[words.source, other?.source ?? ''],
				[words.version, `${other?.version ?? ''}`]
			],
			explore: null,
			records: null,
			method: null
		};
	}
	const labels = valueLabels(facts);
	const { label, definition, basis } = metricWords[attrs.metric]!;
	const filters = Object.entries(question.where ?? {}).map(
		([name, codes]) =>
			`${dimensionLabels[name] ?? name}: ${codes.map((code) => labels.of(name, code)).join(', ')}`
	);
	const query = queryOf(attrs);
	return {
		...{ id, shown, frozen, label },
		lines: [
			[words.told, words.ways[attrs.told]],
			[words.unit, unitLabels[metric(attrs.metric).unit]],
			[words.period, days],
			...(attrs.beside
				? [
						[
							words.beside,
							words.days(format.day(attrs.beside.from), format.day(attrs.beside.to))
						] as const
					]
				: []),
			...(attrs.over ? [[words.over, dimensionLabels[attrs.over] ?? attrs.over] as const] : []),
			[words.filters, filters.join('; ') || words.noFilter],
			[words.boundaries, spoken.boundaries[question.boundaries ?? 'as_reported']],
			[words.release, attrs.release],
			[words.definition, definition],
			[words.basis, basis]
		],
		explore: pageHref('/kham-pha', `?chi-tieu=${attrs.metric}${query.replace('?', '&')}` as Query),
		records: recordsHref(attrs.metric, query),
		method: methodHref(attrs.metric)
	};
}

function queryOf({ question }: FigureNode['attrs']): Query {
	const params = withDays(
		new URLSearchParams({
			[KEY.calendar]: question.calendar ?? 'civil',
			[KEY.boundaries]: question.boundaries ?? 'as_reported'
		}),
		question.from,
		question.to
	);
	return `?${narrowed(params, question.where ?? {})}`;
}

/** What can be put into a sentence: indicators, and dimensions to narrow them with. */
export function figureChoices(facts: Facts) {
	const labels = valueLabels(facts);
	const dimensions = [...new Set(METRICS.flatMap((each) => each.dimensions))].flatMap((name) => {
		const options = labels.options(name);
		return options.length > 0 && options.length <= 120
			? [{ name, label: dimensionLabels[name] ?? name, options }]
			: [];
	});
	return {
		metrics: METRICS.map(({ name, unit, dimensions: of }) => ({
			...{ code: name, label: metricWords[name]!.label, unit: unitLabels[unit] },
			dimensions: of
		})),
		dimensions
	};
}
