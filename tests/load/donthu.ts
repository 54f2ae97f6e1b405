import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const CLI = join(import.meta.dirname, '../../etl/cli.ts');

/** Starts `donthu`, as its users do. */
export function start(home: string, ...argv: string[]) {
	const child = spawn(process.execPath, [CLI, ...argv, '--home', home], {
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
		([[status], stdout, stderr]) => ({ status: status as number | null, stdout, stderr })
	);
	return { child, ended };
}

/** Runs `donthu` to its end. */
export const donthu = (home: string, ...argv: string[]) => start(home, ...argv).ended;
