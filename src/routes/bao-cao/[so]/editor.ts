import { Editor, Extension, Node, type JSONContent } from '@tiptap/core';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import { mount, unmount, type Component } from 'svelte';
import type {
	AnsweredNode,
	ChartNode,
	FigureNode,
	ReportDocument,
	TableNode
} from '#lib/report.ts';
import ReportChart from '../ReportChart.svelte';
import ReportTable from '../ReportTable.svelte';

/*
The editor of a draft: the nodes of document.ts and no others. Figures are atoms in the text, tables and
charts atoms between paragraphs; what they show comes from the server and is not typed over.
*/

export type { Editor };

const FIGURE = {
	...{ id: '', metric: '', question: null, told: 'value', beside: null, over: null },
	...{ release: '', values: [], shown: '', frozen: false, other: null }
};

type Options = {
	readonly element: HTMLElement;
	readonly document: JSONContent;
	readonly label: string;
	readonly appendices: string;
	/** A node of this report, by its name: what is pasted is not believed. */
	readonly find: (id: string) => AnsweredNode | undefined;
	readonly onchange: () => void;
	/** The selection, or what is at it, has changed. */
	readonly onmove: () => void;
	/** A figure is pointed at. */
	readonly onfigure: (id: string) => void;
};

export function openEditor(options: Options): Editor {
	return new Editor({
		element: options.element,
		content: options.document,
		// Its style sheet would be refused by the content security policy; ours has what it needs.
		injectCSS: false,
		extensions: [
			StarterKit.configure({
				...{ blockquote: false, code: false, codeBlock: false, horizontalRule: false },
				...{ link: false, listItem: false, orderedList: false, strike: false },
				...{ trailingNode: false, dropcursor: false },
				heading: false
			}),
			Heading,
			ListItem,
			figure(options),
			answered('reportTable', 'table', ReportTable as Component<never>, options),
			answered('reportChart', 'chart', ReportChart as Component<never>, options),
			appendices(options.appendices),
			EachOnce
		],
		editorProps: {
			attributes: {
				...{ class: 'report-text', role: 'textbox', 'aria-multiline': 'true', lang: 'vi' },
				...{ 'aria-label': options.label, spellcheck: 'false' }
			},
			handleKeyDown: ({ state: { selection } }, event) => {
				if (event.key !== 'Enter' || !(selection instanceof NodeSelection)) return false;
				if (selection.node.type.name !== 'figure') return false;
				options.onfigure(`${selection.node.attrs['id']}`);
				return true;
			}
		},
		onUpdate: options.onchange,
		onTransaction: options.onmove
	});
}

/** The parts of a report stand below the heading of the page. */
const Heading = Node.create({
	name: 'heading',
	group: 'block',
	content: 'inline*',
	defining: true,
	addAttributes: () => ({ level: { default: 1, rendered: false } }),
	parseHTML: () =>
		[1, 2, 3, 4, 5, 6].map((tag) => ({
			tag: `h${tag}`,
			attrs: { level: Math.min(3, Math.max(1, tag - 1)) }
		})),
	renderHTML: ({ node }) => [`h${Number(node.attrs['level']) + 1}`, 0]
});

const ListItem = Node.create({
	name: 'listItem',
	content: 'paragraph+',
	defining: true,
	parseHTML: () => [{ tag: 'li' }],
	renderHTML: () => ['li', 0],
	addKeyboardShortcuts() {
		return { Enter: () => this.editor.commands.splitListItem(this.name) };
	}
});

const attributesOf = (defaults: Readonly<Record<string, unknown>>) =>
	Object.fromEntries(
		Object.entries(defaults).map(([name, value]) => [name, { default: value, rendered: false }])
	);

function figure({ onfigure }: Options) {
	return Node.create({
		name: 'figure',
		group: 'inline',
		inline: true,
		atom: true,
		addAttributes: () => attributesOf(FIGURE),
		parseHTML: () => [
			{
				tag: 'span[data-figure]',
				getAttrs: (element) => parsed(element.dataset['figure'])
			}
		],
		renderHTML: ({ node }) => [
			'span',
			{ 'data-figure': JSON.stringify(node.attrs) },
			`${node.attrs['shown']}`
		],
		renderText: ({ node }) => `${node.attrs['shown']}`,
		addNodeView:
			() =>
			({ node }) => {
				const dom = document.createElement('span');
				const show = (attrs: FigureNode['attrs']) => {
					dom.className = `figure${attrs.frozen ? ' frozen' : ''}${attrs.other ? ' other' : ''}`;
					dom.dataset['id'] = attrs.id;
					dom.textContent = attrs.shown;
				};
				show(node.attrs as FigureNode['attrs']);
				dom.addEventListener('click', () => onfigure(dom.dataset['id']!));
				return {
					dom,
					update: (next) => {
						if (next.type.name !== 'figure') return false;
						show(next.attrs as FigureNode['attrs']);
						return true;
					}
				};
			}
	});
}

/** What was copied says it is a figure; the server asks it again before it is kept. */
function parsed(text: string | undefined): Record<string, unknown> | false {
	try {
		const attrs = JSON.parse(text ?? '') as Record<string, unknown>;
		return Object.fromEntries(
			Object.keys(FIGURE).map((key) => [key, attrs[key] ?? FIGURE[key as keyof typeof FIGURE]])
		);
	} catch {
		// Not a figure of ours: its words come in as text.
		return false;
	}
}

/** A table or a chart, shown by the component that shows it everywhere else. */
function answered(
	name: 'reportTable' | 'reportChart',
	prop: 'table' | 'chart',
	component: Component<never>,
	{ find }: Options
) {
	return Node.create({
		name,
		group: 'block',
		atom: true,
		draggable: false,
		addAttributes: () => attributesOf({ attrs: null }),
		parseHTML: () => [
			{
				tag: `div[data-node="${name}"]`,
				getAttrs: (element) => {
					const node = find(element.dataset['id'] ?? '');
					return node?.type === name ? { attrs: node.attrs } : false;
				}
			}
		],
		renderHTML: ({ node }) => [
			'div',
			{ 'data-node': name, 'data-id': (node.attrs['attrs'] as TableNode['attrs']).id }
		],
		addNodeView:
			() =>
			({ node }) => {
				const dom = document.createElement('div');
				dom.className = 'answered';
				dom.dataset['id'] = (node.attrs['attrs'] as TableNode['attrs']).id;
				const shown = mount(component as Component<Record<string, unknown>>, {
					target: dom,
					props: { [prop]: node.attrs['attrs'] as TableNode['attrs'] | ChartNode['attrs'] }
				});
				return {
					dom,
					// Scrolling a table and selecting its text are its own affair.
					stopEvent: (event) => event.type === 'wheel' || event.type === 'keydown',
					ignoreMutation: () => true,
					destroy: () => void unmount(shown)
				};
			}
	});
}

const appendices = (label: string) =>
	Node.create({
		name: 'appendices',
		group: 'block',
		atom: true,
		parseHTML: () => [{ tag: 'p[data-node="appendices"]' }],
		renderHTML: () => ['p', { 'data-node': 'appendices', class: 'appendices' }, label]
	});

/** A copy of a figure gets a name of its own; a copy of a table, a chart or the line of the appendices goes. */
const EachOnce = Extension.create({
	name: 'eachOnce',
	addProseMirrorPlugins: () => [
		new Plugin({
			appendTransaction: (transactions, _, state) => {
				if (!transactions.some(({ docChanged }) => docChanged)) return null;
				const seen = new Set<string>();
				const { tr } = state;
				state.doc.descendants((node, at) => {
					const { name } = node.type;
					if (name === 'figure') {
						const { id } = node.attrs as { id: string };
						if (seen.has(id)) {
							tr.setNodeAttribute(tr.mapping.map(at), 'id', `moi-${crypto.randomUUID()}`);
						}
						seen.add(id);
					} else if (['reportTable', 'reportChart', 'appendices'].includes(name)) {
						const key = `${name} ${(node.attrs['attrs'] as { id?: string } | null)?.id ?? ''}`;
						if (seen.has(key)) {
							const here = tr.mapping.map(at);
							tr.delete(here, here + node.nodeSize);
						}
						seen.add(key);
					}
				});
				return tr.docChanged ? tr : null;
			}
		})
	]
});

type Tree = { type: string; attrs?: Record<string, unknown>; content?: Tree[] };

/** A document as the editor keeps it: the attributes of tables and charts in one. */
export const toEditor = (document: ReportDocument): JSONContent =>
	mapTree(document as unknown as Tree, (node) => ({
		...node,
		attrs: { attrs: node.attrs }
	}));

/** A document of the editor, as it is in document.ts. */
export const fromEditor = (editor: Editor): ReportDocument =>
	mapTree(editor.getJSON() as Tree, (node) => ({
		...node,
		attrs: node.attrs!['attrs'] as Record<string, unknown>
	})) as unknown as ReportDocument;

function mapTree(node: Tree, change: (node: Tree) => Tree): Tree {
	if (node.type === 'reportTable' || node.type === 'reportChart') return change(node);
	return node.content
		? { ...node, content: node.content.map((child) => mapTree(child, change)) }
		: node;
}

/** Where a figure stands; null: it does not. */
export function placeOf(editor: Editor, id: string): number | null {
	let place: number | null = null;
	editor.state.doc.descendants((node, at) => {
		const own =
			node.type.name === 'figure'
				? node.attrs['id']
				: (node.attrs['attrs'] as { id?: string } | undefined)?.id;
		if (own === id) place = at;
	});
	return place;
}

/** Gives a figure other attributes. @param isUndone whether undoing takes it back */
export function changeFigure(
	editor: Editor,
	id: string,
	attrs: Partial<FigureNode['attrs']>,
	isUndone: boolean
): void {
	const place = placeOf(editor, id);
	const node = place === null ? null : editor.state.doc.nodeAt(place);
	if (place === null || !node) return;
	const tr = editor.state.tr.setNodeMarkup(place, undefined, { ...node.attrs, ...attrs });
	editor.view.dispatch(tr.setMeta('addToHistory', isUndone));
}

/** Selects the first words like these, or a node by its name, and brings them into view. */
export function show(
	editor: Editor,
	{ node_id, quote }: { node_id: string; quote: string }
): boolean {
	const place = node_id ? placeOf(editor, node_id) : null;
	if (place !== null) {
		editor.chain().setNodeSelection(place).scrollIntoView().focus().run();
		return true;
	}
	let found: { from: number; to: number } | null = null;
	editor.state.doc.descendants((node, at) => {
		if (found || quote === '' || !node.isTextblock) return !found;
		const text = node.textBetween(0, node.content.size, undefined, '\ufffc');
		const start = text.indexOf(quote);
		if (start >= 0) found = { from: at + 1 + start, to: at + 1 + start + quote.length };
		return false;
	});
	if (!found) return false;
	editor.chain().setTextSelection(found).scrollIntoView().focus().run();
	return true;
}
