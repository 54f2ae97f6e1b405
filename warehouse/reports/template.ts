import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DonthuError } from '../errors.ts';
import { dimensionsOf, METRICS } from '../metrics/catalogue.ts';
import { DIMENSIONS, isTimeGrain } from '../metrics/measure.ts';
import { BOUNDARIES, CALENDARS } from '../question.ts';
import { LinedYaml, type Fields, type Path } from './lined_yaml.ts';
import { FACTS, readPieces, type Fact, type Piece } from './pieces.ts';
import {
	CELLS_TOLD,
	type Balance,
	type Beside,
	type CellTold,
	type ChartSpec,
	type ColumnSpec,
	type LineSpec,
	type TableSpec,
	type Term,
	type Where
} from './spec.ts';
import { template as words } from './vi.ts';

/*
A template of a report is data: an outline of parts and sections, sentences with figures in braces,
tables and charts. Whoever writes reports copies one and changes it; how, is in docs/mau-bao-cao.md.
*/

export const PERIODS = ['any', 'year', 'half', 'ten_months', 'supplement', 'month'] as const;
export const LAYOUTS = ['state', 'party', 'brief'] as const;

export type BlockSpec =
	| { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: readonly Piece[] }
	| { readonly kind: 'text'; readonly text: readonly Piece[] }
	| { readonly kind: 'list'; readonly items: readonly (readonly Piece[])[] }
	| { readonly kind: 'breaks' }
	| { readonly kind: 'table'; readonly name: string }
	| { readonly kind: 'chart'; readonly name: string };

export type Template = {
	readonly id: string;
	/** What it is called where one chooses. */
	readonly name: string;
	readonly layout: (typeof LAYOUTS)[number];
	/** The period it is made for, and the calendar of that. */
	readonly period: (typeof PERIODS)[number];
	readonly calendar: (typeof CALENDARS)[number];
	/** Null: the highest office of what is reported on. */
	readonly superior: string | null;
	readonly issuer: string | null;
	readonly symbol: string;
	readonly kind: string;
	readonly subject: readonly Piece[];
	readonly receivers: readonly (readonly Piece[])[];
	readonly signature: readonly (readonly Piece[])[];
	readonly body: readonly BlockSpec[];
	readonly appendices: readonly BlockSpec[];
	readonly tables: ReadonlyMap<string, TableSpec>;
	readonly charts: ReadonlyMap<string, ChartSpec>;
};

/**
 * @throws {DonthuError} `bad_template`, naming the line and what is wrong with it
 */
export const readTemplate = (text: string): Template =>
	new Reader(
		new LinedYaml(text, (line, problem) => {
			throw new DonthuError('bad_template', words.bad(line, problem), words.remedy);
		})
	).template();

const KEYS = {
	template: [
		'id',
		'name',
		'layout',
		'period',
		'calendar',
		'superior',
		'issuer',
		'symbol',
		'kind',
		'subject',
		'receivers',
		'signature',
		'body',
		'appendices',
		'tables',
		'charts'
	],
	table: [
		'title',
		'head',
		'unit',
		'wide',
		'calendar',
		'boundaries',
		'where',
		'rows',
		'columns',
		'balance',
		'notes'
	],
	chart: ['title', 'kind', 'by', 'series', 'most', 'calendar', 'boundaries'],
	column: ['label', 'columns', 'metric', 'where', 'told', 'beside', 'empty'],
	line: ['label', 'code', 'metric', 'sum', 'where', 'kind', 'empty'],
	rows: ['by', 'total', 'lines', 'targets'],
	series: ['label', 'metric', 'where'],
	block: ['part', 'section', 'subsection', 'text', 'hint', 'list', 'breaks', 'table', 'chart']
} as const;

class Reader {
	readonly #yaml: LinedYaml;

	constructor(yaml: LinedYaml) {
		this.#yaml = yaml;
	}

	template(): Template {
		const top = this.#yaml.fields(this.#yaml.value, [], KEYS.template);
		const id = this.#yaml.text(top, 'id', []);
		if (!/^[a-z0-9][a-z0-9.-]*$/.test(id)) this.#yaml.fail(['id'], words.id(id));
		const tables = this.#named(top, 'tables', (spec, path) => this.#table(spec, path));
		const charts = this.#named(top, 'charts', (spec, path) => this.#chart(spec, path));
		const placed = { tables: new Set<string>(), charts: new Set<string>() };
		const blocks = (key: string) =>
			this.#yaml
				.list(top, key, [])
				.map((block, at) => this.#block(block, [key, at], { tables, charts }, placed));
		const [body, appendices] = [blocks('body'), blocks('appendices')];
		for (const [key, all] of Object.entries({ tables, charts })) {
			const unused = [...all.keys()].find((name) => !placed[key as 'tables' | 'charts'].has(name));
			if (unused !== undefined) this.#yaml.fail([key, unused], words.unused(unused));
		}
		return {
			id,
			name: this.#yaml.text(top, 'name', []),
			layout: this.#yaml.choice(top, 'layout', [], LAYOUTS, 'state'),
			period: this.#yaml.choice(top, 'period', [], PERIODS, 'any'),
			calendar: this.#yaml.choice(top, 'calendar', [], CALENDARS, 'civil'),
			superior: this.#yaml.optional(top, 'superior', []),
			issuer: this.#yaml.optional(top, 'issuer', []),
			symbol: this.#yaml.text(top, 'symbol', []),
			kind: this.#yaml.text(top, 'kind', []),
			subject: this.#pieces(this.#yaml.text(top, 'subject', []), ['subject']),
			receivers: this.#plainLines(top, 'receivers'),
			signature: this.#plainLines(top, 'signature'),
			...{ body, appendices, tables, charts }
		};
	}

	#block(
		block: unknown,
		path: Path,
		{ tables, charts }: { tables: Map<string, unknown>; charts: Map<string, unknown> },
		placed: { tables: Set<string>; charts: Set<string> }
	): BlockSpec {
		const fields = this.#yaml.map(block, path);
		const [key = '', ...more] = Object.keys(fields);
		if (more.length > 0 || !(KEYS.block as readonly string[]).includes(key))
			this.#yaml.fail(path, words.block(more[0] ?? key, KEYS.block));
		const at = [...path, key];
		const level = ['part', 'section', 'subsection'].indexOf(key) + 1;
		if (level > 0) {
			const text = this.#pieces(this.#yaml.text(fields, key, path), at);
			return { kind: 'heading', level: level as 1 | 2 | 3, text };
		}
		switch (key) {
			case 'breaks':
				return { kind: 'breaks' };
			case 'list':
				return {
					kind: 'list',
					items: this.#yaml
						.texts(fields, key, path)
						.map((text, place) => this.#pieces(text, [...at, place]))
				};
			case 'table':
			case 'chart': {
				const name = this.#yaml.text(fields, key, path);
				if (!(key === 'table' ? tables : charts).has(name)) this.#yaml.fail(at, words[key](name));
				placed[`${key}s`].add(name);
				return { kind: key, name };
			}
			case 'hint':
				return { kind: 'text', text: [words.hint(this.#yaml.text(fields, key, path))] };
			default:
				return { kind: 'text', text: this.#pieces(this.#yaml.text(fields, key, path), at) };
		}
	}

	#table(value: unknown, path: Path): TableSpec {
		const fields = this.#yaml.fields(value, path, KEYS.table);
		const rows = this.#rows(fields['rows'], [...path, 'rows']);
		const where = this.#where(fields, path);
		const dimensions = [...Object.keys(where), ...('by' in rows ? [rows.by] : [])];
		const columns = this.#yaml
			.list(fields, 'columns', path)
			.flatMap((column, at) =>
				this.#columns(column, [...path, 'columns', at], { under: [], where: {} }, dimensions)
			);
		if (columns.length === 0) this.#yaml.fail(path, words.noColumns);
		this.#yaml.list(fields, 'columns', path).forEach((column, at) => {
			const own = this.#yaml.map(column, [...path, 'columns', at]);
			const says = 'metric' in own || 'columns' in own || own['empty'] === true;
			if ('by' in rows && !says) this.#yaml.fail([...path, 'columns', at], words.columnMetric);
		});
		return {
			title: this.#yaml.text(fields, 'title', path),
			head: this.#yaml.text(fields, 'head', path),
			unit: this.#yaml.text(fields, 'unit', path),
			wide: fields['wide'] === true,
			calendar: this.#yaml.choice(fields, 'calendar', path, CALENDARS, null),
			boundaries: this.#yaml.choice(fields, 'boundaries', path, BOUNDARIES, null),
			where,
			rows,
			columns,
			balance: this.#yaml
				.texts(fields, 'balance', path)
				.map((text, at) => this.#balance(text, rows, [...path, 'balance', at])),
			notes: this.#yaml.texts(fields, 'notes', path)
		};
	}

	#rows(value: unknown, path: Path): TableSpec['rows'] {
		const fields = this.#yaml.fields(value, path, KEYS.rows);
		const ways = ['by', 'lines', 'targets'].filter((way) => way in fields);
		if (ways.length !== 1) this.#yaml.fail(path, words.rows);
		if (ways[0] === 'targets') return { targets: true };
		if (ways[0] === 'by') {
			const by = this.#yaml.text(fields, 'by', path);
			if (!isTimeGrain(by) && !(by in DIMENSIONS))
				this.#yaml.fail([...path, 'by'], words.noDimension(by));
			return { by, total: this.#yaml.optional(fields, 'total', path) };
		}
		const lines = this.#yaml.list(fields, 'lines', path).map((line, at): LineSpec => {
			const here = [...path, 'lines', at];
			const of = this.#yaml.fields(line, here, KEYS.line);
			const where = this.#where(of, here);
			const metric = this.#metric(of, here, [...Object.keys(where)]);
			return {
				label: this.#yaml.text(of, 'label', here),
				code: this.#yaml.optional(of, 'code', here),
				metric,
				sum: this.#yaml.texts(of, 'sum', here),
				where,
				kind: this.#yaml.choice(of, 'kind', here, ['row', 'total', 'group'] as const, 'row')
			};
		});
		return { lines };
	}

	/** A column, or those of a group, which share what the group says. */
	#columns(
		value: unknown,
		path: Path,
		group: { under: readonly string[]; where: Where },
		dimensions: readonly string[]
	): ColumnSpec[] {
		const fields = this.#yaml.fields(value, path, KEYS.column);
		const label = this.#yaml.text(fields, 'label', path);
		const where = { ...group.where, ...this.#where(fields, path) };
		if ('columns' in fields) {
			const inner = { under: [...group.under, label], where };
			return this.#yaml
				.list(fields, 'columns', path)
				.flatMap((column, at) =>
					this.#columns(column, [...path, 'columns', at], inner, dimensions)
				);
		}
		const metric = this.#metric(fields, path, [...Object.keys(where), ...dimensions]);
		return [
			{
				under: group.under,
				label,
				metric,
				where,
				told: this.#yaml.choice<CellTold, CellTold>(fields, 'told', path, CELLS_TOLD, 'value'),
				beside: this.#yaml.choice<Beside, Beside>(
					fields,
					'beside',
					path,
					['last_year', 'previous'],
					'last_year'
				)
			}
		];
	}

	#chart(value: unknown, path: Path): ChartSpec {
		const fields = this.#yaml.fields(value, path, KEYS.chart);
		const by = this.#yaml.text(fields, 'by', path);
		return {
			title: this.#yaml.text(fields, 'title', path),
			kind: this.#yaml.choice(
				fields,
				'kind',
				path,
				['columns', 'lines', 'bars'] as const,
				'columns'
			),
			by,
			series: this.#yaml.list(fields, 'series', path).map((one, at) => {
				const here = [...path, 'series', at];
				const of = this.#yaml.fields(one, here, KEYS.series);
				const where = this.#where(of, here);
				const metric = this.#metric(of, here, [...Object.keys(where), by]);
				if (metric === null) this.#yaml.fail(here, words.missing('metric'));
				return { label: this.#yaml.text(of, 'label', here), metric: metric!, where };
			}),
			most: typeof fields['most'] === 'number' ? fields['most'] : null,
			calendar: this.#yaml.choice(fields, 'calendar', path, CALENDARS, null),
			boundaries: this.#yaml.choice(fields, 'boundaries', path, BOUNDARIES, null)
		};
	}

	/** The indicator that is named, with the dimensions it is asked by; null where none is. */
	#metric(fields: Fields, path: Path, dimensions: readonly string[]): string | null {
		const name = this.#yaml.optional(fields, 'metric', path);
		if (name === null) return null;
		this.#checkMetric(name, dimensions, [...path, 'metric']);
		return name;
	}

	#checkMetric(name: string, dimensions: readonly string[], path: Path): void {
		const found = METRICS.find((metric) => metric.name === name);
		if (!found) return this.#yaml.fail(path, words.metric(name));
		const has = dimensionsOf(found);
		const stranger = dimensions.find((dimension) => !has.includes(dimension));
		if (stranger !== undefined) this.#yaml.fail(path, words.dimension(name, stranger, has));
	}

	#pieces(text: string, path: Path): readonly Piece[] {
		const pieces = readPieces(text, (problem) => this.#yaml.fail(path, problem));
		for (const piece of pieces) {
			if (typeof piece === 'string' || 'fact' in piece) continue;
			const over = piece.over === null ? [] : [piece.over];
			this.#checkMetric(piece.metric, [...Object.keys(piece.where), ...over], path);
		}
		return pieces;
	}

	/** Lines of the head or foot: no figures stand there. */
	#plainLines(fields: Fields, key: string): (readonly Piece[])[] {
		return this.#yaml.texts(fields, key, []).map((text, at) => {
			const pieces = this.#pieces(text, [key, at]);
			if (pieces.some((piece) => typeof piece !== 'string' && 'metric' in piece))
				this.#yaml.fail([key, at], words.noFigure(key));
			return pieces;
		});
	}

	#where(fields: Fields, path: Path): Where {
		if (fields['where'] === undefined) return {};
		const where = this.#yaml.map(fields['where'], [...path, 'where']);
		return Object.fromEntries(
			Object.entries(where).map(([name, values]) => {
				if (!(name in DIMENSIONS))
					this.#yaml.fail([...path, 'where', name], words.noDimension(name));
				return [name, (Array.isArray(values) ? values : [values]).map(String)];
			})
		);
	}

	/** `13 + 20 + 25 = 12`, of the codes of lines. */
	#balance(text: string, rows: TableSpec['rows'], path: Path): Balance {
		const codes = 'lines' in rows ? rows.lines.map(({ code }) => code) : [];
		const sides = text.split('=').map((side) => side.replaceAll(/\s+/g, ''));
		const terms = sides.map((side): Term[] =>
			[...side.matchAll(/([+-]?)([^+-]+)/g)].map(([, sign, code]) => ({
				sign: sign === '-' ? -1 : 1,
				code: code!
			}))
		);
		const [left = [], right = []] = terms;
		const isKnown = [...left, ...right].every(({ code }) => codes.includes(code));
		if (terms.length !== 2 || left.length === 0 || right.length === 0 || !isKnown)
			this.#yaml.fail(path, words.balance(text));
		return { left, right };
	}

	#named<T>(fields: Fields, key: string, read: (value: unknown, path: Path) => T): Map<string, T> {
		if (fields[key] === undefined) return new Map();
		const named = this.#yaml.map(fields[key], [key]);
		return new Map(Object.entries(named).map(([name, value]) => [name, read(value, [key, name])]));
	}
}

/** The words that may stand in braces besides indicators. */
export { FACTS, type Fact };

/** Where the shipped templates lie, also for the built app, whose code lies elsewhere in the project. */
function templatesDir(): string {
	for (let dir = import.meta.dirname; ; dir = dirname(dir)) {
		const found = join(dir, 'warehouse', 'reports', 'templates');
		if (existsSync(found)) return found;
		if (dir === dirname(dir)) throw new Error('warehouse/reports/templates is not there.');
	}
}

/** The templates that come with the program, by their ids. */
export const TEMPLATES: ReadonlyMap<
	string,
	{ readonly template: Template; readonly text: string }
> = new Map(
	readdirSync(templatesDir())
		.filter((file) => file.endsWith('.yaml'))
		.sort()
		.map((file) => {
			const text = readFileSync(join(templatesDir(), file), 'utf8');
			const template = readTemplate(text);
			return [template.id, { template, text }];
		})
);
