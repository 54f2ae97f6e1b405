import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { template as words } from './vi.ts';

export type Path = readonly (string | number)[];
export type Fields = Record<string, unknown>;
/** Throws; the line is null where the whole file is meant. */
type Fail = (line: number | null, problem: string) => never;

/** A file of YAML that people write: what is wrong with it is told with its line. */
export class LinedYaml {
	readonly value: unknown;
	readonly #document: Document.Parsed;
	readonly #lines = new LineCounter();
	readonly #fail: Fail;

	/** @throws what `fail` throws, of YAML that is none */
	constructor(text: string, fail: Fail) {
		this.#fail = fail;
		this.#document = parseDocument(text, { lineCounter: this.#lines });
		const [error] = this.#document.errors;
		if (error) {
			const { line } = this.#lines.linePos(error.pos[0]);
			fail(line, words.yaml(error.message.split('\n')[0]!.replace(/ at line.*$/, '')));
		}
		this.value = this.#document.toJS();
	}

	map(value: unknown, path: Path): Fields {
		if (value === null || typeof value !== 'object' || Array.isArray(value))
			this.fail(path, words.noMap(`${path.at(-1) ?? 'id'}`));
		return value as Fields;
	}

	fields(value: unknown, path: Path, keys: readonly string[]): Fields {
		const fields = this.map(value, path);
		const stranger = Object.keys(fields).find((key) => !keys.includes(key));
		if (stranger !== undefined) this.fail([...path, stranger], words.unknownKey(stranger, keys));
		return fields;
	}

	text(fields: Fields, key: string, path: Path): string {
		const value = fields[key];
		if (value === undefined || value === null || value === '') this.fail(path, words.missing(key));
		if (typeof value !== 'string' && typeof value !== 'number')
			this.fail([...path, key], words.noText(key));
		return `${value as string | number}`.trim();
	}

	optional(fields: Fields, key: string, path: Path): string | null {
		return fields[key] === undefined || fields[key] === null ? null : this.text(fields, key, path);
	}

	list(fields: Fields, key: string, path: Path): unknown[] {
		const value = fields[key] ?? [];
		if (!Array.isArray(value)) this.fail([...path, key], words.noList(key));
		return value as unknown[];
	}

	texts(fields: Fields, key: string, path: Path): string[] {
		return this.list(fields, key, path).map((text, at) => {
			if (typeof text !== 'string') this.fail([...path, key, at], words.noText(`${key}`));
			return text as string;
		});
	}

	choice<T extends string, D extends T | null>(
		fields: Fields,
		key: string,
		path: Path,
		choices: readonly T[],
		otherwise: D
	): T | D {
		const value = fields[key];
		if (value === undefined || value === null) return otherwise;
		const found = choices.find((one) => one === value);
		return found ?? this.fail([...path, key], words.choice(key, JSON.stringify(value), choices));
	}

	/** Names the line of the thing itself, or of the nearest thing around it that is there. */
	fail(path: Path, problem: string): never {
		for (let length = path.length; length >= 0; length -= 1) {
			const line = this.lineOf(path.slice(0, length));
			if (line !== null) this.#fail(line, problem);
		}
		this.#fail(null, problem);
	}

	/** Where something stands; null: nowhere. */
	lineOf(path: Path): number | null {
		const key = path.at(-1);
		const around = this.#document.getIn(path.slice(0, -1), true);
		// Of something that has a name, the line of the name.
		const pair = isMap(around) ? around.items.find(({ key: name }) => `${name}` === key) : null;
		const node: unknown = pair?.key ?? this.#document.getIn(path, true);
		const start = isNode(node) ? node.range?.[0] : undefined;
		return start === undefined ? null : this.#lines.linePos(start).line;
	}
}
