import type { Page } from '@playwright/test';
import { setTimeout as wait } from 'node:timers/promises';

/* What a page costs its reader: bytes over the line, and how far things move while they come. */

/** Pages that a reader of figures begins with. */
export const FIGURE_PAGES = [
	'/',
	'/tien-do',
	'/qua-han',
	'/ket-qua',
	'/kiem-tra-lai',
	'/tiep-cong-dan',
	'/dia-phuong',
	'/dia-phuong/34-24',
	'/chat-luong',
	'/kham-pha'
] as const;

declare global {
	interface Window {
		/** Kept by {@link weigh}: the sum of all layout shifts, and what moved. */
		layoutShift: { sum: number; moved: string[] };
	}
}

export type Weight = {
	/** What came over the line, headers and compression included, by kind of content. */
	readonly kilobytes: Readonly<Record<string, number>>;
	/** The sum of all layout shifts that no input caused (1: the whole window moved by its height). */
	readonly shift: number;
	readonly moved: readonly string[];
};

const QUIET_MS = 500;

/**
 * Opens a page in a browser that has nothing in its cache, and waits until nothing more comes; then
 * touches every chart, so that the parts count that are fetched for it.
 */
export async function weigh(page: Page, path: string): Promise<Weight> {
	await page.addInitScript(watchLayout);
	const line = await page.context().newCDPSession(page);
	await line.send('Network.enable');
	const kinds = new Map<string, string>();
	const kilobytes: Record<string, number> = {};
	let open = 0;
	let lastAt = performance.now();
	const note = (change: number) => {
		open += change;
		lastAt = performance.now();
	};
	line.on('Network.requestWillBeSent', ({ redirectResponse }) => note(redirectResponse ? 0 : 1));
	line.on('Network.responseReceived', ({ requestId, response }) =>
		kinds.set(requestId, kindOf(response.mimeType))
	);
	line.on('Network.loadingFailed', () => note(-1));
	line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const kind = kinds.get(requestId) ?? 'other';
		kilobytes[kind] = (kilobytes[kind] ?? 0) + encodedDataLength / 1000;
		note(-1);
	});
	const untilQuiet = async () => {
		while (open > 0 || performance.now() - lastAt < QUIET_MS) await wait(50);
	};
	await page.goto(path);
	await untilQuiet();
	// Before anything is touched: what a touch moves, the reader has moved.
	const { sum, moved } = await page.evaluate(() => window.layoutShift);
	await touchCharts(page);
	await untilQuiet();
	await line.detach();
	return { kilobytes, shift: sum, moved };
}

/** Makes every chart that is seen a live one. */
export async function touchCharts(page: Page): Promise<void> {
	for (const chart of await page.locator('.chart:visible').all()) {
		await chart.hover();
		await chart.locator('.live svg').waitFor();
	}
}

function kindOf(mimeType: string): string {
	const kinds = {
		html: 'page',
		javascript: 'scripts',
		css: 'styles',
		font: 'fonts',
		svg: 'images'
	};
	return Object.entries(kinds).find(([part]) => mimeType.includes(part))?.[1] ?? 'other';
}

/** Runs in the page, before anything else. */
function watchLayout(): void {
	type Shift = PerformanceEntry & {
		value: number;
		hadRecentInput: boolean;
		sources: { node: Node | null }[];
	};
	const nameOf = (node: Node | null) => {
		const element = node instanceof Element ? node : node?.parentElement;
		return element ? `${element.localName}.${element.className}` : 'nothing';
	};
	window.layoutShift = { sum: 0, moved: [] };
	new PerformanceObserver((list) => {
		for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
			if (hadRecentInput) continue;
			window.layoutShift.sum += value;
			window.layoutShift.moved.push(...sources.map(({ node }) => nameOf(node)));
		}
	}).observe({ type: 'layout-shift', buffered: true });
}
