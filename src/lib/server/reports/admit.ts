import { isDay } from '#warehouse/days.ts';
import { DonthuError } from '#warehouse/errors.ts';
import type { AnsweredNode, FigureNode } from '../../report.ts';
import type { NamedContent } from './store.ts';
import { admit as words } from './vi.ts';

/*
A document that a browser sends is what its reader typed, and nothing is believed of it: only the nodes
of document.ts pass, and a figure, a table or a chart is a name, under which the server looks up what it
has answered itself. What it does not know under that name, it asks again.
*/

/** What a figure asks; a browser may say that much of one. */
export type Wanted = Pick<FigureNode['attrs'], 'id' | 'metric' | 'question' | 'told'> &
	Partial<Pick<FigureNode['attrs'], 'beside' | 'over'>> & {
		readonly other?: { readonly id: string; readonly version: number };
	};

export type Answers = {
	/** What was answered under a name in this report, from this release. */
	find(id: string, release: string): AnsweredNode | undefined;
	/** Asks for a figure that is not known, within the reader's scope. */
	ask(wanted: Wanted): Promise<FigureNode>;
};

export type Admitted = {
	readonly document: NamedContent['document'];
	/** What was asked for while the document was read: its name in the browser, and the answer with its own. */
	readonly asked: readonly { readonly was: string; readonly node: FigureNode }[];
};

type Json = Readonly<Record<string, unknown>>;

export const LIMITS = { letters: 600_000, nodes: 20_000, figures: 200, of_head: 500 } as const;
const TOLD: readonly string[] = ['value', 'change', 'target', 'highest', 'lowest'];
const MARKS: readonly string[] = ['bold', 'italic', 'underline'];
const CALENDARS: readonly string[] = ['civil', 'procuracy', 'assembly'];
const BOUNDARIES: readonly string[] = ['as_reported', 'current'];
/** What stands in the place of an indicator where a figure is another body's. */
export const OTHER = 'other';
const ID = /^[\w-]{1,64}$/;
const NAME = /^[a-z][a-z0-9_]{0,63}$/;
const CODE = /^[\p{L}\p{N}_.:-]{1,64}$/u;
/** Letters that no reader types and no paper prints; marks of direction could turn a number round. */
const UNSEEN = /(?![\t\n])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/**
 * @param sent what a browser says the document is
 * @throws {DonthuError} `bad_document` naming the place; what asking a figure throws
 */
export async function admitDocument(sent: unknown, answers: Answers): Promise<Admitted> {
	const admission = new Admission(answers);
	const document = await admission.document(sent);
	return { document: document as NamedContent['document'], asked: admission.asked };
}

/** Reads one document; each method takes what should be a node, and where it stands. */
class Admission {
	readonly asked: { was: string; node: FigureNode }[] = [];
	readonly #answers: Answers;
	/** Names that were read; each stands once. */
	readonly #seen = new Set<string>();
	#nodes = 0;
	#letters = 0;

	constructor(answers: Answers) {
		this.#answers = answers;
	}

	async document(sent: unknown): Promise<object> {
		const node = this.#counted(sent, 'doc');
		if (node['type'] !== 'doc') throw bad('doc');
		return {
			type: 'doc',
			content: await this.#all(node, 'doc', (each, at) => this.#block(each, at))
		};
	}

	#counted(value: unknown, path: string): Json {
		this.#nodes += 1;
		if (this.#nodes > LIMITS.nodes) throw tooLarge();
		return object(value, path);
	}

	/** The children of a node, one after the other. */
	async #all(
		node: Json,
		path: string,
		read: (child: Json, path: string) => Promise<object> | object
	): Promise<object[]> {
		const found: object[] = [];
		for (const [at, each] of list(node['content'], path).entries()) {
			const here = `${path}.content[${at}]`;
			found.push(await read(this.#counted(each, here), here));
		}
		return found;
	}

	#block(node: Json, path: string): Promise<object> | object {
		switch (node['type']) {
			case 'heading':
				return this.#heading(node, path);
			case 'paragraph':
				return this.#paragraph(node, path);
			case 'bulletList':
				return this.#bullets(node, path);
			case 'reportTable':
			case 'reportChart':
				return this.#answered(node, path);
			case 'appendices':
				if (this.#seen.has('appendices')) throw bad(path);
				this.#seen.add('appendices');
				return { type: 'appendices' };
			default:
				throw bad(path);
		}
	}

	async #heading(node: Json, path: string): Promise<object> {
		const { level } = object(node['attrs'], path);
		if (level !== 1 && level !== 2 && level !== 3) throw bad(path);
		return { type: 'heading', attrs: { level }, ...(await this.#inlines(node, path)) };
	}

	async #paragraph(node: Json, path: string): Promise<object> {
		if (node['type'] !== 'paragraph') throw bad(path);
		return { type: 'paragraph', ...(await this.#inlines(node, path)) };
	}

	async #bullets(node: Json, path: string): Promise<object> {
		const content = await this.#all(node, path, async (item, at) => {
			if (item['type'] !== 'listItem') throw bad(at);
			const content = await this.#all(item, at, (each, here) => this.#paragraph(each, here));
			if (content.length === 0) throw bad(at);
			return { type: 'listItem', content };
		});
		if (content.length === 0) throw bad(path);
		return { type: 'bulletList', content };
	}

	async #inlines(node: Json, path: string): Promise<{ content?: object[] }> {
		if (node['content'] === undefined) return {};
		const found = await this.#all(node, path, (each, at) => {
			if (each['type'] === 'text') return this.#text(each, at);
			if (each['type'] === 'figure') return this.#figure(each, at);
			if (each['type'] === 'hardBreak') return { type: 'hardBreak' };
			throw bad(at);
		});
		const content = found.filter((each) => !('text' in each) || each.text !== '');
		return content.length > 0 ? { content } : {};
	}

	#text(node: Json, path: string): object {
		const text = cleaned(string(node['text'], path));
		this.#letters += text.length;
		if (this.#letters > LIMITS.letters) throw tooLarge();
		const given = node['marks'] === undefined ? [] : list(node['marks'], path);
		const kinds = new Set(given.map((mark) => object(mark, path)['type']));
		const marks = MARKS.filter((mark) => kinds.has(mark)).map((type) => ({ type }));
		if (marks.length !== kinds.size) throw bad(path);
		return { type: 'text', text, ...(marks.length > 0 && { marks }) };
	}

	async #figure(node: Json, path: string): Promise<object> {
		const attrs = object(node['attrs'], path);
		const id = match(attrs['id'], ID, path);
		const release = attrs['release'] === '' ? '' : match(attrs['release'], ID, path);
		const frozen = attrs['frozen'] === true;
		const known = this.#answers.find(id, release);
		if (known && known.type !== 'figure') throw bad(path);
		if (known && !this.#seen.has(id)) {
			this.#seen.add(id);
			return { type: 'figure', attrs: { id, release, frozen } };
		}
		if (this.asked.length >= LIMITS.figures) throw tooLarge();
		// A name stands once: a copy is asked again, and the answer has a name of its own.
		const answer = await this.#answers.ask(known ? known.attrs : wanted(attrs, id, path));
		this.asked.push({ was: id, node: answer });
		this.#seen.add(answer.attrs.id);
		return {
			type: 'figure',
			attrs: { id: answer.attrs.id, release: answer.attrs.release, frozen }
		};
	}

	/** A table or a chart: there is no other than those that were answered in this report. */
	#answered(node: Json, path: string): object {
		const attrs = object(node['attrs'], path);
		const id = match(attrs['id'], ID, path);
		const release = match(attrs['release'], ID, path);
		if (this.#answers.find(id, release)?.type !== node['type'] || this.#seen.has(id)) {
			throw new DonthuError('bad_document', words.strange(path), words.strangeRemedy);
		}
		this.#seen.add(id);
		return { type: node['type'], attrs: { id, release } };
	}
}

/** Head and foot of a report as a browser says they are: lines of text, and no others than these. */
export function admitHead(sent: unknown, before: Pick<NamedContent, 'head' | 'foot'>) {
	const given = object(sent, 'head');
	const line = (key: string, old: string) =>
		given[key] === undefined ? old : short(string(given[key], key), key);
	const lines = (key: string, old: readonly string[]) =>
		given[key] === undefined
			? old
			: list(given[key], key)
					.slice(0, 40)
					.map((each) => short(string(each, key), key))
					.filter((each) => each !== '');
	const { head, foot } = before;
	return {
		head: {
			...head,
			superior: head.superior === null ? null : line('superior', head.superior),
			issuer: line('issuer', head.issuer),
			symbol: line('symbol', head.symbol),
			place: line('place', head.place),
			kind: line('kind', head.kind),
			subject: line('subject', head.subject)
		},
		foot: {
			receivers: lines('receivers', foot.receivers),
			signature: lines('signature', foot.signature)
		}
	};
}

/** What a browser asks a figure, a table or a chart with. @throws {DonthuError} `bad_document` */
export function wanted(attrs: Json, id: string, path: string): Wanted {
	const metric = match(attrs['metric'], NAME, path);
	const other = metric === OTHER ? object(attrs['other'], `${path}.other`) : null;
	const told = attrs['told'];
	if (typeof told !== 'string' || !TOLD.includes(told)) throw bad(`${path}.told`);
	const question = object(attrs['question'], `${path}.question`);
	const where = question['where'] === undefined ? {} : object(question['where'], `${path}.where`);
	const days = (value: Json, at: string) => ({
		from: isoDay(value['from'], at),
		to: isoDay(value['to'], at)
	});
	const one = (value: unknown, of: readonly string[], at: string) => {
		if (typeof value !== 'string' || !of.includes(value)) throw bad(at);
		return value;
	};
	const { calendar, boundaries } = question;
	return {
		id,
		metric,
		...(other && {
			other: { id: match(other['id'], ID, path), version: whole(other['version'], path) }
		}),
		told: told as Wanted['told'],
		question: {
			...days(question, `${path}.question`),
			where: Object.fromEntries(
				Object.entries(where).map(([name, codes]) => [
					match(name, NAME, path),
					list(codes, path).map((code) => match(code, CODE, path))
				])
			),
			...(calendar !== undefined && {
				calendar: one(calendar, CALENDARS, path) as 'civil' | 'procuracy' | 'assembly'
			}),
			...(boundaries !== undefined && {
				boundaries: one(boundaries, BOUNDARIES, path) as 'as_reported' | 'current'
			})
		},
		...(attrs['beside'] !== undefined &&
			attrs['beside'] !== null && { beside: days(object(attrs['beside'], path), path) }),
		...(attrs['over'] !== undefined &&
			attrs['over'] !== null && { over: match(attrs['over'], NAME, path) })
	};
}

const bad = (path: string) => new DonthuError('bad_document', words.bad(path), words.badRemedy);
const tooLarge = () => new DonthuError('bad_document', words.tooLarge, words.tooLargeRemedy);

function object(value: unknown, path: string): Json {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(path);
	return value as Json;
}

function list(value: unknown, path: string): readonly unknown[] {
	if (!Array.isArray(value)) throw bad(path);
	return value;
}

function string(value: unknown, path: string): string {
	if (typeof value !== 'string') throw bad(path);
	return value;
}

function match(value: unknown, pattern: RegExp, path: string): string {
	if (typeof value !== 'string' || !pattern.test(value)) throw bad(path);
	return value;
}

function whole(value: unknown, path: string): number {
	if (!Number.isSafeInteger(value)) throw bad(path);
	return value as number;
}

function isoDay(value: unknown, path: string): string {
	if (typeof value !== 'string' || !isDay(value)) throw bad(path);
	return value;
}

const cleaned = (text: string) => text.toWellFormed().replace(UNSEEN, '').normalize('NFC');

function short(text: string, key: string): string {
	const line = cleaned(text).trim();
	if (line.length > LIMITS.of_head) throw bad(key);
	return line;
}
