import { expect, test } from './fixtures.ts';
import { bar, choice, chosen, heading, place, received, tile } from './page_parts.ts';

test.describe('Without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the figures, the map and the charts are there', async ({ page }) => {
		await page.goto('/');

		await expect(received(page)).toHaveText('50');
		await expect(place(page, '34-24')).toContainText('25,0%');
		await expect(page.locator('[data-province]')).toHaveCount(34);
		await expect(page.locator('[data-figure=don-vao-ra] svg:visible')).toHaveCount(1);
	});

	test('the filter bar is a form that is sent', async ({ page }) => {
		await page.goto('/');

		await choice(page, 'Kỳ').selectOption({ label: 'quý II năm 2026' });
		await choice(page, 'Lĩnh vực').selectOption({ label: 'Tố tụng dân sự' });
		await bar(page).getByRole('button', { name: 'Xem', exact: true }).click();

		await expect(page).toHaveURL(/\?.*ky=2026-Q2.*linh-vuc=civil/);
		await expect(received(page)).toHaveText('20');
		await expect(chosen(page, 'Kỳ')).toHaveText('quý II năm 2026');
	});

	test('days of one’s own can be asked for', async ({ page }) => {
		await page.goto('/?ky=2026-Q2');

		await bar(page).getByText('01/01/2026–31/03/2026', { exact: true }).click();
		await bar(page).getByLabel('Từ ngày').fill('2026-03-01');
		await bar(page).getByLabel('Đến ngày').fill('2026-05-31');
		await bar(page).getByRole('button', { name: 'Xem khoảng ngày này' }).click();

		await expect(received(page)).toHaveText('26');
	});

	test('a province and its units are a link away, and the province can be chosen', async ({
		page
	}) => {
		await page.goto('/');
		await place(page, '34-24').getByRole('link').click();
		await expect(heading(page)).toContainText('Bắc Ninh');
		await page.locator('[data-unit=KV016]').getByRole('link').click();
		await expect(received(page)).toHaveText('30');

		await page.goto('/dia-phuong/34-24');
		await choice(page, 'Tỉnh, thành phố').selectOption({ label: 'Hà Nội' });
		await bar(page).getByRole('button', { name: 'Xem', exact: true }).click();

		await expect(heading(page)).toContainText('Hà Nội');
		await expect(received(page)).toHaveText('14');
	});

	test('the name of a figure leads to its definition', async ({ page }) => {
		await page.goto('/');

		await tile(page, 'overdue_rate').locator('[data-metric]').click();

		await expect(page).toHaveURL('/phuong-phap#overdue_rate');
		await expect(page.locator('#overdue_rate')).toBeInViewport();
	});
});
