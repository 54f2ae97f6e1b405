import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { sessionOf, codeAt, nameOf, PASSWORD } from './accounts.ts';
import { publish, startDonthu, freePort } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { HOMES } from './make_homes.ts';
import { heading, received } from './page_parts.ts';

test.use({ role: null });

async function signIn(page: Page, name: string, password = PASSWORD): Promise<void> {
	await page.getByLabel('Tên đăng nhập').fill(name);
	await page.getByLabel('Mật khẩu').fill(password);
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

test.describe('Who has not signed in', () => {
	test('is asked to, and then gets what was asked for', async ({ page }) => {
		await open(page, '/dia-phuong/34-24?ky=2026');
		await expect(heading(page)).toHaveText('Đăng nhập');
		await expect(page.getByRole('navigation')).toHaveCount(0);

		await signIn(page, nameOf('analyst'));

		await expect(page).toHaveURL('/dia-phuong/34-24?ky=2026');
		await expect(heading(page)).toHaveText('Bắc Ninh');
	});

	test('learns nothing: what is there and what is not answers alike', async ({ request }) => {
		const answers = await Promise.all(
			['/', '/dia-phuong/34-24', '/dia-phuong/34-99', '/khong-co', '/phuong-phap'].map((path) =>
				request.get(path, { maxRedirects: 0 })
			)
		);
		for (const answer of answers) {
			expect(answer.status()).toBe(303);
			expect(answer.headers()['location']).toMatch(/^\/dang-nhap(\?tiep=|$)/);
			expect(await answer.text()).toBe('');
		}
		for (const path of ['query', 'records', 'metrics', 'packages', 'nothing']) {
			const answer = await request.get(`/api/v1/${path}`);
			expect(answer.status(), path).toBe(401);
			expect(await answer.json()).toMatchObject({ code: 'not_signed_in', path: `/api/v1/${path}` });
		}
		const data = await request.get('/__data.json', { maxRedirects: 0 });
		expect(await data.json()).toEqual({ type: 'redirect', location: '/dang-nhap' });
	});

	test('may type before the page is awake: it takes nothing back', async ({ page }) => {
		const scripts = Promise.withResolvers<void>();
		await page.route('**/_app/immutable/**/*.js', async (route) => {
			await scripts.promise;
			await route.continue();
		});
		await page.goto('/dang-nhap', { waitUntil: 'domcontentloaded' });
		await page.getByLabel('Tên đăng nhập').fill(nameOf('analyst'));
		await page.getByLabel('Mật khẩu').fill(PASSWORD);

		scripts.resolve();
		await page.locator('#svelte-announcer').waitFor({ state: 'attached' });

		await expect(page.getByLabel('Tên đăng nhập')).toHaveValue(nameOf('analyst'));
		await page.getByRole('button', { name: 'Đăng nhập' }).click();
		await expect(received(page)).toBeVisible();
	});

	test('is led nowhere else by an address to go on to', async ({ page }) => {
		for (const tiep of [
			'https://example.org/',
			'//example.org/',
			'/\\example.org',
			'javascript:1'
		]) {
			await open(page, `/dang-nhap?${new URLSearchParams({ tiep })}`);
			await signIn(page, nameOf('analyst'));
			await expect(page).toHaveURL('/');
			await page.getByRole('button', { name: 'Đăng xuất' }).click();
			await expect(page).toHaveURL('/dang-nhap');
		}
	});
});

test.describe('A sign-in', () => {
	test.describe('that fails', () => {
		test.use({ errorStatus: 400 });

		test('does not tell why, and works without scripts', async ({ browser, baseURL }) => {
			const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
			const page = await context.newPage();
			const texts: (string | null)[] = [];
			for (const name of ['khong-ai', nameOf('leadership')]) {
				await page.goto('/dang-nhap');
				await signIn(page, name, 'sai');
				texts.push(await page.getByRole('alert').textContent());
			}
			expect(texts[0]).toContain('Không đăng nhập được.');
			expect(texts[0]).toBe(texts[1]);
			await context.close();
		});
	});

	test('begins a new session: one that was planted opens nothing', async ({
		page,
		context,
		home,
		baseURL
	}) => {
		const planted = await sessionOf(home, 'leadership');
		await context.addCookies([{ name: 'donthu', value: planted, url: baseURL! }]);
		await open(page, '/');
		await page.getByRole('button', { name: 'Đăng xuất' }).click();
		await context.addCookies([{ name: 'donthu', value: planted, url: baseURL! }]);
		await open(page, '/dang-nhap');

		await signIn(page, nameOf('analyst'));

		await expect(received(page)).toBeVisible();
		const [cookie] = await context.cookies();
		expect(cookie!.value).not.toBe(planted);
		expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
	});

	test('of a role that needs a code asks for it', async ({ page }) => {
		await open(page, '/');
		await signIn(page, nameOf('approver'));
		await expect(heading(page)).toHaveText('Mã xác thực');
		// The password alone opens nothing.
		await page.goto('/tai-khoan');
		await expect(heading(page)).toHaveText('Mã xác thực');

		await page.getByLabel('Mã xác thực').fill(codeAt(new Date()));
		await page.getByRole('button', { name: 'Xác nhận' }).click();

		await expect(page.getByRole('banner')).toContainText(`Người dùng ${nameOf('approver')}`);
	});
});

test.describe('A home of made-up data', () => {
	test.use({ home: HOMES.demo });

	test('shows an account per role on its sign-in page', async ({ page }) => {
		await open(page, '/');
		await expect(page.getByText('Tài khoản của bản mô phỏng')).toBeVisible();
		await page
			.getByRole('button', { name: /Vào: Lãnh đạo Viện kiểm sát nhân dân tối cao/ })
			.click();
		await expect(received(page)).toBeVisible();
	});
});

test('A home of real data shows no accounts', async ({ page }) => {
	await open(page, '/dang-nhap');
	await expect(page.getByText('mô phỏng')).toHaveCount(0);
});

test.describe('Who has no right', () => {
	test.use({ role: 'leadership', errorStatus: 403 });

	test('to list records is refused, as a page and as a program', async ({ request }) => {
		const answer = await request.get(
			'/api/v1/records?metric=petitions_received&from=2026-01-01&to=2026-01-31'
		);
		expect(answer.status()).toBe(403);
		expect(await answer.json()).toMatchObject({ code: 'not_allowed' });
	});
});

test.describe('An administrator', () => {
	test.use({ role: 'administrator' });

	test('sees no figures: the first page leads elsewhere', async ({ page }) => {
		await open(page, '/');
		await expect(page).not.toHaveURL('/');
		await expect(page.getByRole('main')).not.toContainText('Đơn tiếp nhận');
	});
});

/** A home of the test's own, served without accounts made for it. */
test('The first administrator of a home gets a password for one sign-in, and sets up a code', async ({
	browser
}) => {
	const home = mkdtempSync(join(tmpdir(), 'donthu-first-'));
	await publish(home, '2026-09-30');
	const port = await freePort();
	const server = startDonthu('serve', '--home', home, '--port', `${port}`);
	let output = '';
	server.stdout!.setEncoding('utf8').on('data', (text: string) => (output += text));
	try {
		await expect.poll(() => output, { timeout: 30_000 }).toContain('Đang phục vụ');
		const [, password] = /mật khẩu dùng một lần: (\S+)/.exec(output)!;
		const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}` });
		const page = await context.newPage();
		await page.goto('/');
		await signIn(page, 'quan-tri', password);
		await expect(page).toHaveURL('/tai-khoan');
		await page.goto('/phuong-phap');
		await expect(page).toHaveURL('/tai-khoan');

		await page.getByLabel('Mật khẩu hiện tại').fill(password!);
		await page.getByLabel('Mật khẩu mới', { exact: true }).fill(PASSWORD);
		await page.getByLabel('Nhập lại mật khẩu mới').fill(PASSWORD);
		await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
		await expect(
			page.getByText('Vai này phải đăng nhập bằng mật khẩu và mã xác thực')
		).toBeVisible();

		const secret = await page.locator('code').last().textContent();
		await page.getByLabel('Mã đang hiện').fill(codeAt(new Date(), secret!));
		await page.getByRole('button', { name: 'Đặt mã xác thực' }).click();
		await expect(page.getByText('Mã dự phòng')).toBeVisible();
		await expect(page.locator('.codes li')).toHaveCount(8);
		await page.getByRole('link', { name: 'Tiếp tục' }).click();
		await context.close();
	} finally {
		server.kill('SIGTERM');
		rmSync(home, { recursive: true });
	}
});
