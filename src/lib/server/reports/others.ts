import { randomUUID } from 'node:crypto';
import { isDay } from '#warehouse/days.ts';
import type { FigureNode } from '../../report.ts';
import { fold } from '../../fold.ts';
import type { AppState } from '../access/app_state.ts';
import { OTHER } from './admit.ts';
import type { By } from './store.ts';
import { others as words } from './vi.ts';

/** An aggregate of another body, or of a year without records, as somebody entered it. */
export type OtherFigure = By & {
	readonly figure_id: string;
	/** 1, 2 …: the last one counts; the earlier ones stay. */
	readonly version: number;
	readonly at: string;
	readonly agency: string;
	/** The form it stands in, and its line there. */
	readonly form: string;
	readonly line: string;
	readonly period_from: string;
	readonly period_to: string;
	readonly value: number;
	readonly unit: string;
	/** The document that says so. */
	readonly source: string;
};
export type OtherEntry = Omit<OtherFigure, 'figure_id' | 'version' | 'at' | keyof By>;

export const OTHER_FIELDS = [
	'agency',
	'form',
	'line',
	'period_from',
	'period_to',
	'value',
	'unit',
	'source'
] as const satisfies readonly (keyof OtherEntry)[];
export type OtherField = (typeof OTHER_FIELDS)[number];
const LONGEST = 300;
const MOST_ROWS = 5_000;

/** Something that keeps a row from being taken. */
export type OtherProblem = {
	/** Of the file, 1 = the heading; null: of the form on the page. */
	readonly row: number | null;
	readonly column: string;
	readonly value: string;
	readonly remedy: string;
};

/** The figures that count, each with how many versions it has. */
export const otherFigures = (state: AppState): OtherFigure[] =>
	state.rows<OtherFigure>(
		`select * from other_figure as figure
		where version = (select max(version) from other_figure where figure_id = figure.figure_id)
		order by agency, form, period_from, line`
	);

/** All versions of a figure, the last one first. */
export const otherVersions = (state: AppState, figure_id: string): OtherFigure[] =>
	state.rows<OtherFigure>(
		'select * from other_figure where figure_id = :figure_id order by version desc',
		{ figure_id }
	);

export const otherFigure = (
	state: AppState,
	figure_id: string,
	version: number
): OtherFigure | undefined =>
	state.row<OtherFigure>(
		'select * from other_figure where figure_id = :figure_id and version = :version',
		{ figure_id, version }
	);

/**
 * Takes figures: what is of the same agency, form, line and period as one before is its next version,
 * unless it says the same. Answers how many were new, and how many changed one.
 */
export function takeOthers(
	state: AppState,
	entries: readonly OtherEntry[],
	by: By,
	now: Date
): { added: number; changed: number } {
	return state.together(() => {
		const before = new Map(otherFigures(state).map((figure) => [keyOf(figure), figure]));
		const count = { added: 0, changed: 0 };
		for (const entry of entries) {
			const old = before.get(keyOf(entry));
			if (old && OTHER_FIELDS.every((field) => old[field] === entry[field])) continue;
			const figure: OtherFigure = {
				...entry,
				...by,
				figure_id: old?.figure_id ?? randomUUID(),
				version: (old?.version ?? 0) + 1,
				at: now.toISOString()
			};
			state.run(
				`insert into other_figure (figure_id, version, at, account, person, agency, form, line,
					period_from, period_to, value, unit, source)
				values (:figure_id, :version, :at, :account, :person, :agency, :form, :line, :period_from,
					:period_to, :value, :unit, :source)`,
				figure
			);
			before.set(keyOf(entry), figure);
			count[old ? 'changed' : 'added'] += 1;
		}
		return count;
	});
}

/** Reads the fields of one figure, as they stand in a form or in a row of a file. */
export function readOther(
	cells: Readonly<Record<OtherField, string>>,
	row: number | null
): { entry: OtherEntry; problems: readonly OtherProblem[] } {
	const problems: OtherProblem[] = [];
	const wrong = (field: OtherField, remedy: string) =>
		problems.push({ row, column: words.fields[field], value: cells[field].slice(0, 80), remedy });
	const text = (field: OtherField) => {
		const value = cells[field].toWellFormed().normalize('NFC').replace(/\s+/g, ' ').trim();
		if (value === '') wrong(field, words.empty);
		else if (value.length > LONGEST) wrong(field, words.tooLong(LONGEST));
		return value;
	};
	const day = (field: OtherField) => {
		const given = cells[field].trim();
		const [, d = '', m = '', y = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(given) ?? [];
		const iso = y === '' ? given : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
		if (!isDay(iso)) wrong(field, words.noDay);
		return iso;
	};
	const entry = {
		agency: text('agency'),
		form: text('form'),
		line: text('line'),
		period_from: day('period_from'),
		period_to: day('period_to'),
		value: number(cells.value),
		unit: text('unit'),
		source: text('source')
	};
	if (Number.isNaN(entry.value)) wrong('value', words.noNumber);
	if (problems.length === 0 && entry.period_from > entry.period_to) {
		wrong('period_to', words.reversed);
	}
	return { entry, problems };
}

/** A table with a heading: all of its figures, or what is wrong with it. */
export function readOthers(table: readonly (readonly string[])[]): {
	entries: readonly OtherEntry[];
	problems: readonly OtherProblem[];
} {
	const [heading = [], ...rows] = table;
	const told = heading.map((cell) => fold(cell).replace(/[^a-z0-9]/g, ''));
	const places = OTHER_FIELDS.map((field) =>
		told.findIndex((cell) =>
			[field, words.fields[field]].some((name) => fold(name).replace(/[^a-z0-9]/g, '') === cell)
		)
	);
	const absent = OTHER_FIELDS.filter((_, at) => places[at] === -1);
	if (absent.length > 0) {
		return {
			entries: [],
			problems: absent.map((field) => ({
				...{ row: 1, column: words.fields[field], value: '' },
				remedy: words.noColumn
			}))
		};
	}
	const full = rows
		.map((cells, at) => ({ cells, row: at + 2 }))
		.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
	if (full.length === 0 || full.length > MOST_ROWS) {
		return {
			entries: [],
			problems: [{ row: 2, column: '', value: '', remedy: words.rows(MOST_ROWS) }]
		};
	}
	const read = full.map(({ cells, row }) =>
		readOther(
			Object.fromEntries(
				OTHER_FIELDS.map((field, at) => [field, cells[places[at]!] ?? ''])
			) as Record<OtherField, string>,
			row
		)
	);
	const seen = new Map<string, number>();
	const twice = read.flatMap(({ entry }, at): OtherProblem[] => {
		const key = keyOf(entry);
		const first = seen.get(key);
		seen.set(key, first ?? full[at]!.row);
		return first === undefined
			? []
			: [
					{
						row: full[at]!.row,
						column: words.fields.line,
						value: entry.line,
						remedy: words.twice(first)
					}
				];
	});
	return {
		entries: read.map(({ entry }) => entry),
		problems: [...read.flatMap(({ problems }) => problems), ...twice]
	};
}

/** A figure of others as it stands in a report. */
export function otherNode(figure: OtherFigure): FigureNode {
	const { figure_id, version, value, unit, period_from, period_to } = figure;
	return {
		type: 'figure',
		attrs: {
			id: randomUUID(),
			metric: OTHER,
			question: { from: period_from, to: period_to },
			told: 'value',
			release: '',
			values: [value],
			shown: `${value.toLocaleString('vi-VN', { maximumFractionDigits: 4 })} ${unit}`.replace(
				' %',
				'%'
			),
			// No release can answer it anew.
			frozen: true,
			other: { id: figure_id, version, source: sourceOf(figure) }
		}
	};
}

export const sourceOf = ({ agency, form, line, source }: OtherFigure): string =>
	words.source(agency, form, line, source);

const keyOf = ({ agency, form, line, period_from, period_to }: OtherEntry): string =>
	JSON.stringify([agency, form, line, period_from, period_to].map(fold));

/** As Vietnamese writes it, `1.234,5`, or as programs do, `1234.5`; NaN for what is neither. */
function number(text: string): number {
	const given = text.trim().replace(/[\s\u00a0]/g, '');
	if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(given) || /^-?\d+,\d+$/.test(given)) {
		return Number(given.replaceAll('.', '').replace(',', '.'));
	}
	return /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : Number.NaN;
}
