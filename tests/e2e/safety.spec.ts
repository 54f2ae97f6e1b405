import { expect, open, test } from './fixtures.ts';
import { heading, received } from './page_parts.ts';

test.describe('Every answer', () => {
	for (const path of ['/', '/dia-phuong/34-24', '/phuong-phap', '/khong-co', '/?ky=2099']) {
		test(`of ${path} tells the browser to be careful`, async ({ request }) => {
			const headers = (await request.get(path)).headers();

			expect(headers).toMatchObject({
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'same-origin',
				'cross-origin-opener-policy': 'same-origin'
			});
			expect(headers['cache-control']).toContain('private');
			const policy = headers['content-security-policy']!;
			expect(policy).toContain("default-src 'self'");
			expect(policy).toContain("frame-ancestors 'none'");
			expect(policy).toMatch(/script-src 'self'( 'nonce-[^']+')?;/);
			expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
		});
	}

	test('of the data behind a page is for its reader alone', async ({ request }) => {
		const headers = (await request.get('/__data.json')).headers();

		expect(headers['cache-control']).toContain('private');
		expect(headers['x-content-type-options']).toBe('nosniff');
	});

	test('of a file is of the type it says', async ({ page, request }) => {
		await page.goto('/');
		const files = await page
			.locator('link[rel=stylesheet], link[rel=icon]')
			.evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));

		for (const file of [...files, '/ban-do/34.svg']) {
			const response = await request.get(file);
			expect(response.status(), file).toBe(200);
			expect(response.headers()['content-type'], file).toMatch(/^(text\/css|image\/svg\+xml)/);
		}
	});
});

const BAD = [
	{
		query: 'ky=2099',
		why: 'a period that is not in the calendar',
		remedy: 'Chọn lại trong bộ lọc'
	},
	{ query: 'ky=2027', why: 'a period that begins after the as-of day', remedy: 'chọn kỳ sớm hơn' },
	{ query: 'lich=lunar', why: 'an unknown calendar', remedy: 'Chọn lại trong bộ lọc' },
	{ query: 'tinh=99', why: 'an unknown province', remedy: 'Chọn lại trong bộ lọc' },
	{ query: 'cap=village', why: 'an unknown level', remedy: 'Chọn lại trong bộ lọc' },
	{ query: 'linh-vuc=astrology', why: 'an unknown field', remedy: 'Chọn lại trong bộ lọc' },
	{ query: 'loai=wish', why: 'an unknown kind', remedy: 'Chọn lại trong bộ lọc' },
	{ query: 'tu=2026-02-30&den=2026-03-01', why: 'a day that does not exist', remedy: 'có thật' },
	{ query: 'tu=2026-03-01', why: 'one day of two', remedy: 'Nhập đủ' },
	{ query: 'tu=2026-03-02&den=2026-03-01', why: 'days in the wrong order', remedy: 'bằng hoặc sau' }
];

test.describe('An address that means nothing', () => {
	for (const { query, why, remedy } of BAD) {
		test(`is refused with a remedy: ${why}`, async ({ request }) => {
			const response = await request.get(`/?${query}`);

			expect(response.status()).toBe(400);
			expect(await response.text()).toContain(remedy);
		});
	}

	test('is refused on the page of a place too, and never written into the page as it came', async ({
		request
	}) => {
		const response = await request.get('/dia-phuong/34-24?ky=<img src=x>');

		expect(response.status()).toBe(400);
		expect(await response.text()).not.toContain('<img src=x>');
	});

	test.describe('shown in the browser', () => {
		test.use({ errorStatus: 400 });

		test('names the value, and leads back to figures', async ({ page }) => {
			await open(page, '/?ky=2099');

			await expect(heading(page)).toHaveText(
				'Giá trị «2099» của «ky» trong địa chỉ không dùng được.'
			);
			await expect(page.getByText('Chọn lại trong bộ lọc')).toBeVisible();
			await page.getByRole('link', { name: 'Về Tổng quan' }).click();

			await expect(received(page)).toHaveText('50');
		});
	});

	test.describe('because nothing is there', () => {
		test.use({ errorStatus: 404 });

		test('of an unknown place says where to find the known ones', async ({ page }) => {
			await open(page, '/dia-phuong/34-99');

			await expect(heading(page)).toContainText('«34-99»');
			await expect(page.getByText('Chọn một tỉnh, thành phố trên bản đồ')).toBeVisible();
		});

		test('of an unknown page says so', async ({ page }) => {
			await open(page, '/khong-co');

			await expect(heading(page)).toHaveText('Không có trang này.');
			await expect(page.getByRole('link', { name: 'Về Tổng quan' })).toBeVisible();
		});
	});
});

test('Nothing can be sent to the app', async ({ request }) => {
	const answers = [
		await request.post('/', { data: {} }),
		await request.put('/', { data: {} }),
		await request.delete('/')
	];

	expect(answers.map((answer) => answer.status())).toEqual([405, 405, 405]);
	// It is the caller who erred: the app has met nothing unexpected.
	expect(await answers[0]!.text()).not.toContain('ngoài dự kiến');
});

test('Health is answered, and readiness names the release', async ({ request }) => {
	expect(await (await request.get('/healthz')).text()).toBe('ok\n');
	expect(await (await request.get('/readyz')).text()).toBe('2026-09-30-01\n');
});
