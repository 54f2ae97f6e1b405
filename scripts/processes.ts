import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** `.bin` first, so that every program runs on the pinned Node, however this one was started. */
const PATH = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
const running = new Set<ChildProcess>();

export type Ended = { code: number; output: string };

/** A program of ours or of `node_modules/.bin`, started in the project's folder; ends when we end. */
export function start(command: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
	const [program, ...args] = command as [string, ...string[]];
	const child = spawn(program, args, {
		cwd: root,
		env: { ...process.env, ...env, PATH },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	running.add(child);
	child.on('exit', () => running.delete(child));
	return child;
}

/** Runs a program to its end. Its output, both kinds in the order of arrival, is returned, not shown. */
export async function run(
	command: readonly string[],
	env: NodeJS.ProcessEnv = {},
	onText: (text: string) => void = () => {}
): Promise<Ended> {
	const child = start(command, env);
	const parts: string[] = [];
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (text: string) => {
			parts.push(text);
			onText(text);
		});
	}
	const [code] = (await once(child, 'close')) as [number | null];
	return { code: code ?? 1, output: parts.join('') };
}

/** On Ctrl-C or SIGTERM: ends what was started here, waits for it, and goes with the usual code. */
export function endTogether(): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			void endAll().then(() => process.exit(128 + constants.signals[signal]));
		});
	}
}

/** Ends what was started here and waits for it, five seconds at most. */
export async function endAll(): Promise<void> {
	const ended = [...running].map((child) => once(child, 'exit'));
	for (const child of running) child.kill('SIGTERM');
	const tooLong = setTimeout(() => {
		for (const child of running) child.kill('SIGKILL');
	}, 5_000);
	await Promise.all(ended);
	clearTimeout(tooLong);
}
