import { tableFromIPC } from 'apache-arrow';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { petition, sent, TestHome } from './homes.ts';

const CLI = join(import.meta.dirname, '..', 'etl', 'cli.ts');
const MARCH = ['--from', '2026-03-01', '--to', '2026-03-31'];
const home = new TestHome();

/** Runs `donthu` as its users do. */
function donthu(...argv: string[]) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[CLI, ...argv, '--home', home.dir],
		{ maxBuffer: 64 * 1024 ** 2 }
	);
	return { status, stdout, stderr: stderr.toString() };
}
const query = (...argv: string[]) => donthu('query', ...MARCH, ...argv);

beforeAll(async () => {
	await home.load(
		sent('P37', ['2026-03-01', '2026-03-31'], {
			petitions: [
				petition('D1', '2026-03-05'),
				petition('D2', '2026-03-06', { field: 'custody' }),
				petition('D3', '2026-03-07')
			]
		})
	);
	donthu('publish', '--as-of', '2026-03-31');
});
afterAll(() => home.remove());

describe('donthu query', () => {
	const byField = ['--metrics', 'petitions_received', '--by', 'field'];
	const rows = [
		['civil', 2],
		['custody', 1]
	];

	test('answers in JSON', () => {
		const { status, stdout } = query(...byField);
		expect(status).toBe(0);
		expect(JSON.parse(stdout.toString())).toMatchObject({
			release: '2026-03-31-01',
			as_of: '2026-03-31',
			rows
		});
	});

	test('answers the same in CSV, Arrow and as a workbook', () => {
		expect(query(...byField, '--format', 'csv').stdout.toString()).toBe(
			'field,petitions_received\r\ncivil,2\r\ncustody,1\r\n'
		);
		const table = tableFromIPC(query(...byField, '--format', 'arrow').stdout);
		expect(
			table.toArray().map((row: Iterable<unknown[]>) => [...row].map(([, cell]) => cell))
		).toEqual(rows);
		const workbook = query(...byField, '--format', 'xlsx').stdout;
		expect(workbook.subarray(0, 2).toString()).toBe('PK');
	});

	test('filters', () => {
		const { stdout } = query(
			'--metrics',
			'petitions_received',
			'--where',
			'field=civil;level=province'
		);
		expect(JSON.parse(stdout.toString())).toMatchObject({ rows: [[2]] });
	});

	test.each([
		[
			'an unknown indicator',
			['--metrics', 'petitions_lost'],
			/petitions_lost.*petitions_received/s
		],
		['a missing option', [], /--metrics/],
		['an unknown format', [...byField, '--format', 'pdf'], /--format.*json/s],
		['a filter without values', [...byField, '--where', 'field'], /field=/],
		[
			'a filter that is named twice',
			[...byField, '--where', 'field=civil;field=custody'],
			/«field».*field=civil,custody/s
		],
		['a filter that every object has', [...byField, '--where', '__proto__=x'], /__proto__/],
		['a release that is not there', [...byField, '--release', '2026-03-31-99'], /2026-03-31-99/],
		['a release with a path for a name', [...byField, '--release', '../ledger'], /ledger/],
		['an unknown option', [...byField, '--colour', 'red'], /--colour/]
	])('refuses %s, says what to do, and prints no figures', (_, argv, message) => {
		const { status, stdout, stderr } = query(...argv);
		expect(status).toBeGreaterThan(0);
		expect(stdout.toString()).toBe('');
		expect(stderr).toMatch(message);
		expect(stderr).not.toMatch(/\.ts:\d+/);
	});
});

describe('donthu records', () => {
	const received = (...argv: string[]) =>
		donthu('records', ...MARCH, '--metric', 'petitions_received', ...argv);

	test('lists as many records as the number says', () => {
		const { stdout } = received('--where', 'field=civil');
		const answer = JSON.parse(stdout.toString()) as { count: number; rows: string[][] };
		expect(answer.count).toBe(2);
		expect(answer.rows.map((row) => row[4])).toEqual(['D1', 'D3']);
	});

	test('says how many there are when it shows fewer', () => {
		const { stdout } = received('--limit', '1');
		expect(JSON.parse(stdout.toString())).toMatchObject({ count: 3, rows: [expect.anything()] });
	});

	test('answers in CSV', () => {
		const lines = received('--format', 'csv').stdout.toString().trimEnd().split('\r\n');
		expect(lines).toHaveLength(4);
	});

	test('refuses a share, naming the counts it is made of', () => {
		const { status, stderr } = donthu('records', ...MARCH, '--metric', 'overdue_rate');
		expect(status).toBe(1);
		expect(stderr).toMatch(/matters_closing, matters_overdue/);
	});

	test.each(['0', '-1', 'x'])('refuses the limit %s', (limit) => {
		expect(received('--limit', limit).status).toBe(1);
	});
});

test('donthu releases lists what was published, and marks what is served', () => {
	donthu('publish', '--as-of', '2026-03-15');
	const lines = donthu('releases').stdout.toString().trimEnd().split('\n');
	expect(lines).toEqual([
		expect.stringMatching(/^ {2}2026-03-31-01 .* provisional +[0-9a-f]{64}$/),
		expect.stringMatching(/^\* 2026-03-15-01 .* provisional +[0-9a-f]{64}$/)
	]);
});

describe('donthu', () => {
	const commands = [
		'demo',
		'load',
		'check',
		'publish',
		'query',
		'records',
		'releases',
		'lock',
		'rollback',
		'verify',
		'diff',
		'reference',
		'status',
		'unpack',
		'serve'
	];

	test('alone lists its commands', () => {
		const { status, stdout } = donthu();
		expect(status).toBe(1);
		for (const command of commands) expect(stdout.toString()).toContain(command);
	});

	test.each(commands)('%s --help says how it is used', (command) => {
		const { status, stdout } = donthu(command, '--help');
		expect(status).toBe(0);
		expect(stdout.toString()).toContain(`donthu ${command}`);
	});

	test.each([
		['a command that is none', ['lod'], /lod/],
		['an option that is none', ['releases', '--colour'], /--colour/],
		['a day that is none', ['publish', '--as-of', '2026-02-30'], /2026-02-30/],
		['an instant that is none', ['publish', '--known-at', 'yesterday'], /yesterday/],
		['a package that is not there', ['load', 'nowhere'], /nowhere/]
	])('refuses %s with a sentence', (_, argv, message) => {
		const { status, stderr } = donthu(...argv);
		expect(status).toBe(1);
		expect(stderr).toMatch(message);
		expect(stderr).not.toMatch(/\.ts:\d+/);
	});
});
