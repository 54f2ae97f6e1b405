import type { Figure } from '#lib/figures.ts';
import { choiceOnly } from '#lib/filter.ts';
import * as format from '#lib/format.ts';
import { recordsHref } from '#lib/links.ts';
import { readParts } from '#lib/reading.ts';
import { breakdown, noteOf, sourceOf, tableRows } from '#lib/server/figure.ts';
import { rowsBy, tableOf } from '#lib/server/figure_kinds.ts';
import { flowFigure } from '#lib/server/flow_figure.ts';
import { numberIn } from '#lib/server/numbers.ts';
import { ask } from '#lib/server/question.ts';
import { TREND_METRICS } from '#lib/server/trend.ts';
import { monthsOf } from './cohorts.server.ts';
import { funnelReading, stepsOf, type Step } from './funnel.ts';
import type { ProgressPage } from './key_numbers.server.ts';
import { words } from './vi.ts';

const DAYS_STEPS = Object.keys(words.daysSteps);
const DAYS_METRICS = DAYS_STEPS.flatMap((step) => [`${step}_median`, `${step}_p90`]);
/** Months of receipt that stand for themselves in a stock; what is older stands together. */
const RECENT = 6;

/** Indicators whose names the page shows besides its tiles. */
export const NAMED = [
	...DAYS_METRICS,
	'petitions_classified',
	'own_petitions_accepted',
	'own_petitions_resolved',
	'matters_unaccepted'
];

export async function progressFigures(page: ProgressPage): Promise<Figure[]> {
	const isPetitions = page.count === 'don';
	return Promise.all([
		funnel(page),
		flow(page),
		isPetitions ? waiting(page, 'petitions_closing', words.unprocessed) : null,
		waiting(page, 'matters_unaccepted', words.unaccepted),
		ages(page),
		daysByStep(page),
		daysByField(page)
	]).then((figures) => figures.filter((figure) => figure !== null));
}

const FUNNELS = {
	don: [
		'petitions_received',
		'petitions_classified',
		'petitions_processed',
		'own_petitions_accepted',
		'own_petitions_resolved'
	],
	viec: ['matters_accepted', 'matters_resolved']
} as const;

/** Of what was received in the months of the period: how far it has come by the last day. */
async function funnel(page: ProgressPage): Promise<Figure> {
	const { reader, question, count, url } = page;
	const { period } = question.choice;
	const received_month = monthsOf(period);
	const where = { ...question.where, received_month };
	const isPetitions = count === 'don';
	const metrics: string[] = [...FUNNELS[count], ...(isPetitions ? [] : ['matters_unaccepted'])];
	const asked = { metrics, by: [], where, from: period.from, to: period.to };
	const [row] = await ask(reader, question, asked);
	const value = (name: string) => numberIn(row, name) ?? 0;
	const steps = isPetitions
		? FUNNELS.don.map((name): Step => ({ name, value: value(name) }))
		: [
				{
					name: 'matters_received',
					value: value('matters_accepted') + value('matters_unaccepted')
				},
				...FUNNELS.viec.map((name): Step => ({ name, value: value(name) }))
			];
	const shown = stepsOf(steps);
	const query = choiceOnly(url.searchParams);
	return {
		id: 'cac-buoc',
		title: isPetitions ? words.funnel : words.funnelMatters,
		note: noteOf(page, { unit: words.unit[count], n: format.count(shown[0]!.value) }),
		reading: funnelReading(shown),
		chart: {
			kind: 'bars',
			rows: shown.map(({ name, value, ofFirst }) => ({
				label: words.steps[name]!,
				value,
				text: `${format.count(value)} · ${format.share(ofFirst)}`,
				shade: name.endsWith('received') ? 1 : name.endsWith('resolved') ? 5 : 3
			}))
		},
		table: {
			head: [
				{ label: words.step },
				{ label: words.number },
				{ label: words.ofReceived },
				{ label: words.ofPrevious }
			],
			rows: shown.map(({ name, value, ofFirst, ofPrevious }) => ({
				key: name,
				label: words.steps[name]!,
				href: null,
				state: null,
				cells: [
					{
						value,
						type: 'count',
						...(name !== 'matters_received' && {
							href: recordsHref(name, query, { received_month })
						})
					},
					{ value: ofFirst, type: 'share' },
					{ value: ofPrevious, type: 'share' }
				]
			}))
		},
		source: sourceOf(page, asked),
		foot: isPetitions ? words.funnelFoot : words.funnelFootMatters
	};
}

/** What came in, went out and is left by month. */
async function flow(page: ProgressPage): Promise<Figure> {
	const { reader, question, count } = page;
	const { where, trend } = question;
	const months = await ask(reader, question, {
		metrics: TREND_METRICS,
		by: ['month'],
		where,
		...trend
	});
	return flowFigure(page, count === 'don' ? 'petitions' : 'matters', months);
}

/** A stock by month of receipt: how old is what waits. */
async function waiting(page: ProgressPage, metric: string, title: string): Promise<Figure> {
	const { to } = page.question.choice.period;
	const dimension = 'received_month';
	const { rows, source } = await breakdown(page, {
		metrics: [metric],
		dimension,
		days: { from: to, to }
	});
	const counted = rows.map((found) => ({ ...found, count: numberIn(found.row, metric) ?? 0 }));
	const [old, recent] = [counted.slice(0, -RECENT), counted.slice(-RECENT)];
	const bars = [
		...(old.length > 0
			? [
					{
						label: words.earlier(recent[0]!.label),
						count: old.reduce((sum, { count }) => sum + count, 0),
						shade: 5
					}
				]
			: []),
		...recent.map(({ label, count }, i) => ({
			label,
			count,
			shade: Math.max(4 - Math.floor((i * 4) / RECENT), 1)
		}))
	];
	const all = counted.reduce((sum, { count }) => sum + count, 0);
	const isPetitions = metric.startsWith('petitions');
	const unit = words.unit[isPetitions ? 'don' : 'viec'];
	return {
		id: metric.replaceAll('_', '-'),
		title,
		note: noteOf(page, { unit, day: to, n: format.count(all) }),
		reading: readParts(bars, unit),
		chart:
			all === 0
				? null
				: {
						kind: 'bars',
						rows: bars.map(({ label, count, shade }) => ({
							label,
							value: count,
							text: `${format.count(count)} · ${format.share(count / all)}`,
							shade
						}))
					},
		table: {
			head: [{ label: words.receivedMonth }, { label: words.number, metric }],
			rows: tableRows(page, dimension, { rows }, [[metric]])
		},
		source
	};
}

/** What is open, by how long ago it was accepted. */
async function ages(page: ProgressPage): Promise<Figure> {
	const metric = page.count === 'don' ? 'own_petitions_closing' : 'matters_closing';
	const { to } = page.question.choice.period;
	const { rows, source } = await breakdown(page, {
		metrics: [metric],
		dimension: 'age_band',
		days: { from: to, to }
	});
	const counted = rows.map((found) => ({
		label: found.label,
		count: numberIn(found.row, metric) ?? 0
	}));
	const all = counted.reduce((sum, { count }) => sum + count, 0);
	const unit = words.unit[page.count];
	return {
		id: 'theo-tuoi',
		title: words.ageBands,
		note: noteOf(page, { unit, day: to, n: format.count(all) }),
		reading: readParts(counted, unit),
		chart:
			all === 0
				? null
				: {
						kind: 'bars',
						rows: counted.map(({ label, count }, i) => ({
							label,
							value: count,
							text: `${format.count(count)} · ${format.share(count / all)}`,
							shade: i + 1
						}))
					},
		table: {
			head: [{ label: words.ageRow }, { label: words.number, metric }],
			rows: tableRows(page, 'age_band', { rows }, [[metric]])
		},
		source
	};
}

/** How many days each step took, at the middle and for the slowest tenth. */
async function daysByStep(page: ProgressPage): Promise<Figure> {
	const { reader, question } = page;
	const { from, to } = question.choice.period;
	const asked = { metrics: DAYS_METRICS, by: [], where: question.where, from, to };
	const [row] = await ask(reader, question, asked);
	const steps = DAYS_STEPS.map((step) => ({
		step,
		label: words.daysSteps[step]!,
		median: numberIn(row, `${step}_median`),
		p90: numberIn(row, `${step}_p90`)
	}));
	const [longest] = steps.toSorted((a, b) => (b.median ?? -1) - (a.median ?? -1));
	return {
		id: 'so-ngay',
		title: words.days,
		note: noteOf(page, { unit: words.daysUnit }),
		reading:
			longest && longest.median !== null
				? words.daysReading(longest.label, format.days(longest.median))
				: words.headline.nothing[0]!.text,
		chart: {
			kind: 'bars',
			rows: steps.map(({ label, median, p90 }) => ({
				label,
				value: median,
				text: words.daysBar(format.days(median), format.days(p90)),
				shade: 5,
				behind: p90
			}))
		},
		table: {
			head: [{ label: words.step }, { label: words.median }, { label: words.p90 }],
			rows: steps.map(({ step, label, median, p90 }) => ({
				key: step,
				label,
				href: null,
				state: null,
				cells: [
					{ value: median, type: 'days' },
					{ value: p90, type: 'days' }
				]
			}))
		},
		source: sourceOf(page, asked),
		foot: words.daysFoot
	};
}

/** The same days by field: the longest step is drawn, the others stand in the table. */
async function daysByField(page: ProgressPage): Promise<Figure> {
	const columns = words.daysColumns;
	const { rows, source } = await rowsBy(page, 'field', { columns });
	const median = ({ row }: (typeof rows)[number]) => numberIn(row, 'days_to_resolve_median');
	const ranked = rows.toSorted((a, b) => (median(b) ?? -1) - (median(a) ?? -1));
	const shown = ranked.filter((found) => median(found) !== null);
	const [longest] = shown;
	return {
		id: 'so-ngay-linh-vuc',
		title: words.daysByField,
		note: noteOf(page, { unit: words.daysByFieldUnit }),
		reading: longest
			? words.daysByFieldReading(longest.label, format.days(median(longest)))
			: words.headline.nothing[0]!.text,
		chart:
			shown.length === 0
				? null
				: {
						kind: 'bars',
						rows: shown.map((found) => {
							const p90 = numberIn(found.row, 'days_to_resolve_p90');
							return {
								label: found.label,
								value: median(found),
								text: words.daysBar(format.days(median(found)), format.days(p90)),
								shade: 5,
								behind: p90
							};
						})
					},
		table: tableOf(page, { row: words.field, columns }, ranked),
		source,
		foot: words.pausesFoot
	};
}
