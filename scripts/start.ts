import { existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cli as words } from '../etl/commands/vi.ts';
import { currentPointer, demoMarker, ledgerFile } from '../warehouse/home.ts';
import { buildApp } from './build_app.ts';
import { isHalfMade, makeDemoHome } from './demo_home.ts';
import { endAll, endTogether, root, run, start, type Ended } from './processes.ts';
import { say, seconds } from './progress.mjs';

/**
 * `npm start`: a home with data is served as it is; an empty one gets demo data first, or with
 * `--empty` a release of nothing. Ends, with everything it started, on Ctrl-C.
 */

const USAGE = `npm start -- [--home DIR] [--port N] [--empty]

  --home   the folder that holds everything (default: DONTHU_HOME, then ./data)
  --port   the first port to try on this machine (default: 4173)
  --empty  start an empty home without demo data
`;
const SETUP_NOTE = join(root, 'node_modules', '.cache', 'donthu', 'setup.json');
const PORTS_TRIED = 100;

type Timings = Map<string, number>;
type Serving = { address: string; ended: Promise<number> };

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			home: { type: 'string', default: process.env['DONTHU_HOME'] ?? join(root, 'data') },
			port: { type: 'string', default: '4173' },
			empty: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false }
		}
	});
	if (values.help) return void process.stdout.write(USAGE);
	const home = resolve(values.home);
	const timings: Timings = new Map([['install', installMs()]]);

	const build = timed(timings, 'build', () =>
		buildApp().then(orFail('The app could not be built.'))
	);
	await Promise.all([build, prepareHome(home, values.empty, timings)]);
	const { address, ended } = await timed(timings, 'serve', () => serve(home, Number(values.port)));

	const steps = [...timings].filter(([, ms]) => ms >= 50);
	say(steps.map(([step, ms]) => `${step} ${seconds(ms)}`).join(', '));
	console.log(`donthu is up at ${address} (Ctrl-C ends it)`);
	process.exitCode = await ended;
}

/** Puts a release into a home that has none. */
async function prepareHome(home: string, isEmptyWanted: boolean, timings: Timings): Promise<void> {
	if (isEmptyWanted && (isHalfMade(home) || existsSync(demoMarker(home)))) {
		throw new Error(
			`${home} holds demo data. Name another folder: npm start -- --empty --home DIR`
		);
	}
	const isEmpty = !existsSync(ledgerFile(home)) && !existsSync(currentPointer(home));
	if (isHalfMade(home) || (isEmpty && !isEmptyWanted)) {
		return makeDemoHome(home, {
			step: (name, work) => timed(timings, name, work),
			publish: (...days) => publish(home, ...days)
		});
	}
	if (!existsSync(currentPointer(home))) await timed(timings, 'publish', () => publish(home));
}

async function publish(home: string, asOf?: string, knownAt?: string): Promise<void> {
	const days = [
		...(asOf === undefined ? [] : ['--as-of', asOf]),
		...(knownAt === undefined ? [] : ['--known-at', knownAt])
	];
	await run(['node', 'etl/cli.ts', 'publish', '--home', home, ...days]).then(
		orFail('The release could not be published.')
	);
}

/** Serves on the first free port; returns when the app answers. */
async function serve(home: string, wanted: number): Promise<Serving> {
	const port = await freePort(wanted);
	const address = `http://127.0.0.1:${port}`;
	const child = start(['node', 'etl/cli.ts', 'serve', '--home', home, '--port', `${port}`]);
	child.stderr?.pipe(process.stderr);
	// The first administrator's password is said there, once.
	child.stdout?.pipe(process.stdout);
	const ended = once(child, 'exit').then(([code]) => (code as number | null) ?? 1);
	const isUp = new Promise<true>((done) => {
		child.stdout?.setEncoding('utf8').on('data', (text: string) => {
			if (text.includes(words.serving(address))) done(true);
		});
	});
	if ((await Promise.race([isUp, ended])) !== true) {
		throw new Error('The server did not start; its message is above.');
	}
	return { address, ended };
}

async function freePort(first: number): Promise<number> {
	for (let port = first; port < first + PORTS_TRIED; port += 1) {
		const server = createServer();
		const isFree = await new Promise<boolean>((done) => {
			server.once('error', () => done(false));
			server.listen(port, '127.0.0.1', () => done(true));
		});
		if (isFree) {
			await new Promise((done) => server.close(done));
			return port;
		}
	}
	throw new Error(`No free port from ${first} on. Choose another with --port.`);
}

/** Seconds of `npm ci` in the setup just before, 0 when everything was there. */
function installMs(): number {
	if (!existsSync(SETUP_NOTE)) return 0;
	return (JSON.parse(readFileSync(SETUP_NOTE, 'utf8')) as { installMs: number }).installMs;
}

async function timed<T>(timings: Timings, step: string, work: () => Promise<T>): Promise<T> {
	const startedAt = performance.now();
	const result = await work();
	timings.set(step, performance.now() - startedAt);
	return result;
}

const orFail = (problem: string) => (ended: Ended) => {
	if (ended.code !== 0) throw new Error(`${problem}\n${ended.output.trimEnd()}`);
};

endTogether();
try {
	await main();
} catch (error) {
	say(error instanceof Error ? error.message : String(error));
	await endAll();
	process.exit(1);
}
