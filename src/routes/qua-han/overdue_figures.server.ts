import type { Figure } from '#lib/figures.ts';
import * as format from '#lib/format.ts';
import { readRates } from '#lib/reading.ts';
import { labelOf } from '#lib/server/labels.ts';
import {
	breakdown,
	noteOf,
	orWithheld,
	sourceOf,
	tableRows,
	type BreakdownRow,
	type FigurePage
} from '#lib/server/figure.ts';
import { partsFigure, type Part } from '#lib/server/figure_kinds.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import { ask } from '#lib/server/question.ts';
import { shadeOf, scaleOf } from '#lib/shade.ts';
import { isSmall } from '#lib/small.ts';
import { words } from './vi.ts';

const DIMENSIONS = ['limit_key', 'field', 'instance', 'province', 'unit'] as const;
const CHART_ROWS = 12;
const METRICS = Object.keys(words.overdueMetrics);
/** Shares, each with the count that it is a part of. */
const WHOLES: Readonly<Record<string, string>> = { overdue_rate: 'matters_closing' };

/** Every figure of the page, in reading order. */
export async function overdueFigures(page: FigurePage): Promise<Figure[]> {
	const [standing, bands, soon, ...byDimension] = await Promise.all([
		standings(page),
		overdueBands(page),
		dueSoon(page),
		...DIMENSIONS.map((dimension) =>
			orWithheld(overdueBy(page, dimension), {
				id: idOf(dimension),
				title: words.titles[dimension]!
			})
		)
	]);
	return [standing, soon, bands, ...byDimension];
}

const idOf = (dimension: string) => `qua-han-${dimension.replace('_', '-')}`;
const count = (row: Row | undefined, name: string) => numberIn(row, name) ?? 0;

/** Where the overdue matters are, by a dimension, most first; beside them what was resolved late. */
async function overdueBy(page: FigurePage, dimension: string): Promise<Figure> {
	const { rows, source } = await breakdown(page, { metrics: METRICS, dimension });
	const ranked = rows.toSorted(
		({ row: a }, { row: b }) =>
			count(b, 'matters_overdue') - count(a, 'matters_overdue') ||
			count(b, 'matters_closing') - count(a, 'matters_closing')
	);
	const shown = ranked.filter(({ row }) => count(row, 'matters_closing') > 0).slice(0, CHART_ROWS);
	const [overdue, open] = ['matters_overdue', 'matters_closing'].map((name) =>
		rows.reduce((sum, { row }) => sum + count(row, name), 0)
	) as [number, number];
	const rates = rows.map(({ label, row }) => ({
		label,
		rate: numberIn(row, 'overdue_rate'),
		n: count(row, 'matters_closing')
	}));
	return {
		id: idOf(dimension),
		title: words.titles[dimension]!,
		note: noteOf(page, {
			unit: words.note,
			day: page.question.choice.period.to,
			n: words.nOf(format.count(overdue), format.count(open))
		}),
		reading: readRates(rates),
		chart: shown.length > 0 ? { kind: 'bars', rows: overdueBars(shown) } : null,
		table: {
			head: [
				{ label: words.rows[dimension]! },
				...Object.entries(words.overdueMetrics).map(([metric, label]) => ({ metric, label }))
			],
			rows: tableRows(
				page,
				dimension,
				{ rows: ranked },
				METRICS.map((name) => [name, WHOLES[name]] as const)
			)
		},
		source,
		foot: [
			...(ranked.length > shown.length ? [words.more(format.count(shown.length))] : []),
			words.late,
			...(dimension === 'limit_key' ? [words.limits] : [])
		].join(' ')
	};
}

/** As long as many are overdue, as dark as large a part of what is open they are. */
function overdueBars(rows: readonly BreakdownRow[]) {
	const scale = scaleOf(
		rows.flatMap(({ row }) =>
			isSmall(count(row, 'matters_closing')) ? [] : (numberIn(row, 'overdue_rate') ?? [])
		)
	);
	return rows.map(({ label, row }) => {
		const rate = numberIn(row, 'overdue_rate');
		const [overdue, open] = [count(row, 'matters_overdue'), count(row, 'matters_closing')];
		return {
			label,
			value: overdue,
			text: words.bar(format.count(overdue), format.count(open), format.share(rate)),
			shade: isSmall(open) ? 0 : shadeOf(rate, scale)
		};
	});
}

/** What is open, by how near its due day is; what has none stands for itself. */
async function standings(page: FigurePage): Promise<Figure> {
	const { facts } = page;
	const { asked, rows } = await openByBand(page);
	const sum = (holds: (row: Row) => boolean) =>
		rows.filter(holds).reduce((sum, row) => sum + count(row, 'matters_closing'), 0);
	const standing = (code: string, shade: number): Part => ({
		key: code,
		label: labelOf(facts, 'standing', code),
		value: sum((row) => row['standing'] === code),
		shade,
		where: { standing: [code] }
	});
	const due = DUE_BANDS.map(([code, shade]): Part => ({
		key: code,
		label: labelOf(facts, 'due_band', code),
		value: sum((row) => row['due_band'] === code),
		shade,
		where: { standing: ['on_time'], due_band: [code] }
	}));
	const parts = [
		standing('overdue', 5),
		...due,
		standing('suspended', 0),
		standing('no_limit', 0),
		standing('unknown_rule', 0)
	];
	return partsFigure(page, parts, {
		id: 'theo-han',
		title: words.standing,
		row: words.standingRow,
		unit: words.note,
		day: page.question.choice.period.to,
		metric: 'matters_closing',
		source: sourceOf(page, asked),
		foot: words.standingFoot
	});
}

/** The nearer the due day, the darker. */
const DUE_BANDS = [
	['0-3', 4],
	['4-7', 3],
	['8-15', 2],
	['16+', 1]
] as const;

async function openByBand({ reader, question }: FigurePage) {
	const { to } = question.choice.period;
	const asked = {
		metrics: ['matters_closing'],
		by: ['standing', 'due_band'],
		where: question.where,
		from: to,
		to
	};
	return { asked, rows: await ask(reader, question, asked) };
}

/** How long what is overdue has been so. */
async function overdueBands(page: FigurePage): Promise<Figure> {
	const { to } = page.question.choice.period;
	const { rows, source } = await breakdown(page, {
		metrics: ['matters_overdue'],
		dimension: 'overdue_band',
		days: { from: to, to }
	});
	const codes = page.facts.options.codes['overdue_band'] ?? [];
	const parts = codes.map((code, i): Part => ({
		key: code,
		label: labelOf(page.facts, 'overdue_band', code),
		value: count(rows.find((row) => row.code === code)?.row, 'matters_overdue'),
		shade: i + 1,
		where: { overdue_band: [code] }
	}));
	return partsFigure(page, parts, {
		id: 'muc-qua-han',
		title: words.bands,
		row: words.bandRow,
		unit: words.note,
		day: page.question.choice.period.to,
		metric: 'matters_overdue',
		source
	});
}

/** What is due within 3, 7 and 15 days, each with what is due before. */
async function dueSoon(page: FigurePage): Promise<Figure> {
	const { asked, rows } = await openByBand(page);
	const bands = DUE_BANDS.slice(0, 3);
	const parts = bands.map(([code, shade], i): Part => {
		const codes = bands.slice(0, i + 1).map(([code]) => code as string);
		return {
			key: code,
			label: words.within(code.split('-')[1]!),
			value: rows
				.filter((row) => codes.includes(`${row['due_band']}`))
				.reduce((sum, row) => sum + count(row, 'matters_closing'), 0),
			shade,
			where: { standing: ['on_time'], due_band: codes }
		};
	});
	return partsFigure(page, parts, {
		id: 'sap-den-han',
		title: words.soon,
		row: words.soonRow,
		unit: words.note,
		day: page.question.choice.period.to,
		metric: 'matters_closing',
		reading: words.soonReading(format.count(parts[0]!.value), format.count(parts.at(-1)!.value)),
		whole: rows.reduce((sum, row) => sum + count(row, 'matters_closing'), 0),
		source: sourceOf(page, asked),
		foot: words.soonFoot
	});
}
