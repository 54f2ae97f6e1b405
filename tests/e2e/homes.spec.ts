import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publish } from './donthu.ts';
import { expect, open, test as base } from './fixtures.ts';
import { HOMES } from './make_homes.ts';
import { heading, received } from './page_parts.ts';

const PATHS = ['/', '/dia-phuong/34-24', '/dia-phuong/KV016', '/phuong-phap'];
const MARK = 'DỮ LIỆU MÔ PHỎNG';

base.describe('A home of made-up data', () => {
	base.use({ home: HOMES.demo });

	for (const path of PATHS) {
		base(`says so on ${path}, on screen and on paper`, async ({ page }) => {
			await open(page, path);

			await expect(page.getByText('Dữ liệu mô phỏng, không phải số liệu thật')).toBeVisible();
			await expect(page.locator(`[data-text="${MARK}"]`)).toBeVisible();
			await page.emulateMedia({ media: 'print' });
			await expect(page.getByText('Dữ liệu mô phỏng, không phải số liệu thật')).toBeVisible();
			await expect(page.locator(`[data-text="${MARK}"]`)).toBeVisible();
		});
	}

	base.describe('where nothing is found', () => {
		base.use({ errorStatus: 404 });

		base('says so too', async ({ page }) => {
			await open(page, '/khong-co');

			await expect(page.locator(`[data-text="${MARK}"]`)).toBeVisible();
		});
	});
});

base.describe('A home of real data', () => {
	for (const path of PATHS) {
		base(`bears no mark on ${path}`, async ({ page }) => {
			await open(page, path);

			await expect(page.getByText(/mô phỏng/i)).toHaveCount(0);
			await expect(page.locator('[data-text]')).toHaveCount(0);
		});
	}
});

base.describe('A release of nothing', () => {
	base.use({ home: HOMES.empty });

	for (const path of ['/', '/dia-phuong/34-24', '/dia-phuong/KV016']) {
		base(`says on ${path} how packages get in`, async ({ page }) => {
			await open(page, path);

			await expect(page.getByRole('note')).toContainText('donthu load');
			await expect(page.getByRole('note')).toContainText('donthu publish');
			await expect(received(page)).toHaveText(/^[0–]$/);
		});
	}

	base('has its map and its definitions all the same', async ({ page }) => {
		await open(page, '/');
		await expect(page.locator('[data-province]')).toHaveCount(34);

		await page.getByRole('link', { name: 'Phương pháp', exact: true }).click();
		await expect(page.getByRole('article').first()).toBeVisible();
	});
});

const test = base.extend({
	home: async ({ sites }, use) => {
		const home = mkdtempSync(join(tmpdir(), 'donthu-unpublished-'));
		await use(home);
		await sites.end(home);
		rmSync(home, { recursive: true });
	},
	errorStatus: 503
});

test('Before the first publication a page says what to do, and opens right after it', async ({
	page,
	home,
	request
}) => {
	await open(page, '/');
	await expect(heading(page)).toHaveText('Chưa có bản số liệu nào được công bố.');
	await expect(page.getByText('donthu publish')).toBeVisible();
	expect((await request.get('/readyz')).status()).toBe(503);

	await publish(home, '2026-09-30');
	await expect.poll(async () => (await request.get('/readyz')).status()).toBe(200);
	await page.getByRole('link', { name: 'Thử lại' }).click();

	await expect(page.getByRole('banner')).toContainText('Bản số liệu 2026-09-30-01');
});
