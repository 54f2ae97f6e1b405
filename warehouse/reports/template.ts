import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { DonthuError } from '../errors.ts';
import { dimensionsOf, METRICS } from '../metrics/catalogue.ts';
import { DIMENSIONS, isTimeGrain } from '../metrics/measure.ts';
import { BOUNDARIES, CALENDARS } from '../question.ts';
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
	readonly receivers: readonly string[];
	readonly signature: readonly string[];
	readonly body: readonly BlockSpec[];
	readonly appendices: readonly BlockSpec[];
	readonly tables: ReadonlyMap<string, TableSpec>;
	readonly charts: ReadonlyMap<string, ChartSpec>;
};

type Path = readonly (string | number)[];
type Fields = Record<string, unknown>;

/**
 * @throws {DonthuError} `bad_template`, naming the line and what is wrong with it
 */
export function readTemplate(text: string): Template {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines });
	const [error] = document.errors;
	if (error) {
		const line = lines.linePos(error.pos[0]).line;
		fail(line, words.yaml(error.message.split('\n')[0]!.replace(/ at line.*$/, '')));
	}
	return new Reader(document, lines).template();
}

function fail(line: number | null, problem: string): never {
	throw new DonthuError('bad_template', words.bad(line, problem), words.remedy);
}

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
	readonly #document: Document.Parsed;
	readonly #lines: LineCounter;

	constructor(document: Document.Parsed, lines: LineCounter) {
		this.#document = document;
		this.#lines = lines;
	}

	template(): Template {
		const top = this.#fields(this.#document.toJS(), [], KEYS.template);
		const id = this.#text(top, 'id', []);
		if (!/^[a-z0-9][a-z0-9.-]*$/.test(id)) this.#fail(['id'], words.id(id));
		const tables = this.#named(top, 'tables', (spec, path) => this.#table(spec, path));
		const charts = this.#named(top, 'charts', (spec, path) => this.#chart(spec, path));
		const placed = { tables: new Set<string>(), charts: new Set<string>() };
		const blocks = (key: string) =>
			this.#list(top, key, []).map((block, at) =>
				this.#block(block, [key, at], { tables, charts }, placed)
			);
		const [body, appendices] = [blocks('body'), blocks('appendices')];
		for (const [key, all] of Object.entries({ tables, charts })) {
			const unused = [...all.keys()].find((name) => !placed[key as 'tables' | 'charts'].has(name));
			if (unused !== undefined) this.#fail([key, unused], words.unused(unused));
		}
		return {
			id,
			name: this.#text(top, 'name', []),
			layout: this.#choice(top, 'layout', [], LAYOUTS, 'state'),
			period: this.#choice(top, 'period', [], PERIODS, 'any'),
			calendar: this.#choice(top, 'calendar', [], CALENDARS, 'civil'),
			superior: this.#optional(top, 'superior', []),
			issuer: this.#optional(top, 'issuer', []),
			symbol: this.#text(top, 'symbol', []),
			kind: this.#text(top, 'kind', []),
			subject: this.#pieces(this.#text(top, 'subject', []), ['subject']),
			receivers: this.#texts(top, 'receivers', []),
			signature: this.#texts(top, 'signature', []),
			...{ body, appendices, tables, charts }
		};
	}

	#block(
		block: unknown,
		path: Path,
		{ tables, charts }: { tables: Map<string, unknown>; charts: Map<string, unknown> },
		placed: { tables: Set<string>; charts: Set<string> }
	): BlockSpec {
		const fields = this.#map(block, path);
		const [key = '', ...more] = Object.keys(fields);
		if (more.length > 0 || !(KEYS.block as readonly string[]).includes(key))
			this.#fail(path, words.block(more[0] ?? key, KEYS.block));
		const at = [...path, key];
		const level = ['part', 'section', 'subsection'].indexOf(key) + 1;
		if (level > 0) {
			const text = this.#pieces(this.#text(fields, key, path), at);
			return { kind: 'heading', level: level as 1 | 2 | 3, text };
		}
		switch (key) {
			case 'breaks':
				return { kind: 'breaks' };
			case 'list':
				return {
					kind: 'list',
					items: this.#texts(fields, key, path).map((text, place) =>
						this.#pieces(text, [...at, place])
					)
				};
			case 'table':
			case 'chart': {
				const name = this.#text(fields, key, path);
				if (!(key === 'table' ? tables : charts).has(name)) this.#fail(at, words[key](name));
				placed[`${key}s`].add(name);
				return { kind: key, name };
			}
			case 'hint':
				return { kind: 'text', text: [words.hint(this.#text(fields, key, path))] };
			default:
				return { kind: 'text', text: this.#pieces(this.#text(fields, key, path), at) };
		}
	}

	#table(value: unknown, path: Path): TableSpec {
		const fields = this.#fields(value, path, KEYS.table);
		const rows = this.#rows(fields['rows'], [...path, 'rows']);
		const where = this.#where(fields, path);
		const dimensions = [...Object.keys(where), ...('by' in rows ? [rows.by] : [])];
		const columns = this.#list(fields, 'columns', path).flatMap((column, at) =>
			this.#columns(column, [...path, 'columns', at], { under: [], where: {} }, dimensions)
		);
		if (columns.length === 0) this.#fail(path, words.noColumns);
		this.#list(fields, 'columns', path).forEach((column, at) => {
			const own = this.#map(column, [...path, 'columns', at]);
			const says = 'metric' in own || 'columns' in own || own['empty'] === true;
			if ('by' in rows && !says) this.#fail([...path, 'columns', at], words.columnMetric);
		});
		return {
			title: this.#text(fields, 'title', path),
			head: this.#text(fields, 'head', path),
			unit: this.#text(fields, 'unit', path),
			wide: fields['wide'] === true,
			calendar: this.#choice(fields, 'calendar', path, CALENDARS, null),
			boundaries: this.#choice(fields, 'boundaries', path, BOUNDARIES, null),
			where,
			rows,
			columns,
			balance: this.#texts(fields, 'balance', path).map((text, at) =>
				this.#balance(text, rows, [...path, 'balance', at])
			),
			notes: this.#texts(fields, 'notes', path)
		};
	}

	#rows(value: unknown, path: Path): TableSpec['rows'] {
		const fields = this.#fields(value, path, KEYS.rows);
		const ways = ['by', 'lines', 'targets'].filter((way) => way in fields);
		if (ways.length !== 1) this.#fail(path, words.rows);
		if (ways[0] === 'targets') return { targets: true };
		if (ways[0] === 'by') {
			const by = this.#text(fields, 'by', path);
			if (!isTimeGrain(by) && !(by in DIMENSIONS))
				this.#fail([...path, 'by'], words.noDimension(by));
			return { by, total: this.#optional(fields, 'total', path) };
		}
		const lines = this.#list(fields, 'lines', path).map((line, at): LineSpec => {
			const here = [...path, 'lines', at];
			const of = this.#fields(line, here, KEYS.line);
			const where = this.#where(of, here);
			const metric = this.#metric(of, here, [...Object.keys(where)]);
			return {
				label: this.#text(of, 'label', here),
				code: this.#optional(of, 'code', here),
				metric,
				sum: this.#texts(of, 'sum', here),
				where,
				kind: this.#choice(of, 'kind', here, ['row', 'total', 'group'] as const, 'row')
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
		const fields = this.#fields(value, path, KEYS.column);
		const label = this.#text(fields, 'label', path);
		const where = { ...group.where, ...this.#where(fields, path) };
		if ('columns' in fields) {
			const inner = { under: [...group.under, label], where };
			return this.#list(fields, 'columns', path).flatMap((column, at) =>
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
				told: this.#choice<CellTold, CellTold>(fields, 'told', path, CELLS_TOLD, 'value'),
				beside: this.#choice<Beside, Beside>(
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
		const fields = this.#fields(value, path, KEYS.chart);
		const by = this.#text(fields, 'by', path);
		return {
			title: this.#text(fields, 'title', path),
			kind: this.#choice(fields, 'kind', path, ['columns', 'lines', 'bars'] as const, 'columns'),
			by,
			series: this.#list(fields, 'series', path).map((one, at) => {
				const here = [...path, 'series', at];
				const of = this.#fields(one, here, KEYS.series);
				const where = this.#where(of, here);
				const metric = this.#metric(of, here, [...Object.keys(where), by]);
				if (metric === null) this.#fail(here, words.missing('metric'));
				return { label: this.#text(of, 'label', here), metric: metric!, where };
			}),
			most: typeof fields['most'] === 'number' ? fields['most'] : null,
			calendar: this.#choice(fields, 'calendar', path, CALENDARS, null),
			boundaries: this.#choice(fields, 'boundaries', path, BOUNDARIES, null)
		};
	}

	/** The indicator that is named, with the dimensions it is asked by; null where none is. */
	#metric(fields: Fields, path: Path, dimensions: readonly string[]): string | null {
		const name = this.#optional(fields, 'metric', path);
		if (name === null) return null;
		this.#checkMetric(name, dimensions, [...path, 'metric']);
		return name;
	}

	#checkMetric(name: string, dimensions: readonly string[], path: Path): void {
		const found = METRICS.find((metric) => metric.name === name);
		if (!found) return this.#fail(path, words.metric(name));
		const has = dimensionsOf(found);
		const stranger = dimensions.find((dimension) => !has.includes(dimension));
		if (stranger !== undefined) this.#fail(path, words.dimension(name, stranger, has));
	}

	#pieces(text: string, path: Path): readonly Piece[] {
		const pieces = readPieces(text, (problem) => this.#fail(path, problem));
		for (const piece of pieces) {
			if (typeof piece === 'string' || 'fact' in piece) continue;
			const over = piece.over === null ? [] : [piece.over];
			this.#checkMetric(piece.metric, [...Object.keys(piece.where), ...over], path);
		}
		return pieces;
	}

	#where(fields: Fields, path: Path): Where {
		if (fields['where'] === undefined) return {};
		const where = this.#map(fields['where'], [...path, 'where']);
		return Object.fromEntries(
			Object.entries(where).map(([name, values]) => {
				if (!(name in DIMENSIONS)) this.#fail([...path, 'where', name], words.noDimension(name));
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
			this.#fail(path, words.balance(text));
		return { left, right };
	}

	#named<T>(fields: Fields, key: string, read: (value: unknown, path: Path) => T): Map<string, T> {
		if (fields[key] === undefined) return new Map();
		const named = this.#map(fields[key], [key]);
		return new Map(Object.entries(named).map(([name, value]) => [name, read(value, [key, name])]));
	}

	#map(value: unknown, path: Path): Fields {
		if (value === null || typeof value !== 'object' || Array.isArray(value))
			this.#fail(path, words.noMap(`${path.at(-1) ?? 'id'}`));
		return value as Fields;
	}

	#fields(value: unknown, path: Path, keys: readonly string[]): Fields {
		const fields = this.#map(value, path);
		const stranger = Object.keys(fields).find((key) => !keys.includes(key));
		if (stranger !== undefined) this.#fail([...path, stranger], words.unknownKey(stranger, keys));
		return fields;
	}

	#text(fields: Fields, key: string, path: Path): string {
		const value = fields[key];
		if (value === undefined || value === null || value === '') this.#fail(path, words.missing(key));
		if (typeof value !== 'string' && typeof value !== 'number')
			this.#fail([...path, key], words.noText(key));
		return `${value as string | number}`.trim();
	}

	#optional(fields: Fields, key: string, path: Path): string | null {
		return fields[key] === undefined || fields[key] === null ? null : this.#text(fields, key, path);
	}

	#list(fields: Fields, key: string, path: Path): unknown[] {
		const value = fields[key] ?? [];
		if (!Array.isArray(value)) this.#fail([...path, key], words.noList(key));
		return value as unknown[];
	}

	#texts(fields: Fields, key: string, path: Path): string[] {
		return this.#list(fields, key, path).map((text, at) => {
			if (typeof text !== 'string') this.#fail([...path, key, at], words.noText(`${key}`));
			return text as string;
		});
	}

	#choice<T extends string, D extends T | null>(
		fields: Fields,
		key: string,
		path: Path,
		choices: readonly T[],
		otherwise: D
	): T | D {
		const value = fields[key];
		if (value === undefined || value === null) return otherwise;
		const found = choices.find((one) => one === value);
		return found ?? this.#fail([...path, key], words.choice(key, JSON.stringify(value), choices));
	}

	/** Names the line of the thing itself, or of the nearest thing around it that is there. */
	#fail(path: Path, problem: string): never {
		for (let length = path.length; length >= 0; length -= 1) {
			const line = this.#lineOf(path.slice(0, length));
			if (line !== null) fail(line, problem);
		}
		fail(null, problem);
	}

	#lineOf(path: Path): number | null {
		const key = path.at(-1);
		const around = this.#document.getIn(path.slice(0, -1), true);
		// Of something that has a name, the line of the name.
		const pair = isMap(around) ? around.items.find(({ key: name }) => `${name}` === key) : null;
		const node: unknown = pair?.key ?? this.#document.getIn(path, true);
		const start = isNode(node) ? node.range?.[0] : undefined;
		return start === undefined ? null : this.#lines.linePos(start).line;
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
