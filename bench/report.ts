import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, run } from '../scripts/processes.ts';
import { EVERYTHING, numbers, type NumbersRequest } from '../warehouse/numbers.ts';
import { openRelease } from '../warehouse/release.ts';
import { docxFile } from '../warehouse/reports/docx.ts';
import { fillReport } from '../warehouse/reports/fill.ts';
import { readKnown } from '../warehouse/reports/known.ts';
import { pdfFile } from '../warehouse/reports/pdf.ts';
import { TEMPLATES } from '../warehouse/reports/template.ts';
import { xlsxFile } from '../warehouse/reports/xlsx.ts';

/*
`npm run bench:report [-- --petitions N | --home DIR]`: what a thematic report over five years costs, by
its steps in one process, and as the command in a process of its own.
*/

const { values } = parseArgs({
	options: { petitions: { type: 'string', default: '1000000' }, home: { type: 'string' } }
});
const UNTIL = '2025-12-31';
const PERIOD = { from: '2020-07-01', to: '2025-06-30' };

const work = mkdtempSync(join(tmpdir(), 'donthu-bench-'));
try {
	const home = values.home ?? (await makeHome());
	console.log(`${cpus().length} cores, ${cpus()[0]?.model}`);
	await steps(home);
	await command(home);
} finally {
	rmSync(work, { recursive: true });
}

async function makeHome(): Promise<string> {
	const [packages, home] = [join(work, 'packages'), join(work, 'home')];
	await donthu('demo', '--petitions', values.petitions, '--until', UNTIL, '--out', packages);
	await donthu('load', packages, '--received-at', 'manifest', '--home', home);
	await donthu('publish', '--as-of', UNTIL, '--home', home);
	return home;
}

async function donthu(...args: string[]): Promise<void> {
	const { code, output } = await run([process.execPath, join(root, 'etl', 'cli.ts'), ...args]);
	if (code !== 0) throw new Error(output);
}

async function timed<T>(name: string, work: () => T | Promise<T>): Promise<T> {
	const start = performance.now();
	const result = await work();
	console.log(`${name.padEnd(28)}${((performance.now() - start) / 1000).toFixed(2)} s`);
	return result;
}

async function steps(home: string): Promise<void> {
	const release = await openRelease(home);
	const known = await readKnown(release, { isLocked: false, isMock: true });
	const { template } = TEMPLATES.get('chuyen-de-kntc')!;
	const questions: { seconds: number; request: NumbersRequest }[] = [];
	const ask = async (request: NumbersRequest) => {
		const start = performance.now();
		const answer = await numbers(release, EVERYTHING, request);
		questions.push({ seconds: (performance.now() - start) / 1000, request });
		return answer;
	};
	const choice = {
		template: template.id,
		...PERIOD,
		calendar: template.calendar,
		boundaries: 'as_reported' as const,
		where: {}
	};
	const report = await timed('fill', () => fillReport(ask, template, choice, known));
	console.log(`  ${questions.length} questions, the slowest:`);
	for (const { seconds, request } of questions.sort((a, b) => b.seconds - a.seconds).slice(0, 5))
		console.log(`  ${seconds.toFixed(2)} s  ${request.metrics.length} by ${request.by?.join()}`);
	await timed('.docx', () => docxFile(report));
	await timed('.pdf', () => pdfFile(report));
	await timed('.xlsx', () => xlsxFile(report));
	release.close();
}

async function command(home: string): Promise<void> {
	const out = join(work, 'report');
	const { from, to } = PERIOD;
	const args = ['report', 'chuyen-de-kntc', '--from', from, '--to', to];
	await timed('the command, all three', () => donthu(...args, '--out', out, '--home', home));
	for (const kind of ['docx', 'pdf', 'xlsx']) {
		if (!existsSync(`${out}.${kind}`)) throw new Error(`There is no ${out}.${kind}.`);
		console.log(`  .${kind} ${(statSync(`${out}.${kind}`).size / 1024).toFixed(0)} KiB`);
	}
}
