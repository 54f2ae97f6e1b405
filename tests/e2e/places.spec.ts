import type { Locator, Page } from '@playwright/test';
import * as format from '../../src/lib/format.ts';
import type { Cell } from '../../warehouse/numbers.ts';
import { query } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { YEAR_2026 } from './known_home.ts';
import { HOMES } from './make_homes.ts';
import { chosen, choice, figure, heading, onMap, place, received, trail } from './page_parts.ts';

const BAC_NINH = '34-24';

test.describe('The map and the list beside it', () => {
	test('rank the provinces by overdue rate, those with few matters apart', async ({ page }) => {
		await open(page, '/');

		await expect(cells(place(page, BAC_NINH))).toHaveText(['', '25,0%', '3/12', '–']);
		await expect(cells(place(page, '34-01'))).toHaveText(['', '10,0%', '1/10', '–']);
		await expect(cells(place(page, '34-48'))).toHaveText(['', '25,0%', '1/4', '–']);
		await expect(page.locator('[data-place]').first()).toHaveAttribute('data-place', BAC_NINH);
		await expect(page.getByRole('rowheader', { name: 'Hà Nội' })).toBeVisible();
	});

	test('point at each other', async ({ page }) => {
		await open(page, '/');

		await onMap(page, BAC_NINH).hover();
		await expect(place(page, BAC_NINH)).toHaveClass(/pointed/);
		await place(page, '34-01').hover();
		await expect(place(page, BAC_NINH)).not.toHaveClass(/pointed/);
		await expect(page.locator('.outline use')).toHaveAttribute('href', /34-01$/);
	});

	test('are reached by keyboard through the list', async ({ page }) => {
		await open(page, '/');
		const first = place(page, BAC_NINH).getByRole('link');

		await page.locator('#places-heading ~ * [data-metric=matters_overdue]').first().focus();
		await page.keyboard.press('Tab');
		await expect(first).toBeFocused();
		await expect(page.locator('.outline use')).toHaveAttribute('href', /34-24$/);
		await page.keyboard.press('Enter');

		await expect(heading(page)).toContainText('Bắc Ninh');
	});
});

test.describe('In a country full of figures', () => {
	test.use({ home: HOMES.demo });

	test('map and list say the same, in the same colours, and what donthu query says', async ({
		page,
		home
	}) => {
		const rows = await query(
			home,
			['overdue_rate', 'matters_overdue', 'matters_closing'],
			YEAR_2026,
			{ by: ['province'] }
		);
		await open(page, '/?ky=2026');

		const listed = await inList(page);
		expect(listed).toEqual(await inMap(page));
		expect(listed.map(({ code, says }) => `${code} ${says}`)).toEqual(
			rows
				.filter(([code]) => code !== null)
				.map(
					([code, rate, ...counts]) => `${code} ${format.share(Number(rate))} ${counts.join('/')}`
				)
		);
	});
});

for (const { year, map } of [
	{ year: '2026', map: '34' },
	{ year: '2024', map: '63' }
]) {
	test(`In ${year} there are ${map} provinces, with Hoàng Sa and Trường Sa`, async ({ page }) => {
		await open(page, `/?ky=${year}`);

		await expect(page.locator('[data-province]')).toHaveCount(Number(map));
		await expect(page.locator(`[data-province^="${map}-"]`)).toHaveCount(Number(map));
		await expect(page.getByText('Quần đảo Hoàng Sa')).toBeVisible();
		await expect(page.getByText('Quần đảo Trường Sa')).toBeVisible();
		for (const code of [`${map}-48`, `${map}-56`]) {
			await expect(onMap(page, code).locator('.islands')).toBeVisible();
		}
		await expect.poll(() => drawn(page)).toBe(Number(map) + 2);
		await expect(choice(page, 'Tỉnh, thành phố').locator('option')).toHaveCount(Number(map) + 1);
	});
}

test.describe('From the country to a province and a unit', () => {
	test('through the map, and back with the browser’s Back', async ({ page }) => {
		await open(page, '/?ky=2026-Q2&linh-vuc=civil');
		await expect(received(page)).toHaveText('20');

		await onMap(page, BAC_NINH).click();
		await expect(page).toHaveURL('/dia-phuong/34-24?ky=2026-Q2&linh-vuc=civil');
		await expect(heading(page)).toContainText('Bắc Ninh');
		await expect(chosen(page, 'Kỳ')).toHaveText('quý II năm 2026');

		await page.goBack();
		await expect(page).toHaveURL('/?ky=2026-Q2&linh-vuc=civil');
		await expect(received(page)).toHaveText('20');
		await expect(chosen(page, 'Lĩnh vực')).toHaveText('Tố tụng dân sự');
	});

	test('through the list, to a unit, and back the same way', async ({ page, home }) => {
		await open(page, '/');

		await place(page, BAC_NINH).getByRole('link').click();
		await expect(received(page)).toHaveText('36');
		await expect(figure(page, 'overdue_rate')).toHaveText('25,0');
		await expect(unit(page, 'P24')).toContainText('VKSND tỉnh Bắc Ninh');

		await unit(page, 'KV016').getByRole('link').click();
		await expect(page).toHaveURL('/dia-phuong/KV016');
		await expect(received(page)).toHaveText('30');
		const [[rate]] = (await query(home, ['processing_rate'], YEAR_2026, {
			where: { unit: ['KV016'] }
		})) as [[number]];
		await expect(figure(page, 'processing_rate')).toHaveText(format.shareNumber(rate));
		await expect(trail(page)).toHaveText(/Toàn quốc\s*Bắc Ninh\s*VKSND khu vực 1 - Bắc Ninh/);

		await page.goBack();
		await expect(received(page)).toHaveText('36');
		await page.goBack();
		await expect(received(page)).toHaveText('50');
		await expect(page).toHaveURL('/');
	});

	test('the units of a province are listed with their figures and the whole', async ({
		page,
		home
	}) => {
		await open(page, '/dia-phuong/34-24');
		const table = page.getByRole('region', { name: 'Các đơn vị' }).last();
		const metrics = await table
			.locator('[data-metric]')
			.evaluateAll((names) => names.map((name) => name.getAttribute('data-metric')!));
		const ofProvince = { where: { province: [BAC_NINH] } };
		const units = await query(home, metrics, YEAR_2026, { by: ['unit'], ...ofProvince });
		const [whole] = await query(home, metrics, YEAR_2026, ofProvince);

		for (const [code, ...figures] of units) {
			await expect(cells(unit(page, `${code}`))).toHaveText(written(metrics, figures));
		}
		await expect(cells(table.locator('tfoot'))).toHaveText(written(metrics, whole!));
		await expect(table.locator('[data-unit]')).toHaveCount(10);
		await expect(cells(unit(page, 'KV017'))).toHaveText(metrics.map(() => 'x'));
	});

	test('along the path above the heading, with the choice kept', async ({ page }) => {
		await open(page, '/dia-phuong/KV016?ky=2026-Q2');

		await trail(page).getByRole('link', { name: 'Bắc Ninh' }).click();
		await expect(page).toHaveURL('/dia-phuong/34-24?ky=2026-Q2');
		await trail(page).getByRole('link', { name: 'Toàn quốc' }).click();

		await expect(page).toHaveURL('/?ky=2026-Q2');
		await expect(received(page)).toHaveText('34');
	});

	test('another province can be chosen on its page', async ({ page }) => {
		await open(page, '/dia-phuong/34-24?linh-vuc=civil');

		await choice(page, 'Tỉnh, thành phố').selectOption({ label: 'Hà Nội' });

		await expect(page).toHaveURL(/\/dia-phuong\/34-01\?.*linh-vuc=civil/);
		await expect(heading(page)).toContainText('Hà Nội');
	});

	test('those without a province have a page of their own', async ({ page }) => {
		await open(page, '/');

		const central = place(page, 'trung-uong');
		await expect(cells(central)).toHaveText(['', '0,0%', '0/2', '–']);
		await central.getByRole('link', { name: 'Trung ương, quân sự' }).click();

		await expect(heading(page)).toContainText('Trung ương, quân sự');
		await expect(unit(page, 'TC')).toContainText('VKSND tối cao');
	});

	test('an old province leads to the one of today where the period asks for it', async ({
		page
	}) => {
		await open(page, '/dia-phuong/63-27?ky=2024');
		await expect(received(page)).toHaveText('8');

		await choice(page, 'Kỳ').selectOption({ label: 'năm 2026' });

		await expect(page).toHaveURL(/\/dia-phuong\/34-24/);
		await expect(received(page)).toHaveText('36');
	});
});

const unit = (page: Page, code: string) => page.locator(`[data-unit=${code}]`);

const cells = (row: Locator) => row.getByRole('cell');

const written = (metrics: readonly string[], figures: readonly Cell[]) =>
	metrics.map((metric, at) => {
		const value = figures[at] === null ? null : Number(figures[at]);
		return format.figure(value, metric.endsWith('_rate') ? 'share' : 'count');
	});

/** How many shapes are really drawn: a reference that leads nowhere has no size. */
const drawn = (page: Page) =>
	page
		.locator('[data-province] use:not(.small)')
		.evaluateAll(
			(shapes) => shapes.filter((shape) => shape.getBoundingClientRect().width > 0).length
		);

type Said = { code: string; shade: string; says: string };
const byCode = (one: Said, other: Said) => (one.code < other.code ? -1 : 1);

/** What the map says of the provinces that have something open, by code. */
const inMap = async (page: Page): Promise<Said[]> =>
	(
		await page.locator('[data-province]').evaluateAll((provinces) =>
			provinces.map((province) => ({
				code: province.getAttribute('data-province')!,
				shade: /shade-\d/.exec(province.getAttribute('class')!)![0],
				says: province.querySelector('title')!.textContent.replace(/.*: /, '')
			}))
		)
	)
		.filter(({ says }) => says.includes('%'))
		.map((said) => ({ ...said, says: said.says.replace(' ·', '').replace(' việc', '') }))
		.sort(byCode);

/** The same of the list; those without a province are in it, and not on the map. */
const inList = async (page: Page): Promise<Said[]> =>
	(
		await page.locator('[data-place^="34-"]').evaluateAll((places) =>
			places.map((place) => ({
				code: place.getAttribute('data-place')!,
				shade: /shade-\d/.exec(place.innerHTML)![0],
				says: ['.rate', '.n'].map((cell) => place.querySelector(cell)!.textContent).join(' ')
			}))
		)
	)
		.filter(({ says }) => !says.endsWith('0/0'))
		.sort(byCode);
