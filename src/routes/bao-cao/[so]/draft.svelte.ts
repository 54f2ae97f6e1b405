import { namedDocument, type Content, type FigureNode } from '#lib/report.ts';
import { forgetLocal, keepLocal, readLocal, type LocalCopy, type Written } from './local_copy.ts';

/*
Keeps what is written: on the server soon after each change and when the page goes, and on this machine
until the server has said that it has it.
*/

type Beside = {
	/** The number of the version in which the own text is kept; 0: of an issued report there is none. */
	readonly parallel_no: number;
	readonly person: string;
	readonly at: string;
	readonly state: string;
};
export type Status =
	'saved' | 'changed' | 'saving' | 'offline' | 'signed_out' | 'refused' | 'beside';
type Asked = readonly { readonly was: string; readonly node: FigureNode }[];

const SOON_MS = 1_200;
const AGAIN_MS = 6_000;
/** A browser takes along no more than this when a page goes. */
const KEEPALIVE_BYTES = 60_000;

export class Draft {
	status: Status = $state('saved');
	savedAt: string = $state('');
	beside: Beside | null = $state(null);
	problem: string = $state('');
	/** What this machine kept, and the server did not get; offered once. */
	lost: LocalCopy | null = $state(null);
	base: number;
	readonly #url: string;
	readonly #key: string;
	readonly #read: () => Written;
	readonly #known: Set<string>;
	readonly #onasked: (asked: Asked) => void;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isChanged = false;
	#running: Promise<void> | null = null;

	constructor(options: {
		no: number;
		account: string;
		base: number;
		savedAt: string;
		content: Pick<Content, 'document'>;
		known: Set<string>;
		read: () => Written;
		onasked: (asked: Asked) => void;
	}) {
		this.#url = `/bao-cao/${options.no}/luu`;
		this.#key = `bao-cao:${options.no}:${options.account}`;
		this.base = options.base;
		this.savedAt = options.savedAt;
		this.#read = options.read;
		this.#known = options.known;
		this.#onasked = options.onasked;
		const local = readLocal(this.#key);
		const isSame =
			local &&
			JSON.stringify(namedDocument(local.document)) ===
				JSON.stringify(namedDocument(options.content.document));
		if (isSame) forgetLocal(this.#key);
		else this.lost = local;
	}

	/** Something was written: it is kept here at once, and on the server soon. */
	changed(): void {
		this.#isChanged = true;
		if (this.status !== 'beside') this.status = 'changed';
		this.#keep();
		this.#soon(SOON_MS);
	}

	/** Keeps what is not kept yet; resolves when the server has answered. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		while (this.#running) await this.#running;
		if (!this.#isChanged) return;
		this.#running = this.#save().finally(() => (this.#running = null));
		await this.#running;
	}

	/** The page goes: the browser sends what it can, this machine keeps the rest. */
	leave(): void {
		clearTimeout(this.#timer);
		if (!this.#isChanged) return;
		this.#keep();
		const body = this.#body();
		const keepalive = new TextEncoder().encode(body).length <= KEEPALIVE_BYTES;
		void fetch(this.#url, { ...post(body), keepalive }).catch(() => undefined);
	}

	/** What was lost is taken back, from the version that it was written on. */
	recover(): LocalCopy {
		const { lost } = this;
		this.lost = null;
		this.base = lost!.base;
		return lost!;
	}

	forgetLost(): void {
		this.lost = null;
		forgetLocal(this.#key);
	}

	#soon(after: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), after);
	}

	async #save(): Promise<void> {
		this.#isChanged = false;
		if (this.status !== 'beside') this.status = 'saving';
		let response;
		try {
			response = await fetch(this.#url, { ...post(this.#body()), redirect: 'manual' });
		} catch {
			// Told by the state of the page; it is tried again until it comes through.
			return this.#failed('offline');
		}
		// Who is signed out is led to another page.
		if (response.type === 'opaqueredirect') return this.#failed('signed_out');
		if (response.status >= 500) return this.#failed('offline');
		const answer = (await response.json().catch(() => ({}))) as Partial<
			Beside & { version_no: number; asked: Asked; message: string; remedy: string }
		>;
		if (answer.asked?.length) this.#onasked(answer.asked);
		if (response.ok) {
			this.base = answer.version_no!;
			this.savedAt = answer.at!;
			this.beside = null;
			if (!this.#isChanged) {
				this.status = 'saved';
				forgetLocal(this.#key);
			}
		} else if (response.status === 409) {
			this.beside = answer as Beside;
			this.status = 'beside';
			if (!this.#isChanged && this.beside.parallel_no > 0) forgetLocal(this.#key);
		} else {
			this.problem = [answer.message, answer.remedy].join(' ').trim();
			this.status = 'refused';
			this.#isChanged = true;
			this.#keep();
		}
	}

	#failed(status: 'offline' | 'signed_out'): void {
		this.#isChanged = true;
		this.status = status;
		this.#keep();
		this.#soon(AGAIN_MS);
	}

	/** Figures that the server knows go by their names; others are asked by it. */
	#body(): string {
		const { document, head } = this.#read();
		const named = namedDocument(document);
		const full = JSON.stringify(document);
		const content = JSON.parse(full) as typeof named;
		const send = (node: Tree, short: Tree): Tree =>
			node.type === 'figure' && !this.#known.has((node.attrs as { id: string }).id)
				? node
				: short.content
					? {
							...short,
							content: short.content.map((child, at) => send(node.content![at]!, child))
						}
					: short;
		return JSON.stringify({
			base: this.base,
			document: send(content as Tree, named as Tree),
			head
		});
	}

	#keep(): void {
		keepLocal(this.#key, { ...this.#read(), base: this.base });
	}
}

type Tree = { readonly type: string; readonly attrs?: unknown; readonly content?: readonly Tree[] };

const post = (body: string): RequestInit => ({
	method: 'POST',
	headers: { 'content-type': 'application/json' },
	body
});
