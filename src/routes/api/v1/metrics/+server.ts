import { json } from '@sveltejs/kit';
import { dimensionsOf, METRICS } from '#warehouse/metrics/catalogue.ts';
import { dimensionLabels, metricWords, unitLabels } from '#warehouse/metrics/vi.ts';
import type { RequestHandler } from './$types.js';

/** The catalogue of indicators: name, words, type, counting unit, dimensions. */
export const GET: RequestHandler = () =>
	json(
		METRICS.map((metric) => ({
			name: metric.name,
			...metricWords[metric.name],
			type: metric.type,
			unit: unitLabels[metric.unit],
			dimensions: dimensionsOf(metric).map((name) => ({ name, label: dimensionLabels[name] }))
		}))
	);
