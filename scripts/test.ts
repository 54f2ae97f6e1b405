import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build_app.ts';
import { endTogether, root, run, type Ended } from './processes.ts';
import { say, seconds } from './progress.mjs';

/**
 * `npm test`: every check, one after the other, to the end whatever fails. What a failing check wrote
 * is shown. The last line is `N passed, M failed` over everything; a check that counts nothing
 * itself counts as one.
 */

type Count = { passed: number; failed: number };
type Check = { name: string; run: () => Promise<Ended>; count?: () => Count };

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

function countUnits(): Count {
	const result = readJson<{ numPassedTests: number; numFailedTests: number }>(UNIT_RESULTS);
	return { passed: result.numPassedTests, failed: result.numFailedTests };
}

function countEndToEnd(): Count {
	const { stats } = readJson<{ stats: Record<'expected' | 'unexpected' | 'flaky', number> }>(
		E2E_RESULTS
	);
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

function readJson<T>(file: string): T {
	return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** The result file may be missing, and a broken test file has no test that fails: neither passes. */
function outcome({ count }: Check, code: number): Count {
	if (count === undefined) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
	let counted: Count;
	try {
		counted = count();
	} catch {
		return { passed: 0, failed: 1 };
	}
	const isBad = code !== 0 || counted.passed === 0;
	return { passed: counted.passed, failed: Math.max(counted.failed, isBad ? 1 : 0) };
}

endTogether();
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const total: Count = { passed: 0, failed: 0 };
for (const check of CHECKS) {
	const startedAt = performance.now();
	const { code, output } = await check.run();
	const { passed, failed } = outcome(check, code);
	total.passed += passed;
	total.failed += failed;
	if (failed > 0) say(output.trimEnd());
	const verdict = failed > 0 ? 'FAILED' : 'ok';
	const took = seconds(performance.now() - startedAt);
	say(`${verdict.padEnd(6)}  ${check.name}: ${passed} passed, ${failed} failed (${took})`);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
