import { dimensionLabels } from '#warehouse/metrics/vi.ts';
import * as format from '../format.ts';
import { filter } from '../messages/vi.ts';
import { periodName } from '../period_name.ts';
import type { Inquiry } from './inquiry.ts';
import type { ValueLabels } from './value_labels.ts';
import { spoken as words } from './vi.ts';

/** A question in words, for a reader of a list, a table or an export. */
export type Spoken = {
	readonly period: string;
	readonly days: string;
	readonly calendar: string;
	readonly boundaries: string;
	readonly compared: string | null;
	readonly filters: readonly {
		readonly dimension: string;
		readonly label: string;
		readonly values: readonly string[];
	}[];
};

export function spoken(inquiry: Inquiry, labels: ValueLabels): Spoken {
	const { period, calendar, boundaries, compared, where } = inquiry;
	const days = (from: string, to: string) => words.days(format.day(from), format.day(to));
	return {
		period: periodName({ ...period, to: period.end }),
		days: days(period.from, period.to),
		calendar: filter.calendars[calendar],
		boundaries: words.boundaries[boundaries],
		compared:
			compared && `${words.comparisons[compared.kind]}, ${days(compared.from, compared.to)}`,
		filters: Object.entries(where).map(([dimension, codes]) => ({
			dimension,
			label: dimensionLabels[dimension] ?? dimension,
			values: codes.map((code) => labels.of(dimension, code))
		}))
	};
}
