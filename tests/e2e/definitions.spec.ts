import { METRICS } from '../../warehouse/metrics/catalogue.ts';
import { metricWords } from '../../warehouse/metrics/vi.ts';
import { expect, open, test } from './fixtures.ts';
import { tile } from './page_parts.ts';

test.describe('The name of a figure', () => {
	test('opens its definition: formula, legal basis, target, release', async ({ page }) => {
		const { label, definition, formula, basis } = metricWords['overdue_rate']!;
		await open(page, '/');

		await tile(page, 'overdue_rate').locator('[data-metric]').click();

		const dialog = page.getByRole('dialog', { name: label });
		await expect(dialog).toContainText(definition);
		await expect(dialog.getByRole('definition').filter({ hasText: formula })).toBeVisible();
		await expect(dialog.getByRole('definition').filter({ hasText: basis })).toBeVisible();
		await expect(dialog).toContainText('bản số liệu 2026-09-30-01');
		await expect(page).toHaveURL('/');
	});

	test('gets the focus back when Esc closes the definition', async ({ page }) => {
		await open(page, '/');
		const name = tile(page, 'processing_rate').locator('[data-metric]');

		await name.focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('dialog')).toBeVisible();
		await page.keyboard.press('Escape');

		await expect(page.getByRole('dialog')).toBeHidden();
		await expect(name).toBeFocused();
	});

	test('leaves nothing else to reach while its definition is open', async ({ page }) => {
		await open(page, '/');
		await tile(page, 'petitions_received').locator('[data-metric]').click();

		await expect(page.getByRole('button', { name: 'Đóng' })).toBeFocused();
		await page.keyboard.press('Shift+Tab');
		await expect(page.locator(':focus:not(dialog *)')).toHaveCount(0);
		await page.getByRole('button', { name: 'Đóng' }).click();

		await expect(page.getByRole('dialog')).toBeHidden();
	});

	for (const path of ['/', '/dia-phuong/34-24']) {
		test(`is never without a definition on ${path}`, async ({ page }) => {
			await open(page, path);
			const names = page.locator('[data-metric]:visible');
			const shown = await names.evaluateAll((links) =>
				links.map((link) => link.getAttribute('data-metric')!)
			);

			for (const metric of new Set(shown)) {
				await page.locator(`[data-metric=${metric}]:visible`).first().click();
				await expect(page.getByRole('dialog', { name: metricWords[metric]!.label })).toContainText(
					metricWords[metric]!.basis
				);
				await page.keyboard.press('Escape');
			}
			expect(shown.length).toBeGreaterThan(10);
		});
	}

	test('leads on to all indicators and the method', async ({ page }) => {
		await open(page, '/');

		await tile(page, 'own_petitions_rate').locator('[data-metric]').click();
		await page.getByRole('dialog').getByRole('link').click();

		await expect(page).toHaveURL('/phuong-phap#own_petitions_rate');
		await expect(page.locator('#own_petitions_rate')).toBeInViewport();
		await expect(page.getByRole('dialog')).toBeHidden();
	});
});

test('The methodology page defines every indicator of the catalogue', async ({ page }) => {
	await open(page, '/phuong-phap');

	const defined = await page
		.getByRole('article')
		.evaluateAll((articles) => articles.map(({ id }) => id));
	expect(defined.toSorted()).toEqual(METRICS.map(({ name }) => name).toSorted());
	await expect(page.locator('#reversed_rate')).toContainText(metricWords['reversed_rate']!.formula);
});
