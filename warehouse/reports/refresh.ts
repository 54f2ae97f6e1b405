import type { Cell } from '../numbers.ts';
import { sparingly, type Ask, type Find } from './asking.ts';
import { chartOf } from './chart_figures.ts';
import type {
	Block,
	ChartNode,
	FigureNode,
	Inline,
	ReportDocument,
	TableNode
} from './document.ts';
import { findFigure } from './figures.ts';
import type { Known } from './known.ts';
import { tableOf } from './table_figures.ts';
import { shown } from './wording.ts';

type Node = FigureNode | TableNode | ChartNode;
type Said = { readonly shown: string; readonly values: readonly Cell[] };

/** What another release answers otherwise. */
export type FigureChange = {
	/** Of the node: accepting it takes the whole node. */
	readonly id: string;
	readonly metric: string;
	/** Of a cell of a table or a point of a chart: its row and its column, in words. */
	readonly at: { readonly row: string; readonly column: string } | null;
	readonly old: Said;
	readonly new: Said;
};

/**
 * Asks everything that is not frozen again: what the release behind `ask` says otherwise, and the document
 * as it is when all of it is accepted. `accept` takes a part.
 *
 * @param known of that release
 * @throws {DonthuError} as `numbers()`
 */
export async function refresh(
	ask: Ask,
	document: ReportDocument,
	known: Known
): Promise<{ changes: FigureChange[]; document: ReportDocument }> {
	const find = sparingly(ask);
	const changes: FigureChange[] = [];
	const fresh = await mapNodes(document, async (node) => {
		const again = await askAgain(find, node, known);
		changes.push(...changesOf(node, again));
		return again;
	});
	return { changes, document: fresh };
}

/** Of the nodes with these ids the refreshed ones, of all others the old ones. */
export function accept(
	old: ReportDocument,
	fresh: ReportDocument,
	ids: ReadonlySet<string>
): Promise<ReportDocument> {
	const again = new Map(nodesOf(fresh).map((node) => [node.attrs.id, node]));
	return mapNodes(old, async (node) =>
		ids.has(node.attrs.id) ? (again.get(node.attrs.id) ?? node) : node
	);
}

/** Every figure, table and chart of a document, in its order. */
export function nodesOf(document: ReportDocument): Node[] {
	const figures = (content: readonly Inline[] = []) =>
		content.filter((inline) => inline.type === 'figure');
	return document.content.flatMap((block): Node[] => {
		switch (block.type) {
			case 'reportTable':
			case 'reportChart':
				return [block];
			case 'bulletList':
				return block.content.flatMap(({ content }) =>
					content.flatMap((paragraph) => figures(paragraph.content))
				);
			case 'appendices':
				return [];
			default:
				return figures(block.content);
		}
	});
}

/** Whether it is a figure of another body, which no release can answer. */
export const isOther = (node: Node): boolean =>
	node.type === 'figure' && node.attrs.other !== undefined;

async function askAgain(find: Find, node: Node, known: Known): Promise<Node> {
	switch (node.type) {
		case 'figure':
			return node.attrs.frozen || isOther(node)
				? node
				: { type: 'figure', attrs: await findFigure(find, node.attrs, known) };
		case 'reportTable':
			return tableOf(find, node.attrs, known);
		case 'reportChart':
			return chartOf(find, node.attrs, known);
	}
}

/** What differs between a node and the same one asked again. */
export function changesOf(old: Node, now: Node): FigureChange[] {
	const { id } = old.attrs;
	if (old.type === 'figure' && now.type === 'figure') {
		const isSame =
			old.attrs.shown === now.attrs.shown && sameCells(old.attrs.values, now.attrs.values);
		const said = ({ shown, values }: FigureNode['attrs']) => ({ shown, values });
		return isSame
			? []
			: [{ id, metric: old.attrs.metric, at: null, old: said(old.attrs), new: said(now.attrs) }];
	}
	const points = new Map(pointsOf(now).map((point) => [keyOf(point), point]));
	const before = pointsOf(old);
	const seen = new Set(before.map(keyOf));
	const pairs = [
		...before.map((point) => [point, points.get(keyOf(point))] as const),
		...[...points.values()]
			.filter((point) => !seen.has(keyOf(point)))
			.map((point) => [undefined, point] as const)
	];
	return pairs.flatMap(([was, is]): FigureChange[] => {
		if (was && is && sameCells([was.value], [is.value])) return [];
		const { row, column, metric } = (was ?? is)!;
		const said = (point: Point | undefined): Said =>
			point ? { shown: point.shown, values: [point.value] } : { shown: '', values: [] };
		return [{ id, metric: metric ?? '', at: { row, column }, old: said(was), new: said(is) }];
	});
}

type Point = { row: string; column: string; metric: string | null; value: Cell; shown: string };
const keyOf = ({ row, column }: Point) => JSON.stringify([row, column]);
const sameCells = (a: readonly Cell[], b: readonly Cell[]) =>
	JSON.stringify(a) === JSON.stringify(b);

/** Every number of a table or a chart with the words of its row and column. */
export function pointsOf(node: Node): Point[] {
	if (node.type === 'figure') return [];
	if (node.type === 'reportChart') {
		const { categories, series, asked } = node.attrs;
		return series.flatMap(({ label, type, values }, at) =>
			values.map((value, place) => ({
				row: categories[place] ?? '',
				column: label,
				metric: asked.series[at]?.metric ?? null,
				value,
				shown: shown(value, type)
			}))
		);
	}
	const { rows, columns, asked } = node.attrs;
	const lines = 'lines' in asked.rows ? asked.rows.lines : [];
	return rows.flatMap((row, place) =>
		columns.map(({ under = [], label, type }, at) => ({
			row: row.label,
			column: [...under, label].join(' / '),
			metric: asked.columns[at]?.metric ?? lines[place]?.metric ?? null,
			value: row.cells[at] ?? null,
			shown: shown(row.cells[at] ?? null, row.types?.[at] ?? type)
		}))
	);
}

/** A document with each figure, table and chart replaced. */
async function mapNodes(
	document: ReportDocument,
	replace: (node: Node) => Promise<Node>
): Promise<ReportDocument> {
	const inlines = (content: readonly Inline[] | undefined) =>
		content &&
		Promise.all(
			content.map(async (inline) =>
				inline.type === 'figure' ? ((await replace(inline)) as FigureNode) : inline
			)
		);
	const blockOf = async (block: Block): Promise<Block> => {
		switch (block.type) {
			case 'reportTable':
			case 'reportChart':
				return (await replace(block)) as Block;
			case 'appendices':
				return block;
			case 'bulletList':
				return {
					...block,
					content: await Promise.all(
						block.content.map(async (item) => ({
							...item,
							content: await Promise.all(
								item.content.map(async (paragraph) => ({
									...paragraph,
									...(paragraph.content && { content: (await inlines(paragraph.content))! })
								}))
							)
						}))
					)
				};
			default:
				return { ...block, ...(block.content && { content: (await inlines(block.content))! }) };
		}
	};
	return { type: 'doc', content: await Promise.all(document.content.map(blockOf)) };
}
