import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { run, start } from '../../scripts/processes.ts';
import type { Cell, NumbersRequest } from '../../warehouse/numbers.ts';
import { makeAccounts } from './accounts.ts';

/* The product as its users run it: the command line and the server. */

const donthuCommand = (args: readonly string[]) => ['node', 'etl/cli.ts', ...args];

/** Runs `donthu …` to its end; answers what it printed. */
export async function donthu(...args: string[]): Promise<string> {
	const { code, output } = await run(donthuCommand(args));
	if (code !== 0) throw new Error(`donthu ${args.join(' ')} ended with ${code}:\n${output}`);
	return output;
}

/** The bytes that `donthu …` prints. */
export const printed = (...args: string[]): Promise<Buffer> =>
	buffer(start(donthuCommand(args)).stdout!);

export const startDonthu = (...args: string[]) => start(donthuCommand(args));

/** Everything received is known, whatever the machine's clock says. */
export const KNOWN_AT = ['--known-at', '2027-01-01T00:00:00+07:00'];

/** Publishes a release; answers its id. */
export async function publish(home: string, as_of: string): Promise<string> {
	const output = await donthu('publish', '--home', home, '--as-of', as_of, ...KNOWN_AT);
	return output.trimEnd().split('\n').at(-1)!;
}

/** The rows that `donthu query` prints. */
export async function query(
	home: string,
	metrics: readonly string[],
	[from, to]: readonly [string, string],
	more: Pick<NumbersRequest, 'by' | 'where' | 'calendar' | 'boundaries'> = {}
): Promise<Cell[][]> {
	const where = Object.entries(more.where ?? {}).map(
		([name, values]) => `${name}=${values.join()}`
	);
	const output = await donthu(
		'query',
		...['--home', home, '--metrics', metrics.join(), '--from', from, '--to', to],
		...['--by', (more.by ?? []).join(), '--where', where.join(';')],
		...['--calendar', more.calendar ?? 'procuracy', '--boundaries', more.boundaries ?? 'current']
	);
	return (JSON.parse(output) as { rows: Cell[][] }).rows;
}

/** A home that is being served, and how to end that. */
export type Site = {
	readonly address: string;
	/** All that the server has written so far, to either output. */
	written(): string;
	end(): Promise<void>;
};

/**
 * `donthu serve` on a free port, with an account per role; returns when the app answers.
 *
 * @param complains whether it may write to its log of errors
 */
export async function serve(
	home: string,
	{ env = {}, complains = false }: { env?: NodeJS.ProcessEnv; complains?: boolean } = {}
): Promise<Site> {
	await makeAccounts(home);
	const port = await freePort();
	const address = `http://127.0.0.1:${port}`;
	const child = start(donthuCommand(['serve', '--home', home, '--port', `${port}`]), env);
	let errors = '';
	let output = '';
	child.stderr!.setEncoding('utf8').on('data', (text: string) => (errors += text));
	const ended = once(child, 'exit');
	const isUp = new Promise<true>((done) => {
		child.stdout!.setEncoding('utf8').on('data', (text: string) => {
			output += text;
			if (text.includes(address)) done(true);
		});
	});
	if ((await Promise.race([isUp, ended])) !== true)
		throw new Error(`No server of ${home}: ${errors}`);
	return {
		address,
		written: () => `${output}${errors}`,
		async end() {
			child.kill('SIGTERM');
			await ended;
			if (errors !== '' && !complains)
				throw new Error(`The server of ${home} complained:\n${errors}`);
		}
	};
}

export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	await new Promise((done) => server.close(done));
	return port;
}
