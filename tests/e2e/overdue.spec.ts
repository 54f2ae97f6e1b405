import * as format from '../../src/lib/format.ts';
import { query } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { YEAR_2026 } from './known_home.ts';
import { chips, figure, figureOf, showTable, tableRow } from './page_parts.ts';

const METRICS = ['matters_overdue', 'matters_closing', 'overdue_rate'];

test('What is overdue is told by place, as the command line counts it', async ({ page, home }) => {
	const rows = await query(home, METRICS, YEAR_2026, { by: ['province'] });
	await open(page, '/qua-han');

	await showTable(page, 'qua-han-province');
	for (const [province, overdue, open, rate] of rows.filter(([code]) => code !== null)) {
		const cells = tableRow(page, 'qua-han-province', `${province}`).getByRole('cell');
		await expect(cells.nth(0)).toHaveText(format.count(Number(overdue)));
		await expect(cells.nth(1)).toHaveText(format.count(Number(open)));
		await expect(cells.nth(2)).toHaveText(format.share(Number(rate)));
	}
	await expect(figure(page, 'overdue_rate')).toHaveText('17,9');
});

test('Every part of what is open stands for itself, and they add up', async ({ page }) => {
	await open(page, '/qua-han');

	await showTable(page, 'theo-han');
	const counts = figureOf(page, 'theo-han').locator('tbody td:first-of-type');
	await expect(counts).toHaveText(['5', '0', '0', '23', '0', '0', '0', '0']);
	await expect(tableRow(page, 'theo-han', 'unknown_rule')).toContainText('Chưa xác định');
});

test('What is due soon adds up what is due before', async ({ page }) => {
	await open(page, '/qua-han');

	await showTable(page, 'sap-den-han');
	await expect(figureOf(page, 'sap-den-han').locator('tbody td:first-of-type')).toHaveText([
		'0',
		'0',
		'23'
	]);
});

test('A limit is named by its law', async ({ page }) => {
	await open(page, '/qua-han');

	await showTable(page, 'qua-han-limit-key');
	await expect(figureOf(page, 'qua-han-limit-key').getByRole('rowheader').first()).toContainText(
		'BLTTDS 92/2015/QH13, Điều 505'
	);
});

test('A row filters the page, then is left out, then neither; Back undoes', async ({ page }) => {
	await open(page, '/qua-han');
	await showTable(page, 'qua-han-province');
	const name = tableRow(page, 'qua-han-province', '34-24').getByRole('link', { name: 'Bắc Ninh' });

	await name.click();
	await expect(page).toHaveURL('/qua-han?tinh=34-24');
	await expect(figure(page, 'matters_overdue')).toHaveText('3');
	await expect(tableRow(page, 'qua-han-province', '34-01')).toBeVisible();

	await name.click();
	await expect(page).toHaveURL('/qua-han?tinh=!34-24');
	await expect(figure(page, 'matters_overdue')).toHaveText('2');
	await expect(chips(page)).toContainText('trừ Bắc Ninh');

	await name.click();
	await expect(page).toHaveURL('/qua-han');
	await expect(figure(page, 'matters_overdue')).toHaveText('5');

	await page.goBack();
	await expect(figure(page, 'matters_overdue')).toHaveText('2');
});

test('A count leads to its records, with the choice and the row', async ({ page }) => {
	await open(page, '/qua-han?ky=2026-Q4&linh-vuc=civil');

	await showTable(page, 'qua-han-instance');
	await expect(figureOf(page, 'qua-han-instance').locator('tbody td a').first()).toHaveAttribute(
		'href',
		'/ban-ghi?chi-tieu=matters_overdue&ky=2026-Q4&linh-vuc=civil&loc=instance:1'
	);
	await expect(
		page.locator('[data-tile=matters_overdue]').getByRole('link').last()
	).toHaveAttribute('href', '/ban-ghi?chi-tieu=matters_overdue&ky=2026-Q4&linh-vuc=civil');
});

test('The file of a figure has its figures', async ({ page, request, home }) => {
	const rows = await query(home, METRICS, YEAR_2026, { by: ['field'] });
	await open(page, '/qua-han');
	const link = figureOf(page, 'qua-han-field').locator('a[href*="format=csv"]');

	const csv = await (await request.get((await link.getAttribute('href'))!)).text();

	expect(csv).toContain(`${rows[0]![0]},${rows[0]![1]},${rows[0]![2]}`);
});

test('A picture of a chart is saved with its title', async ({ page }) => {
	await open(page, '/qua-han');
	await figureOf(page, 'qua-han-field').getByText('Tải về').click();

	const [file] = await Promise.all([
		page.waitForEvent('download'),
		figureOf(page, 'qua-han-field').getByRole('button', { name: 'Ảnh PNG' }).click()
	]);

	expect(file.suggestedFilename()).toBe('donthu-qua-han-field-2026-09-30-01.png');
});

test.describe('Without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('several values are chosen or left out, and a chart becomes a table', async ({ page }) => {
		await page.goto('/qua-han');
		await page.locator('summary', { hasText: 'Chọn nhiều' }).click();
		const form = page.getByRole('form', { name: 'Chọn nhiều' });
		const provinces = form.getByRole('group', { name: 'Tỉnh, thành phố' });
		await provinces.getByLabel('Bắc Ninh').check();
		await provinces.getByLabel('Hà Nội').check();
		await form.getByRole('button', { name: 'Xem' }).click();
		await expect(figure(page, 'matters_overdue')).toHaveText('4');

		await page.locator('summary', { hasText: 'Chọn nhiều' }).click();
		await provinces.getByLabel('trừ các mục đánh dấu').check();
		await form.getByRole('button', { name: 'Xem' }).click();
		await expect(figure(page, 'matters_overdue')).toHaveText('1');

		await showTable(page, 'qua-han-field');
		await expect(tableRow(page, 'qua-han-field', 'civil')).toBeVisible();
	});
});
