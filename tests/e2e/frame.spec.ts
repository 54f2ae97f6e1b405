import { expect, open, test } from './fixtures.ts';
import { choice, figure, heading, received, tile } from './page_parts.ts';

test('The choice goes along from page to page', async ({ page }) => {
	await open(page, '/?ky=2026-Q2&linh-vuc=civil');

	await page.getByRole('navigation', { name: 'Các trang' }).getByText('Quá hạn').click();
	await expect(page).toHaveURL('/qua-han?ky=2026-Q2&linh-vuc=civil');
	await page.getByRole('navigation', { name: 'Các trang' }).getByText('Tổng quan').click();

	await expect(page).toHaveURL('/?ky=2026-Q2&linh-vuc=civil');
	await expect(received(page)).toHaveText('20');
});

test.describe('A comparison', () => {
	test('can be left out', async ({ page }) => {
		await open(page, '/');
		await expect(tile(page, 'petitions_received')).toContainText('cùng kỳ');

		await choice(page, 'So').selectOption({ label: 'không so' });

		await expect(page).toHaveURL('/?so-sanh=khong');
		await expect(tile(page, 'petitions_received')).not.toContainText('cùng kỳ');
		await expect(page.getByText('Không so với kỳ khác.')).toBeVisible();
	});

	test('may be with the period before', async ({ page }) => {
		await open(page, '/?ky=2026-Q3&so-sanh=ky-truoc');

		await expect(tile(page, 'petitions_received')).toContainText('kỳ trước 34');
		await expect(page.getByText('Kỳ trước: 01/01/2026–31/03/2026.')).toBeVisible();
	});

	test('across the reorganisation says so, and offers the units of today', async ({ page }) => {
		await open(page, '/?ranh-gioi=as_reported');
		await expect(page.getByText('Không so trực tiếp được: trước và sau')).toBeVisible();

		await page.getByRole('link', { name: 'So theo đơn vị hiện nay' }).click();

		await expect(page).toHaveURL('/');
		await expect(page.getByText('Không so trực tiếp được: trước và sau')).toBeHidden();
	});
});

test.describe('The search', () => {
	test('finds a place without marks, by keyboard alone', async ({ page }) => {
		await open(page, '/?ky=2026-Q2');
		await page.keyboard.press('Control+k');
		await page.getByRole('combobox', { name: 'Tìm trang' }).fill('bac ninh');
		await expect(page.getByRole('option').first()).toContainText('Bắc Ninh');
		await page.keyboard.press('Enter');

		await expect(page).toHaveURL(/\/dia-phuong\/(34|63)-.*\?ky=2026-Q2$/);
		await expect(heading(page)).toContainText('Bắc Ninh');
	});

	test('finds pages and indicators', async ({ page }) => {
		await open(page, '/');
		await page.getByRole('button', { name: 'Tìm' }).click();
		await page.getByRole('combobox', { name: 'Tìm trang' }).fill('qua han');

		await expect(page.getByRole('option', { name: 'Quá hạn Trang' })).toBeVisible();
		await expect(page.getByRole('option', { name: 'Tỷ lệ quá hạn Chỉ tiêu' })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toBeHidden();
	});
});

test.describe('The search of who has no figures', () => {
	test.use({ role: 'auditor' });

	test('leads nowhere that is closed to them', async ({ page, request }) => {
		await open(page, '/nhat-ky');
		await page.keyboard.press('Control+k');
		const asked = page.getByRole('combobox', { name: 'Tìm trang' });
		await asked.fill('phuong phap');
		const found = page.getByRole('dialog').getByRole('option');
		await expect(found.filter({ hasText: 'Phương pháp' })).toBeVisible();
		for (const text of ['tong quan', 'qua han', 'bac ninh']) {
			await asked.fill(text);
			await expect(found.filter({ hasNotText: 'Chỉ tiêu' })).toHaveCount(0);
		}
		const index = (await (await request.get('/api/search')).json()) as { kind: string }[];
		expect([...new Set(index.map(({ kind }) => kind))]).toEqual(['metric']);
	});
});

test('Help stands beside the page', async ({ page }) => {
	await open(page, '/qua-han');

	await page.getByRole('button', { name: 'Trợ giúp' }).click();

	await expect(page.getByRole('dialog')).toContainText('Việc không có hạn');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(figure(page, 'overdue_rate')).toBeVisible();
});
