import type {
	Block,
	ChartNode,
	FigureNode,
	Inline,
	Paragraph,
	Report,
	ReportChoice,
	ReportDocument,
	TableNode
} from '#warehouse/reports/document.ts';

export type {
	Block,
	ChartNode,
	FigureNode,
	Inline,
	Paragraph,
	Report,
	ReportChoice,
	ReportDocument,
	TableNode
};

/** What the server alone answers. */
export type AnsweredNode = FigureNode | TableNode | ChartNode;
export type ReportState = Report['state'];
/** What is written of a report; its state and its choice stand apart. */
export type Content = Omit<Report, 'choice' | 'state' | 'isMock'>;

/** The names of the nodes that the server answers. */
export const ANSWERED: ReadonlySet<string> = new Set(['figure', 'reportTable', 'reportChart']);

/** A node as it is kept and sent: by its name, without what it shows. */
export type NamedNode = {
	readonly type: AnsweredNode['type'];
	readonly attrs: { readonly id: string; readonly release: string; readonly frozen?: boolean };
};

/** A document whose figures, tables and charts are named, and not told. */
export type NamedDocument = { readonly type: 'doc'; readonly content: readonly NamedBlock[] };
type NamedBlock = { readonly type: string; readonly attrs?: unknown; readonly content?: unknown };

/** All nodes of a document that were answered, in their order. */
export function answeredIn(document: ReportDocument): AnsweredNode[] {
	return document.content.flatMap((block): AnsweredNode[] => {
		if (block.type === 'reportTable' || block.type === 'reportChart') return [block];
		return inlinesOf(block).filter((inline) => inline.type === 'figure');
	});
}

/** The figures of the sentences. */
export const figuresIn = (document: ReportDocument): FigureNode[] =>
	answeredIn(document).filter((node) => node.type === 'figure');

export function inlinesOf(block: Block): readonly Inline[] {
	if (block.type === 'bulletList') {
		return block.content.flatMap(({ content }) => content.flatMap((each) => each.content ?? []));
	}
	return block.type === 'heading' || block.type === 'paragraph' ? (block.content ?? []) : [];
}

/** A block in words, as it is compared; the items of a list stand on lines of their own. */
export function textOf(block: Block): string {
	if (block.type === 'reportTable' || block.type === 'reportChart') return block.attrs.title;
	if (block.type === 'bulletList') {
		return block.content.map(({ content }) => content.map(textOf).join('\n')).join('\n');
	}
	return inlinesOf(block)
		.map((inline) =>
			inline.type === 'text' ? inline.text : inline.type === 'figure' ? inline.attrs.shown : '\n'
		)
		.join('');
}

type Tree = { readonly type: string; readonly attrs?: object; readonly content?: readonly Tree[] };

/** Puts another node in the place of each that was answered. */
export function mapAnswered(node: Tree, change: (node: AnsweredNode) => object): Tree {
	if (ANSWERED.has(node.type)) return change(node as AnsweredNode) as Tree;
	if (!node.content) return node;
	return { ...node, content: node.content.map((child) => mapAnswered(child, change)) };
}

/** The name of a node. */
export const named = ({ type, attrs }: AnsweredNode): NamedNode => ({
	type,
	attrs: {
		id: attrs.id,
		release: attrs.release,
		...('frozen' in attrs && { frozen: attrs.frozen })
	}
});

export const namedDocument = (document: ReportDocument): NamedDocument =>
	mapAnswered(document as Tree, named) as NamedDocument;

export { shown as cellText, sourceLine } from '#warehouse/reports/wording.ts';
