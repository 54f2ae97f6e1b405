// Installs what `npm start` and `npm test` need and is not there yet: the packages of the lock file,
// the Node the app runs on and, with --for-tests, a Chromium and the programs that open what we write.
// Plain JavaScript for Node 20 without packages, because it runs on a fresh clone.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { progress, say, seconds } from './progress.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
/** What start.ts and test.ts want to know of this run. */
const noteFile = join(modules, '.cache', 'donthu', 'setup.json');
/** The first Node that runs TypeScript files as they are. */
const OLDEST_NODE = [22, 18];
const LIBC = existsSync('/etc/alpine-release') ? 'musl' : 'glibc';
/** The first has no window to draw, and takes a fifth less time for the same pages. */
const CHROMIUMS = [
	'chromium-headless-shell',
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable'
];

/** @typedef {{ version: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Locked */

/**
 * The packages a lock file names, by folder.
 * @param {string} file
 * @returns {Record<string, Locked>}
 */
function lockedPackages(file) {
	const { '': _root, ...packages } = JSON.parse(readFileSync(file, 'utf8')).packages;
	return packages;
}

/**
 * Whether node_modules holds what the lock file says. npm writes its own note of what it installed
 * as the last thing, so that an installation that was broken off is seen.
 */
function isInstalled() {
	const installedFile = join(modules, '.package-lock.json');
	if (!existsSync(installedFile)) return false;
	const installed = lockedPackages(installedFile);
	return Object.entries(lockedPackages(join(root, 'package-lock.json'))).every(
		([folder, { version, optional }]) =>
			installed[folder] === undefined ? optional === true : installed[folder].version === version
	);
}

/**
 * Runs a program to its end; `false` when it failed, is not there, or took longer than it may.
 * @param {string} program
 * @param {string[]} args
 * @param {{ timeoutMs?: number, env?: Record<string, string>, output?: 'inherit' | 'ignore' }} [options]
 * @returns {Promise<boolean>}
 */
function run(program, args, { timeoutMs = 900_000, env = {}, output = 'inherit' } = {}) {
	return new Promise((done) => {
		const child = spawn(program, args, {
			cwd: root,
			stdio: ['ignore', output, output],
			timeout: timeoutMs,
			env: { ...process.env, ...env }
		});
		child.on('error', () => done(false));
		child.on('exit', (code) => done(code === 0));
	});
}

/**
 * Runs npm as the one that called us.
 * @param {string[]} args
 */
function npm(args) {
	const cli = process.env.npm_execpath;
	return cli === undefined ? run('npm', args) : run(process.execPath, [cli, ...args]);
}

/**
 * Whether a list in a lock file, empty for all, has what is here.
 * @param {string[] | undefined} list
 * @param {string} own
 */
const fits = (list, own) => list === undefined || list.includes(own);

/** `npm ci`, with a count of the packages that have arrived. */
async function install() {
	const folders = Object.entries(lockedPackages(join(root, 'package-lock.json')))
		.filter(
			([, { os, cpu, libc }]) =>
				fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, LIBC)
		)
		.map(([folder]) => join(root, folder, 'package.json'));
	say(`Installing ${folders.length} packages (npm ci) …`);
	const show = progress('install', 'packages');
	const timer = setInterval(() => show(folders.filter(existsSync).length, folders.length), 500);
	// What NODE_ENV or the user's settings leave out is needed all the same.
	const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund'];
	const isDone = await npm(['ci', '--loglevel=error', ...flags]);
	clearInterval(timer);
	if (!isDone || !isInstalled()) {
		fail('npm ci did not finish.', 'Read its message above; is the package registry within reach?');
	}
}

/** The pinned Node comes with the packages where it exists for this machine. */
function checkNode() {
	if (existsSync(join(modules, '.bin', 'node'))) return;
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
	if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
	fail(
		`There is no packaged Node for ${process.platform}-${process.arch}, and this is Node ${process.versions.node}.`,
		'Install Node 24 and run the same command again.'
	);
}

/** Where a program lies on the search path. @param {string} name */
function which(name) {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** A browser that is there but does not start (missing libraries, a mere pointer to a shop) is none. */
const starts = (/** @type {string} */ file) =>
	run(file, ['--version'], { timeoutMs: 20_000, output: 'ignore' });

async function systemChromium() {
	const macApp = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
	const files = [...CHROMIUMS.map(which), existsSync(macApp) ? macApp : undefined];
	for (const file of files) {
		if (file !== undefined && (await starts(file))) return file;
	}
	return undefined;
}

/** The Chromium that Playwright keeps for itself, if it was downloaded and starts. */
async function playwrightChromium() {
	const { chromium } = await import('@playwright/test');
	const file = chromium.executablePath();
	return existsSync(file) && (await starts(file)) ? file : undefined;
}

async function downloadChromium() {
	say('No Chromium here. Downloading the one of Playwright …');
	const cli = join(modules, '@playwright', 'test', 'cli.js');
	const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
	await run(process.execPath, [cli, 'install', 'chromium'], { timeoutMs: 180_000, env });
	return playwrightChromium();
}

/**
 * Installs packages of Debian one after the other until `found` says that it is enough; without root or
 * sudo, and elsewhere than on Debian, nothing happens.
 * @template T
 * @param {string} what
 * @param {string[][]} choices packages that are installed together
 * @param {() => Promise<T | undefined>} found
 * @returns {Promise<T | undefined>}
 */
async function fromDebian(what, choices, found) {
	if (which('apt-get') === undefined) return undefined;
	const isRoot = process.getuid?.() === 0;
	if (!isRoot && !(await run('sudo', ['-n', 'true'], { output: 'ignore' }))) return undefined;
	say(`Installing ${what} of this system (apt-get) …`);
	const apt = (/** @type {string[]} */ ...args) => {
		const words = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
		return isRoot ? run('env', words.slice(1)) : run('sudo', ['-n', ...words]);
	};
	await apt('update');
	for (const names of choices) {
		await apt('install', '-y', '--no-install-recommends', ...names);
		const program = await found();
		if (program !== undefined) return program;
	}
	return undefined;
}

const debianChromium = () =>
	fromDebian('the Chromium', [['chromium-headless-shell'], ['chromium']], systemChromium);

/** What the tests run beside the browser, by the Debian packages that bring it. */
const TEST_PROGRAMS = [
	// They open what we write: reports are read back by them.
	{ name: 'soffice', packages: ['libreoffice-writer-nogui', 'libreoffice-calc-nogui'] },
	{ name: 'pdftotext', packages: ['poppler-utils'] },
	// Makes the library that loses what was not forced to disk: tests/faults/disk.c.
	{ name: 'cc', packages: ['gcc', 'libc6-dev'] },
	{ name: 'postgres', packages: ['postgresql'] }
];

/** Debian keeps the server of PostgreSQL away from the search path. @param {string} name */
const isThere = (name) =>
	name === 'postgres' ? existsSync('/usr/lib/postgresql') : which(name) !== undefined;

async function installTestPrograms() {
	const missing = () => TEST_PROGRAMS.filter(({ name }) => !isThere(name));
	const names = missing().map(({ name }) => name);
	if (names.length === 0) return;
	const packages = missing().flatMap(({ packages }) => packages);
	const areAll = async () => (missing().length === 0 ? true : undefined);
	if (!(await fromDebian(names.join(', '), [packages], areAll))) {
		fail(
			`The tests need ${names.join(', ')}.`,
			`Install them (on Debian: apt-get install ${packages.join(' ')}) and run npm test again.`
		);
	}
}

async function findChromium() {
	return (
		(await systemChromium()) ??
		(await playwrightChromium()) ??
		(await downloadChromium()) ??
		(await debianChromium()) ??
		fail(
			'There is no Chromium for the end-to-end tests.',
			'Install one (on Debian: apt-get install chromium) and run npm test again.'
		)
	);
}

/**
 * @param {string} problem
 * @param {string} remedy
 * @returns {never}
 */
function fail(problem, remedy) {
	say(`${problem} ${remedy}`);
	process.exit(1);
}

const startedAt = performance.now();
const wasInstalled = isInstalled();
if (!wasInstalled) await install();
checkNode();
const installMs = wasInstalled ? 0 : performance.now() - startedAt;
if (!wasInstalled) say(`Installed in ${seconds(installMs)}.`);
const isForTests = process.argv.includes('--for-tests');
const chromium = isForTests ? await findChromium() : undefined;
if (isForTests) await installTestPrograms();
mkdirSync(dirname(noteFile), { recursive: true });
writeFileSync(noteFile, JSON.stringify({ installMs, chromium }));
