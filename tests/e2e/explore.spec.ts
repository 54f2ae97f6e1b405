import { readXlsx } from 'hucre/xlsx';
import type { Page } from '@playwright/test';
import { donthu, query } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { YEAR_2026 } from './known_home.ts';
import { heading } from './page_parts.ts';

const row = (page: Page, code: string) => page.locator(`tbody tr[data-code="${code}"]`);
const cell = (page: Page, code: string, metric: string) =>
	row(page, code).locator(`[data-metric-cell=${metric}]`).last();
const total = (page: Page, metric: string) =>
	page.locator(`[data-total] [data-metric-cell=${metric}]`).last();
const form = (page: Page) => page.getByRole('form', { name: 'Câu hỏi' });
const shown = (rate: unknown) => (Number(rate) * 100).toFixed(1).replace('.', ',');

test.describe('A free table', () => {
	test('has the figures of the command line, and totals that are asked for, not added', async ({
		page,
		home
	}) => {
		const metrics = ['matters_closing', 'matters_overdue', 'overdue_rate'];
		await open(page, `/kham-pha?chi-tieu=${metrics.join(',')}&hang=province`);

		const [rows, [all]] = await Promise.all([
			query(home, metrics, YEAR_2026, { by: ['province'] }),
			query(home, metrics, YEAR_2026)
		]);
		for (const [code, closing, overdue, rate] of rows.filter(([code]) => code !== null)) {
			await expect(cell(page, `${code}`, 'matters_closing')).toHaveText(`${closing}`);
			await expect(cell(page, `${code}`, 'matters_overdue')).toHaveText(`${overdue}`);
			await expect(cell(page, `${code}`, 'overdue_rate')).toHaveText(shown(rate));
		}
		await expect(total(page, 'matters_closing')).toHaveText(`${all![0]}`);
		await expect(total(page, 'overdue_rate')).toHaveText(shown(all![2]));
	});

	test('sets a figure beside that of the year before, with both differences', async ({
		page,
		home
	}) => {
		await open(page, '/kham-pha?chi-tieu=petitions_received&hang=province&ky=2026');

		const [[now], [before]] = await Promise.all([
			query(home, ['petitions_received'], YEAR_2026),
			query(home, ['petitions_received'], ['2024-10-01', '2025-09-30'])
		]).then((answers) => answers.map(([row]) => row!) as [number[], number[]]);
		const cells = await page.locator('[data-total] td').allInnerTexts();
		expect(cells.map((text) => text.trim())).toEqual([
			`${now}`,
			`${before}`,
			`+${now! - before!}`,
			'–'
		]);
	});

	test('leads from a cell to its records, with every filter', async ({ page }) => {
		await open(page, '/kham-pha?chi-tieu=petitions_received&hang=province&linh-vuc=civil');
		await cell(page, '34-24', 'petitions_received').getByRole('link').click();

		await expect(heading(page)).toContainText('Đơn tiếp nhận: 26 đơn');
		await expect(page.locator('[data-count]')).toHaveAttribute('data-count', '26');
	});

	test('leads from a cell of two dimensions, a subtotal and the total', async ({ page }) => {
		const path = '/kham-pha?chi-tieu=petitions_received&hang=month&cot=petition_kind&so-sanh=khong';
		await open(page, path);
		const cells = row(page, '2026-08').locator('[data-metric-cell=petitions_received]');
		await expect(cells).toHaveText(['–', '10', '10']);
		await cells.nth(1).getByRole('link').click();
		await expect(page.locator('[data-count]')).toHaveAttribute('data-count', '10');
		await expect(page.locator('main')).toContainText('01/08/2026–31/08/2026');
		await expect(page.locator('main')).toContainText('Loại đơn Tố cáo');

		await open(page, path);
		await page.locator('[data-total] td').first().getByRole('link').click();
		await expect(page.locator('[data-count]')).toHaveAttribute('data-count', '40');
	});

	test('leads to the records of units without a province', async ({ page }) => {
		await open(page, '/kham-pha?chi-tieu=matters_closing&hang=province&so-sanh=khong');
		await page
			.getByRole('row', { name: 'Trung ương, quân sự' })
			.getByRole('link', { name: '2', exact: true })
			.click();

		await expect(page.locator('[data-count]')).toHaveAttribute('data-count', '2');
	});

	test('puts the second dimension in rows, under a subtotal', async ({ page }) => {
		await open(
			page,
			'/kham-pha?chi-tieu=petitions_received&hang=province&cot=petition_kind&bay=hang&so-sanh=khong'
		);

		await expect(cell(page, '34-24', 'petitions_received')).toHaveText('36');
		await expect(row(page, '34-24').locator('+ tr')).toContainText('Khiếu nại');
		await expect(row(page, '34-24').locator('+ tr td')).toHaveText('26');
	});

	test('is sorted by a head', async ({ page }) => {
		await open(page, '/kham-pha?chi-tieu=petitions_received&hang=province&so-sanh=khong');
		await expect(page.locator('tbody tr').first()).toContainText('Bắc Ninh');
		await page.getByRole('link', { name: 'Tỉnh, thành phố' }).click();

		await expect(page.locator('th[aria-sort=ascending]')).toContainText('Tỉnh, thành phố');
	});

	test('explains what cannot be asked, and how it can', async ({ page }) => {
		await open(page, '/kham-pha?chi-tieu=matters_closing,receptions&hang=standing');

		await expect(page.getByText('«Lượt tiếp công dân» không phân tổ được theo')).toBeVisible();
		await page.getByRole('link', { name: 'Bỏ «Lượt tiếp công dân»' }).click();
		await expect(cell(page, 'overdue', 'matters_closing')).toHaveText('5');
	});

	test('is what the command beside it prints', async ({ page, home }) => {
		await open(
			page,
			'/kham-pha?chi-tieu=overdue_rate,matters_closing&hang=level&loc=province:34-24'
		);
		const command = (await page.locator('code').textContent())!;
		const args = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(
			([, quoted, word]) => quoted ?? word!
		);
		expect(args.slice(0, 3)).toEqual(['npx', 'donthu', 'query']);
		const answer = JSON.parse(await donthu(...args.slice(2), '--home', home)) as {
			rows: unknown[][];
		};

		expect(answer.rows.map(([level]) => level)).toEqual(['region']);
		await expect(cell(page, 'region', 'matters_closing')).toHaveText(`${answer.rows[0]![2]}`);
	});
});

test.describe('The question of a free table', () => {
	test('is followed at each change, and is the address', async ({ page }) => {
		await open(page, '/kham-pha?chi-tieu=petitions_received&hang=province');
		await form(page).getByRole('combobox', { name: 'Chia tiếp theo' }).selectOption('field');

		await expect(page).toHaveURL(/chi-tieu=petitions_received&hang=province.*cot=field/);
		await expect(page.getByRole('columnheader', { name: 'Tố tụng dân sự' })).toBeVisible();
	});

	test('takes an indicator that is looked for without accents', async ({ page }) => {
		await open(page, '/kham-pha?chi-tieu=petitions_received&hang=province');
		await form(page).getByText('1 chỉ tiêu').click();
		await form(page).getByLabel('Tìm chỉ tiêu').fill('ty le qua han');
		await form(page).getByRole('checkbox', { name: 'Tỷ lệ quá hạn' }).check();

		await expect(page).toHaveURL(/chi-tieu=petitions_received,overdue_rate/);
		await expect(total(page, 'overdue_rate')).toHaveText('17,9');
	});

	test('takes a unit that is looked for by its name', async ({ page }) => {
		await open(page, '/kham-pha?chi-tieu=petitions_received&hang=field&so-sanh=khong');
		await form(page).getByText('Lọc theo').click();
		await form(page).locator('summary', { hasText: 'Đơn vị' }).click();
		await form(page).getByLabel('Tìm đơn vị').fill('tinh bac ninh');
		await form(page).getByRole('checkbox', { name: 'VKSND tỉnh Bắc Ninh', exact: true }).check();

		await expect(page).toHaveURL(/loc=unit:P24/);
		await expect(total(page, 'petitions_received')).toHaveText('6');
	});

	test.describe('without JavaScript', () => {
		test.use({ javaScriptEnabled: false });

		test('is a form that is sent', async ({ page }) => {
			await page.goto('/kham-pha?chi-tieu=petitions_received&hang=province&so-sanh=khong');
			await form(page).getByRole('combobox', { name: 'Hàng' }).selectOption('petition_kind');
			await form(page).getByText('1 chỉ tiêu').click();
			await form(page).locator('input[value=petitions_processed]').check();
			await form(page)
				.locator('.metrics')
				.getByRole('button', { name: 'Xem', exact: true })
				.click();

			await expect(cell(page, 'complaint', 'petitions_received')).toHaveText('40');
			await expect(cell(page, 'complaint', 'petitions_processed')).toHaveText('40');
		});
	});
});

test('A free table is taken along: real numbers, true totals, and where they come from', async ({
	request,
	home
}) => {
	const question = 'chi-tieu=matters_closing,overdue_rate&hang=province&so-sanh=khong';
	const file = async (kind: string) => request.get(`/kham-pha/xuat?${question}&dinh-dang=${kind}`);
	const [figures, sources] = (await readXlsx(await (await file('xlsx')).body())).sheets;
	const metrics = ['matters_closing', 'overdue_rate'];
	const asked = await query(home, metrics, YEAR_2026, { by: ['province'] });
	const [all] = await query(home, metrics, YEAR_2026);

	const numbersOf = (rows: unknown[][]) => rows.map(([, ...cells]) => cells.join()).sort();
	expect(figures!.rows[0]).toEqual(['Tỉnh, thành phố', 'Việc còn lại', 'Tỷ lệ quá hạn']);
	expect(numbersOf(figures!.rows.slice(1, -1))).toEqual(numbersOf(asked));
	expect(figures!.rows.at(-1)).toEqual(['Tổng số', ...all!]);
	expect(sources!.rows.flat().join('\n')).toContain('Chỉ tiêu: Tỷ lệ quá hạn');

	const csv = (await (await file('csv')).text()).trimEnd().split('\r\n');
	expect(csv).toHaveLength(1 + asked.length);
	expect(csv.join()).not.toContain('Tổng số');
});
