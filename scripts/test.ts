import type { JSONReport, JSONReportSpec, JSONReportSuite } from '@playwright/test/reporter';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { buildApp } from './build_app.ts';
import { endTogether, root, run, type Ended } from './processes.ts';
import { say, seconds } from './progress.mjs';

/**
 * `npm test`: every check, one after the other, to the end whatever fails. What a failing check wrote
 * is shown, and again at the end what failed and why, in few lines. The last line is
 * `N passed, M failed` over everything; a check that counts nothing itself counts as one.
 */

type Count = { passed: number; failed: number };
/** A test that failed, and what went wrong: the first thing is often not the cause. */
type Failure = { test: string; messages: readonly string[] };
type Check = { name: string; run: () => Promise<Ended>; count?: () => Count & { why: Failure[] } };

const RESULTS = join(root, 'test-results');
const UNIT_RESULTS = join(RESULTS, 'unit.json');
const E2E_RESULTS = join(RESULTS, 'e2e.json');
const SETUP_NOTE = join(root, 'node_modules', '.cache', 'donthu', 'setup.json');

const CHECKS: Check[] = [
	{ name: 'types of routes', run: () => run(['svelte-kit', 'sync']) },
	{ name: 'types', run: () => run(['svelte-check', '--fail-on-warnings']) },
	{ name: 'lint', run: () => run(['eslint', '.', '--max-warnings', '0']) },
	{ name: 'format', run: () => run(['prettier', '--check', '.']) },
	{
		name: 'house rules, units, SQL',
		run: () =>
			run(
				['vitest', 'run', '--allowOnly=false', '--reporter=dot', '--reporter=json'].concat(
					`--outputFile.json=${UNIT_RESULTS}`
				)
			),
		count: countUnits
	},
	{ name: 'app', run: buildApp },
	{
		name: 'end to end',
		run: () =>
			run(['playwright', 'test', '--project', 'tests', '--forbid-only', '--reporter=line,json'], {
				PLAYWRIGHT_JSON_OUTPUT_FILE: E2E_RESULTS,
				CHROMIUM: readJson<{ chromium: string }>(SETUP_NOTE).chromium
			}),
		count: countEndToEnd
	}
];

type UnitResults = {
	readonly numPassedTests: number;
	readonly numFailedTests: number;
	readonly testResults: readonly {
		readonly name: string;
		readonly message?: string;
		readonly status: string;
		readonly assertionResults: readonly {
			readonly status: string;
			readonly fullName: string;
			readonly failureMessages: readonly string[];
		}[];
	}[];
};

function countUnits() {
	const result = readJson<UnitResults>(UNIT_RESULTS);
	const why = result.testResults.flatMap(({ name, message = '', status, assertionResults }) => {
		const failed = assertionResults.filter((one) => one.status === 'failed');
		// A file that could not be read to its end has no test that failed.
		if (failed.length === 0)
			return status === 'failed' ? [{ test: name, messages: [message] }] : [];
		return failed.map(({ fullName, failureMessages }) => ({
			test: `${relative(root, name)}: ${fullName}`,
			messages: failureMessages
		}));
	});
	return { passed: result.numPassedTests, failed: result.numFailedTests, why };
}

function countEndToEnd() {
	const { stats, suites } = readJson<JSONReport>(E2E_RESULTS);
	const why = suites.flatMap(specsOf).flatMap(({ file, title, tests }) =>
		tests
			.filter(({ status }) => status === 'unexpected' || status === 'flaky')
			.map(({ results }) => ({
				test: `${file}: ${title}`,
				messages: results.flatMap(({ errors }) => errors.map(({ message = '' }) => message))
			}))
	);
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky, why };
}

const specsOf = ({ specs, suites = [] }: JSONReportSuite): JSONReportSpec[] => [
	...specs,
	...suites.flatMap(specsOf)
];

function readJson<T>(file: string): T {
	return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** The result file may be missing, and a broken test file has no test that fails: neither passes. */
function outcome({ count }: Check, code: number): Count & { why: Failure[] } {
	if (count === undefined) {
		return { passed: Number(code === 0), failed: Number(code !== 0), why: [] };
	}
	let counted: ReturnType<typeof count>;
	try {
		counted = count();
	} catch {
		return { passed: 0, failed: 1, why: [] };
	}
	const isBad = code !== 0 || counted.passed === 0;
	return { ...counted, failed: Math.max(counted.failed, isBad ? 1 : 0) };
}

const SHOWN_LINES = 12;

/** The beginning of a message, where it says what was expected and what was there. */
const shortened = (message: string): string =>
	stripVTControlCharacters(message)
		.split('\n')
		.filter((line) => line.trim() !== '' && !line.includes('node_modules'))
		.slice(0, SHOWN_LINES)
		.map((line) => `    ${line.slice(0, 300)}`)
		.join('\n');

endTogether();
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const total: Count = { passed: 0, failed: 0 };
const failures: Failure[] = [];
for (const check of CHECKS) {
	const startedAt = performance.now();
	const { code, output } = await check.run();
	const { passed, failed, why } = outcome(check, code);
	total.passed += passed;
	total.failed += failed;
	failures.push(...why);
	if (failed > 0) say(output.trimEnd());
	const verdict = failed > 0 ? 'FAILED' : 'ok';
	const took = seconds(performance.now() - startedAt);
	say(`${verdict.padEnd(6)}  ${check.name}: ${passed} passed, ${failed} failed (${took})`);
}
for (const { test, messages } of failures) {
	say(`FAILED  ${test}\n${messages.map(shortened).join('\n')}`);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
