import { env } from '$env/dynamic/private';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import type { ReadableStream } from 'node:stream/web';
import { home } from './home.ts';

/** What `donthu load` said of one package: its receipt, or a sentence why it could not run. */
export type Loaded = { receipt: { verdict: string } } | { problem: string };

/**
 * Loads a zip with `donthu load`, in a process of its own: the ledger has one writer, and a fault in a
 * package must not take the server along. What came is removed afterwards; the ledger's landing
 * folder keeps it.
 *
 * @throws {RangeError} when it is larger than `limitBytes`
 */
export async function loadZip(
	body: ReadableStream<Uint8Array>,
	name: string,
	limitBytes: number
): Promise<Loaded> {
	const folder = await mkdtemp(join(tmpdir(), 'donthu-package-'));
	try {
		const file = join(folder, name);
		await pipeline(Readable.fromWeb(body), limited(limitBytes), createWriteStream(file));
		return await load(file);
	} finally {
		await rm(folder, { recursive: true });
	}
}

function limited(limitBytes: number) {
	return async function* (chunks: AsyncIterable<Uint8Array>) {
		let bytes = 0;
		for await (const chunk of chunks) {
			bytes += chunk.length;
			if (bytes > limitBytes) throw new RangeError(`more than ${limitBytes} bytes`);
			yield chunk;
		}
	};
}

async function load(file: string): Promise<Loaded> {
	const args = [env.DONTHU_CLI ?? 'etl/cli.ts', 'load', file, '--json', '--home', home()];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
	const [answer, problem, [code]] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		once(child, 'exit') as Promise<[number | null]>
	]);
	if (code !== 0 && code !== 2) return { problem: problem.trim() };
	const [receipt] = JSON.parse(answer) as [{ verdict: string }];
	return { receipt };
}
