import type { Page } from '@playwright/test';
import * as format from '../../src/lib/format.ts';
import { positionOf, stillNeeded, wilson } from '../../src/lib/statistics.ts';
import { query } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { YEAR_2026 } from './known_home.ts';
import { HOMES } from './make_homes.ts';
import { figureOf, heading, showTable, tableRow } from './page_parts.ts';

const OWN = [
	'own_petitions_resolved',
	'own_petitions_opening',
	'own_petitions_accepted',
	'own_petitions_moved',
	'own_petitions_transferred',
	'own_petitions_rate'
];
const TARGET = 0.8;

const cellsOf = (page: Page, figure: string, code: string) =>
	tableRow(page, figure, code).getByRole('cell');

test.use({ home: HOMES.demo });

test('Every province has its rate, its cases and its interval, as donthu query counts them', async ({
	page,
	home
}) => {
	const metrics = ['overdue_rate', 'matters_overdue', 'matters_closing'];
	const rows = await query(home, metrics, YEAR_2026, { by: ['province'] });
	const [[common] = []] = await query(home, ['overdue_rate'], YEAR_2026);
	await open(page, '/dia-phuong?ky=2026');

	await showTable(page, 'hinh-pheu');
	const provinces = rows.filter(([code, rate]) => code !== null && rate !== null);
	expect(provinces.length).toBeGreaterThan(10);
	for (const [code, rate, part, whole] of provinces) {
		const { lower, upper } = wilson(Number(part), Number(whole))!;
		await expect(cellsOf(page, 'hinh-pheu', `${code}`)).toHaveText([
			format.share(Number(rate)),
			format.count(Number(part)),
			format.count(Number(whole)),
			format.share(lower),
			format.share(upper),
			Number(whole) < 10
				? 'mẫu nhỏ'
				: { inside: 'trong giới hạn', outside: 'ngoài 95%', far_outside: 'ngoài 99,9%' }[
						positionOf(Number(part), Number(whole), Number(common))
					]
		]);
	}
	await expect(figureOf(page, 'hinh-pheu').locator('tbody tr')).toHaveCount(provinces.length);
	await expect(heading(page)).toHaveText('Địa phương');
});

test('Those outside the limits are named, and no league table stands there', async ({ page }) => {
	await open(page, '/dia-phuong?ky=2026');

	const figure = figureOf(page, 'hinh-pheu');
	await showTable(page, 'hinh-pheu');
	const outside = figure.locator('tbody tr', { hasText: 'ngoài 9' }).getByRole('rowheader');
	const reading = figure.locator('.reading');
	const count = await outside.count();
	if (count === 0) await expect(reading).toContainText('Không nơi nào ra ngoài');
	for (const name of (await outside.allTextContents()).slice(0, 6)) {
		await expect(reading).toContainText(name.trim());
	}
	const names = (await figure.getByRole('rowheader').allTextContents()).map((name) => name.trim());
	expect(names[0]).toBe('Hà Nội');
});

for (const { group, theo } of [
	{ group: 'province', theo: 'tinh' },
	{ group: 'unit', theo: 'don-vi' }
]) {
	test(`Who misses the target is told by ${group}, and whether it is slow or few`, async ({
		page,
		home
	}) => {
		const rows = await query(home, [...OWN, 'matters_overdue'], YEAR_2026, { by: [group] });
		const missed = rows
			.map(([code, resolved, opening, accepted, moved, transferred, rate, overdue]) => ({
				code,
				part: Number(resolved),
				whole:
					Number(opening) + Number(accepted) + Math.max(Number(moved), 0) - Number(transferred),
				rate,
				overdue
			}))
			.filter(({ code, rate }) => code !== null && rate !== null && Number(rate) < TARGET);
		await open(page, `/dia-phuong?ky=2026&theo=${theo}`);

		await showTable(page, 'khong-dat-chi-tieu');
		const table = figureOf(page, 'khong-dat-chi-tieu');
		await expect(table.locator('tbody tr')).toHaveCount(missed.length);
		expect(missed.length).toBeGreaterThan(0);
		for (const { code, part, whole, rate, overdue } of missed.slice(0, 12)) {
			const { lower, upper } = wilson(part, whole)!;
			const cells = cellsOf(page, 'khong-dat-chi-tieu', `${code}`);
			await expect(cells.nth(0)).toHaveText(format.share(Number(rate)));
			await expect(cells.nth(1)).toHaveText(format.count(part));
			await expect(cells.nth(2)).toHaveText(format.count(whole));
			await expect(cells.nth(3)).toHaveText(format.share(lower));
			await expect(cells.nth(5)).toHaveText(upper < TARGET ? 'chậm' : 'mẫu số nhỏ');
			await expect(cells.nth(6)).toHaveText(format.count(stillNeeded(part, whole, TARGET)));
			await expect(cells.nth(7)).toHaveText(format.count(Number(overdue)));
		}
	});
}

test('Stocks that rose three months running are those of donthu query', async ({ page, home }) => {
	const months = ['2026-06', '2026-07', '2026-08', '2026-09'];
	const rows = await query(home, ['matters_closing'], ['2026-06-01', '2026-09-30'], {
		by: ['month', 'province']
	});
	const stock = (code: string, month: string) =>
		Number(rows.find((row) => row[0] === month && row[1] === code)?.[2] ?? 0);
	const codes = [...new Set(rows.map(([, code]) => code))].filter((code) => code !== null);
	const rising = codes.map(String).filter((code) => {
		const [a, b, c, d] = months.map((month) => stock(code, month)) as [
			number,
			number,
			number,
			number
		];
		return a < b && b < c && c < d;
	});
	await open(page, '/dia-phuong?ky=2026');

	await showTable(page, 'ton-viec-tang');
	await expect(figureOf(page, 'ton-viec-tang').locator('tbody tr')).toHaveCount(rising.length);
	for (const code of rising) {
		const counts = months.map((month) => stock(code, month));
		await expect(cellsOf(page, 'ton-viec-tang', code)).toHaveText(
			[...counts, counts[3]! - counts[0]!].map(format.count)
		);
	}
});

test('Both maps and the list show the rate chosen, point at each other, and are searched', async ({
	page,
	home
}) => {
	const [[rate] = []] = await query(home, ['processing_rate'], YEAR_2026, {
		where: { province: ['34-24'] }
	});
	await open(page, '/dia-phuong?ky=2026');

	await page.getByRole('navigation', { name: 'Tỷ lệ' }).getByText('Xử lý đơn').click();
	await expect(page).toHaveURL('/dia-phuong?ky=2026&ty-le=xu-ly');
	const row = page.locator('[data-place="34-24"]');
	await expect(row.getByRole('cell').nth(1)).toHaveText(format.share(Number(rate)));
	await expect(page.locator('[data-province^="34-"]')).toHaveCount(34);
	await expect(page.locator('[data-province^="63-"]')).toHaveCount(63);
	await expect(page.getByText('Quần đảo Hoàng Sa')).toHaveCount(2);
	await expect(page.getByText('Quần đảo Trường Sa')).toHaveCount(2);

	await page.locator('[data-province="34-24"]').hover();
	await expect(row).toHaveClass(/pointed/);
	await page.getByRole('searchbox').fill('bac ninh');
	await expect(page.locator('[data-place]')).toHaveCount(1);
	await row.getByRole('link').click();
	await expect(heading(page)).toContainText('Bắc Ninh');
});

test('A place is told what it needs, what it took over and what is old, as donthu query counts', async ({
	page,
	home
}) => {
	const code = '34-79';
	const where = { province: [code] };
	const [[resolved, opening, accepted, moved, transferred] = []] = await query(
		home,
		OWN,
		YEAR_2026,
		{ where }
	);
	const whole =
		Number(opening) + Number(accepted) + Math.max(Number(moved), 0) - Number(transferred);
	const [[matters, petitions] = []] = await query(
		home,
		['matters_moved', 'petitions_moved'],
		['2025-07-01', '2025-07-01'],
		{ where, boundaries: 'as_reported' }
	);
	const [[old] = []] = await query(home, ['matters_closing'], YEAR_2026, {
		where: { ...where, age_band: ['46-90', '91+'] }
	});
	await open(page, `/dia-phuong/${code}?ky=2026`);

	const part = (name: string) => page.locator(`[data-known=${name}]`);
	await expect(part('need')).toContainText(`${format.count(Number(resolved))}/${whole} đơn`);
	const needed = stillNeeded(Number(resolved), whole, TARGET);
	if (needed > 0) await expect(part('need').locator('b')).toHaveText(format.count(needed));
	else await expect(part('need')).toContainText('đã đạt chỉ tiêu 80%');
	await expect(part('inherited').locator('b')).toHaveText(format.count(Number(matters)));
	await expect(part('inherited')).toContainText(`${format.count(Number(petitions))} đơn chưa`);
	await expect(part('old').locator('b')).toHaveText(format.count(Number(old)));
});

test('A place is marked on both maps, and stands among its peers within an interval', async ({
	page
}) => {
	await open(page, '/dia-phuong/34-24?tu=2015-01-01&den=2026-09-30&ty-le=xu-ly');

	const maps = page.locator('[data-maps]');
	await expect(maps.locator('.shade-5')).toHaveCount(3);
	await expect(maps.locator('[data-province="34-24"]')).toHaveClass(/shade-5/);
	await expect(maps.locator('[data-province="63-24"]')).toHaveClass(/shade-5/);
	await expect(maps.locator('[data-province="63-27"]')).toHaveClass(/shade-5/);
	await expect(maps.getByText('Quần đảo Hoàng Sa')).toHaveCount(2);
	await expect(figureOf(page, 'nhom-tuong-dong').locator('.reading')).toHaveText(
		/Đứng thứ \d+ trong \d+ nơi tương đồng.*khoảng tin cậy của thứ hạng/
	);
});

test('Speed before and after the merger is that of today’s units', async ({ page, home }) => {
	const metrics = ['matters_resolved', 'days_to_resolve_median'];
	const where = { province: ['34-01'] };
	const spans = [
		['truoc', ['2024-07-01', '2025-06-30']],
		['sau', ['2025-07-01', '2026-06-30']]
	] as const;
	await open(page, '/dia-phuong/34-01?ky=2026');

	await showTable(page, 'truoc-va-sau');
	for (const [key, span] of spans) {
		const [[resolved, median] = []] = await query(home, metrics, span, { where });
		const cells = cellsOf(page, 'truoc-va-sau', key);
		await expect(cells.nth(1)).toHaveText(format.count(Number(resolved)));
		await expect(cells.nth(2)).toHaveText(format.days(median === null ? null : Number(median)));
	}
});

test.describe('Who sees one unit alone', () => {
	test.use({ role: 'unit_chief' });

	test('is told why nothing is compared, and sees its own page', async ({ page }) => {
		await open(page, '/dia-phuong');
		await expect(page.getByText('Tài khoản này xem số liệu của đơn vị mình').first()).toBeVisible();

		await open(page, '/dia-phuong/KV016');
		await expect(figureOf(page, 'nhom-tuong-dong')).toContainText('Tài khoản này xem');
		await expect(figureOf(page, 'truoc-va-sau')).toBeVisible();
	});
});

test.describe('Who may not tell kinds of petition and units of other provinces at once', () => {
	test.use({ role: 'provincial_chief' });

	test('sees the other parts of a page', async ({ page }) => {
		await open(page, '/dia-phuong/34-01?loai=denunciation');
		await expect(figureOf(page, 'khoi-luong')).toContainText('loại đơn');
		await expect(figureOf(page, 'nhom-tuong-dong').locator('svg').first()).toBeVisible();

		await open(page, '/dia-phuong?theo=don-vi&loai=denunciation');
		await expect(figureOf(page, 'ton-viec-tang')).toBeVisible();
	});
});

test.describe('Without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the funnel is drawn, and becomes a table', async ({ page }) => {
		await page.goto('/dia-phuong?ky=2026');

		await expect(figureOf(page, 'hinh-pheu').locator('svg:visible')).toHaveCount(1);
		await showTable(page, 'hinh-pheu');
		await expect(tableRow(page, 'hinh-pheu', '34-24')).toBeVisible();
	});
});
