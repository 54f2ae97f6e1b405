import { join } from 'node:path';
import { root } from '../../scripts/processes.ts';
import { open, test } from './fixtures.ts';
import { SHOWN } from './shown_pages.ts';

/* `npm run screenshots`: pictures of every page, to be looked at; nothing is compared. */

const picture = (name: string) => join(root, 'test-results', 'screenshots', name);

const WIDTHS = [
	{ width: 1440, height: 900 },
	{ width: 1366, height: 768 },
	{ width: 390, height: 844 }
];
/** What the margins leave of A4. */
const PAPER = { width: 703, height: 1017 };

for (const { name, path, ...options } of SHOWN) {
	test.describe(name, () => {
		test.use(options);

		test('on screen and on paper', async ({ page }) => {
			await open(page, path);
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				for (const size of WIDTHS) {
					await page.setViewportSize(size);
					await page.screenshot({
						path: picture(`${name}-${size.width}-${colorScheme}.png`),
						fullPage: true
					});
				}
			}
			await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
			await page.setViewportSize(PAPER);
			await page.screenshot({ path: picture(`${name}-print.png`), fullPage: true });
			await page.pdf({ path: picture(`${name}-print.pdf`), format: 'A4' });
		});
	});
}
