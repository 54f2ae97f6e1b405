import type { Locator, Page } from '@playwright/test';
import type { Cell } from '../../warehouse/numbers.ts';
import { query } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { HOMES } from './make_homes.ts';
import { heading } from './page_parts.ts';

test.use({ home: HOMES.demo, role: 'steward' });

/** The last whole month of the demo, and the months that the page shows of this period. */
const PERIOD = ['2026-07-01', '2026-09-30'] as const;
const SEPTEMBER = ['2026-09-01', '2026-09-30'] as const;
const PATH = '/chat-luong?lich=civil&ky=2026-Q3';

const whole = new Intl.NumberFormat('vi-VN');
const text = (cell: Cell | undefined) => whole.format(Number(cell));
const place = (page: Page, code: string): Locator => page.locator(`[data-place="${code}"]`);
const cellsOf = (row: Locator) => row.locator('td').allInnerTexts();

test('The page says what the command line says', async ({ page, home }) => {
	const figures = ['packages_on_time', 'packages_expected', 'rows_accepted', 'rows_quarantined'];
	const [[all], provinces, [month]] = await Promise.all([
		query(home, figures, PERIOD),
		query(home, figures, PERIOD, { by: ['province'] }),
		query(home, figures.slice(0, 2), SEPTEMBER)
	]);

	await open(page, PATH);

	await expect(heading(page)).toContainText(
		`${text(month![0])}/${text(month![1])} đơn vị gửi đúng hạn`
	);
	const shown = async (code: string) => {
		const [owed, , accepted, quarantined] = await cellsOf(place(page, code));
		return [owed, accepted, quarantined];
	};
	const told = ([onTime, expected, accepted, quarantined]: Cell[]) => [
		`${text(onTime)}/${text(expected)}`,
		text(accepted),
		text(quarantined)
	];
	expect(await shown('all')).toEqual(told(all!));
	for (const [province, ...row] of provinces) {
		expect(await shown(`${province ?? 'none'}`)).toEqual(told(row));
	}
});

test('Who is behind adds up to what is owed', async ({ page, home }) => {
	const [[onTime, expected]] = (await query(
		home,
		['packages_on_time', 'packages_expected'],
		SEPTEMBER
	)) as [[number, number]];

	await open(page, PATH);

	const behind = await page.locator('[data-behind] tbody tr').count();
	expect(behind).toBe(expected - onTime);
});

test('Stocks and flows agree with themselves and with the command line', async ({ page, home }) => {
	const [row] = await query(
		home,
		['matters_opening', 'matters_accepted', 'matters_closing'],
		PERIOD
	);

	await open(page, PATH);

	const [, opening, , accepted, , , closing, rest] = await cellsOf(
		page.locator('[data-balance=matters]')
	);
	expect([opening, accepted, closing]).toEqual(row!.map(text));
	expect(rest).toBe('0');
});

test('From a province to a unit, with rows and remedies and no value', async ({ page, home }) => {
	const units = await query(home, ['rows_quarantined'], PERIOD, {
		by: ['unit'],
		where: { province: ['34-24'] }
	});
	const [unit, quarantined] = units.sort((a, b) => Number(b[1]) - Number(a[1]))[0]!;
	await open(page, PATH);

	await place(page, '34-24').getByRole('link').click();
	await expect(page.locator(`[data-unit="${unit}"]`)).toBeVisible();
	await place(page, `${unit}`).getByRole('link').click();

	await expect(page).toHaveURL(new RegExp(`/chat-luong/${unit}\\?`));
	await expect(page.getByRole('main')).toContainText(`Dòng để riêng ${text(quarantined)} `);
	await expect(page.locator('#dong')).toContainText('không có giá trị của ô');
	await expect(page.locator('#goi [data-package]').first()).toBeVisible();
});

test('Corrections come with their reason', async ({ page }) => {
	await open(page, '/chat-luong?ky=2026');

	const sent = page.locator('#sua [data-package]').first();
	await expect(sent.locator('th')).toContainText('-r2');
	await expect(sent.locator('.reason')).not.toHaveText('–');
});

test('Software is what packages say', async ({ page }) => {
	await open(page, PATH);

	await expect(page.locator('#phan-mem')).toContainText('donthu demo');
});

test.describe('A provincial chief', () => {
	test.use({ role: 'provincial_chief' });

	test('sees the rates of all, and the reasons of the own province alone', async ({ page }) => {
		await open(page, PATH);

		await expect(place(page, '34-01')).toBeVisible();
		await expect(page.getByRole('main')).toContainText('đơn vị của tài khoản');
		const names = page.locator('#phan-mem .units a');
		for (const href of await names.evaluateAll((links) =>
			links.map((link) => link.getAttribute('href')!)
		)) {
			expect(href).not.toMatch(/\/(TC|P01)\?/);
		}
	});

	test.describe('of another province', () => {
		test.use({ errorStatus: 403 });

		test('does not look into a unit', async ({ page }) => {
			await page.goto('/chat-luong/P01');
			await expect(heading(page)).toHaveText('Tài khoản không có quyền dùng phần này.');
		});
	});
});

test.describe('Who has no business with it', () => {
	test.use({ role: 'leadership', errorStatus: 403 });

	test('does not get the page', async ({ page }) => {
		await page.goto('/chat-luong');
		await expect(page.getByRole('main')).toContainText('Tài khoản không có quyền');
	});
});

test.describe('A release of nothing', () => {
	test.use({ home: HOMES.empty });

	test('says so: x is not zero', async ({ page }) => {
		await open(page, '/chat-luong');

		await expect(page.locator('[data-behind=late]')).toContainText('0 đơn vị');
		await expect(page.locator('#ly-do')).toContainText('Không gói nào');
		await expect(page.locator('[data-place=all]')).toContainText('–');
	});
});
