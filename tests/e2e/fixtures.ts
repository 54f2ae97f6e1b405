import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import type { Role } from '../../src/lib/roles.ts';
import { sessionOf } from './accounts.ts';
import { serve, type Site } from './donthu.ts';
import { HOMES } from './make_homes.ts';

/** The servers of a worker: each home is served once, when a test first opens it. */
class Sites {
	readonly #open = new Map<string, Promise<Site>>();

	async addressOf(home: string): Promise<string> {
		const site = this.#open.get(home) ?? serve(home);
		this.#open.set(home, site);
		return (await site).address;
	}

	/** The cookie of somebody signed in there. */
	async cookieOf(home: string, role: Role) {
		const url = await this.addressOf(home);
		return { name: 'donthu', value: await sessionOf(home, role), url };
	}

	/** @throws when the server has written to its log of errors */
	async end(home: string): Promise<void> {
		await (await this.#open.get(home))?.end();
		this.#open.delete(home);
	}

	/** Ends them all, then throws what the first one threw. */
	async endAll(): Promise<void> {
		const ends = [...this.#open.keys()].map((home) => this.end(home));
		await Promise.allSettled(ends);
		await Promise.all(ends);
	}
}

type Options = {
	/** The home whose pages are opened. */
	home: string;
	/** Who is signed in; null: nobody. */
	role: Role | null;
	/** The error that a test provokes; every other one fails it. */
	errorStatus: number | null;
};

/**
 * A test of pages. Whatever it is about, it fails when a page writes an error or a warning to the
 * console (a breach of the content security policy is one), asks another host, or gets an error.
 */
export const test = base.extend<Options, { sites: Sites }>({
	home: [HOMES.known, { option: true }],
	role: ['analyst', { option: true }],
	errorStatus: [null, { option: true }],
	sites: [
		async ({}, use) => {
			const sites = new Sites();
			await use(sites);
			await sites.endAll();
		},
		{ scope: 'worker' }
	],
	baseURL: async ({ home, sites }, use) => use(await sites.addressOf(home)),
	request: async ({ playwright, baseURL, home, role, sites }, use) => {
		const cookie = role && (await sites.cookieOf(home, role));
		const request = await playwright.request.newContext({
			baseURL: baseURL!,
			...(cookie && { extraHTTPHeaders: { cookie: `${cookie.name}=${cookie.value}` } })
		});
		await use(request);
		await request.dispose();
	},
	context: async ({ context, baseURL, errorStatus, home, javaScriptEnabled, role, sites }, use) => {
		if (role) await context.addCookies([await sites.cookieOf(home, role)]);
		const complaints = complaintsOf(context, baseURL!, errorStatus);
		if (javaScriptEnabled !== false) complainOfFailures(context, complaints);
		await use(context);
		expect(complaints).toEqual([]);
	}
});

function complaintsOf(context: BrowserContext, address: string, errorStatus: number | null) {
	const complaints: string[] = [];
	context.on('console', (message) => {
		const isOfStatus = message.text().startsWith('Failed to load resource');
		if (['error', 'warning'].includes(message.type()) && !isOfStatus) {
			complaints.push(`${message.type()}: ${message.text()}`);
		}
	});
	context.on('weberror', (error) => complaints.push(`${error.error()}`));
	context.on('request', (request) => {
		const { origin, protocol } = new URL(request.url());
		const isWithin = origin === address || ['data:', 'about:', 'blob:'].includes(protocol);
		if (!isWithin) complaints.push(`asked ${request.url()}`);
	});
	context.on('response', (response) => {
		const status = response.status();
		if (status >= 400 && status !== errorStatus) complaints.push(`${status}: ${response.url()}`);
	});
	return complaints;
}

/** Without JavaScript a browser refuses scripts, and that is no failure. */
function complainOfFailures(context: BrowserContext, complaints: string[]): void {
	context.on('requestfailed', (request) => {
		const problem = request.failure()?.errorText;
		// The browser itself gives up what it no longer needs when the reader goes on.
		if (problem !== 'net::ERR_ABORTED') complaints.push(`${problem}: ${request.url()}`);
	});
}

/** Opens a page and waits until its scripts have taken over: only then does a choice do something. */
export async function open(page: Page, path: string): Promise<void> {
	await page.goto(path);
	// SvelteKit adds the place where it announces pages once the page is alive.
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
}

export { expect };
