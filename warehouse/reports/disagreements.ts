import { metric as find } from '../metrics/catalogue.ts';
import { isTimeGrain, type Metric } from '../metrics/measure.ts';
import type { Cell } from '../numbers.ts';
import { NO_VALUE } from '../no_value.ts';
import type { Question, ReportDocument, TableNode } from './document.ts';
import { nodesOf } from './refresh.ts';
import type { ColumnSpec, Where } from './spec.ts';
import { differenceOf, identityText } from './balance.ts';
import { disagreements as words } from './vi.ts';
import { count } from './wording.ts';

/** Two places of a report that cannot both be right. */
export type Disagreement = {
	readonly kind: 'differs' | 'total' | 'flow' | 'form';
	/** Ids of the nodes it concerns. */
	readonly ids: readonly string[];
	readonly metric: string;
	/** In a sentence, with both numbers. */
	readonly text: string;
};

type Table = TableNode['attrs'];
type Claim = {
	readonly id: string;
	readonly metric: string;
	readonly place: string;
	readonly key: string;
	readonly value: Cell;
};

/**
 * What in a report contradicts itself: the same question of the same release with two answers, totals that
 * are not the sum of their rows, opening + new + moved − out that is not closing, and the identities of a form.
 */
export function disagreements(document: ReportDocument): Disagreement[] {
	const nodes = nodesOf(document);
	const tables = nodes.filter((node) => node.type === 'reportTable').map(({ attrs }) => attrs);
	return [
		...differing([
			...nodes
				.filter((node) => node.type === 'figure')
				.flatMap(({ attrs }): Claim[] => {
					const { id, metric, question, release, values, told, shown } = attrs;
					if (told === 'highest' || told === 'lowest') return [];
					const key = keyOf(metric, question, {}, release);
					return [{ id, metric, place: words.text(shown), key, value: values[0] ?? null }];
				}),
			...tables.flatMap(claimsOf)
		]),
		...tables.flatMap((table) => [...totals(table), ...flows(table), ...forms(table)])
	];
}

function keyOf(metric: string, question: Question, more: Where, release: string): string {
	const where = Object.entries({ ...question.where, ...more })
		.map(([name, values]) => [name, [...values].sort()] as const)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	const isByTime = where.some(([name]) => isTimeGrain(name));
	return JSON.stringify([
		metric,
		question.from,
		question.to,
		where,
		question.boundaries ?? 'as_reported',
		isByTime ? (question.calendar ?? 'civil') : '',
		release
	]);
}

/** What a table says, cell by cell, as answers to questions. */
function claimsOf(table: Table): Claim[] {
	const { id, asked, question, release, rows, title } = table;
	const lines = 'lines' in asked.rows ? asked.rows.lines : [];
	const by = 'by' in asked.rows ? asked.rows.by : null;
	const of: Question = {
		...question,
		...(asked.calendar && { calendar: asked.calendar }),
		...(asked.boundaries && { boundaries: asked.boundaries })
	};
	return rows.flatMap((row, at) =>
		asked.columns.flatMap((column, place): Claim[] => {
			const metric = column.metric ?? lines[at]?.metric ?? null;
			if (metric === null || column.told !== 'value') return [];
			const ofRow: Where =
				by !== null && row.kind === 'row'
					? { [by]: [row.key === null || row.key === undefined ? NO_VALUE : `${row.key}`] }
					: {};
			const where = { ...asked.where, ...lines[at]?.where, ...column.where, ...ofRow };
			return [
				{
					id,
					metric,
					place: words.cell(title, row.label, column.label),
					key: keyOf(metric, of, where, release),
					value: row.cells[place] ?? null
				}
			];
		})
	);
}

function differing(claims: readonly Claim[]): Disagreement[] {
	const groups = Map.groupBy(claims, ({ key }) => key);
	return [...groups.values()].flatMap(([first, ...others]) =>
		others
			.filter(({ value }) => !isSame(value, first!.value))
			.map((other) => ({
				kind: 'differs' as const,
				ids: [first!.id, other.id],
				metric: first!.metric,
				text: words.differs(
					first!.place,
					numberText(first!.value),
					other.place,
					numberText(other.value)
				)
			}))
	);
}

/** Sums of shares differ in the last binary place. */
const isSame = (a: Cell, b: Cell) =>
	typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-9 : a === b;
const numberText = (value: Cell) =>
	typeof value === 'number' && Number.isInteger(value) ? count(value) : `${value ?? '–'}`;

const kindsOf = ({ measures }: Metric) => Object.values(measures).map(({ kind }) => kind);
/** Whether rows of a dimension add up: what happened always, what is there only at one time. */
function isAdditive(name: string, by: string): boolean {
	const metric = find(name);
	const kinds = kindsOf(metric);
	if (metric.type !== 'count' || kinds.length !== 1) return false;
	return kinds[0] === 'event' || (kinds[0] === 'stock' && !isTimeGrain(by));
}

function totals({ id, title, asked, rows }: Table): Disagreement[] {
	if (!('by' in asked.rows)) return [];
	const { by } = asked.rows;
	const total = rows.find(({ kind }) => kind === 'total');
	if (total === undefined) return [];
	return asked.columns.flatMap(({ metric, told, label }, at): Disagreement[] => {
		if (metric === null || told !== 'value' || !isAdditive(metric, by)) return [];
		const sum = rows
			.filter(({ kind }) => kind === 'row')
			.reduce((all, { cells }) => all + Number(cells[at] ?? 0), 0);
		const said = Number(total.cells[at] ?? 0);
		return sum === said
			? []
			: [
					{
						kind: 'total',
						ids: [id],
						metric,
						text: words.total(title, label, count(sum), count(said))
					}
				];
	});
}

/** What comes in and goes out of a stock. */
const FLOWS: Readonly<Record<string, { readonly in: string; readonly out: readonly string[] }>> = {
	petitions: { in: 'petitions_received', out: ['petitions_processed'] },
	own_petitions: {
		in: 'own_petitions_accepted',
		out: ['own_petitions_resolved', 'own_petitions_transferred']
	},
	matters: { in: 'matters_accepted', out: ['matters_resolved', 'matters_transferred'] },
	reviews: { in: 'reviews_accepted', out: ['reviews_concluded'] }
};

/** Rows of a table that has all parts of a flow, and whose places do not move. */
function flows({ id, title, asked, rows, question }: Table): Disagreement[] {
	if (!('by' in asked.rows)) return [];
	const placeOf = (metric: string) =>
		asked.columns.findIndex(
			(column: ColumnSpec) =>
				column.metric === metric &&
				column.told === 'value' &&
				Object.keys(column.where).length === 0
		);
	return Object.entries(FLOWS).flatMap(([name, flow]) => {
		const parts = [`${name}_opening`, flow.in, ...flow.out, `${name}_closing`].map(placeOf);
		const moved = placeOf(`${name}_moved`);
		// Without the column of what moved, only the whole country is sure to keep what it had.
		const isWhole = Object.keys(question.where ?? {}).length === 0 && !isByPlace(asked.rows);
		if (parts.includes(-1) || (moved === -1 && !isWhole)) return [];
		const [opening, received, ...rest] = parts as [number, number, ...number[]];
		const closing = rest.pop()!;
		return rows.flatMap((row): Disagreement[] => {
			const at = (place: number) => (place === -1 ? 0 : Number(row.cells[place] ?? 0));
			const left =
				at(opening) + at(received) + at(moved) - rest.reduce((sum, out) => sum + at(out), 0);
			return left === at(closing)
				? []
				: [
						{
							kind: 'flow',
							ids: [id],
							metric: `${name}_closing`,
							text: words.flow(title, row.label, count(left), count(at(closing)))
						}
					];
		});
	});
}

const isByPlace = (rows: Table['asked']['rows']) =>
	'by' in rows && ['province', 'unit', 'level'].includes(rows.by);

function forms({ id, title, asked, rows }: Table): Disagreement[] {
	if (!('lines' in asked.rows)) return [];
	const { lines } = asked.rows;
	const place = asked.columns.findIndex(({ told }) => told === 'value');
	const valueAt = (code: string) => {
		const row = rows[lines.findIndex((line) => line.code === code)];
		const value = row?.cells[place];
		return typeof value === 'number' ? value : null;
	};
	return asked.balance.flatMap((balance): Disagreement[] => {
		const difference = differenceOf(balance, valueAt);
		if (difference === null || difference === 0) return [];
		const metric = lines.find(({ code }) => code === balance.right[0]?.code)?.metric ?? '';
		return [
			{
				kind: 'form',
				ids: [id],
				metric,
				text: words.form(title, identityText(balance), count(difference))
			}
		];
	});
}
