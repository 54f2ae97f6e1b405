import * as format from '../../src/lib/format.ts';
import { query } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { HOMES } from './make_homes.ts';
import { YEAR_2026 } from './known_home.ts';
import { figure, figureOf, showTable, tableRow } from './page_parts.ts';

test.use({ home: HOMES.demo });

const PAGE = '/ket-qua?ky=2026';

test('Outcomes are told by field with the n of their share, as the command line counts them', async ({
	page,
	home
}) => {
	const outcomes = ['matters_founded', 'matters_partly_founded', 'matters_unfounded'];
	const metrics = [...outcomes, 'matters_discontinued', 'founded_rate'];
	const rows = await query(home, metrics, YEAR_2026, { by: ['field'] });
	await open(page, PAGE);

	await showTable(page, 'ket-qua-field');
	expect(rows.length).toBeGreaterThan(3);
	for (const [field, ...cells] of rows) {
		const counts = cells.slice(0, 4).map(Number);
		const n = counts[0]! + counts[1]! + counts[2]!;
		const rate = cells[4] === null ? null : Number(cells[4]);
		await expect(tableRow(page, 'ket-qua-field', `${field}`).getByRole('cell')).toHaveText([
			...counts.map(format.count),
			format.count(n),
			format.share(rate)
		]);
	}
});

test('A share of a tile stands with its n', async ({ page, home }) => {
	const metrics = ['reversed_rate', 'second_matters_reversed', 'second_matters_concluded'];
	const [[rate, part, whole] = []] = await query(home, metrics, YEAR_2026);
	await open(page, PAGE);

	await expect(figure(page, 'reversed_rate')).toHaveText(format.shareNumber(Number(rate)));
	await expect(page.locator('[data-tile=reversed_rate]')).toContainText(`${part}/${whole} việc`);
});

test('Late bodies stand first, with what they have not answered and their days', async ({
	page,
	home
}) => {
	const metrics = ['replies_overdue', 'replies_pending', 'days_to_reply_median'];
	const rows = await query(home, metrics, YEAR_2026, { by: ['respondent'] });
	const most = Math.max(...rows.map(([, overdue]) => Number(overdue)));
	await open(page, PAGE);

	await showTable(page, 'cham-tra-loi');
	for (const [body, overdue, pending, days] of rows) {
		const cells = tableRow(page, 'cham-tra-loi', `${body}`).getByRole('cell');
		await expect(cells.nth(0)).toHaveText(format.count(Number(overdue)));
		await expect(cells.nth(1)).toHaveText(format.count(Number(pending)));
		await expect(cells.nth(2)).toHaveText(format.days(days === null ? null : Number(days)));
	}
	await expect(
		figureOf(page, 'cham-tra-loi').locator('tbody tr').first().getByRole('cell').first()
	).toHaveText(format.count(most));
});

test('Each kind of document has its own target', async ({ page, home }) => {
	const where = { kind: ['recommendation'] };
	const metrics = ['recommendations', 'documents_accepted', 'acceptance_rate'];
	const [[issued, accepted, rate] = []] = await query(home, metrics, YEAR_2026, { where });
	await open(page, PAGE);

	await showTable(page, 'van-ban');
	const cells = tableRow(page, 'van-ban', 'recommendation').getByRole('cell');
	await expect(cells.nth(0)).toHaveText(format.count(Number(issued)));
	await expect(cells.nth(1)).toHaveText(format.count(Number(accepted)));
	await expect(cells.nth(3)).toHaveText(format.share(Number(rate)));
	await expect(cells.last()).toHaveText('90,0%');
	await expect(tableRow(page, 'van-ban', 'protest').getByRole('cell').last()).toHaveText('100,0%');
});

test('A count leads to its records, with the choice and the row', async ({ page }) => {
	await open(page, PAGE);

	await showTable(page, 'ket-qua-field');
	await expect(
		tableRow(page, 'ket-qua-field', 'civil').getByRole('cell').nth(2).getByRole('link')
	).toHaveAttribute('href', '/ban-ghi?chi-tieu=matters_unfounded&ky=2026&linh-vuc=civil');
	await showTable(page, 'van-ban');
	await expect(
		tableRow(page, 'van-ban', 'protest').getByRole('cell').first().getByRole('link')
	).toHaveAttribute('href', '/ban-ghi?chi-tieu=protests&ky=2026&loc=kind:protest');
});

test.describe('Outside the province of a provincial chief', () => {
	test.use({ role: 'provincial_chief' });

	test('what could tell a denouncer is withheld in its place; the other figures stay', async ({
		page
	}) => {
		await open(page, `${PAGE}&loc=unit:P01`);

		for (const id of ['bao-ve', 'ket-qua-instance']) {
			await expect(figureOf(page, id)).toContainText('có thể làm lộ người tố cáo');
			await expect(figureOf(page, id).getByText('Bảng', { exact: true })).toHaveCount(0);
		}
		await expect(figureOf(page, 'ket-qua-level')).not.toContainText('lộ người tố cáo');
	});
});
