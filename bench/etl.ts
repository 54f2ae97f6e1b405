import { execFileSync } from 'node:child_process';
import {
	closeSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeSync
} from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run, root } from '../scripts/processes.ts';
import {
	matter,
	petition,
	processed,
	sent,
	filesOf,
	writeFolder,
	type Row
} from '../tests/packages.ts';
import { addDays } from '../warehouse/days.ts';
import { ledgerFile, releaseFile } from '../warehouse/home.ts';
import { readCards } from '../warehouse/release_card.ts';

/*
`npm run bench:etl [-- --petitions N --runs R]`: what loading and publishing cost, measured against
DuckDB alone on the same rows, in one run on one machine. Medians; the start of each process counts.
*/

const { values } = parseArgs({
	options: {
		petitions: { type: 'string', default: '1000000' },
		runs: { type: 'string', default: '5' }
	}
});
const RUNS = Number(values.runs);
const UNTIL = '2025-12-31';
const RECORD_TYPES = ['receptions', 'petitions', 'matters', 'supervisions', 'documents', 'reviews'];

const mib = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(0)} MiB`;

const work = mkdtempSync(join(tmpdir(), 'donthu-bench-'));
const demo = join(work, 'demo');
const joined = join(work, 'joined');
const month = join(work, 'month');
const peaks: number[] = [];

try {
	await donthu('demo', '--petitions', values.petitions, '--until', UNTIL, '--out', demo);
	joinFiles();
	writeMonth();
	const alone = await median(() => bare(joined));
	const many = await median(() => bare(join(demo, '*')), { runs: 1 });

	let home = '';
	const load = await median(
		() => donthu('load', demo, '--received-at', 'manifest', '--home', home),
		{ prepare: () => (home = freshHome(home)) }
	);
	const publishing = () => donthu('publish', '--as-of', UNTIL, '--home', home);
	const publish = await median(publishing, {
		prepare: () => rmSync(join(home, 'releases'), { recursive: true, force: true })
	});
	const [release] = readCards(home);
	let copy = '';
	const increment = await median(
		async () => {
			await donthu('load', month, '--received-at', 'manifest', '--home', copy);
			await donthu('publish', '--as-of', addDays(UNTIL, 1), '--home', copy);
		},
		{ prepare: () => (copy = copyOf(home, copy)) }
	);
	const made = readCards(copy).at(-1)!;
	if (made.base === null) throw new Error('The second release was built in full.');

	const ratio = (time: number) => `${(time / alone).toFixed(2)} × bare`;
	const lines = [
		`${values.petitions} petitions, median of ${RUNS}; ${cpus()[0]?.model.trim() ?? 'CPU'} × ${availableParallelism()}, ${mib(totalmem())}`,
		`bare: DuckDB, one CSV per record type, 2 threads     ${alone.toFixed(2)} s`,
		`bare over the files of ${readdirSync(demo).length} packages, once          ${many.toFixed(2)} s`,
		`load with all checks                                 ${load.toFixed(2)} s  ${ratio(load)}  (goal 4)`,
		`publish in full                                      ${publish.toFixed(2)} s  ${ratio(publish)}  (goal 6)`,
		`300 rows loaded and published one day later          ${increment.toFixed(2)} s  ${ratio(increment)}  (goal 0.6)`,
		`peak memory                                          ${Math.max(...peaks).toFixed(0)} MiB  (goal 3072)`,
		`ledger                                               ${mib(statSync(ledgerFile(home)).size)}`,
		`release built in full                                ${mib(statSync(releaseFile(home, release!.id)).size)}`,
		`release made of it                                   ${mib(statSync(releaseFile(copy, made.id)).size)}`
	];
	process.stdout.write(`${lines.join('\n')}\n`);
} finally {
	rmSync(work, { recursive: true, force: true });
}

async function donthu(...args: string[]): Promise<void> {
	const peak = join(work, 'peak');
	const { code, output } = await run(
		['node', '--import', join(root, 'bench', 'peak.ts'), join(root, 'etl', 'cli.ts'), ...args],
		{ DONTHU_PEAK: peak }
	);
	if (code !== 0) throw new Error(`donthu ${args.join(' ')} ended with ${code}:\n${output}`);
	if (args[0] !== 'demo') peaks.push(...readFileSync(peak, 'utf8').trim().split('\n').map(Number));
	rmSync(peak);
}

async function bare(folder: string): Promise<void> {
	const files = readdirSync(joined).map((file) => join(folder, file));
	const { code, output } = await run([
		'node',
		join(root, 'bench', 'bare.ts'),
		join(work, 'bare.duckdb'),
		...files
	]);
	if (code !== 0) throw new Error(`bare ended with ${code}:\n${output}`);
}

/** The files of all packages, one per record type. */
function joinFiles(): void {
	mkdirSync(joined);
	for (const type of RECORD_TYPES) {
		const files = readdirSync(demo)
			.map((name) => join(demo, name, `${type}.csv`))
			.filter((file) => existsSync(file));
		if (files.length === 0) continue;
		const out = openSync(join(joined, `${type}.csv`), 'w');
		for (const [at, file] of files.entries()) {
			const text = readFileSync(file);
			writeSync(out, at === 0 ? text : text.subarray(text.indexOf('\n') + 1));
		}
		closeSync(out);
	}
}

/** What one unit sends for a month: 300 records that nobody has. */
function writeMonth(): void {
	const day = (at: number) => `2025-12-${`${(at % 28) + 1}`.padStart(2, '0')}`;
	const many = (count: number, make: (at: number) => Row) =>
		Array.from({ length: count }, (_, at) => make(at));
	const content = sent('P37', ['2025-12-01', UNTIL], {
		petitions: many(230, (at) =>
			petition(`bench-${at}`, day(at), {
				...(at % 3 === 0 ? processed(day(at)) : {}),
				...(at < 50 ? { matter_id: `bench-${at % 40}` } : {})
			})
		),
		matters: many(40, (at) => matter(`bench-${at}`, day(at))),
		receptions: many(30, (at) => ({
			record_id: `bench-${at}`,
			received_on: day(at),
			visit_kind: 'regular'
		}))
	});
	// Made-up packages alone are taken into a demo home.
	const made = { ...content, package_id: 'bench', source: 'donthu demo' };
	writeFolder(join(month, 'bench'), filesOf(made));
}

function freshHome(before: string): string {
	if (before !== '') rmSync(before, { recursive: true });
	return mkdtempSync(join(work, 'home-'));
}

/** The home as it was before the month came; what was sent before is not needed again. */
function copyOf(home: string, before: string): string {
	const copy = freshHome(before);
	for (const part of ['ledger.duckdb', 'demo.json', 'current', 'releases']) {
		cpSync(join(home, part), join(copy, part), { recursive: true });
	}
	return copy;
}

/**
 * Of so many runs, each after what has to be prepared for it. In seconds. What was prepared is on disk by
 * then: whatever a run forces there would wait for it.
 */
async function median(
	run: () => Promise<void>,
	{ prepare = () => {}, runs = RUNS }: { prepare?: () => unknown; runs?: number } = {}
): Promise<number> {
	const times: number[] = [];
	for (let done = 0; done < runs; done += 1) {
		prepare();
		execFileSync('sync');
		const started = performance.now();
		await run();
		times.push((performance.now() - started) / 1000);
	}
	return times.sort((a, b) => a - b)[runs >> 1]!;
}
