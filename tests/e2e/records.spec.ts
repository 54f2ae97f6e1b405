import { readXlsx } from 'hucre/xlsx';
import { donthu, query } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { YEAR_2026 } from './known_home.ts';
import { HOMES } from './make_homes.ts';
import { heading } from './page_parts.ts';

const count = '[data-count]';

test.describe('The records behind a number', () => {
	test('are as many as the number says, with the filter in words', async ({ page, home }) => {
		await open(page, '/ban-ghi?chi-tieu=petitions_received&linh-vuc=civil');

		const [row] = await query(home, ['petitions_received'], YEAR_2026, {
			where: { field: ['civil'] }
		});
		expect(row).toEqual([26]);
		await expect(heading(page)).toContainText('Đơn tiếp nhận: 26 đơn');
		await expect(page.locator(count)).toHaveAttribute('data-count', '26');
		await expect(page.locator('tbody tr')).toHaveCount(26);
		await expect(page.locator('main')).toContainText('Lĩnh vực Tố tụng dân sự');
		await expect(page.locator('main')).toContainText('năm 2026 · 01/10/2025–30/09/2026');
	});

	test('are narrowed by any dimension, several codes at once', async ({ page }) => {
		await open(
			page,
			'/ban-ghi?chi-tieu=matters_closing&loc=province:34-24,34-48&loc=standing:overdue'
		);

		await expect(page.locator(count)).toHaveAttribute('data-count', '4');
		await expect(page.locator('main')).toContainText('Tình trạng Quá hạn');
	});

	test('come in pages, each record once', async ({ page }) => {
		await open(page, '/ban-ghi?chi-tieu=petitions_received&tu=2024-01-01&den=2026-09-30');
		await expect(page.locator(count)).toHaveAttribute('data-count', '58');
		const names = () => page.locator('tbody tr').allInnerTexts();
		const first = await names();
		await page.getByRole('link', { name: 'Sau', exact: true }).first().click();

		await expect(page.getByText('Dòng 51–58 trong 58').first()).toBeVisible();
		const all = [...first, ...(await names())];
		expect(all).toHaveLength(58);
		expect(new Set(all).size).toBe(58);
	});

	test('fit a phone, with what matters first', async ({ page }) => {
		await page.setViewportSize({ width: 390, height: 844 });
		await open(page, '/ban-ghi?chi-tieu=matters_closing');

		await expect(page.locator('thead th:visible')).toHaveText([
			'Mã việc',
			'Đơn vị tính số liệu',
			'Ngày hết hạn',
			/^Tình trạng ngày/
		]);
		const list = page.getByRole('group').filter({ has: page.locator('tbody') });
		expect(await list.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
	});

	test('are sorted by a column, and back', async ({ page }) => {
		await open(page, '/ban-ghi?chi-tieu=petitions_received');
		await page.getByRole('link', { name: 'Ngày nhận đơn' }).click();

		await expect(page.locator('th[aria-sort=descending]')).toContainText('Ngày nhận đơn');
		await expect(page.locator('tbody tr').first()).toContainText('11/08/2026');
		await page.getByRole('link', { name: 'Ngày nhận đơn' }).click();
		await expect(page.locator('tbody tr').first()).toContainText('10/02/2026');
	});

	test('are said to be none where there are none', async ({ page }) => {
		await open(page, '/ban-ghi?chi-tieu=matters_suspended');

		await expect(page.getByText('Không có bản ghi nào.')).toBeVisible();
	});

	test('of what is computed are those of its counts', async ({ page }) => {
		await open(page, '/ban-ghi?chi-tieu=overdue_rate&tinh=34-24');

		await expect(page.locator('[data-part=matters_closing]')).toContainText('12');
		await page.locator('[data-part=matters_overdue]').getByRole('link').click();
		await expect(heading(page)).toContainText('Việc quá hạn: 3 việc');
		await expect(page.locator(count)).toHaveAttribute('data-count', '3');
	});

	test('say which condition an indicator cannot have', async ({ page }) => {
		await open(page, '/ban-ghi?chi-tieu=receptions&linh-vuc=civil');

		await expect(page.getByRole('note').first()).toContainText('không lọc được theo lĩnh vực');
	});
});

test('A record tells its due day, the law behind it and its package', async ({ page, home }) => {
	await open(page, '/ban-ghi?chi-tieu=matters_overdue&tinh=34-48');
	await page.locator('tbody th').getByRole('link').click();

	const [from, to] = YEAR_2026;
	const listed = JSON.parse(
		await donthu(
			...['records', '--home', home, '--metric', 'matters_overdue', '--from', from, '--to', to],
			...['--where', 'unit=P48', '--boundaries', 'current']
		)
	) as { columns: { name: string }[]; rows: string[][] };
	const cell = (name: string) =>
		listed.rows[0]![listed.columns.findIndex((column) => column.name === name)]!;
	await expect(heading(page)).toHaveText(`Việc ${cell('record_id')}`);
	await expect(page.locator('[data-field=standing]')).toHaveText('Quá hạn');
	const [year, month, day] = cell('due_on').split('-');
	await expect(page.locator('[data-field=due_on]')).toHaveText(`${day}/${month}/${year}`);
	await expect(page.locator('[data-field=package_id]')).toHaveText(cell('package_id'));
	await expect(page.locator('main')).toContainText('BLTTDS 92/2015/QH13, Điều 505');
});

test.describe('A record that is not there', () => {
	test.use({ errorStatus: 404 });

	test('is not found', async ({ page }) => {
		await open(page, '/ban-ghi/viec/P48/none');

		await expect(heading(page)).toContainText('Không có bản ghi «none»');
	});
});

test('A list is taken along as a workbook with its sources, or as CSV', async ({ request }) => {
	const path = '/ban-ghi/xuat?chi-tieu=petitions_received&linh-vuc=civil&dinh-dang=';
	const workbook = await request.get(`${path}xlsx`);
	const [records, sources] = (await readXlsx(await workbook.body())).sheets;
	expect(records!.rows).toHaveLength(27);
	const at = records!.rows[0]!.indexOf('Ngày nhận đơn');
	expect(records!.rows[1]![at]).toBeInstanceOf(Date);
	const said = sources!.rows.map((row) => row.join(': ')).join('\n');
	expect(said).toContain('Lọc: Lĩnh vực: Tố tụng dân sự');
	expect(said).toContain('Bản số liệu: 2026-09-30-01');
	expect(said).toMatch(/npx donthu records --metric petitions_received .*'field=civil'/);

	const csv = await (await request.get(`${path}csv`)).text();
	expect(csv.trimEnd().split('\r\n')).toHaveLength(27);
	expect(csv).toContain('Tố tụng dân sự');
	const nguon = await request.get(`${path}nguon`);
	expect(nguon.headers()['content-disposition']).toMatch(/-nguon\.csv"$/);
});

test.describe('Without JavaScript', () => {
	test.use({ javaScriptEnabled: false, home: HOMES.known });

	test('another indicator is chosen by the form, with the same filter', async ({ page }) => {
		await page.goto('/ban-ghi?chi-tieu=petitions_received&linh-vuc=civil');
		await page
			.getByRole('combobox', { name: 'Chỉ tiêu', exact: true })
			.selectOption('petitions_processed');
		await page.getByRole('button', { name: 'Xem', exact: true }).click();

		await expect(heading(page)).toContainText('Đơn đã xử lý: 26 đơn');
	});
});
