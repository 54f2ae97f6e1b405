import { AxeBuilder } from '@axe-core/playwright';
import type { Role } from '../../src/lib/roles.ts';
import { expect, open, test } from './fixtures.ts';
import { HOMES } from './make_homes.ts';
import { heading, tile } from './page_parts.ts';

const PAGES: { name: string; path: string; role?: Role }[] = [
	{ name: 'the overview', path: '/' },
	{ name: 'a filtered overview of 63 provinces', path: '/?ky=2024&linh-vuc=civil' },
	{ name: 'a province', path: '/dia-phuong/34-24' },
	{ name: 'a unit', path: '/dia-phuong/KV016' },
	{ name: 'progress', path: '/tien-do' },
	{ name: 'what is overdue', path: '/qua-han' },
	{ name: 'the method', path: '/phuong-phap' }
];

test.use({ home: HOMES.demo });

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`In the ${colorScheme} theme, by the rules of axe`, () => {
		test.use({ colorScheme });

		for (const { name, path, role = 'analyst' } of PAGES) {
			test.describe(`for ${role}`, () => {
				test.use({ role });

				test(`${name} has no fault`, async ({ page }) => {
					await open(page, path);

					expect(await faults(page)).toEqual([]);
				});
			});
		}

		test('an open definition has no fault', async ({ page }) => {
			await open(page, '/');
			await tile(page, 'overdue_rate').locator('[data-metric]').click();
			await expect(page.getByRole('dialog')).toBeVisible();

			expect(await faults(page)).toEqual([]);
		});

		test.describe('where nothing is found', () => {
			test.use({ errorStatus: 404 });

			test('the page has no fault', async ({ page }) => {
				await open(page, '/dia-phuong/34-99');

				expect(await faults(page)).toEqual([]);
			});
		});
	});
}

test.describe('On a phone', () => {
	test.use({ viewport: { width: 390, height: 844 } });

	for (const { name, path, role = 'analyst' } of PAGES) {
		test.describe(`for ${role}`, () => {
			test.use({ role });

			test(`${name} is no wider than the screen`, async ({ page }) => {
				await open(page, path);

				expect(await tooWide(page)).toEqual([]);
			});
		});
	}
});

const OF_ACCOUNTS = [
	{ name: 'the own account', path: '/tai-khoan', role: 'analyst' },
	{ name: 'the accounts', path: '/quan-tri', role: 'administrator' },
	{ name: 'a new account', path: '/quan-tri/moi', role: 'administrator' },
	{ name: 'an account', path: '/quan-tri/2', role: 'administrator' },
	{ name: 'the log', path: '/nhat-ky', role: 'auditor' }
] as const;

for (const { name, path, role } of OF_ACCOUNTS) {
	test.describe(`The page of ${name}`, () => {
		test.use({ role, viewport: { width: 390, height: 844 } });

		for (const colorScheme of ['light', 'dark'] as const) {
			test(`has no fault in the ${colorScheme} theme, and fits a phone`, async ({ page }) => {
				await page.emulateMedia({ colorScheme });
				await open(page, path);

				expect(await faults(page)).toEqual([]);
				expect(await tooWide(page)).toEqual([]);
			});
		}
	});
}

test.describe('At twice the size of letters', () => {
	test.use({ viewport: { width: 683, height: 384 } });

	for (const { name, path, role = 'analyst' } of PAGES) {
		test.describe(`for ${role}`, () => {
			test.use({ role });

			test(`${name} is no wider than the screen`, async ({ page }) => {
				await open(page, path);

				expect(await tooWide(page)).toEqual([]);
			});
		});
	}
});

test('The first key leads past the navigation', async ({ page }) => {
	await open(page, '/');

	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Đến nội dung chính' })).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');

	await expect(page.locator('main :focus')).toHaveCount(1);
});

test('Whoever goes to another page is told its title', async ({ page }) => {
	await open(page, '/');

	await page.getByRole('link', { name: 'Phương pháp', exact: true }).click();

	await expect(page).toHaveTitle('Phương pháp · Đơn thư');
	await expect(page.locator('#svelte-announcer')).toHaveText('Phương pháp · Đơn thư');
	await expect(heading(page)).toHaveText('Chỉ tiêu và phương pháp');
});

test('A theme that was chosen stays', async ({ page }) => {
	await open(page, '/');
	const button = page.getByRole('button', { name: 'Giao diện' });
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'auto');

	await button.click();
	await button.click();
	await expect(button).toHaveText('Giao diện: tối');
	await open(page, '/phuong-phap');

	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

/** What axe finds, short enough to be read. */
async function faults(page: Parameters<typeof open>[0]): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`)
	);
}

/** What sticks out to the right, in a page that can be scrolled there. */
async function tooWide(page: Parameters<typeof open>[0]): Promise<string[]> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		if (scrollWidth <= clientWidth) return [];
		return [...document.body.querySelectorAll('*')]
			.filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
			.map((element) => `${element.tagName} ${element.className} sticks out`);
	});
}
