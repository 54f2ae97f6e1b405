import type { Figure } from '#lib/figures.ts';
import * as format from '#lib/format.ts';
import type { FigurePage } from '#lib/server/figure.ts';
import { countFigure, rowsBy, shareFigure } from '#lib/server/figure_kinds.ts';
import { numberIn } from '#lib/server/numbers.ts';
import { ask } from '#lib/server/question.ts';
import { words } from './vi.ts';

/** The National Assembly and its deputies, whom the law promises an answer, before all others. */
const ASSEMBLY = ['national_assembly_deputy', 'national_assembly_body'];
const FORWARDERS = [
	...ASSEMBLY,
	'peoples_council',
	'fatherland_front',
	'press',
	'other_agency',
	'leader'
];

export const PETITION_NAMED = [
	...Object.keys(words.forwardedColumns),
	...Object.keys(words.duplicateColumns),
	'petitioners_many_units'
];

/** What is asked of petitions besides their steps: who forwarded them, and which came more than once. */
export const petitionFigures = (page: FigurePage): Promise<Figure[]> =>
	Promise.all([forwarded(page), duplicates(page)]);

/** Petitions that others passed on, by whom; when these were answered nobody reports. */
async function forwarded(page: FigurePage): Promise<Figure> {
	const { reader, question } = page;
	const { from, to } = question.choice.period;
	const columns = words.forwardedColumns;
	const spec = {
		id: 'don-chuyen-den',
		title: words.forwarded,
		row: words.channel,
		unit: words.unit.don,
		metric: 'petitions_received',
		columns,
		where: { channel: FORWARDERS },
		isOrdered: true,
		foot: words.forwardedFoot
	};
	const [answer, [assembly]] = await Promise.all([
		rowsBy(page, 'channel', spec),
		ask(reader, question, {
			metrics: Object.keys(columns),
			where: { ...question.where, channel: ASSEMBLY },
			from,
			to
		})
	]);
	const count = (name: string) => format.count(numberIn(assembly, name) ?? 0);
	return countFigure(
		page,
		{
			...spec,
			reading: words.forwardedReading({
				received: count('petitions_received'),
				processed: count('petitions_processed'),
				left: count('petitions_closing'),
				median: format.days(numberIn(assembly, 'days_to_process_median'))
			})
		},
		answer
	);
}

/** How many petitions came before already, by channel; and how many people write everywhere. */
async function duplicates(page: FigurePage): Promise<Figure> {
	const { reader, question } = page;
	const { from, to } = question.choice.period;
	const spec = {
		id: 'don-trung',
		title: words.duplicates,
		row: words.channel,
		unit: words.unit.don,
		rate: 'duplicate_rate',
		columns: words.duplicateColumns,
		foot: words.duplicatesFoot
	};
	const [answer, [people]] = await Promise.all([
		rowsBy(page, 'channel', spec),
		ask(reader, question, { metrics: ['petitioners_many_units'], where: {}, from, to })
	]);
	const figure = shareFigure(page, spec, answer);
	const count = format.count(numberIn(people, 'petitioners_many_units') ?? 0);
	return { ...figure, reading: `${figure.reading} ${words.manyUnits(count)}` };
}
