import type { Report, TableNode } from './document.ts';
import { cellText, headRows, marksOf, partsOf, type Part } from './layout.ts';
import { document as words, furniture } from './vi.ts';

/*
What a report says, whatever its paper looks like: its words in their order, without what every layout
adds of its own (the name of the State, numbers of headings and tables, dashes). A file is compared by
this, so that a report that was written with an older layout is still the same report.
*/

/** What an empty cell says in a row of three and more: a number moved into it would go unnoticed. */
export const EMPTY = '∅';
export const WIDE = 3;

/** The words that texts say, in the order of the texts, without the furniture of paper. */
export function wordsSaid(texts: readonly string[]): string[] {
	return texts.flatMap((text) => {
		const plain = text
			.normalize('NFC')
			.replaceAll(/[\s\u00a0\u200b]+/g, ' ')
			.trim();
		if (furniture.lines.some((line) => line.test(plain))) return [];
		const bare = furniture.around.reduce((left, pattern) => left.replace(pattern, ''), plain);
		return bare.split(' ').filter((word) => word !== '');
	});
}

/** What a report says, text by text, from its head to the end of its appendices. */
export function textsSaid(report: Report): string[] {
	const { head, foot, layout, document } = report;
	const { body, appendices } = partsOf(document);
	return [
		...(head.superior === null ? [] : [head.superior]),
		head.issuer,
		...(layout === 'brief' ? [] : [words.number(head.number, head.symbol)]),
		words.placeAndDay(head.place, head.day),
		head.kind,
		head.subject,
		...body.flatMap(ofPart),
		...(layout === 'brief' ? [] : [...foot.receivers, ...foot.signature]),
		...appendices.flatMap(ofPart)
	];
}

/** What stands at the top of every page: that it is a draft, that its data are made up. */
export const marksSaid = (report: Report): string[] =>
	marksOf(report)
		.split(' · ')
		.filter((mark) => mark !== '');

function ofPart(part: Part): string[] {
	switch (part.kind) {
		case 'heading':
		case 'paragraph':
		case 'item':
		case 'source':
			return [part.runs.map(({ text }) => text).join('')];
		case 'chart':
			return [part.chart.alternative, part.chart.title, ...part.chart.notes];
		case 'table':
			return ofTable(part.table);
	}
}

function ofTable(table: TableNode['attrs']): string[] {
	const cells = table.rows.flatMap((row) => {
		const texts = [row.label, ...table.columns.map((_, at) => cellText(table, row, at))];
		return texts.length < WIDE ? texts : texts.map((text) => text || EMPTY);
	});
	const head = headRows(table).flatMap((row) => row.map(({ label }) => label));
	return [table.title, table.unit, ...head, ...cells, ...table.notes];
}
