import { error, type RequestEvent } from '@sveltejs/kit';
import { metric as find } from '#warehouse/metrics/catalogue.ts';
import { dimensionLabels, metricWords, unitLabels } from '#warehouse/metrics/vi.ts';
import { EXPLORE_KEY, type MetricColumn } from '../explored.ts';
import { inquire, type Inquiry } from './inquiry.ts';
import { valueLabels, type ValueLabels } from './value_labels.ts';
import { explored as words } from './vi.ts';

/** What the page opens with. */
const FIRST = {
	metrics: ['petitions_received', 'matters_closing', 'matters_overdue', 'overdue_rate'],
	rows: 'province'
};

/** A free table as it is asked for. */
export type Exploration = {
	readonly inquiry: Inquiry;
	readonly labels: ValueLabels;
	readonly metrics: readonly string[];
	/** None, one or two. */
	readonly by: readonly string[];
	/** Where the second dimension stands. */
	readonly layout: 'rows' | 'columns';
};

/** @throws as `inquire` does, and 400 for an indicator or a dimension that does not exist */
export async function askedExploration(
	event: Pick<RequestEvent, 'url' | 'locals'>
): Promise<Exploration> {
	const inquiry = await inquire(event);
	const params = event.url.searchParams;
	const named = params.getAll(EXPLORE_KEY.metrics).flatMap((text) => text.split(','));
	const isFirst = !params.has(EXPLORE_KEY.metrics);
	const metrics = [...new Set(named.map((name) => name.trim()))].filter(Boolean);
	const unknown = metrics.find((name) => !metricWords[name]);
	if (unknown) error(400, { message: words.unknownMetric(unknown), remedy: words.remedy });
	const last = (key: string) => params.getAll(key).at(-1) ?? '';
	const rows = isFirst && !params.has(EXPLORE_KEY.rows) ? FIRST.rows : last(EXPLORE_KEY.rows);
	const by = [...new Set([rows, last(EXPLORE_KEY.columns)])].filter(Boolean);
	const stranger = by.find((name) => !dimensionLabels[name]);
	if (stranger) error(400, { message: words.unknownDimension(stranger), remedy: words.remedy });
	return {
		inquiry,
		labels: valueLabels(inquiry.facts),
		metrics: metrics.length > 0 ? metrics : FIRST.metrics,
		by,
		layout: last(EXPLORE_KEY.layout) === 'hang' ? 'rows' : 'columns'
	};
}

/** How an indicator stands over its column. */
export const metricColumn = (name: string): MetricColumn => ({
	metric: name,
	label: metricWords[name]!.label,
	unit: unitLabels[find(name).unit],
	type: find(name).type
});
