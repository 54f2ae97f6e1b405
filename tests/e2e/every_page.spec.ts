import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, open, test } from './fixtures.ts';
import { HOMES } from './make_homes.ts';
import { bar, heading, tile } from './page_parts.ts';
import { SHOWN } from './shown_pages.ts';

const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];
/** What is found where a page is narrow: tables that must be scrolled. */
const RULES_OF_WIDTH = ['scrollable-region-focusable', 'target-size'];

test.use({ home: HOMES.demo });

for (const { name, path, ...options } of SHOWN) {
	test.describe(`The page ${name}`, () => {
		test.use(options);

		test('has no fault in either theme, fits a phone and large letters, and is plain on paper', async ({
			page
		}) => {
			await open(page, path);

			await hasNoFaults(page);
			expect(await unreadable(page)).toEqual([]);

			await page.setViewportSize({ width: 390, height: 844 });
			await expect.poll(() => tooWide(page)).toEqual([]);
			expect(await unreadable(page)).toEqual([]);
			expect(await faults(new AxeBuilder({ page }).withRules(RULES_OF_WIDTH))).toEqual([]);
			// What letters of twice the size leave of a small screen.
			await page.setViewportSize({ width: 683, height: 384 });
			await expect.poll(() => tooWide(page)).toEqual([]);

			await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
			await expect(heading(page)).toBeVisible();
			await expect(bar(page)).toBeHidden();
			await expect(page.getByRole('navigation')).toHaveCount(0);
			await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
		});
	});
}

test('On paper the choice of the page stands in words', async ({ page }) => {
	await page.emulateMedia({ media: 'print' });
	await open(page, '/?ky=2026-Q2&linh-vuc=civil');

	for (const words of ['quý II năm 2026', '01/01/2026–31/03/2026', 'Lĩnh vực Tố tụng dân sự']) {
		await expect(page.getByRole('main').getByText(words).last()).toBeVisible();
	}
	await expect(page.getByRole('contentinfo')).toContainText('bản số liệu 2026-10-31-01');
});

test('an open definition has no fault', async ({ page }) => {
	await open(page, '/');
	await tile(page, 'overdue_rate').locator('[data-metric]').click();
	await expect(page.getByRole('dialog')).toBeVisible();

	await hasNoFaults(page);
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

/** By all rules of axe in the light theme, and for the other one by those that colours decide. */
async function hasNoFaults(page: Page): Promise<void> {
	await page.emulateMedia({ colorScheme: 'light' });
	expect(await faults(new AxeBuilder({ page }))).toEqual([]);
	await page.emulateMedia({ colorScheme: 'dark' });
	expect(await faults(new AxeBuilder({ page }).withRules(RULES_OF_COLOUR))).toEqual([]);
}

/** What axe finds, short enough to be read. */
async function faults(axe: AxeBuilder): Promise<string[]> {
	// A page of this app has no frames: nothing has to be put together in a page of its own.
	const { violations } = await axe.setLegacyMode().analyze();
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`)
	);
}

/** What sticks out to the right, in a page that can be scrolled there. */
async function tooWide(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		if (scrollWidth <= clientWidth) return [];
		return [...document.body.querySelectorAll('*')]
			.filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
			.map((element) => `${element.tagName} ${element.className} sticks out`);
	});
}

/** Words in charts and maps that are too small to be read, stand on others, or are cut at the edge. */
async function unreadable(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const LETTER_HEIGHT_MIN = 9;
		const TOUCH = 2;
		return [...document.querySelectorAll('main svg')].flatMap((svg) => {
			const words = [...svg.querySelectorAll('text')].map((text) => ({
				said: text.textContent,
				box: text.getBoundingClientRect(),
				size: parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 1)
			}));
			const seen = words.filter(({ box }) => box.width > 0);
			const edge = svg.getBoundingClientRect();
			return [
				...seen
					.filter(({ size }) => size < LETTER_HEIGHT_MIN)
					.map(({ said, size }) => `${said} is ${size.toFixed(1)} px high`),
				...seen
					.filter(({ box }) => box.left < edge.left - TOUCH || box.right > edge.right + TOUCH)
					.map(({ said }) => `${said} is cut`),
				...seen.flatMap((one, at) =>
					seen
						.slice(at + 1)
						.filter(
							({ box }) =>
								Math.min(box.right, one.box.right) - Math.max(box.left, one.box.left) > TOUCH &&
								Math.min(box.bottom, one.box.bottom) - Math.max(box.top, one.box.top) > TOUCH
						)
						.map(({ said }) => `${said} stands on ${one.said}`)
				)
			];
		});
	});
}
