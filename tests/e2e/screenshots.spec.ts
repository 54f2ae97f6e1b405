import { join } from 'node:path';
import { root } from '../../scripts/processes.ts';
import { expect, open, test } from './fixtures.ts';
import { HOMES } from './make_homes.ts';
import { bar, heading } from './page_parts.ts';

/** Kept to be looked at, not compared. */
const picture = (name: string) => join(root, 'test-results', 'screenshots', name);

const PAGES = [
	{ name: 'overview', path: '/' },
	{ name: 'overview-2024', path: '/?ky=2024' },
	{ name: 'province', path: '/dia-phuong/34-24' },
	{ name: 'unit', path: '/dia-phuong/P24' },
	{ name: 'progress', path: '/tien-do' },
	{ name: 'progress-matters', path: '/tien-do?dem=viec' },
	{ name: 'overdue', path: '/qua-han' },
	{ name: 'outcomes', path: '/ket-qua?ky=2026' },
	{ name: 'reviews', path: '/kiem-tra-lai?ky=2026' },
	{ name: 'receptions', path: '/tiep-cong-dan?ky=2026' },
	{ name: 'places', path: '/dia-phuong' },
	{ name: 'places-units', path: '/dia-phuong?theo=don-vi&ty-le=giai-quyet' },
	{ name: 'method', path: '/phuong-phap' },
	{ name: 'records', path: '/ban-ghi?chi-tieu=matters_closing' },
	{ name: 'explore', path: '/kham-pha' },
	{ name: 'explore-heat', path: '/kham-pha?chi-tieu=matters_closing&hang=field&cot=level' },
	{
		name: 'explore-lines',
		path: '/kham-pha?chi-tieu=petitions_received&hang=month&cot=petition_kind'
	},
	{ name: 'empty', path: '/', home: HOMES.empty },
	{ name: 'not-found', path: '/dia-phuong/34-99' }
];
const WIDTHS = [
	{ width: 1440, height: 900 },
	{ width: 1366, height: 768 },
	{ width: 390, height: 844 }
];
/** What the margins leave of A4. */
const PAPER = { width: 703, height: 1017 };

for (const { name, path, home = HOMES.demo } of PAGES) {
	test.describe(`A picture of ${name}`, () => {
		test.use({ home, errorStatus: 404 });

		for (const colorScheme of ['light', 'dark'] as const) {
			test(`in the ${colorScheme} theme`, async ({ page }) => {
				await page.emulateMedia({ colorScheme });
				await open(page, path);
				for (const size of WIDTHS) {
					await page.setViewportSize(size);
					await page.screenshot({
						path: picture(`${name}-${size.width}-${colorScheme}.png`),
						fullPage: true
					});
				}
			});
		}

		test('on A4, white, without what only a screen can use', async ({ page }) => {
			await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
			await page.setViewportSize(PAPER);
			await open(page, path);

			await expect(heading(page)).toBeVisible();
			await expect(bar(page)).toBeHidden();
			await expect(page.getByRole('navigation')).toHaveCount(0);
			await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
			await page.screenshot({ path: picture(`${name}-print.png`), fullPage: true });
			await page.pdf({ path: picture(`${name}-print.pdf`), format: 'A4' });
		});
	});
}

test('On paper the choice of the page stands in words', async ({ page }) => {
	await page.emulateMedia({ media: 'print' });
	await open(page, '/?ky=2026-Q2&linh-vuc=civil');

	for (const words of ['quý II năm 2026', '01/01/2026–31/03/2026', 'Lĩnh vực Tố tụng dân sự']) {
		await expect(page.getByRole('main').getByText(words).last()).toBeVisible();
	}
	await expect(page.getByRole('contentinfo')).toContainText('bản số liệu 2026-09-30-01');
});
