import { petition, processed, sent, TestHome } from '../homes.ts';
import { sessionOf } from './accounts.ts';
import { publish, query } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { heading } from './page_parts.ts';

const AUGUST = ['2025-08-01', '2025-08-31'] as const;
const home = new TestHome();

test.use({ home: home.dir, role: 'unit_chief' });
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
	await home.load(
		sent('KV016', AUGUST, {
			petitions: [
				petition('D1', '2025-08-04', processed('2025-08-06')),
				petition('D2', '2025-08-05'),
				petition('D3', '2025-08-06')
			]
		}),
		sent('P01', AUGUST, { petitions: [petition('D1', '2025-08-04')] })
	);
	await home.publish('2025-09-30');
});
test.afterAll(async ({ sites }) => {
	await sites.end(home.dir);
	home.remove();
});

test.describe('A chief', () => {
	test('sees the figures of the own unit that donthu query gives, and no others', async ({
		page
	}) => {
		await open(page, '/xac-nhan?ky=2025-08');
		const metrics = ['petitions_received', 'petitions_processed', 'petitions_closing'];
		const [row] = await query(home.dir, metrics, AUGUST, { where: { unit: ['KV016'] } });
		expect(row).toEqual([3, 1, 2]);

		await expect(page.getByText('Chưa có ai xác nhận số liệu kỳ này.')).toBeVisible();
		const figureOf = (name: string) =>
			page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
		await expect(figureOf('Đơn tiếp nhận').getByRole('cell').nth(1)).toHaveText('3');
		await expect(page.getByText('Hà Nội')).toHaveCount(0);
	});

	test('confirms, and it is kept with the release', async ({ page }) => {
		await open(page, '/xac-nhan?ky=2025-08');
		await page.getByRole('button', { name: 'Xác nhận số liệu đúng' }).click();

		await expect(page.getByRole('status')).toHaveText('Đã ghi: đã xác nhận.');
		await expect(page.getByText('theo bản 2025-09-30-01')).toBeVisible();
		await expect(page.getByText('Từ đó đến nay số liệu không đổi.')).toBeVisible();
	});

	test('is told what changed since, in a later release', async ({ page }) => {
		await home.load(
			sent(
				'KV016',
				AUGUST,
				{ petitions: [petition('D4', '2025-08-20')] },
				{ package_id: 'KV016-late' }
			)
		);
		await publish(home.dir, '2025-09-30');
		await expect(async () => {
			await open(page, '/xac-nhan?ky=2025-08');
			await expect(page.getByText(/Từ đó đến nay 2 chỉ tiêu đã đổi/)).toBeVisible({ timeout: 500 });
		}).toPass();
	});
});

test.describe('Who does not confirm', () => {
	test.use({ errorStatus: 409 });

	test('has to say why', async ({ page }) => {
		await open(page, '/xac-nhan?ky=2025-07');
		await page.getByRole('button', { name: 'Không xác nhận' }).click();
		await expect(page.getByRole('alert')).toHaveText('Không xác nhận thì phải ghi rõ lý do.');

		await page.getByLabel('Ghi chú').fill('Thiếu sổ tháng 7.');
		await page.getByRole('button', { name: 'Không xác nhận' }).click();
		await expect(page.getByText('Ghi chú: Thiếu sổ tháng 7.')).toBeVisible();
	});
});

test('Who looks after quality sees which units have confirmed', async ({
	page,
	context,
	baseURL
}) => {
	const analyst = await sessionOf(home.dir, 'analyst');
	await context.addCookies([{ name: 'donthu', value: analyst, url: baseURL! }]);
	await open(page, '/xac-nhan/tinh-hinh?ky=2025-08');
	await expect(heading(page)).toHaveText('Tình hình xác nhận số liệu');
	await expect(page.getByText(/^0\/\d+ đơn vị đã xác nhận/)).toBeVisible();
	await expect(page.getByText('Đã xác nhận nhưng số liệu đổi sau đó: 1.')).toBeVisible();

	const chief = await sessionOf(home.dir, 'provincial_chief');
	await context.addCookies([{ name: 'donthu', value: chief, url: baseURL! }]);
	await open(page, '/xac-nhan/tinh-hinh?ky=2025-07');
	const unit = page.getByRole('row').filter({ hasText: 'khu vực 1 - Bắc Ninh' });
	await expect(unit).toContainText('Không xác nhận');
	await expect(unit).toContainText('Thiếu sổ tháng 7.');
	await expect(page.getByText('Hà Nội')).toHaveCount(0);
});

test.describe('Who may not confirm', () => {
	test.use({ role: 'unit_clerk', errorStatus: 403 });

	test('does not get there', async ({ request }) => {
		for (const path of ['/xac-nhan', '/xac-nhan/tinh-hinh']) {
			expect((await request.get(path)).status()).toBe(403);
		}
	});
});
