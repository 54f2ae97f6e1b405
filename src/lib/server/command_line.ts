import { env } from '$env/dynamic/private';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { home } from './home.ts';

/** How a command ended: 0 done, 1 could not run (`problem` says why), 2 done, but something was refused. */
export type Ended = { code: number | null; answer: string; problem: string };

/** Runs `donthu …` on the home in a process of its own: the ledger has one writer, and it is not the server. */
export async function donthu(...args: string[]): Promise<Ended> {
	const child = spawn(
		process.execPath,
		[env.DONTHU_CLI ?? 'etl/cli.ts', ...args, '--home', home()],
		{
			stdio: ['ignore', 'pipe', 'pipe'],
			// What it says is read here, and told to whoever asked.
			env: { ...process.env, DONTHU_LOG: '' }
		}
	);
	const [answer, problem, [code]] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		once(child, 'exit') as Promise<[number | null]>
	]);
	return { code, answer, problem: problem.trim() };
}
