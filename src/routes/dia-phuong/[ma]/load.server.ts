import type { Figure, FigureTable } from '#lib/figures.ts';
import { choiceOnly } from '#lib/filter.ts';
import * as format from '#lib/format.ts';
import { recordsHref } from '#lib/links.ts';
import { labelOf } from '#lib/server/labels.ts';
import { cellOf, noteOf, sourceOf, type FigurePage } from '#lib/server/figure.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import { ask } from '#lib/server/question.ts';
import { readParts } from '#lib/reading.ts';
import { placeRow } from '../funnel.server.ts';
import { words } from '../vi.ts';
import { OLD } from './known.server.ts';

const METRICS = Object.keys(words.loadColumns);
const CHART_ROWS = 15;

const count = (row: Row | undefined, name: string) => numberIn(row, name) ?? 0;

/** What came in and what is left, by unit; how many share the work is not reported. */
export async function loadFigure(page: FigurePage): Promise<Figure> {
	const { reader, question, facts } = page;
	const { from, to } = question.choice.period;
	const asked = { metrics: METRICS, by: ['unit'], where: question.where, from, to };
	const [found, old] = await Promise.all([
		ask(reader, question, asked),
		ask(reader, question, {
			metrics: ['matters_closing'],
			by: ['unit'],
			where: { ...question.where, age_band: OLD },
			from: to,
			to
		})
	]);
	const rows = found
		.map((row) => ({
			code: `${row['unit']}`,
			name: labelOf(facts, 'unit', `${row['unit']}`),
			row,
			old: count(
				old.find((other) => other['unit'] === row['unit']),
				'matters_closing'
			)
		}))
		.toSorted((a, b) => count(b.row, 'petitions_received') - count(a.row, 'petitions_received'));
	const shown = rows.slice(0, CHART_ROWS);
	return {
		id: 'khoi-luong',
		title: words.load,
		note: noteOf(page, {
			unit: words.loadNote,
			n: format.count(rows.reduce((sum, { row }) => sum + count(row, 'petitions_received'), 0))
		}),
		reading: readParts(
			rows.map(({ name, row }) => ({ label: name, count: count(row, 'petitions_received') })),
			words.petition
		),
		chart: shown.length > 0 ? { kind: 'bars', rows: shown.map(loadBar) } : null,
		table: loadTable(page, rows),
		source: sourceOf(page, asked),
		foot: [
			words.loadFoot,
			...(rows.length > shown.length ? [words.chartHas(format.count(shown.length))] : [])
		].join(' ')
	};
}

type Load = {
	readonly code: string;
	readonly name: string;
	readonly row: Row;
	/** Matters older than 45 days. */
	readonly old: number;
};

function loadBar({ name, row }: Load) {
	const told = (metric: string) => format.count(count(row, metric));
	return {
		label: name,
		value: count(row, 'petitions_received'),
		text: words.loadBar(
			told('petitions_received'),
			told('petitions_closing'),
			told('matters_closing')
		),
		shade: 3
	};
}

function loadTable(page: FigurePage, rows: readonly Load[]): FigureTable {
	const query = choiceOnly(page.url.searchParams);
	return {
		head: [
			{ label: words.groups.unit },
			...Object.entries(words.loadColumns).map(([metric, label]) => ({ metric, label })),
			{ label: words.older }
		],
		rows: rows.map(({ row, old, ...place }) => {
			const where = { unit: [place.code] };
			return {
				...placeRow(page, place),
				cells: [
					...METRICS.map((metric) => cellOf(page, row, metric, { where })),
					{
						value: old,
						type: 'count',
						href: recordsHref('matters_closing', query, { ...where, age_band: OLD })
					}
				]
			};
		})
	};
}
