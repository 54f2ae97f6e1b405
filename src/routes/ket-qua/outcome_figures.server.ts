import type { Figure } from '#lib/figures.ts';
import * as format from '#lib/format.ts';
import { NOWHERE, noteOf, orWithheld, sourceOf, type FigurePage } from '#lib/server/figure.ts';
import {
	countFigure,
	partsFigure,
	rowsByMonth,
	rowsBy,
	shareFigure,
	stackFigure,
	tableOf,
	type SpecRow
} from '#lib/server/figure_kinds.ts';
import { labelOf } from '#lib/server/labels.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import { ask, omit, type Where } from '#lib/server/question.ts';
import { SHARE_PARTS, type Parts } from '#lib/server/share_parts.ts';
import { isSmall } from '#lib/small.ts';
import { words } from './vi.ts';

/** In the order of the official form; the more the complainer was right, the darker. */
const OUTCOMES = [
	['founded', 5],
	['partly_founded', 3],
	['unfounded', 1],
	['discontinued', 0]
] as const;
const DIMENSIONS = ['field', 'level', 'instance'] as const;
const ROWS = 12;

export const NAMED = [
	...Object.keys(words.outcomeColumns),
	...Object.keys(words.secondColumns),
	...Object.keys(words.counterColumns),
	'protections'
];

/** What came of what was resolved, in reading order. */
export async function outcomeFigures(page: FigurePage): Promise<Figure[]> {
	return Promise.all([
		outcomes(page),
		...DIMENSIONS.map((dimension) =>
			orWithheld(outcomesBy(page, dimension), {
				id: `ket-qua-${dimension}`,
				title: words.outcomesBy[dimension]!
			})
		),
		outcomesByMonth(page),
		secondInstance(page, 'field'),
		counterIndicators(page),
		orWithheld(protections(page), { id: 'bao-ve', title: words.protections })
	]);
}

async function outcomes(page: FigurePage): Promise<Figure> {
	const { reader, question, facts } = page;
	const { from, to } = question.choice.period;
	const metrics = OUTCOMES.map(([outcome]) => `matters_${outcome}`);
	const asked = { metrics, by: [], where: question.where, from, to };
	const [row] = await ask(reader, question, asked);
	return partsFigure(
		page,
		OUTCOMES.map(([outcome, shade]) => ({
			key: outcome,
			label: labelOf(facts, 'outcome', outcome),
			value: numberIn(row, `matters_${outcome}`) ?? 0,
			shade,
			metric: `matters_${outcome}`
		})),
		{
			id: 'ket-qua',
			title: words.outcomes,
			row: words.outcome,
			unit: words.matter,
			metric: 'matters_resolved',
			source: sourceOf(page, asked),
			foot: words.outcomesFoot
		}
	);
}

const outcomeParts = ({ facts }: FigurePage) =>
	OUTCOMES.map(([outcome, shade]) => ({
		name: `matters_${outcome}`,
		label: labelOf(facts, 'outcome', outcome),
		shade
	}));

async function outcomesByMonth(page: FigurePage): Promise<Figure> {
	const spec = {
		id: 'ket-qua-theo-thang',
		title: words.outcomesBy['month']!,
		row: words.rows['month']!,
		unit: words.matter,
		columns: words.outcomeColumns,
		parts: outcomeParts(page),
		isOrdered: true
	};
	const { months, ...answer } = await rowsByMonth(page, spec);
	return stackFigure(page, { ...spec, months }, answer);
}

async function outcomesBy(page: FigurePage, dimension: string): Promise<Figure> {
	const spec = {
		id: `ket-qua-${dimension}`,
		title: words.outcomesBy[dimension]!,
		row: words.rows[dimension]!,
		unit: words.matter,
		columns: words.outcomeColumns,
		rate: 'founded_rate',
		parts: outcomeParts(page),
		isOrdered: dimension !== 'field',
		...(dimension === 'instance' && { foot: words.instanceFoot })
	};
	return stackFigure(page, spec, await rowsBy(page, dimension, spec));
}

/** How often the second instance came to another finding than the first. */
async function secondInstance(page: FigurePage, dimension: string): Promise<Figure> {
	const spec = {
		id: 'lan-hai',
		title: words.second,
		row: words.rows[dimension]!,
		unit: words.matter,
		columns: words.secondColumns,
		rate: 'reversed_rate',
		foot: words.secondFoot
	};
	return shareFigure(page, spec, await rowsBy(page, dimension, spec));
}

/**
 * How much a province resolved, beside what second instances and reviews made of it: a province that
 * only hurries shows there. Decisions are those that were issued in the province.
 */
async function counterIndicators(page: FigurePage): Promise<Figure> {
	const { reader, question } = page;
	const { from, to } = question.choice.period;
	const columns = words.counterColumns;
	const { resolution_rate, reversed_rate } = columns;
	const [{ rows: places, source }, decisions] = await Promise.all([
		rowsBy(page, 'province', { columns: { resolution_rate, reversed_rate } }),
		ask(reader, question, {
			metrics: ['set_aside_rate', ...SHARE_PARTS['set_aside_rate']!.metrics],
			by: ['decision_province'],
			where: ofDecisions(omit(question.where, 'province')),
			from,
			to
		})
	]);
	const rows = places.filter(({ key }) => key !== NOWHERE);
	const joined = rows.map((found): SpecRow => ({
		...found,
		row: {
			...decisions.find((row) => row['decision_province'] === found.key),
			...found.row
		}
	}));
	const n = (row: Row, rate: string) => SHARE_PARTS[rate]!.parts(row) ?? { part: 0, whole: 0 };
	const ranked = joined.toSorted(
		(a, b) => n(b.row, 'resolution_rate').whole - n(a.row, 'resolution_rate').whole
	);
	const shown = ranked.filter(({ row }) => n(row, 'resolution_rate').whole > 0).slice(0, ROWS);
	const table = tableOf(page, { row: words.rows['province']!, columns }, ranked);
	const looked = ranked.filter(
		({ row }) => n(row, 'reversed_rate').part + n(row, 'set_aside_rate').part > 0
	);
	return {
		id: 'chi-tieu-doi-chung',
		title: words.counter,
		note: noteOf(page, { unit: words.counterUnit }),
		reading: words.counterReading(format.count(looked.length), format.count(ranked.length)),
		chart:
			shown.length === 0
				? null
				: {
						kind: 'bars',
						rows: shown.map(({ label, row }) => {
							const rate = numberIn(row, 'resolution_rate');
							const [reversed, setAside] = [n(row, 'reversed_rate'), n(row, 'set_aside_rate')];
							return {
								label,
								value: rate,
								text: words.counterBar(format.share(rate), ofWhole(reversed), ofWhole(setAside)),
								shade: isSmall(n(row, 'resolution_rate').whole) ? 0 : 2
							};
						})
					},
		table,
		source,
		foot: words.counterFoot
	};
}

const ofWhole = ({ part, whole }: Parts) =>
	whole === 0 ? format.NO_DATA : `${format.count(part)}/${format.count(whole)}`;

/** The page's choice of a level, as that of the unit whose decision is reviewed. */
const ofDecisions = ({ level, ...where }: Where): Where => ({
	...where,
	...(level && { decision_level: level })
});

/** Whom the law protects: counts of denunciations alone, which not everybody may see of a unit. */
async function protections(page: FigurePage): Promise<Figure> {
	const spec = {
		id: 'bao-ve',
		title: words.protections,
		row: words.rows['level']!,
		unit: words.matter,
		metric: 'protections',
		columns: { protections: words.protectionsHead },
		isOrdered: true,
		foot: words.protectionsFoot
	};
	return countFigure(page, spec, await rowsBy(page, 'level', spec));
}
