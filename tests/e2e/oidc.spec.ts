import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Role } from '../../src/lib/roles.ts';
import { byName, createAccount } from '../../src/lib/server/access/accounts.ts';
import { AppState } from '../../src/lib/server/access/app_state.ts';
import { enrol } from '../../src/lib/server/access/second_factor.ts';
import { Sealer } from '../../src/lib/server/access/secrets.ts';
import { appStateFile } from '../../warehouse/home.ts';
import { codeAt, nameOf, PASSWORD } from './accounts.ts';
import { freePort, serve, type Site } from './donthu.ts';
import { providerEnv, startProvider, type RunningProvider } from './identity_provider.ts';
import { heading } from './page_parts.ts';

/* Sign-in through a real identity provider, of a home without figures: auditors need none. */

test.describe.configure({ mode: 'serial' });

const SECRET = 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU';
let home: string;
let site: Site;
let issuer: string;
let provider: RunningProvider | null = null;

test.beforeAll(async () => {
	home = mkdtempSync(join(tmpdir(), 'donthu-oidc-'));
	issuer = `http://127.0.0.1:${await freePort()}`;
	site = await serve(home, { env: providerEnv(issuer), complains: true });
	await withState(async (state) => {
		const make = (name: string, role: Role, password: string | null = null) =>
			createAccount(
				state,
				{ name, person: name, role, unit: null, password, keepsPassword: true, by: 'tests' },
				new Date()
			);
		await make('an', 'auditor');
		await make('binh', 'auditor');
		await make('chi', 'auditor', PASSWORD);
		const dung = await make('dung', 'administrator');
		const longAgo = new Date(Date.now() - 300_000);
		const shown = { secret: SECRET, code: codeAt(longAgo, SECRET) };
		expect(enrol(state, new Sealer(home), dung, shown, longAgo)).not.toBeNull();
	});
});
test.afterAll(async () => {
	await provider?.end();
	await site.end();
	rmSync(home, { recursive: true });
});
test.use({ baseURL: undefined });

async function withState<T>(work: (state: AppState) => T | Promise<T>): Promise<T> {
	const state = await AppState.open(appStateFile(home));
	try {
		return await work(state);
	} finally {
		state.close();
	}
}

const button = (page: Page) => page.getByRole('link', { name: 'Đăng nhập bằng SSO ngành' });
const problem = (page: Page) => page.getByRole('alert');
const at = (path: string) => `${site.address}${path}`;

async function goToProvider(page: Page, path = '/dang-nhap'): Promise<void> {
	await page.goto(at(path));
	await button(page).click();
	await expect(page).toHaveTitle('Provider');
}

async function nameOneself(page: Page, name: string): Promise<void> {
	await page.getByLabel('Name at the provider').fill(name);
	await page.getByRole('button', { name: 'Go on' }).click();
}

test('A provider that is down is said to be, and passwords still open the site', async ({
	page
}) => {
	await page.goto(at('/dang-nhap'));
	await button(page).click();
	await expect(problem(page)).toContainText('Hệ thống xác thực không trả lời.');

	await page.getByLabel('Tên đăng nhập').fill(nameOf('auditor'));
	await page.getByLabel('Mật khẩu').fill(PASSWORD);
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
	await expect(heading(page)).toHaveText('Nhật ký');

	// When it is back it is asked again, without a new start.
	provider = await startProvider(issuer, site.address);
	await page.getByRole('button', { name: 'Đăng xuất' }).click();
	await button(page).click();
	await expect(page).toHaveTitle('Provider');
});

test('Somebody for whom an account was made signs in, and it is theirs from then on', async ({
	page,
	context
}) => {
	await goToProvider(page, '/dang-nhap?tiep=%2Ftai-khoan');
	const [cookie] = (await context.cookies()).filter(({ name }) => name === 'donthu-xac-thuc');
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
	await nameOneself(page, 'an');

	await expect(page).toHaveURL(at('/tai-khoan'));
	await expect(page.getByText('mật khẩu đổi ở đó')).toBeVisible();
	expect(await withState((state) => byName(state, 'an')!.subject)).toBe('sub-an');
	const names = (await context.cookies()).map(({ name }) => name);
	expect(names).toContain('donthu');
	expect(names).not.toContain('donthu-xac-thuc');
});

test('Somebody without an account gets in nowhere, and may choose another one', async ({
	page,
	context
}) => {
	// The third has an account with a password, which is not the provider's to open.
	for (const name of ['khong-ai', 'AN', 'chi']) {
		await context.clearCookies();
		await goToProvider(page);
		await nameOneself(page, name);
		await expect(problem(page)).toContainText('chưa có tài khoản dùng được ở đây');
		await page.goto(at('/tai-khoan'));
		await expect(heading(page)).toHaveText('Đăng nhập');
	}
	// The provider knows the browser by now, and is told to ask all the same.
	await page.goto(at('/dang-nhap?loi=unknown'));
	await button(page).click();
	await nameOneself(page, 'binh');
	await expect(heading(page)).toHaveText('Nhật ký');
	expect(await withState((state) => byName(state, 'chi')!.subject)).toBeNull();
});

test('Whoever cancels at the provider is back where they were', async ({ page }) => {
	await goToProvider(page);
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(problem(page)).toContainText('đã bấm hủy');
});

test('An answer that does not belong to what this browser began is not taken', async ({
	page,
	browser
}) => {
	await goToProvider(page);
	await page.goto(at('/dang-nhap/nha-cung-cap/ve?code=x&state=made-up'));
	await expect(problem(page)).toContainText('không dùng được');

	// Somebody else's answer, slipped to a browser that began nothing.
	await goToProvider(page);
	const answer = page.waitForRequest(/nha-cung-cap\/ve\?code=/);
	await page.route(/nha-cung-cap\/ve\?code=/, (route) => route.abort());
	await nameOneself(page, 'an');
	const url = (await answer).url();
	const other = await browser.newContext();
	const stranger = await other.newPage();
	await stranger.goto(url);
	await expect(problem(stranger)).toContainText('không dùng được');
	// Nor to one that began a sign-in of its own.
	await goToProvider(stranger);
	await stranger.goto(url);
	await expect(problem(stranger)).toContainText('không dùng được');
	await other.close();
});

test('An answer serves once, even to the browser that it belongs to', async ({ page, context }) => {
	await goToProvider(page);
	const [begun] = (await context.cookies()).filter(({ name }) => name === 'donthu-xac-thuc');
	const answer = page.waitForRequest(/nha-cung-cap\/ve\?code=/);
	await nameOneself(page, 'an');
	const url = (await answer).url();
	await expect(heading(page)).toHaveText('Nhật ký');
	await page.getByRole('button', { name: 'Đăng xuất' }).click();
	await expect(heading(page)).toHaveText('Đăng nhập');

	await page.goto(url);
	await expect(problem(page)).toContainText('không dùng được');
	await context.addCookies([begun!]);
	await page.goto(url);
	await expect(problem(page)).toContainText('không dùng được');
});

test('A role that needs a code is asked for it here, whatever the provider did', async ({
	page
}) => {
	await goToProvider(page, '/dang-nhap?tiep=%2Fquan-tri%3Ftim%3Dan');
	await nameOneself(page, 'dung');
	await expect(heading(page)).toHaveText('Mã xác thực');
	await page.goto(at('/quan-tri'));
	await expect(heading(page)).toHaveText('Mã xác thực');

	await page.goto(at('/dang-nhap?tiep=%2Fquan-tri%3Ftim%3Dan'));
	await page.getByLabel('Mã xác thực').fill(codeAt(new Date(), SECRET));
	await page.getByRole('button', { name: 'Xác nhận' }).click();
	await expect(page).toHaveURL(at('/quan-tri?tim=an'));
});

test('An account that was closed is not opened by the provider', async ({ page }) => {
	await withState((state) =>
		state.run(`update account set disabled_at = '2026-01-01T00:00:00Z' where name = 'an'`)
	);
	await goToProvider(page);
	await nameOneself(page, 'an');
	await expect(problem(page)).toContainText('chưa có tài khoản dùng được ở đây');
});
