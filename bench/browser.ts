import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { cpus } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildApp } from '../scripts/build_app.ts';
import { sessionOf } from '../tests/e2e/accounts.ts';
import { serve, type Site } from '../tests/e2e/donthu.ts';
import { FIGURE_PAGES, touchCharts, weigh } from '../tests/e2e/weighing.ts';

/*
`npm run bench:browser -- --home DIR`: what a reader waits for in Chromium, from the built app on
loopback: from a choice on the start page to the last change of the page that follows from it, and the
bytes of a first visit. It makes the accounts of the tests in the home, where they are not.
*/

/** What a reader should not notice, and what a slow line carries in a few seconds. */
const GOAL_MS = 150;
const GOAL_KB = 450;
/** Longer than preparing may take. */
const PREPARED_MS = 300_000;
/** After the last change: nothing more follows. */
const QUIET_MS = 300;

const { values } = parseArgs({
	options: { home: { type: 'string' }, clicks: { type: 'string', default: '48' } }
});
if (!values.home) throw new Error('Say which home is to be served: --home DIR.');

const { code, output } = await buildApp();
if (code !== 0) throw new Error(output);
const browser = await chromium.launch({
	executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
});
console.log(`${cpus().length} cores, ${cpus()[0]?.model.trim()}; Chromium ${browser.version()}`);
try {
	console.log(`\nA choice on the start page to its last change, ms; goal ${GOAL_MS} for p95`);
	// Asked at once, before the server has had the quiet in which it prepares pages; then after it.
	await serving((site) => clicks(site, ['asked at once', 'asked again']));
	await serving(async (site) => {
		await prepared(site);
		await clicks(site, ['asked when prepared']);
		await firstVisits(site);
	});
} finally {
	await browser.close();
}

/** With a server of its own, which remembers nothing. */
async function serving(work: (site: Site) => Promise<void>): Promise<void> {
	const site = await serve(values.home!, { env: { DONTHU_LOG: 'info' } });
	try {
		await work(site);
	} finally {
		await site.end();
	}
}

async function prepared(site: Site): Promise<void> {
	const begun = performance.now();
	while (!site.written().includes('pages_prepared')) {
		if (performance.now() - begun > PREPARED_MS) throw new Error('No page was prepared.');
		await setTimeout(100);
	}
	const seconds = ((performance.now() - begun) / 1000).toFixed(1);
	console.log(`prepared ${seconds} s after the start of the server`);
}

async function newReader({ address }: Site): Promise<BrowserContext> {
	const context = await browser.newContext({
		baseURL: address,
		locale: 'vi-VN',
		timezoneId: 'Asia/Ho_Chi_Minh',
		viewport: { width: 1366, height: 768 }
	});
	const value = await sessionOf(values.home!, 'analyst');
	await context.addCookies([{ name: 'donthu', value, url: address }]);
	return context;
}

/** Each page as the first one of somebody whose browser has nothing yet. */
async function firstVisits(site: Site): Promise<void> {
	console.log(`\nFirst visit in kB, the parts that a touch fetches included; goal ${GOAL_KB}`);
	for (const path of FIGURE_PAGES) {
		const context = await newReader(site);
		const { kilobytes, shift, moved } = await weigh(await context.newPage(), path);
		const sum = Object.values(kilobytes).reduce((sum, size) => sum + size, 0);
		const parts = Object.entries(kilobytes).map(([type, size]) => `${type} ${size.toFixed(1)}`);
		console.log(
			`${path.padEnd(18)}${sum.toFixed(1).padStart(7)}  ${parts.join(', ')}; layout shift ${shift.toFixed(4)} ${[...new Set(moved)].join(' ')}`
		);
		await context.close();
	}
}

/** What is chosen on the start page, each once, so that none is a choice made before; in each round all of it. */
async function clicks(site: Site, rounds: readonly string[]): Promise<void> {
	const context = await newReader(site);
	const page = await context.newPage();
	await page.goto('/');
	// SvelteKit adds the place where it announces pages once the page is alive.
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await touchCharts(page);
	const choices = (await choicesOf(page)).slice(0, Number(values.clicks));
	for (const round of rounds) {
		const times: { ms: number; what: string }[] = [];
		for (const [list, option] of choices) {
			times.push({ ms: await timeOf(page, list, option), what: `${list}=${option}` });
			// The next one is chosen alone.
			await timeOf(page, list, '');
		}
		times.sort((one, other) => one.ms - other.ms);
		const at = (share: number) => times[Math.ceil(times.length * share) - 1]!.ms.toFixed(0);
		const slowest = times.slice(-3).map(({ ms, what }) => `${what} ${ms.toFixed(0)}`);
		console.log(
			`${round}: ${times.length} choices, median ${at(0.5)}, p95 ${at(0.95)}; slowest ${slowest.join(', ')}`
		);
	}
	await context.close();
}

/** Every choice of the filter bar in turns of its lists: a list and one of its values. */
async function choicesOf(page: Page): Promise<[string, string][]> {
	const lists = await page.evaluate(() =>
		['linh-vuc', 'loai', 'cap', 'tinh', 'ky'].map((name) =>
			[...document.querySelectorAll<HTMLOptionElement>(`select[name="${name}"] option`)]
				.map(({ value }) => value)
				.filter(Boolean)
				.map((value): [string, string] => [name, value])
		)
	);
	const longest = Math.max(...lists.map(({ length }) => length));
	return Array.from({ length: longest }, (_, turn) =>
		lists.flatMap((list) => list.slice(turn, turn + 1))
	).flat();
}

/** From the choice, as the page hears of it, until what it changed last has been painted. */
async function timeOf(page: Page, list: string, option: string): Promise<number> {
	const painted = await page.evaluateHandle(watchPaint, QUIET_MS);
	await page.locator(`main form select[name="${list}"]`).selectOption(option);
	const ms = await painted.evaluate(({ ms }) => ms);
	await painted.dispose();
	return ms;
}

/** Runs in the page. A change counts when the frame that shows it is done, charts included. */
function watchPaint(quietMs: number): { ms: Promise<number> } {
	const { promise: ms, resolve } = Promise.withResolvers<number>();
	const main = document.querySelector('main')!;
	let begun = 0;
	let last = Infinity;
	const painted = new MessageChannel();
	painted.port1.onmessage = () => (last = performance.now());
	const observer = new MutationObserver(() => {
		last = Infinity;
		requestAnimationFrame(() => painted.port2.postMessage(null));
	});
	const isDone = () => main.ariaBusy === 'false' && performance.now() - last > quietMs;
	const look = setInterval(() => {
		if (!isDone()) return;
		clearInterval(look);
		observer.disconnect();
		resolve(last - begun);
	}, 20);
	document.addEventListener(
		'change',
		({ timeStamp }) => {
			begun = timeStamp;
			const everything = { subtree: true, childList: true, attributes: true, characterData: true };
			observer.observe(main, everything);
		},
		{ once: true, capture: true }
	);
	return { ms };
}
