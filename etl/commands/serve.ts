import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DonthuError } from '../../warehouse/errors.ts';
import { tell } from '../telling.ts';
import { cli } from './vi.ts';

const APP = join(import.meta.dirname, '..', '..', 'build', 'index.js');
const CLI = join(import.meta.dirname, '..', 'cli.ts');
const START_WAIT_MS = 30_000;
const ENDINGS = ['SIGINT', 'SIGTERM'] as const;

/**
 * `donthu serve`: serves the built app on the last release and prints the address once it answers.
 * A process of its own, because the size of its thread pool is fixed when it starts: queries of
 * DuckDB share it with the reading of files.
 */
export async function run(argv: string[], home: string): Promise<number> {
	const { values } = parseArgs({
		args: argv,
		options: {
			port: { type: 'string', default: '4173' },
			host: { type: 'string', default: '127.0.0.1' }
		}
	});
	if (!existsSync(APP)) throw new DonthuError('no_app', cli.appMissing, cli.appMissingRemedy);
	const address = `http://${values.host.includes(':') ? `[${values.host}]` : values.host}:${values.port}`;
	const server = spawn(process.execPath, [APP], {
		stdio: ['ignore', 'inherit', 'inherit'],
		env: {
			...process.env,
			NODE_ENV: 'production',
			UV_THREADPOOL_SIZE: '16',
			HOST: values.host,
			PORT: values.port,
			// Forms are refused unless the app knows under which address it is seen.
			ORIGIN: process.env['ORIGIN'] ?? address,
			// The interface that takes packages has a limit of its own.
			BODY_SIZE_LIMIT: '201M',
			// In seconds. Longer than a proxy keeps a connection: who closes an idle one must be the one who asks,
			// or a request that is just on its way is lost.
			KEEP_ALIVE_TIMEOUT: '75',
			DONTHU_CLI: CLI,
			DONTHU_HOME: resolve(home)
		}
	});
	for (const signal of ENDINGS) process.on(signal, () => server.kill(signal));
	// Who was told to end has done so; who was killed in another way has failed.
	const ended = once(server, 'exit').then(
		([code, signal]) =>
			(code as number | null) ?? (ENDINGS.some((known) => known === signal) ? 0 : 1)
	);
	const isUp = await Promise.race([answers(`${address}/healthz`), ended.then(() => false)]);
	if (!isUp) {
		server.kill('SIGTERM');
		throw new DonthuError('not_serving', cli.notServing(address), cli.notServingRemedy);
	}
	tell(cli.serving(address), 'serving', { address });
	return ended;
}

async function answers(url: string): Promise<boolean> {
	for (let waited = 0; waited < START_WAIT_MS; waited += 50) {
		const status = await fetch(url).then(
			(response) => response.status,
			() => 0
		);
		if (status === 200) return true;
		await wait(50);
	}
	return false;
}
