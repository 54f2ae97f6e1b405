import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { start } from '../../scripts/processes.ts';
import { demoMarker, releasesDir } from '../../warehouse/home.ts';
import { currentReleaseId } from '../../warehouse/release_card.ts';
import { makeAccounts, sessionOf } from './accounts.ts';
import { freePort } from './donthu.ts';

type Started = {
	/** Known when the app answers. */
	address: Promise<string>;
	/** The exit code. */
	ended: Promise<number | null>;
	output: () => string;
	/** Ctrl-C. */
	interrupt: () => Promise<number | null>;
};

/** The set-up has built the app, so that a start only serves it. */
const test = base.extend<{ home: string; npmStart: (...args: string[]) => Promise<Started> }>({
	home: async ({}, use) => {
		const home = mkdtempSync(join(tmpdir(), 'donthu-start-'));
		await use(home);
		rmSync(home, { recursive: true, force: true });
	},
	npmStart: async ({ home }, use) => {
		const all: Started[] = [];
		await use(async (...args) => {
			const port = args.includes('--port') ? [] : ['--port', `${await freePort()}`];
			const started = startProject(['--home', home, ...args, ...port]);
			all.push(started);
			return started;
		});
		for (const started of all) await started.interrupt();
	}
});

test.describe('npm start --empty on an empty home', () => {
	test('serves a release of nothing and ends with Ctrl-C', async ({ home, request, npmStart }) => {
		const started = await npmStart('--empty');
		const address = await started.address;

		await makeAccounts(home);
		const headers = { cookie: `donthu=${await sessionOf(home, 'analyst')}` };
		const page = await request.get(`${address}/`, { headers });
		expect(await page.text()).toContain('donthu load');
		expect(readdirSync(releasesDir(home)).filter(isRelease)).toHaveLength(1);

		expect(await started.interrupt()).toBe(130);
		await expect(request.get(address)).rejects.toThrow('ECONNREFUSED');
	});

	test('the next start serves what is there and publishes nothing', async ({
		home,
		request,
		npmStart
	}) => {
		const first = await npmStart('--empty');
		await first.address;
		await first.interrupt();
		const release = currentReleaseId(home);

		const second = await npmStart();
		const ready = await request.get(`${await second.address}/readyz`);

		expect(await ready.text()).toBe(`${release}\n`);
		expect(readdirSync(releasesDir(home)).filter(isRelease)).toHaveLength(1);
	});

	test('takes the next port when one is taken', async ({ npmStart }) => {
		const first = await npmStart('--empty');
		const { port } = new URL(await first.address);

		const second = await npmStart('--port', port);

		expect(Number(new URL(await second.address).port)).toBeGreaterThan(Number(port));
	});
});

test.describe('npm start on a home of demo data', () => {
	test('without demo data is refused with a remedy', async ({ home, npmStart }) => {
		writeFileSync(demoMarker(home), '{}');

		const started = await npmStart('--empty');

		expect(await started.ended).toBe(1);
		expect(started.output()).toContain('holds demo data. Name another folder');
	});

	test('makes it anew where its making was broken off', async ({ home, npmStart }) => {
		mkdirSync(join(home, 'making', 'packages'), { recursive: true });
		mkdirSync(releasesDir(home));
		writeFileSync(join(releasesDir(home), 'half-made.duckdb'), '');

		const started = await npmStart();
		await expect.poll(started.output).toContain('Making demo data until');
		await expect.poll(() => readdirSync(home)).not.toContain('releases');

		expect(await started.interrupt()).toBe(130);
		expect(readdirSync(home)).toContain('making');
	});
});

const isRelease = (file: string) => file.endsWith('.duckdb');

/** `npm start -- …`. */
function startProject(args: readonly string[]): Started {
	const child = start(['node', 'scripts/start.ts', ...args]);
	const ended = once(child, 'exit').then(([code]) => code as number | null);
	let output = '';
	const address = new Promise<string>((done, fail) => {
		for (const stream of [child.stdout!, child.stderr!]) {
			stream.setEncoding('utf8').on('data', (text: string) => {
				output += text;
				const [, up] = /donthu is up at (\S+)/.exec(output) ?? [];
				if (up !== undefined) done(up);
			});
		}
		void ended.then(() => fail(new Error(`It ended before it was up:\n${output}`)));
	});
	// Who waits for the end alone does not care.
	address.catch(() => {});
	return {
		address,
		ended,
		output: () => output,
		interrupt: () => {
			child.kill('SIGINT');
			return ended;
		}
	};
}
