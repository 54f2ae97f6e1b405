import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { readZip } from '../../etl/zip.ts';
import type { Asker } from './canary_home.ts';

/* Asking a server many things at once, without a browser. */

export type Answer = {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	/** Of a workbook, the text of its parts. */
	readonly text: string;
};

export type Question = {
	readonly path: string;
	readonly asker: Asker;
	readonly method?: string;
	readonly body?: Uint8Array | URLSearchParams | FormData;
	readonly headers?: Readonly<Record<string, string>>;
};

const LIMITS = { entries: 100, bytes: 64 * 1024 ** 2 };

/**
 * Asks as a page of the server itself would, and follows no redirect. Each question has a connection of
 * its own: one that is kept may be closed by the server at the moment in which it is used again.
 */
export async function ask(
	address: string,
	{ path, asker, headers, method = 'GET', body }: Question
): Promise<Answer> {
	const sent = body && new Response(body as BodyInit);
	const type = sent?.headers.get('content-type');
	const bytes = Buffer.from(await (sent ?? new Response()).arrayBuffer());
	const asked = request(`${address}${path}`, {
		method,
		agent: false,
		headers: {
			...asker,
			origin: address,
			...(type && { 'content-type': type }),
			...(sent && { 'content-length': bytes.length }),
			...headers
		}
	});
	asked.end(bytes);
	const [answer] = (await once(asked, 'response')) as [IncomingMessage];
	const text = textOf(await buffer(answer));
	return { status: answer.statusCode!, headers: answer.headers, text };
}

const textOf = (bytes: Buffer): string =>
	bytes.subarray(0, 2).toString('latin1') === 'PK'
		? readZip(bytes, LIMITS)
				.map((entry) => `${entry.name}\n${entry.read().toString()}`)
				.join('\n')
		: bytes.toString();

/** Does some work for each item, a few at a time. */
export async function forEach<Item>(
	items: readonly Item[],
	work: (item: Item) => Promise<void>,
	atOnce = 6
): Promise<void> {
	const rest = items.values();
	const worker = async () => {
		for (const item of rest) await work(item);
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
}
