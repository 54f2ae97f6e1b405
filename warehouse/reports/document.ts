import type { Cell, Column, NumbersRequest } from '../numbers.ts';
import type { ChartSpec, TableSpec } from './spec.ts';

/*
What a report is while it is written: a tree as the editor keeps it (the JSON of ProseMirror), so that
the page, the .docx, the .pdf and the checks read one and the same thing. Figures in a sentence, tables
and charts are nodes that name what they ask; what they show was asked of a release.
*/

/** What a figure, a table or a chart asks: the same words as everywhere else. */
export type Question = Omit<NumbersRequest, 'by' | 'metrics'>;

/** How a figure is told: itself, or beside the same indicator of another period. */
export type Told =
	/** the number alone, a share with its per cent sign; the word of what is counted stands in the text */
	| 'value'
	/** by how much it rose or fell against `beside`: counts by their number and in per cent, shares in points */
	| 'change'
	/** how many points above or below the target of the indicator */
	| 'target'
	/** the member of `over` with the most, or the least, and its number */
	| 'highest'
	| 'lowest';

/** A figure in a sentence: a reference, never typed digits. */
export type FigureNode = {
	readonly type: 'figure';
	readonly attrs: {
		/** Names it within the report; never used again. */
		readonly id: string;
		readonly metric: string;
		readonly question: Question;
		readonly told: Told;
		/** The period it is told against. */
		readonly beside?: { readonly from: string; readonly to: string };
		/** The dimension whose extreme is named: `province`, `unit`, `field`. */
		readonly over?: string;
		/** The release it was asked of, what that answered, and how it reads. */
		readonly release: string;
		readonly values: readonly Cell[];
		readonly shown: string;
		/** A frozen figure stays as it is when the report moves on to another release. */
		readonly frozen: boolean;
		/**
		 * A figure of another body (courts, police, years without records), as it was entered: its
		 * `metric` is `other`, its `release` empty, and no release can answer it.
		 */
		readonly other?: { readonly id: string; readonly version: number; readonly source: string };
	};
};

export type Mark = { readonly type: 'bold' | 'italic' | 'underline' };
export type TextNode = {
	readonly type: 'text';
	readonly text: string;
	readonly marks?: readonly Mark[];
};
export type Inline = TextNode | FigureNode | { readonly type: 'hardBreak' };

export type Heading = {
	readonly type: 'heading';
	/** 1: a part in Roman numerals, 2: `1.`, 3: `1.1` */
	readonly attrs: { readonly level: 1 | 2 | 3 };
	readonly content?: readonly Inline[];
};
export type Paragraph = { readonly type: 'paragraph'; readonly content?: readonly Inline[] };
export type ListItem = { readonly type: 'listItem'; readonly content: readonly Paragraph[] };
export type BulletList = { readonly type: 'bulletList'; readonly content: readonly ListItem[] };

/** A change of a count is a part of the earlier number, `points` a difference of shares; both 0…1. */
export type CellType = Column['type'] | 'difference' | 'change' | 'points';

/** A question about a table or a chart, kept with it: it can be asked again when its template is gone. */
type Asked<Spec> = { readonly question: Question; readonly asked: Spec };

/** A table of figures that was asked; its title and its numbers stand in the document as they were answered. */
export type TableNode = {
	readonly type: 'reportTable';
	readonly attrs: Asked<TableSpec> & {
		readonly id: string;
		/** Which table of the template: `PL1`. */
		readonly table: string;
		readonly title: string;
		/** The counting unit, above the table at the right. */
		readonly unit: string;
		readonly release: string;
		/** The first column, of the rows' labels, has `head` over it. */
		readonly head: string;
		readonly columns: readonly {
			/** The groups a column stands under, outermost first. */
			readonly under?: readonly string[];
			readonly label: string;
			readonly type: CellType;
		}[];
		readonly rows: readonly {
			/** The value of the dimension whose row it is. */
			readonly key?: Cell;
			readonly label: string;
			readonly kind: 'row' | 'total' | 'group';
			readonly cells: readonly Cell[];
			/** What the cells of this row are where it is not what the column says. */
			readonly types?: readonly CellType[];
		}[];
		/** Lines below: period, cut-off, release, break of comparability, source. */
		readonly notes: readonly string[];
		/** Whether it needs a page on its side. */
		readonly wide: boolean;
	};
};

/** A chart of the same figures; the table it was drawn from is its alternative. */
export type ChartNode = {
	readonly type: 'reportChart';
	readonly attrs: Asked<ChartSpec> & {
		readonly id: string;
		readonly chart: string;
		readonly title: string;
		readonly kind: 'columns' | 'lines' | 'bars';
		readonly release: string;
		readonly categories: readonly string[];
		readonly series: readonly {
			readonly label: string;
			readonly type: 'count' | 'share' | 'days';
			readonly values: readonly (number | null)[];
		}[];
		/** What it shows, in a sentence. */
		readonly alternative: string;
		readonly notes: readonly string[];
	};
};

/** Where the body ends: what follows are the appendices, each on a page of its own. */
export type Appendices = { readonly type: 'appendices' };

export type Block = Heading | Paragraph | BulletList | TableNode | ChartNode | Appendices;
/** The body, then the appendices: blocks after the node `appendices`. */
export type ReportDocument = { readonly type: 'doc'; readonly content: readonly Block[] };

/** What a report was asked with. */
export type ReportChoice = {
	readonly template: string;
	readonly from: string;
	readonly to: string;
	readonly calendar: NonNullable<NumbersRequest['calendar']>;
	readonly boundaries: NonNullable<NumbersRequest['boundaries']>;
	/** The scope: `{}` the whole sector, `{ province: ['34-01'] }`, `{ unit: ['T01'] }`. */
	readonly where: Readonly<Record<string, readonly string[]>>;
};

/** All that makes a report's paper: its head and foot, and the document. */
export type Report = {
	/** Of an office of the State, of the Party (no name of the State), or a page for the leadership. */
	readonly layout: 'state' | 'party' | 'brief';
	readonly choice: ReportChoice;
	readonly release: string;
	readonly as_of: string;
	readonly head: {
		readonly superior: string | null;
		readonly issuer: string;
		/** `12`, once it is given; empty in a draft. */
		readonly number: string;
		/** `BC-VKSTC-V12` */
		readonly symbol: string;
		readonly place: string;
		/** The day of issue; null in a draft. */
		readonly day: string | null;
		/** What kind of paper it is, in capitals, and what it is about. */
		readonly kind: string;
		readonly subject: string;
	};
	readonly foot: { readonly receivers: readonly string[]; readonly signature: readonly string[] };
	readonly document: ReportDocument;
	readonly state: 'draft' | 'reviewed' | 'approved' | 'issued';
	/** Made-up data have to be told on every page. */
	readonly isMock: boolean;
};
