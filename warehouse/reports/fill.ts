import { sparingly, type Ask, type Find } from './asking.ts';
import { besideOf, MERGER, type Days } from './beside.ts';
import { chartOf } from './chart_figures.ts';
import { placeWithin, questionOf, tableWithin } from './choice.ts';
import type {
	Block,
	Inline,
	Paragraph,
	Question,
	Report,
	ReportChoice,
	ReportDocument
} from './document.ts';
import { findFigure } from './figures.ts';
import type { Known } from './known.ts';
import { breaksWithin } from './notes.ts';
import type { Fact, FigurePiece, Piece } from './pieces.ts';
import { committeeName, issuerOf, scopeName, type Issuer } from './scope_name.ts';
import { tableOf } from './table_figures.ts';
import type { BlockSpec, Template } from './template.ts';
import { breaksBlock } from './vi.ts';
import { capitalised, day } from './wording.ts';

/**
 * A draft of a report: every sentence, table and chart of its template, filled from one release.
 *
 * @throws {DonthuError} as `numbers()`
 */
export async function fillReport(
	ask: Ask,
	template: Template,
	choice: ReportChoice,
	known: Known
): Promise<Report> {
	const filling = new Filling(sparingly(ask), template, choice, known);
	const document = await filling.document();
	const { issuer } = filling;
	const isParty = template.layout === 'party';
	const plain = (pieces: readonly Piece[]) => filling.plain(pieces);
	return {
		layout: template.layout,
		choice: { ...choice, boundaries: questionOf(choice, known).boundaries ?? choice.boundaries },
		release: known.release,
		as_of: known.as_of,
		head: {
			// Who is above an office of the Party is no office of the State.
			superior: template.superior ?? (isParty ? null : issuer.superior),
			issuer: template.issuer ?? (isParty ? committeeName(issuer) : issuer.name),
			number: '',
			symbol: template.symbol,
			place: issuer.place,
			day: null,
			kind: template.kind,
			subject: plain(template.subject)
		},
		foot: { receivers: template.receivers.map(plain), signature: template.signature.map(plain) },
		document,
		state: 'draft',
		isMock: known.isMock
	};
}

class Filling {
	readonly issuer: Issuer;
	readonly #find: Find;
	readonly #template: Template;
	readonly #question: Question;
	readonly #known: Known;
	#figures = 0;

	constructor(find: Find, template: Template, choice: ReportChoice, known: Known) {
		this.#find = find;
		this.#template = template;
		this.#question = questionOf(choice, known);
		this.#known = known;
		this.issuer = issuerOf(choice, known);
	}

	/** All blocks are asked for at once, so that what they have in common is one question. */
	async document(): Promise<ReportDocument> {
		const { body, appendices } = this.#template;
		const blocks = async (specs: readonly BlockSpec[]) =>
			(await Promise.all(specs.map((spec) => this.#block(spec)))).flat();
		const [text, annex] = await Promise.all([blocks(body), blocks(appendices)]);
		return {
			type: 'doc',
			content: annex.length === 0 ? text : [...text, { type: 'appendices' }, ...annex]
		};
	}

	/** Pieces that hold no figures, as text. */
	plain(pieces: readonly Piece[]): string {
		return pieces
			.map((piece) =>
				typeof piece === 'string' ? piece : 'fact' in piece ? this.#fact(piece.fact) : ''
			)
			.join('');
	}

	async #block(spec: BlockSpec): Promise<Block[]> {
		switch (spec.kind) {
			case 'heading':
				return [
					{
						type: 'heading',
						attrs: { level: spec.level },
						content: await this.#inlines(spec.text)
					}
				];
			case 'text':
				return [await this.#paragraph(spec.text)];
			case 'list': {
				const items = await Promise.all(spec.items.map((item) => this.#paragraph(item)));
				return [
					{
						type: 'bulletList',
						content: items.map((item) => ({ type: 'listItem', content: [item] }))
					}
				];
			}
			case 'breaks':
				return this.#breaks();
			case 'table': {
				const asked = tableWithin(this.#template.tables.get(spec.name)!, this.#question.where);
				const of = { id: spec.name, table: spec.name, asked, question: this.#question };
				return [await tableOf(this.#find, of, this.#known)];
			}
			case 'chart': {
				const chart = this.#template.charts.get(spec.name)!;
				const asked = { ...chart, by: placeWithin(chart.by, this.#question.where) };
				const of = { id: spec.name, chart: spec.name, asked, question: this.#question };
				return [await chartOf(this.#find, of, this.#known)];
			}
		}
	}

	async #paragraph(pieces: readonly Piece[]): Promise<Paragraph> {
		return { type: 'paragraph', content: await this.#inlines(pieces) };
	}

	async #inlines(pieces: readonly Piece[]): Promise<Inline[]> {
		const inlines = await Promise.all(
			pieces.map(async (piece): Promise<Inline> => {
				if (typeof piece === 'string') return { type: 'text', text: piece };
				if ('fact' in piece) return { type: 'text', text: this.#fact(piece.fact) };
				return { type: 'figure', attrs: await this.#figure(piece) };
			})
		);
		return joined(inlines);
	}

	#figure({ metric, told, beside, period, over: named, where }: FigurePiece) {
		const over = named === null ? null : placeWithin(named, this.#question.where);
		this.#figures += 1;
		const days = period === null ? this.#question : besideOf(this.#question, period);
		const question: Question = {
			...this.#question,
			from: days.from,
			to: days.to,
			// A place that became part of another has no place in an order of both maps.
			...(isAcrossMaps(over, days) && { boundaries: 'current' }),
			where: { ...this.#question.where, ...where }
		};
		return findFigure(
			this.#find,
			{
				id: `f${this.#figures}`,
				metric,
				question,
				told,
				...(beside && { beside: besideOf(days, beside) }),
				...(over !== null && { over }),
				frozen: false
			},
			this.#known
		);
	}

	#fact(fact: Fact): string {
		const { from, to } = this.#question;
		const scope = () => scopeName(this.#question.where ?? {}, this.#known);
		switch (fact) {
			case 'from':
				return day(from);
			case 'to':
				return day(to);
			case 'year':
				return to.slice(0, 4);
			case 'month':
				return `${Number(to.slice(5, 7))}`;
			case 'as_of':
				return day(this.#known.as_of);
			case 'release':
				return this.#known.release;
			case 'scope':
				return scope();
			case 'Scope':
				return capitalised(scope());
			case 'committee':
				return this.issuer.committee;
			case 'committee_above':
				return this.issuer.committeeAbove;
		}
	}

	/** The first day that something in the text is told of or against. */
	#earliest(): string {
		const besides = this.#template.body.flatMap((block) => {
			const texts = block.kind === 'text' ? [block.text] : block.kind === 'list' ? block.items : [];
			return texts
				.flat()
				.flatMap((piece) =>
					typeof piece === 'string' || 'fact' in piece ? [] : [piece.beside, piece.period]
				);
		});
		const days = besides
			.filter((beside) => beside !== null)
			.map((beside) => besideOf(this.#question, beside).from);
		return [this.#question.from, ...days].sort()[0]!;
	}

	/** What changed within the period, so that numbers before and after are not of the same thing. */
	#breaks(): Block[] {
		const text = (words: string): Paragraph => ({
			type: 'paragraph',
			content: [{ type: 'text', text: words }]
		});
		const within = breaksWithin(this.#known, { from: this.#earliest(), to: this.#question.to });
		if (within.length === 0) return [text(breaksBlock.none)];
		return [
			text(breaksBlock.some),
			{
				type: 'bulletList',
				content: within.map(({ day: on, label, basis }) => ({
					type: 'listItem',
					content: [text(breaksBlock.line(day(on), label, basis))]
				}))
			},
			...(within.some((one) => one.day === MERGER) ? [text(breaksBlock.end)] : [])
		];
	}
}

const isAcrossMaps = (over: string | null, { from, to }: Days) =>
	(over === 'province' || over === 'unit') && from < MERGER && to >= MERGER;

/** Texts that follow each other are one, as an editor has them. */
function joined(inlines: readonly Inline[]): Inline[] {
	const found: Inline[] = [];
	for (const inline of inlines) {
		const last = found.at(-1);
		if (inline.type === 'text' && last?.type === 'text')
			found[found.length - 1] = { type: 'text', text: last.text + inline.text };
		else if (inline.type !== 'text' || inline.text !== '') found.push(inline);
	}
	return found;
}
