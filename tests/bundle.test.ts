import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAccounts, sessionOf } from './e2e/accounts.ts';
import { petition, sent, TestHome } from './homes.ts';

/* `npm run test:bundle`: what is in the archive is all that a machine without a network has. */

const ROOT = join(import.meta.dirname, '..');
const MARCH = ['2026-03-01', '2026-03-31'] as const;
const scratch = mkdtempSync(join(tmpdir(), 'donthu-bundle-'));
const prefix = join(scratch, 'opt', 'donthu');
const home = new TestHome();
let archive: string;
let unpacked: string;

/** Runs a program with nothing of ours on its path, and with no network but its own loopback. */
function alone(command: readonly string[], env: Record<string, string> = {}) {
	const words = Object.entries(env).map(([name, value]) => `${name}=${value}`);
	const inside = ['env', '-i', 'PATH=/usr/bin:/bin', ...words, ...command];
	const up = 'ip link set lo up && exec "$@"';
	const { status, stdout, stderr } = spawnSync('unshare', ['-n', 'sh', '-c', up, 'sh', ...inside], {
		cwd: '/',
		encoding: 'utf8',
		maxBuffer: 1024 ** 3
	});
	return { status, stdout, stderr };
}

const donthu = (...args: string[]) => alone([join(prefix, 'current/bin/donthu'), ...args]);
const install = (folder: string) => alone(['sh', join(folder, 'install.sh'), prefix]);

function bundle(name: string): string {
	const out = join(scratch, name);
	const made = spawnSync(process.execPath, ['scripts/bundle.ts', '--out', out], {
		cwd: ROOT,
		encoding: 'utf8'
	});
	if (made.status !== 0) throw new Error(made.stderr);
	return join(
		out,
		readdirSync(out).find((file) => file.endsWith('.tar.gz'))!
	);
}

function unpack(folder: string): string {
	mkdirSync(join(scratch, folder));
	spawnSync('tar', ['-xzf', archive, '-C', join(scratch, folder)]);
	return join(scratch, folder, basename(archive, '.tar.gz'));
}

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

beforeAll(() => {
	archive = bundle('made');
	unpacked = unpack('unpacked');
});
afterAll(() => {
	home.remove();
	rmSync(scratch, { recursive: true });
});

describe('The archive', () => {
	test('has the same bytes when the app is built and packed again', () => {
		rmSync(join(ROOT, 'build', 'sources.sha256'));
		const again = bundle('again');
		expect(sha256(again)).toBe(sha256(archive));
		expect(readFileSync(`${archive}.sha256`, 'utf8')).toBe(
			`${sha256(archive)}  ${basename(archive)}\n`
		);
	});

	test('holds the packages that run, no others, and a list of them', () => {
		const packages = readdirSync(join(unpacked, 'node_modules')).flatMap((name) =>
			name.startsWith('@')
				? readdirSync(join(unpacked, 'node_modules', name)).map((inner) => `${name}/${inner}`)
				: [name]
		);
		const sbom = JSON.parse(readFileSync(join(unpacked, 'sbom.cdx.json'), 'utf8')) as {
			bomFormat: string;
			components: { name: string; version: string; hashes: unknown[] }[];
		};
		const listed = sbom.components.map(({ name }) => name);
		expect(sbom.bomFormat).toBe('CycloneDX');
		expect(packages).toContain('@duckdb/node-api');
		expect(packages.filter((name) => !listed.includes(name))).toEqual([]);
		expect(listed).toContain(`node-linux-${process.arch}`);
		for (const name of ['vite', 'svelte', 'typescript', 'vitest', '@playwright/test']) {
			expect(packages).not.toContain(name);
		}
	});

	test('holds the app for production, whatever NODE_ENV said when it was made', () => {
		expect(process.env['NODE_ENV']).toBe('test');
		const client = join(unpacked, 'build', 'client');
		const files = readdirSync(client, { recursive: true }) as string[];
		const forDevelopers = files
			.filter((file) => file.endsWith('.js'))
			.filter((file) => readFileSync(join(client, file), 'utf8').includes('Avoid using `history.'));
		expect(forDevelopers).toEqual([]);
	});

	test('that is damaged is not installed', () => {
		const damaged = unpack('damaged');
		writeFileSync(join(damaged, 'etl', 'cli.ts'), 'damaged');
		const { status, stdout, stderr } = install(damaged);
		expect({ status, said: `${stdout}${stderr}` }).toEqual({
			status: 1,
			said: expect.stringContaining('không còn nguyên vẹn') as string
		});
		expect(existsSync(prefix)).toBe(false);
	});
});

describe('On a machine without Node, packages and network', () => {
	test('it is installed, and installed again', () => {
		for (const folder of [unpacked, unpacked]) {
			expect(install(folder)).toMatchObject({ status: 0, stderr: '' });
		}
		expect(readdirSync(join(prefix, 'versions'))).toHaveLength(1);
		expect(existsSync(join(prefix, 'previous'))).toBe(false);
		expect(donthu('--help')).toMatchObject({ status: 0, stderr: '' });
	});

	test('it loads, publishes, verifies, backs up', async () => {
		const folder = home.write(
			sent('P37', MARCH, {
				petitions: [petition('D1', '2026-03-05'), petition('D2', '2026-03-06')]
			})
		);
		const at = ['--home', home.dir];
		for (const command of [
			['load', folder, '--received-at', 'manifest', ...at],
			['publish', '--as-of', '2026-03-31', ...at],
			['verify', ...at],
			['verify', '2026-03-31-01', ...at],
			['backup', join(scratch, 'backup'), ...at]
		]) {
			expect(donthu(...command)).toMatchObject({ status: 0, stderr: '' });
		}
		await makeAccounts(home.dir);
	});

	test('it serves figures and ends when it is told to', async () => {
		const cookie = `donthu=${await sessionOf(home.dir, 'analyst')}`;
		const asked = `
			const { spawn } = require('node:child_process');
			const server = spawn('${prefix}/current/bin/donthu', ['serve', '--port', '4699', '--home', '${home.dir}']);
			const ended = new Promise((done) => server.on('exit', done));
			let said = '';
			server.stderr.on('data', (text) => (said += text));
			server.stdout.on('data', async (text) => {
				if (!\`\${text}\`.includes('Đang phục vụ')) return;
				const ask = async (path) => {
					const answer = await fetch('http://127.0.0.1:4699' + path, { headers: { cookie: '${cookie}' } });
					return [answer.status, await answer.text()];
				};
				const ready = await ask('/readyz');
				const figure = await ask('/api/v1/query?metrics=petitions_received&from=2026-03-01&to=2026-03-31');
				const page = (await ask('/'))[0];
				server.kill('SIGTERM');
				await ended;
				console.log(JSON.stringify({ ready, figure: JSON.parse(figure[1]).rows, page, said }));
			});`;
		const { status, stdout, stderr } = alone([join(prefix, 'current/node/bin/node'), '-e', asked]);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(JSON.parse(stdout)).toEqual({
			ready: [200, '2026-03-31-01\n'],
			figure: [[2]],
			page: 200,
			said: ''
		});
	});

	test('a later version is put beside it, and the way back is told', () => {
		const first = readlinkSync(join(prefix, 'current'));
		const later = join(scratch, 'later');
		cpSync(unpacked, later, { recursive: true });
		writeFileSync(join(later, 'README.md'), 'Later.\n');
		const sums = join(later, 'SHA256SUMS');
		const changed = `${sha256(join(later, 'README.md'))}  README.md`;
		writeFileSync(sums, readFileSync(sums, 'utf8').replace(/^\w+ {2}README\.md$/m, changed));

		const { status, stdout } = install(later);
		expect(status).toBe(0);
		expect(stdout).toContain(`ln -sfn ${first} ${prefix}/current`);
		expect(readlinkSync(join(prefix, 'previous'))).toBe(first);
		expect(readFileSync(join(prefix, 'current', 'README.md'), 'utf8')).toBe('Later.\n');
		spawnSync('ln', ['-sfn', first, join(prefix, 'current')]);
		expect(donthu('status', '--home', home.dir)).toMatchObject({ status: 0, stderr: '' });
	});
});
