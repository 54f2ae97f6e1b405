import type { Figure } from '#lib/figures.ts';
import { choiceOnly } from '#lib/filter.ts';
import * as format from '#lib/format.ts';
import { recordsHref } from '#lib/links.ts';
import { readRates } from '#lib/reading.ts';
import { breakdown, noteOf, sourceOf, type FigurePage } from '#lib/server/figure.ts';
import {
	countFigure,
	partsFigure,
	rowsBy,
	rowsByMonth,
	stackFigure
} from '#lib/server/figure_kinds.ts';
import { labelOf } from '#lib/server/labels.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import { ask } from '#lib/server/question.ts';
import { SHARE_PARTS } from '#lib/server/share_parts.ts';
import { isSmall } from '#lib/small.ts';
import { scaleOf, shadeOf } from '#lib/shade.ts';
import { words } from './vi.ts';

const KINDS = [
	['regular', 1],
	['leader_scheduled', 5],
	['unscheduled', 3]
] as const;
const CHART_ROWS = 12;

export const NAMED = Object.keys(words.columns);

/** Who came, how they were received, and what reached the procuracy past its level, in reading order. */
export const receptionFigures = (page: FigurePage): Promise<Figure[]> =>
	Promise.all([
		byMonth(page),
		leadersByMonth(page),
		receptionsBy(page, 'visit_kind', 'receptions'),
		results(page),
		receptionsBy(page, 'province', 'receptions'),
		receptionsBy(page, 'unit', 'group_receptions'),
		petitionsMarked(page, 'over_level'),
		petitionsMarked(page, 'prolonged')
	]);

const count = (row: Row | undefined, name: string) => numberIn(row, name) ?? 0;

async function byMonth(page: FigurePage): Promise<Figure> {
	const { reader, question, facts } = page;
	const { from, to } = question.trend;
	const spec = {
		id: 'theo-thang',
		title: words.titles['month']!,
		row: words.rows['month']!,
		unit: words.visit,
		columns: words.columns,
		parts: KINDS.map(([kind, shade]) => ({
			name: kind,
			label: labelOf(facts, 'visit_kind', kind),
			shade
		})),
		isOrdered: true
	};
	const [{ months, rows, source }, kinds] = await Promise.all([
		rowsByMonth(page, spec),
		ask(reader, question, {
			metrics: ['receptions'],
			by: ['month', 'visit_kind'],
			where: question.where,
			from,
			to
		})
	]);
	const split = rows.map((found) => ({
		...found,
		row: {
			...found.row,
			...Object.fromEntries(
				kinds
					.filter((row) => row['month'] === found.key)
					.map((row) => [`${row['visit_kind']}`, count(row, 'receptions')])
			)
		}
	}));
	return stackFigure(page, { ...spec, months }, { rows: split, source });
}

/** How often leaders received, which is not yet on how many days: that nobody reports. */
async function leadersByMonth(page: FigurePage): Promise<Figure> {
	const { reader, question } = page;
	const { from, to } = question.trend;
	const spec = {
		id: 'lanh-dao-tiep',
		title: words.leaders,
		row: words.rows['month']!,
		unit: words.visit,
		metric: 'leader_receptions',
		columns: words.leaderColumns,
		isOrdered: true,
		foot: words.leadersFoot
	};
	const [{ months, ...answer }, byUnit] = await Promise.all([
		rowsByMonth(page, spec),
		ask(reader, question, {
			metrics: ['leader_receptions', 'receptions'],
			by: ['month', 'unit'],
			where: question.where,
			from,
			to
		})
	]);
	const last = answer.rows.at(-1);
	const ofLast = byUnit.filter((row) => row['month'] === last?.key);
	const units = (name: string) => ofLast.filter((row) => count(row, name) > 0).length;
	const figure = countFigure(
		page,
		{
			...spec,
			months,
			...(last && {
				reading: words.leadersReading(
					last.label,
					format.count(units('leader_receptions')),
					format.count(units('receptions'))
				)
			})
		},
		answer
	);
	return withUnits(figure, byUnit);
}

/** The table of leaders' receptions with how many units had any. */
function withUnits(figure: Figure, byUnit: readonly Row[]): Figure {
	const { head, rows } = figure.table;
	return {
		...figure,
		table: {
			head: [...head, { label: words.leaderUnits }],
			rows: rows.map((row) => ({
				...row,
				cells: [
					...row.cells,
					{
						value: byUnit.filter(
							(found) => found['month'] === row.key && count(found, 'leader_receptions') > 0
						).length,
						type: 'count'
					}
				]
			}))
		}
	};
}

async function receptionsBy(page: FigurePage, dimension: string, metric: string): Promise<Figure> {
	const spec = {
		id: `tiep-${dimension.replace('_', '-')}`,
		title: words.titles[dimension]!,
		row: words.rows[dimension]!,
		unit: metric === 'group_receptions' ? words.group : words.visit,
		metric,
		columns: words.columns
	};
	const { rows, source } = await rowsBy(page, dimension, spec);
	const told = rows.filter(({ row }) => count(row, metric) > 0);
	// Of hundreds of units only those that had a group are worth a row.
	return countFigure(page, spec, { rows: dimension === 'unit' ? told : rows, source });
}

/**
 * Who came and was received, and who was not: the latter from the share that the former are. Those who
 * were refused by the rules are counted by no indicator.
 */
async function results(page: FigurePage): Promise<Figure> {
	const { reader, question, facts } = page;
	const { from, to } = question.choice.period;
	const { metrics, parts } = SHARE_PARTS['reception_rate']!;
	const asked = { metrics, by: [], where: question.where, from, to };
	const [row] = await ask(reader, question, asked);
	const { part, whole } = (row && parts(row)) ?? { part: 0, whole: 0 };
	const figure = partsFigure(
		page,
		[
			{
				key: 'received',
				label: labelOf(facts, 'result', 'received'),
				value: part,
				shade: 1
			},
			{
				key: 'not_received',
				label: labelOf(facts, 'result', 'not_received'),
				value: whole - part,
				shade: 5
			}
		],
		{
			id: 'ket-qua-tiep',
			title: words.titles['result']!,
			row: words.rows['result']!,
			unit: words.visit,
			metric: 'receptions',
			source: sourceOf(page, asked),
			foot: words.resultFoot
		}
	);
	// Whom nobody received has no records among the receptions.
	const [received, missed] = figure.table.rows;
	const { href: _, ...unlinked } = missed!.cells[0]!;
	return {
		...figure,
		table: {
			...figure.table,
			rows: [received!, { ...missed!, cells: [unlinked, ...missed!.cells.slice(1)] }]
		}
	};
}

/** Petitions that went past their level or go on for long, by province: what people come for. */
async function petitionsMarked(page: FigurePage, mark: string): Promise<Figure> {
	const metric = 'petitions_received';
	const where = { [mark]: ['true'] };
	const [all, marked] = await Promise.all([
		breakdown(page, { metrics: [metric], dimension: 'province' }),
		breakdown(page, { metrics: [metric], dimension: 'province', where })
	]);
	const rows = all.rows
		.map((found) => {
			const part = count(marked.rows.find(({ code }) => code === found.code)?.row, metric);
			const whole = count(found.row, metric);
			return { ...found, part, whole, rate: whole === 0 ? null : part / whole };
		})
		.toSorted((a, b) => b.part - a.part || b.whole - a.whole);
	const shown = rows.filter(({ part }) => part > 0).slice(0, CHART_ROWS);
	const scale = scaleOf(shown.flatMap(({ rate, whole }) => (isSmall(whole) ? [] : (rate ?? []))));
	const sum = (name: 'part' | 'whole') =>
		format.count(rows.reduce((sum, found) => sum + found[name], 0));
	const query = choiceOnly(page.url.searchParams);
	return {
		id: `don-${mark.replace('_', '-')}`,
		title: words.marked[mark]!,
		note: noteOf(page, { unit: words.petition, n: `${sum('part')}/${sum('whole')}` }),
		reading: readRates(rows.map(({ label, rate, whole }) => ({ label, rate, n: whole }))),
		chart:
			shown.length === 0
				? null
				: {
						kind: 'bars',
						rows: shown.map(({ label, part, whole, rate }) => ({
							label,
							value: part,
							text: words.bar(format.count(part), format.count(whole), format.share(rate)),
							shade: isSmall(whole) ? 0 : shadeOf(rate, scale)
						}))
					},
		table: {
			head: [
				{ label: words.rows['province']! },
				{ label: words.markedHead[mark]! },
				{ label: words.allPetitions, metric },
				{ label: words.share }
			],
			rows: rows.map(({ code, label, href, state, part, whole, rate }) => {
				const province = { province: [code] };
				return {
					key: code,
					label,
					href,
					state,
					cells: [
						{
							value: part,
							type: 'count',
							href: recordsHref(metric, query, { ...province, ...where })
						},
						{ value: whole, type: 'count', href: recordsHref(metric, query, province) },
						{ value: rate, type: 'share', isFaint: isSmall(whole) }
					]
				};
			})
		},
		source: marked.source,
		foot: words.markedFoot
	};
}
