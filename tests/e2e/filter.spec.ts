import type { Page } from '@playwright/test';
import * as format from '../../src/lib/format.ts';
import { query } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { YEAR_2026 } from './known_home.ts';
import { bar, chips, choice, chosen, figure, received, tile } from './page_parts.ts';

test.describe('Nothing chosen', () => {
	test('shows the current year of work, the whole country', async ({ page, home }) => {
		await open(page, '/');

		await expect(chosen(page, 'Kỳ')).toHaveText('năm 2026');
		await expect(chosen(page, 'Lịch')).toHaveText('lịch ngành');
		await expect(chosen(page, 'Tỉnh, thành phố')).toHaveText('Toàn quốc');
		await expect(received(page)).toHaveText('50');
		await expect(tiles(page)).toHaveText(await queried(home, YEAR_2026));
	});

	test('shows for each rate of how many it is', async ({ page }) => {
		await open(page, '/');

		await expect(tile(page, 'processing_rate')).toContainText('40/50 đơn');
		await expect(tile(page, 'overdue_rate')).toContainText('5/28 việc');
		await expect(tile(page, 'set_aside_rate')).toContainText('1/4 việc');
	});

	test('shows the months as a chart and as a table of the same figures', async ({ page, home }) => {
		const months = ['2025-09-01', '2026-09-30'] as const;
		const metrics = ['petitions_received', 'petitions_processed', 'petitions_closing'];
		const rows = await query(home, metrics, months, { by: ['month'] });
		await open(page, '/');

		const section = page.getByRole('region', { name: 'Đơn: tiếp nhận, đã xử lý, còn lại' });
		await section.getByText('Bảng', { exact: true }).click();
		await expect(section.getByRole('rowheader')).toHaveText(
			rows.map(([month]) => format.month(`${month}`))
		);
		await expect(section.getByRole('cell')).toHaveText(
			rows.flatMap((row) => {
				const [came, went, left] = row.slice(1).map(Number) as [number, number, number];
				return [came, went, left, came - went].map((count) => format.count(count));
			})
		);
		const sum = (place: number) => rows.reduce((all, row) => all + Number(row[place]), 0);
		await expect(section).toContainText(
			`vào ${format.count(sum(1))} đơn, ra ${format.count(sum(2))} đơn`
		);
	});
});

type Example = {
	what: string;
	/** Labels of controls, each with the option that is chosen. */
	choose: [string, string][];
	address: string;
	count: string;
	period?: readonly [string, string];
	where?: Record<string, string[]>;
};
const EXAMPLES: Example[] = [
	{
		what: 'a period',
		choose: [['Kỳ', 'quý II năm 2026']],
		address: '/?ky=2026-Q2',
		count: '34',
		period: ['2026-01-01', '2026-03-31']
	},
	{
		what: 'a calendar, in which the same quarter has other days',
		choose: [
			['Kỳ', 'quý II năm 2026'],
			['Lịch', 'dương lịch']
		],
		address: '/?lich=civil&ky=2026-Q2',
		count: '6',
		period: ['2026-04-01', '2026-06-30']
	},
	{
		what: 'a month',
		choose: [['Kỳ', 'tháng 08/2026']],
		address: '/?ky=2026-08',
		count: '10',
		period: ['2026-08-01', '2026-08-31']
	},
	{
		what: 'a province',
		choose: [['Tỉnh, thành phố', 'Bắc Ninh']],
		address: '/?tinh=34-24',
		count: '36',
		where: { province: ['34-24'] }
	},
	{
		what: 'a level',
		choose: [['Cấp', 'khu vực']],
		address: '/?cap=region',
		count: '30',
		where: { level: ['region'] }
	},
	{
		what: 'a field',
		choose: [['Lĩnh vực', 'Điều tra vụ án hình sự']],
		address: '/?linh-vuc=criminal_investigation',
		count: '24',
		where: { field: ['criminal_investigation'] }
	},
	{
		what: 'a kind of petition',
		choose: [['Loại đơn', 'Tố cáo']],
		address: '/?loai=denunciation',
		count: '10',
		where: { petition_kind: ['denunciation'] }
	},
	{
		what: 'all of them together',
		choose: [
			['Kỳ', 'quý II năm 2026'],
			['Tỉnh, thành phố', 'Hà Nội'],
			['Cấp', 'cấp tỉnh'],
			['Lĩnh vực', 'Điều tra vụ án hình sự'],
			['Loại đơn', 'Khiếu nại']
		],
		address: '/?ky=2026-Q2&tinh=34-01&cap=province&linh-vuc=criminal_investigation&loai=complaint',
		count: '14',
		period: ['2026-01-01', '2026-03-31'],
		where: {
			province: ['34-01'],
			level: ['province'],
			field: ['criminal_investigation'],
			petition_kind: ['complaint']
		}
	}
];

test.describe('Choosing', () => {
	for (const { what, choose, address, count, period = YEAR_2026, where = {} } of EXAMPLES) {
		test(`${what} shows its figures, and the address keeps it`, async ({ page, home }) => {
			const expected = await queried(home, period, { where });
			await open(page, '/');

			for (const [label, option] of choose)
				await choice(page, label).selectOption({ label: option });

			await expect(received(page)).toHaveText(count);
			await expect(tiles(page)).toHaveText(expected);
			await expect(page).toHaveURL(sameAddress(address));

			await page.reload();
			await expect(received(page)).toHaveText(count);
			await expect(tiles(page)).toHaveText(expected);
		});
	}

	test('days of one’s own makes a period of them', async ({ page, home }) => {
		await open(page, '/');

		await bar(page).getByText('01/10/2025–30/09/2026', { exact: true }).click();
		await bar(page).getByLabel('Từ ngày').fill('2026-03-01');
		await bar(page).getByLabel('Đến ngày').fill('2026-05-31');
		await bar(page).getByRole('button', { name: 'Xem khoảng ngày này' }).click();

		await expect(received(page)).toHaveText('26');
		await expect(tiles(page)).toHaveText(await queried(home, ['2026-03-01', '2026-05-31']));
		await expect(page).toHaveURL(sameAddress('/?tu=2026-03-01&den=2026-05-31'));
		await expect(chosen(page, 'Kỳ')).toHaveText('01/03/2026–31/05/2026');
	});

	test('a year before the merger asks for the provinces of that time', async ({ page, home }) => {
		await open(page, '/');

		await choice(page, 'Kỳ').selectOption({ label: 'năm 2024' });
		await expect(received(page)).toHaveText('8');
		await choice(page, 'Tỉnh, thành phố').selectOption('63-27');

		await expect(received(page)).toHaveText('8');
		await expect(figure(page, 'overdue_rate')).toHaveText('100,0');
		await expect(tiles(page)).toHaveText(
			await queried(home, ['2023-12-01', '2024-11-30'], {
				where: { province: ['63-27'] },
				boundaries: 'as_reported'
			})
		);
	});

	test('a filter that an indicator does not know is said beside it', async ({ page }) => {
		await open(page, '/?loai=denunciation');

		await expect(tile(page, 'set_aside_rate')).toContainText('không lọc theo loại đơn');
		await expect(tile(page, 'petitions_received')).not.toContainText('không lọc theo');
	});

	test('can be taken back, one by one or all at once', async ({ page }) => {
		await open(page, '/?ky=2026-Q2&tinh=34-24&linh-vuc=civil&loai=complaint');
		await expect(received(page)).toHaveText('20');

		await chips(page).getByRole('link', { name: 'Bỏ lọc Lĩnh vực' }).click();
		await expect(page).toHaveURL(sameAddress('/?ky=2026-Q2&tinh=34-24&loai=complaint'));
		await chips(page).getByRole('link', { name: 'Bỏ hết bộ lọc' }).click();

		await expect(page).toHaveURL(sameAddress('/?ky=2026-Q2'));
		await expect(received(page)).toHaveText('34');
	});
});

test.describe('The address is the state of the page', () => {
	test('Back and Forward go through the choices', async ({ page }) => {
		await open(page, '/');
		await choice(page, 'Kỳ').selectOption({ label: 'quý II năm 2026' });
		await expect(received(page)).toHaveText('34');
		await choice(page, 'Tỉnh, thành phố').selectOption({ label: 'Bắc Ninh' });
		await expect(received(page)).toHaveText('20');

		await page.goBack();
		await expect(received(page)).toHaveText('34');
		await expect(chosen(page, 'Tỉnh, thành phố')).toHaveText('Toàn quốc');
		await page.goBack();
		await expect(received(page)).toHaveText('50');
		await expect(chosen(page, 'Kỳ')).toHaveText('năm 2026');
		await page.goForward();
		await expect(received(page)).toHaveText('34');
		await expect(chosen(page, 'Kỳ')).toHaveText('quý II năm 2026');
	});

	test('a link that is sent on shows the other reader the same', async ({ page, browser }) => {
		await open(page, '/');
		await choice(page, 'Kỳ').selectOption({ label: 'quý II năm 2026' });
		await choice(page, 'Lĩnh vực').selectOption({ label: 'Tố tụng dân sự' });
		await expect(received(page)).toHaveText('20');

		const other = await browser.newPage();
		await other.context().addCookies(await page.context().cookies());
		await open(other, page.url());

		await expect(received(other)).toHaveText('20');
		await expect(chosen(other, 'Kỳ')).toHaveText('quý II năm 2026');
		await expect(chosen(other, 'Lĩnh vực')).toHaveText('Tố tụng dân sự');
		await expect(tiles(other)).toHaveText(await tiles(page).allTextContents());
		await other.close();
	});

	test('a choice keeps the focus where it is', async ({ page }) => {
		await open(page, '/');

		await choice(page, 'Cấp').focus();
		await choice(page, 'Cấp').selectOption({ label: 'khu vực' });
		await expect(received(page)).toHaveText('30');

		await expect(choice(page, 'Cấp')).toBeFocused();
	});
});

/** Indicators of petitions and matters, which have every dimension of the filter bar. */
const TILES = ['petitions_received', 'processing_rate', 'own_petitions_rate', 'overdue_rate'];
const tiles = (page: Page) =>
	page.locator(TILES.map((metric) => `[data-tile=${metric}] b`).join(', '));

/** What `donthu query` answers, as the tiles write it. */
async function queried(
	home: string,
	period: Parameters<typeof query>[2],
	more?: Parameters<typeof query>[3]
): Promise<string[]> {
	const [row] = await query(home, TILES, period, more);
	const [count, ...shares] = row!.map((cell) => (cell === null ? null : Number(cell)));
	return [format.count(count!), ...shares.map(format.shareNumber)];
}

/** The order of the values in an address means nothing. */
function sameAddress(address: string) {
	const wanted = new URL(address, 'http://page');
	const values = (url: URL) => [...url.searchParams].sort();
	return (url: URL) => url.pathname === wanted.pathname && `${values(url)}` === `${values(wanted)}`;
}
