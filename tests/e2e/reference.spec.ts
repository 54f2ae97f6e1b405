import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { donthu } from './donthu.ts';
import { expect, open, test as base } from './fixtures.ts';
import { HOMES } from './make_homes.ts';
import { heading } from './page_parts.ts';

/** A home of the test's own: what is given stays in the ledger. */
const test = base.extend({
	home: async ({ sites }, use) => {
		const home = mkdtempSync(join(tmpdir(), 'donthu-reference-'));
		cpSync(HOMES.known, home, { recursive: true });
		await use(home);
		await sites.end(home);
		rmSync(home, { recursive: true });
	}
});
test.use({ role: 'steward' });

const inForce = (home: string) => donthu('reference', 'show', 'holidays', '--home', home);
/** What became of a file; a process of its own has looked at it. */
const outcome = async (page: Page, text: string) =>
	expect(page.getByRole('status')).toContainText(text, { timeout: 60_000 });
const version = (page: Page, number: number) => page.locator(`[data-version="${number}"]`);

async function choose(page: Page, content: string): Promise<void> {
	await page.getByLabel('Tệp CSV').setInputFiles({
		name: 'ngay-nghi.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(content)
	});
}

test('A steward corrects the holidays: downloads, checks, gives, and sees what changed', async ({
	page,
	home
}) => {
	await open(page, '/danh-muc');
	await expect(page.locator('[data-table=units]')).toContainText('bản theo chương trình');
	await page.getByRole('link', { name: 'Ngày nghỉ, ngày làm bù' }).click();
	await expect(heading(page)).toHaveText('Ngày nghỉ, ngày làm bù');
	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Tải về (CSV)' }).click();
	const table = readFileSync(await (await downloading).path(), 'utf8');

	await choose(page, `${table}2027-01-02,Nghỉ bù,holiday,QĐ của đơn vị,high\n`);
	await page.getByRole('button', { name: 'Kiểm tra' }).click();
	await outcome(page, 'chưa nhận');
	await outcome(page, 'Thêm 1 dòng, sửa 0 dòng, bỏ 0 dòng.');
	expect(await inForce(home)).not.toContain('2027-01-02');

	await page.getByLabel('Áp dụng từ thời điểm').fill('2026-05-01T00:00');
	await page.getByRole('button', { name: 'Nhập' }).click();
	await outcome(page, 'Đã nhận phiên bản 1');
	await outcome(page, '2026-09-30-01');
	expect(await inForce(home)).toContain('2027-01-02');
	await expect(version(page, 1)).toContainText('00:00 01/05/2026');
	await expect(version(page, 1)).toContainText('steward');

	await version(page, 0).getByRole('link', { name: 'So với phiên bản 1' }).click();
	await expect(page.locator('[data-change=added]')).toContainText('2027-01-02');
	await page.getByLabel('Tìm trong bảng').fill('nghi bu 2027');
	await page.getByRole('button', { name: 'Tìm', exact: true }).click();
	await expect(page.locator('.content tbody tr', { hasText: 'QĐ của đơn vị' })).toContainText(
		'02/01/2027'
	);
});

test.describe('A file with a mistake', () => {
	test.use({ errorStatus: 422 });

	test('is not taken, and the page tells row, column and remedy', async ({ page, home }) => {
		await open(page, '/danh-muc/holidays');
		const table = (await inForce(home)).trimEnd();

		await choose(page, `${table}\n2027-02-30,Nghỉ,holiday,x,high\n`);
		await page.getByRole('button', { name: 'Nhập' }).click();

		await outcome(page, '1 lỗi');
		const problem = page.getByRole('status').getByRole('row').nth(1);
		await expect(problem).toContainText('195');
		await expect(problem).toContainText('date');
		await expect(problem).toContainText('Ghi ngày dạng 2026-10-31');
		await expect(page.locator('[data-version]')).toHaveCount(1);
		expect((await inForce(home)).trimEnd()).toBe(table);
	});
});

base.describe('Who may not correct reference tables', () => {
	base.use({ role: 'analyst', errorStatus: 403 });

	base('does not get them', async ({ page }) => {
		await page.goto('/danh-muc/holidays');
		await expect(page.getByRole('main')).toContainText('Tài khoản không có quyền');
	});
});
