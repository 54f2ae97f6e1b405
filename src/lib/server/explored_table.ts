import type { Table } from '#warehouse/answer_formats.ts';
import type { Cell } from '#warehouse/numbers.ts';
import { isTimeGrain } from '#warehouse/metrics/measure.ts';
import { dimensionLabels } from '#warehouse/metrics/vi.ts';
import type { Code, ExploredRow, ExploredTable } from '../explored.ts';
import { metricColumn, type Exploration } from './exploration.ts';
import {
	axisOf,
	codesOf,
	keyOf,
	type Answer,
	type Answers,
	type Figures
} from './explored_answers.ts';
import { explored as words } from './vi.ts';

/** What a page draws at most; the file has it all. */
const MOST_ROWS = 300;
const MOST_CELLS_PER_ROW = 60;
/** Dimensions whose values have no order of their own: the greatest first. */
const UNORDERED: ReadonlySet<string> = new Set([
	...['province', 'unit', 'department', 'limit_key', 'decision_province']
]);
const BY_LABEL = 'nhan';

type Values = readonly (number | null)[];

export function tableOf(exploration: Exploration, answers: Answers, sort: string): ExploredTable {
	const { inquiry, metrics, by, layout } = exploration;
	const [rowDimension, second] = by;
	const isPivot = second !== undefined && layout === 'columns';
	const order = orderOf(exploration, sort);
	const allGroups = isPivot ? inOrder(exploration, second, answers.columns) : [];
	const mostGroups = Math.max(1, Math.floor(MOST_CELLS_PER_ROW / metrics.length) - 1);
	const groups = allGroups.slice(0, mostGroups);
	const cells = (code: Code): Values => [
		...groups.flatMap((group) => valuesAt(answers.whole, metrics, [code, group])),
		...valuesAt(answers.rows, metrics, [code])
	];
	const rows = rowDimension
		? sorted(exploration, rowDimension, answers.rows, order).flatMap((code): ExploredRow[] => [
				{
					kind: 'value',
					label: exploration.labels.of(rowDimension, code),
					code,
					cells: cells(code),
					before: thenOf(answers, metrics, by, [rowDimension], [code])
				},
				...(second && !isPivot ? childrenOf(exploration, answers, code, order) : [])
			])
		: [];
	return {
		metrics: metrics.map(metricColumn),
		rowAxis: axisOf(inquiry, rowDimension),
		columnAxis: axisOf(inquiry, second),
		groups: [
			...groups.map((code) => ({ code, label: exploration.labels.of(second!, code) })),
			{ label: isPivot ? words.total : '' }
		],
		rows: rows.slice(0, MOST_ROWS),
		total: {
			kind: 'total',
			label: rowDimension ? words.total : words.all,
			cells: [
				...groups.flatMap((group) => valuesAt(answers.columns, metrics, [group])),
				...valuesAt(answers.total, metrics, [])
			],
			before: answers.before && valuesAt(answers.before.total, metrics, [])
		},
		moreRows: Math.max(0, rows.length - MOST_ROWS),
		moreGroups: allGroups.length - groups.length,
		sort: { by: order.by, isDown: order.isDown }
	};
}

const valuesAt = (figures: Figures, metrics: readonly string[], codes: readonly Code[]): Values =>
	figures.get(keyOf(...codes)) ?? metrics.map(() => null);

/** The rows of the second dimension under one of the first. */
function childrenOf(
	exploration: Exploration,
	answers: Answers,
	parent: Code,
	order: Order
): ExploredRow[] {
	const { by, metrics, labels } = exploration;
	const [, second] = by as [string, string];
	const own: Figures = new Map(
		[...answers.whole].flatMap(([key, values]) => {
			const [code, child] = codesOf(key);
			return code === parent ? [[keyOf(child!), values] as const] : [];
		})
	);
	return sorted(exploration, second, own, order).map((child) => ({
		kind: 'child',
		label: labels.of(second, child),
		code: parent,
		child,
		cells: valuesAt(own, metrics, [child]),
		before: thenOf(answers, metrics, by, by, [parent, child])
	}));
}

type Order = {
	/** An indicator, the labels, or nothing: each dimension in its own order. */
	readonly by: string;
	readonly isDown: boolean;
};

const NATURAL: Order = { by: '', isDown: true };

/** `overdue_rate` for the greatest first, `overdue_rate:tang` for the least, `nhan` by the names. */
function orderOf({ metrics }: Exploration, sort: string): Order {
	const [by = '', direction] = sort.split(':');
	if (by === BY_LABEL) return { by, isDown: direction === 'giam' };
	return metrics.includes(by) ? { by, isDown: direction !== 'tang' } : { by: '', isDown: true };
}

function sorted(
	exploration: Exploration,
	dimension: string,
	figures: Figures,
	{ by, isDown }: Order
): Code[] {
	const codes = inOrder(exploration, dimension, figures);
	const direction = isDown ? -1 : 1;
	if (by === BY_LABEL) {
		const label = (code: Code) => exploration.labels.of(dimension, code);
		return isTimeGrain(dimension)
			? isDown
				? codes.reverse()
				: codes
			: codes.sort((a, b) => direction * label(a).localeCompare(label(b), 'vi'));
	}
	if (by === '' && !UNORDERED.has(dimension)) return codes;
	const place = Math.max(0, exploration.metrics.indexOf(by));
	return codes.sort((a, b) => {
		if (a === null || b === null) return Number(a === null) - Number(b === null);
		const [one, other] = [a, b].map((code) => figures.get(keyOf(code))?.[place] ?? null);
		if (one === other) return 0;
		if (one === null || one === undefined) return 1;
		if (other === null || other === undefined) return -1;
		return direction * (one - other);
	});
}

/** The codes of an answer in the order of their list; of time in that of time. */
function inOrder({ labels }: Exploration, dimension: string, figures: Figures): Code[] {
	const codes = [...figures.keys()].map((key) => codesOf(key)[0]!);
	const list = labels.options(dimension).map(({ code }) => code);
	const place = (code: Code) =>
		code === null ? Infinity : list.includes(code) ? list.indexOf(code) : list.length;
	return list.length === 0 ? codes : codes.sort((a, b) => place(a) - place(b));
}

/** The same figures as a file has them: a row per combination; totals only where no program stumbles over them. */
export function fileTable(exploration: Exploration, answers: Answers, hasTotals: boolean): Table {
	const { by, labels } = exploration;
	const line = (codes: readonly Code[], dimensions: readonly string[]): Cell[] => [
		...by.map((dimension) => {
			const at = dimensions.indexOf(dimension);
			return at < 0 ? words.total : labels.of(dimension, codes[at]!);
		}),
		...fileCells(exploration, answers, dimensions, codes)
	];
	const details = detailCodes(exploration, answers).map((codes) => line(codes, by));
	const [first, second] = by;
	const subtotals =
		first && second
			? [
					...sorted(exploration, first, answers.rows, NATURAL).map((code) => line([code], [first])),
					...inOrder(exploration, second, answers.columns).map((code) => line([code], [second]))
				]
			: [];
	return {
		columns: fileColumns(exploration),
		rows: hasTotals && first ? [...details, ...subtotals, line([], [])] : details
	};
}

function fileColumns({ metrics, by, inquiry: { compared } }: Exploration): Table['columns'] {
	return [
		...by.map((name) => ({ name, label: dimensionLabels[name]!, type: 'text' as const })),
		...metrics.map(metricColumn).flatMap(({ metric: name, label, type }) => {
			const figure = { name, label, type };
			if (!compared) return [figure];
			const before = words.before(label, words.columns[compared.kind]);
			const difference =
				type === 'share'
					? { label: words.points(label), type: 'points' as const }
					: { label: words.difference(label), type: 'difference' as const };
			const change = {
				name: `${name}_change`,
				label: words.change(label),
				type: 'change' as const
			};
			return [
				figure,
				{ name: `${name}_before`, label: before, type },
				{ name: `${name}_difference`, ...difference },
				...(type === 'count' ? [change] : [])
			];
		})
	];
}

/** Figures of a combination, each followed by what it is compared with. */
function fileCells(
	{ metrics, by, inquiry: { compared } }: Exploration,
	answers: Answers,
	dimensions: readonly string[],
	codes: readonly Code[]
): Cell[] {
	const values = valuesAt(figuresBy(answers, by, dimensions), metrics, codes);
	const before = thenOf(answers, metrics, by, dimensions, codes);
	return metrics.map(metricColumn).flatMap(({ type }, at) => {
		const value = values[at] ?? null;
		if (!compared) return [value];
		const then = before?.[at] ?? null;
		const difference = value === null || then === null ? null : value - then;
		const change = difference === null || then === 0 ? null : difference / then!;
		return [value, then, difference, ...(type === 'count' ? [change] : [])];
	});
}

/** The figures of an answer by all its dimensions, by one of them, or by none. */
function figuresBy(answer: Answer, by: readonly string[], dimensions: readonly string[]): Figures {
	if (dimensions.length === by.length) return answer.whole;
	if (dimensions.length === 0) return answer.total;
	return dimensions[0] === by[0] ? answer.rows : answer.columns;
}

/** What stood there in the time compared with; null where nothing is compared or nothing is like it. */
function thenOf(
	{ before, codeBefore }: Answers,
	metrics: readonly string[],
	by: readonly string[],
	dimensions: readonly string[],
	codes: readonly Code[]
): Values | null {
	if (!before) return null;
	const then = codes.map((code, at) => codeBefore(dimensions[at]!, code));
	return then.includes(undefined)
		? metrics.map(() => null)
		: valuesAt(figuresBy(before, by, dimensions), metrics, then as Code[]);
}

/** Every combination that has a figure, as the table lists them. */
function detailCodes(exploration: Exploration, answers: Answers): Code[][] {
	const { by } = exploration;
	if (by.length === 0) return [[]];
	const first = sorted(exploration, by[0]!, answers.rows, NATURAL);
	if (by.length === 1) return first.map((code) => [code]);
	const second = inOrder(exploration, by[1]!, answers.columns);
	return first.flatMap((code) =>
		second.filter((other) => answers.whole.has(keyOf(code, other))).map((other) => [code, other])
	);
}
