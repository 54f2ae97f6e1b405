import { join } from 'node:path';
import { root } from '../../scripts/processes.ts';
import { open, test } from './fixtures.ts';
import { SHOWN } from './shown_pages.ts';

/*
 * `npm run screenshots`: pictures of every page, to be looked at; nothing is compared. Whole pages and paper
 * go to test-results. What the project keeps lies in docs/screenshots and has to stay small, some 12 MB for
 * all: seven tenths of the size, in which every word can still be read, and no longer than a first look goes.
 */

const picture = (name: string) => join(root, 'test-results', 'screenshots', name);
const kept = (name: string) => join(root, 'docs', 'screenshots', name);

const SIZES = [
	{ width: 1440, height: 900, longest: 1300 },
	{ width: 1366, height: 768, longest: 1300 },
	{ width: 390, height: 844, longest: 1800 }
];
const QUALITY = 40;
/** What the margins leave of A4. */
const PAPER = { width: 703, height: 1017 };

for (const { name, path, ...options } of SHOWN) {
	test.describe(name, () => {
		test.use(options);

		test('on screen and on paper', async ({ page }) => {
			await open(page, path);
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				for (const { longest, ...size } of SIZES) {
					const title = `${name}-${size.width}-${colorScheme}`;
					await page.setViewportSize(size);
					await page.screenshot({ path: picture(`${title}.png`), fullPage: true });
					await page.screenshot({
						path: kept(`${title}.webp`),
						type: 'webp',
						quality: QUALITY,
						fullPage: true,
						// A key is nothing for a picture, not even one that nobody uses.
						mask: [page.locator('.picture, .picture + p code')],
						maskColor: '#8a8780',
						clip: { x: 0, y: 0, width: size.width, height: longest }
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
