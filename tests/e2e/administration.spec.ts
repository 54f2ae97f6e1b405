import type { Browser, Page } from '@playwright/test';
import { nameOf, PASSWORD } from './accounts.ts';
import { expect, open, test } from './fixtures.ts';
import { heading, received } from './page_parts.ts';

/** Somebody's own browser, signed in as far as the password goes. */
async function signedIn(browser: Browser, baseURL: string, name: string, password: string) {
	const context = await browser.newContext({ baseURL });
	const page = await context.newPage();
	await page.goto('/dang-nhap');
	await page.getByLabel('Tên đăng nhập').fill(name);
	await page.getByLabel('Mật khẩu').fill(password);
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
	return page;
}

const role = (page: Page) => page.getByRole('combobox', { name: 'Vai', exact: true });
const unit = (page: Page) => page.getByRole('combobox', { name: /^Đơn vị/ });
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const shownPassword = (page: Page) => page.getByRole('status').locator('code').textContent();

async function make(page: Page, name: string, label: string, code?: string): Promise<void> {
	await open(page, '/quan-tri/moi');
	await page.getByLabel('Tên đăng nhập').fill(name);
	await page.getByLabel('Họ tên').fill(`Bà ${name}`);
	await role(page).selectOption({ label });
	if (code) await unit(page).fill(code);
	await press(page, 'Lập tài khoản');
}

async function find(page: Page, name: string): Promise<void> {
	await open(page, '/quan-tri');
	await page.getByRole('searchbox', { name: 'Tìm' }).fill(name);
	await press(page, 'Lọc');
	await page.getByRole('link', { name, exact: true }).click();
	await expect(page.getByRole('definition').first()).toHaveText(name);
}

test.describe('An administrator', () => {
	test.use({ role: 'administrator', errorStatus: 400 });

	test('makes an account, whose owner changes the password first', async ({
		page,
		browser,
		baseURL
	}) => {
		await make(page, 'cuc', 'Cán bộ gửi số liệu của đơn vị', 'khu vuc nao do');
		await expect(page.getByRole('alert')).toContainText('đơn vị đang hoạt động');
		await expect(page.getByLabel('Tên đăng nhập')).toHaveValue('cuc');

		await unit(page).fill('Viện kiểm sát nhân dân khu vực 1 - Bắc Ninh');
		await press(page, 'Lập tài khoản');
		const password = await shownPassword(page);
		const clerk = await signedIn(browser, baseURL!, 'cuc', password!);
		await expect(clerk).toHaveURL('/tai-khoan');
		await expect(clerk.getByText('Đổi mật khẩu rồi mới dùng tiếp được')).toBeVisible();
		await clerk.context().close();

		await make(page, 'CUC', 'Cán bộ quản lý dữ liệu');
		await expect(page.getByRole('alert')).toContainText('Đã có tài khoản tên này');
	});

	test('finds an account by its unit, without accents, and changes what it may', async ({
		page
	}) => {
		await make(page, 'dao', 'Lãnh đạo đơn vị', 'KV017');
		await open(page, '/quan-tri?tim=khu+vuc+2+bac+ninh');
		await expect(page.getByRole('rowheader')).toHaveText(['dao']);
		await page.getByRole('link', { name: 'dao' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bà dao');
		await role(page).selectOption('provincial_staff');
		await press(page, 'Lưu');
		await expect(page.getByRole('alert')).toContainText('cấp tỉnh');
		await role(page).selectOption('provincial_staff');
		await unit(page).fill('P24');
		await press(page, 'Lưu');
		await expect(page.getByRole('status')).toContainText('Đã sửa');
		await expect(page.getByRole('definition').nth(1)).toHaveText('Cán bộ Viện kiểm sát cấp tỉnh');
	});

	test('gives a new password, and closes and opens an account', async ({
		page,
		browser,
		baseURL
	}) => {
		await make(page, 'gam', 'Cán bộ quản lý dữ liệu');
		const first = await shownPassword(page);
		const owner = await signedIn(browser, baseURL!, 'gam', first!);
		await expect(owner).toHaveURL('/tai-khoan');

		await find(page, 'gam');
		await press(page, 'Cấp mật khẩu mới');
		const second = await shownPassword(page);
		expect(second).not.toBe(first);
		// The session under the old password is over.
		await owner.reload();
		await expect(heading(owner)).toHaveText('Đăng nhập');
		await owner.context().close();

		await press(page, 'Ngừng tài khoản');
		await expect(page.getByRole('status')).toContainText('Đã ngừng');
		const refused = await signedIn(browser, baseURL!, 'gam', second!);
		await expect(refused.getByRole('alert')).toBeVisible();
		await refused.context().close();
		await press(page, 'Mở lại tài khoản');
		await expect(page.getByRole('status')).toContainText('Đã mở lại');
		await expect(page.getByText('Đang dùng')).toBeVisible();
	});

	test('does not take the own rights', async ({ page }) => {
		await find(page, nameOf('administrator'));
		await expect(page.getByRole('button', { name: 'Ngừng tài khoản' })).toHaveCount(0);
		await role(page).selectOption('auditor');
		await press(page, 'Lưu');
		await expect(page.getByRole('alert')).toContainText('tài khoản của mình');
		await expect(page.getByRole('definition').nth(1)).toHaveText('Quản trị tài khoản');
	});
});

test.describe('Through the eyes of another', () => {
	test.use({ role: 'administrator', errorStatus: 403 });

	test('an administrator sees figures, lists nothing, changes nothing, and all is noted', async ({
		page,
		baseURL,
		sites,
		home,
		browser
	}) => {
		await find(page, nameOf('leadership'));
		await press(page, 'Xem như người này');
		await expect(received(page)).toBeVisible();
		const banner = page.getByRole('banner');
		await expect(banner).toContainText(`Đang xem như Người dùng ${nameOf('leadership')}`);

		const { request } = page.context();
		const headers = { origin: baseURL! };
		for (const path of ['/tai-khoan?/tao-ma', '/quan-tri/moi', '/api/v1/packages']) {
			const answer = await request.post(path, { headers, form: { ten: 'x' } });
			expect(answer.status(), path).toBe(403);
			expect(await answer.json()).toMatchObject({ code: 'only_seeing' });
		}
		const records = '/api/v1/records?metric=petitions_received&from=2026-01-01&to=2026-01-31';
		for (const path of [records, '/quan-tri', '/nhat-ky']) {
			expect((await request.get(path)).status(), path).toBe(403);
		}
		await open(page, '/phuong-phap?dau=vet');
		await press(page, 'Thôi xem');
		await expect(page).toHaveURL('/quan-tri');
		await expect(banner).not.toContainText('Đang xem như');

		const context = await browser.newContext({ baseURL: baseURL! });
		await context.addCookies([await sites.cookieOf(home, 'auditor')]);
		const auditor = await context.newPage();
		await auditor.goto('/nhat-ky?viec=view_as');
		const log = auditor.getByRole('row').filter({ hasText: `xem như ${nameOf('leadership')}` });
		await expect(log.filter({ hasText: '/phuong-phap?dau=vet' })).toHaveCount(1);
		await expect(auditor.getByText(`${nameOf('leadership')}: bắt đầu xem như`)).toBeVisible();
		await expect(log.filter({ hasText: 'thôi xem như' })).toHaveCount(1);
		await context.close();
	});

	test('there is nothing to see of who sees no figures', async ({ page }) => {
		await find(page, nameOf('auditor'));
		await expect(page.getByRole('button', { name: 'Xem như người này' })).toHaveCount(0);
	});
});

test.describe('Somebody', () => {
	test.use({ role: 'analyst' });

	test('makes a token, which opens what was chosen until it is revoked', async ({
		page,
		playwright,
		baseURL
	}) => {
		await open(page, '/tai-khoan');
		await page.getByLabel('Dùng cho').fill('máy chủ báo cáo');
		await page.getByLabel('Xem số liệu').check();
		await press(page, 'Tạo mã truy cập');
		const secret = await page.getByRole('status').locator('code').textContent();

		const program = await playwright.request.newContext({
			baseURL: baseURL!,
			extraHTTPHeaders: { authorization: `Bearer ${secret}` }
		});
		const period = 'from=2026-01-01&to=2026-01-31';
		const query = `/api/v1/query?metrics=petitions_received&${period}`;
		expect((await program.get(query)).status()).toBe(200);
		expect(
			(await program.get(`/api/v1/records?metric=petitions_received&${period}`)).status()
		).toBe(403);
		await press(page, 'Thu hồi máy chủ báo cáo');
		await expect(page.getByText('Chưa có mã truy cập nào.')).toBeVisible();
		expect((await program.get(query)).status()).toBe(401);
		await program.dispose();
	});
});

test('Who finds a session that is not theirs ends it', async ({ page, browser, baseURL }) => {
	const other = await signedIn(browser, baseURL!, nameOf('steward'), PASSWORD);
	await expect(received(other)).toBeVisible();
	await page.context().clearCookies();
	await open(page, '/dang-nhap');
	await page.getByLabel('Tên đăng nhập').fill(nameOf('steward'));
	await page.getByLabel('Mật khẩu').fill(PASSWORD);
	await press(page, 'Đăng nhập');
	await expect(received(page)).toBeVisible();

	await open(page, '/tai-khoan');
	await expect(page.getByText('phiên này')).toHaveCount(1);
	await press(page, 'Kết thúc mọi phiên khác');
	await expect(page.getByRole('status')).toContainText('Đã kết thúc phiên');
	await expect(page.getByRole('button', { name: 'Kết thúc phiên từ' })).toHaveCount(0);
	await other.reload();
	await expect(heading(other)).toHaveText('Đăng nhập');
	await other.context().close();
});

test.describe('An auditor', () => {
	test.use({ role: 'auditor' });

	test('begins with the log, which tells of records and files and of its own reading', async ({
		page,
		playwright,
		baseURL,
		sites,
		home
	}) => {
		const { name, value } = await sites.cookieOf(home, 'analyst');
		const analyst = await playwright.request.newContext({
			baseURL: baseURL!,
			extraHTTPHeaders: { cookie: `${name}=${value}` }
		});
		// Days that no other test asks for, to know the entries by.
		const period = 'from=2026-01-03&to=2026-01-29';
		await analyst.get(`/api/v1/records?metric=petitions_received&${period}`);
		await analyst.get(`/api/v1/query?metrics=petitions_received&${period}&format=csv`);
		await analyst.dispose();

		await open(page, '/');
		await expect(heading(page)).toHaveText('Nhật ký');
		await page.getByLabel('Tài khoản', { exact: true }).fill(nameOf('analyst'));
		await page.getByRole('combobox', { name: 'Việc', exact: true }).selectOption('records');
		await press(page, 'Lọc');
		const seen = page.getByRole('row').filter({ hasText: 'from=2026-01-03' });
		await expect(seen.first()).toContainText('Xem bản ghi');
		await page.getByRole('combobox', { name: 'Việc', exact: true }).selectOption('export');
		await press(page, 'Lọc');
		await expect(seen.first()).toContainText('Xuất tệp');

		const download = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Tải CSV' }).click();
		const file = await (await download).createReadStream();
		const text = Buffer.concat(await file.toArray()).toString();
		expect(text).toContain('log_no,at,account');
		expect(text).toContain('from=2026-01-03');
		expect(text).not.toContain(',sign_in,');

		await open(page, `/nhat-ky?tai-khoan=${nameOf('auditor')}`);
		await expect(page.getByRole('row').filter({ hasText: 'Xem nhật ký' }).first()).toBeVisible();
		await expect(page.getByRole('row').filter({ hasText: 'nhat-ky.csv' }).first()).toContainText(
			'Xuất tệp'
		);
	});

	test('goes through a week and says so', async ({ page }) => {
		await open(page, '/nhat-ky');
		const [week] = await page.getByRole('button', { name: /Ghi nhận đã xem xét tuần/ }).all();
		await week!.click();
		await expect(page.getByRole('row').filter({ hasText: 'tuần này' })).toContainText(
			nameOf('auditor')
		);
	});

	test('sees no accounts and no figures', async ({ page }) => {
		const { request } = page.context();
		for (const path of ['/quan-tri', '/quan-tri/1', '/quan-tri/moi', '/dia-phuong/34-24']) {
			expect((await request.get(path)).status(), path).toBe(403);
		}
	});
});
