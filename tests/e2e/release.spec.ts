import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { landingDir, releasesDir } from '../../warehouse/home.ts';
import { petition, sent, TestHome } from '../homes.ts';
import { donthu, KNOWN_AT, publish, startDonthu } from './donthu.ts';
import { expect, open, test as base } from './fixtures.ts';
import { HOMES } from './make_homes.ts';
import { choice, received } from './page_parts.ts';

const SEPTEMBER = ['2026-09-01', '2026-09-30'] as const;
const AS_OF = '2026-09-30';
const [FIRST, SECOND] = ['2026-09-30-01', '2026-09-30-02'];

/** Homes of the test's own: one whose first release knows ten petitions, one of the whole country. */
const test = base.extend<{ own: TestHome; demoCopy: string }>({
	own: async ({ sites }, use) => {
		const own = new TestHome();
		await receive(own, 'KV016', 10);
		await publish(own.dir, AS_OF);
		await use(own);
		await sites.end(own.dir);
		own.remove();
	},
	demoCopy: async ({ sites }, use) => {
		const dir = mkdtempSync(join(tmpdir(), 'donthu-demo-'));
		const packages = landingDir(HOMES.demo);
		cpSync(HOMES.demo, dir, { recursive: true, filter: (path) => path !== packages });
		await use(dir);
		await sites.end(dir);
		rmSync(dir, { recursive: true, force: true });
	},
	home: async ({ own }, use) => use(own.dir)
});

test.describe('A new release', () => {
	test('is offered to the reader of an open page, who takes it when it suits', async ({
		page,
		own,
		request
	}) => {
		await page.clock.install();
		await open(page, '/');
		await expect(received(page)).toHaveText('10');

		await receive(own, 'KV017', 7);
		await publish(own.dir, AS_OF);
		await isServed(request, SECOND);
		await page.clock.runFor('01:00');

		const offer = page.getByRole('status');
		await expect(offer).toContainText(`Có bản số liệu mới (${SECOND}).`);
		await expect(received(page)).toHaveText('10');
		await offer.getByRole('button', { name: 'Tải lại' }).click();

		await expect(received(page)).toHaveText('17');
		await expect(page.getByRole('banner')).toContainText(`Bản số liệu ${SECOND}`);
		await expect(offer).toBeEmpty();
	});

	test('is not pressed on a reader who puts it off', async ({ page, own, request }) => {
		await page.clock.install();
		await open(page, '/');
		await publish(own.dir, AS_OF);
		await isServed(request, SECOND);
		await page.clock.runFor('01:00');

		await page.getByRole('button', { name: 'Để sau' }).click();
		await page.clock.runFor('01:00');

		await expect(page.getByRole('status')).toBeEmpty();
		await expect(page.getByRole('banner')).toContainText(`Bản số liệu ${FIRST}`);
	});

	test('never mixes with an old one: all figures of a page are of the release it names', async ({
		page,
		own,
		request
	}) => {
		const counts: Record<string, string> = { [FIRST]: '10' };
		const seen = new Set<string>();
		for (const [at, unit] of ['KV017', 'KV018', 'KV019'].entries()) {
			await receive(own, unit, 10);
			const next = `2026-09-30-0${at + 2}`;
			counts[next] = `${at + 2}0`;
			await during(publish(own.dir, AS_OF), async () => {
				await page.goto('/?ky=2026-09');
				const { release, figures } = await shown(page);
				expect(figures).toEqual([counts[release], counts[release], counts[release]]);
				seen.add(release);
			});
			await isServed(request, next);
		}

		expect(seen.size).toBeGreaterThan(1);
	});
});

test.describe('While a release of the whole country is published', () => {
	test.use({ home: async ({ demoCopy }, use) => use(demoCopy) });

	test('an open page goes on working', async ({ page, home, request }) => {
		await open(page, '/');
		let isFirst = false;

		await during(publish(home, AS_OF), async () => {
			isFirst = !isFirst;
			await choice(page, 'Kỳ').selectOption({ label: isFirst ? 'năm 2025' : 'quý I năm 2026' });
			await expect(page).toHaveURL(isFirst ? /ky=2025/ : /ky=2026-Q1/);
			await expect(received(page)).toHaveText(/^[\d.]+$/);
			expect((await request.get('/dia-phuong/34-24')).status()).toBe(200);
		});

		await isServed(request, FIRST);
		await choice(page, 'Kỳ').selectOption({ label: 'năm 2024' });
		await expect(page.getByRole('banner')).toContainText(`Bản số liệu ${FIRST}`);
	});

	test('the old one stays served when the publication is killed half-way', async ({
		page,
		home,
		request
	}) => {
		const served = '2026-10-31-01';
		await open(page, '/');
		const building = () =>
			readdirSync(releasesDir(home)).filter((file) => file.endsWith('.building'));

		const publication = startDonthu('publish', '--home', home, '--as-of', AS_OF, ...KNOWN_AT);
		const ended = once(publication, 'exit');
		await expect.poll(() => building().length, { intervals: [5] }).toBe(1);
		publication.kill('SIGKILL');

		expect(await ended).toEqual([null, 'SIGKILL']);
		expect(existsSync(join(releasesDir(home), `${FIRST}.duckdb`))).toBe(false);
		await page.reload();
		await expect(page.getByRole('banner')).toContainText(`Bản số liệu ${served}`);
		expect(await (await request.get('/readyz')).text()).toBe(`${served}\n`);
		expect(await donthu('releases', '--home', home)).toMatch(/^\* 2026-10-31-01 .*\n$/);

		expect(await publish(home, AS_OF)).toBe(FIRST);
		await isServed(request, FIRST);
		expect(building()).toEqual([]);
	});
});

/** A package of petitions of one unit. */
async function receive(home: TestHome, unit: string, count: number): Promise<void> {
	const petitions = Array.from({ length: count }, (_, at) => petition(`D${at}`, '2026-09-15'));
	await home.load(sent(unit, SEPTEMBER, { petitions }));
}

/** Does something again and again until a work is over, and once at least. */
async function during(work: Promise<unknown>, act: () => Promise<void>): Promise<void> {
	let isOver = false;
	const over = work.finally(() => (isOver = true));
	do await act();
	while (!isOver);
	await over;
}

/** The server looks for a new release when it is asked, so it has to be asked. */
async function isServed(request: APIRequestContext, release: string): Promise<void> {
	await expect
		.poll(async () => (await request.get('/api/release')).json())
		.toMatchObject({ release });
}

/** The release that a page names, and the same figure from two questions: received as a tile and
 * in the last month, and, as none is processed, what is left. */
async function shown(page: Page): Promise<{ release: string; figures: string[] }> {
	return page.evaluate(() => {
		const text = (selector: string) => document.querySelector(selector)!.textContent.trim();
		return {
			release: /\d{4}-\d\d-\d\d-\d\d/.exec(text('header .state'))![0],
			figures: [
				text('[data-tile=petitions_received] b'),
				text('[data-figure=don-vao-ra] tbody tr:last-child td'),
				text('[data-figure=don-vao-ra] tbody tr:last-child td:nth-of-type(3)')
			]
		};
	});
}
