import * as format from '../../src/lib/format.ts';
import { query } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { YEAR_2026 } from './known_home.ts';
import { figureOf, figure, heading, showTable, tableRow } from './page_parts.ts';

test('Steps count what was received in the period, as the command line does', async ({
	page,
	home
}) => {
	const names = ['petitions_received', 'petitions_classified', 'petitions_processed'];
	const [row] = await query(home, names, YEAR_2026);
	await open(page, '/tien-do');

	await showTable(page, 'cac-buoc');
	for (const [i, name] of names.entries()) {
		await expect(tableRow(page, 'cac-buoc', name).getByRole('cell').first()).toHaveText(
			format.count(Number(row![i]))
		);
	}
	await expect(heading(page)).toHaveText('Tiến độ');
	await expect(figure(page, 'petitions_closing')).toHaveText('10');
});

test('A month of receipt is done by the shares of what it received', async ({ page }) => {
	await open(page, '/tien-do');

	await showTable(page, 'theo-thang-nhan-petitions-processed');
	const month = (key: string) =>
		tableRow(page, 'theo-thang-nhan-petitions-processed', key).getByRole('cell');
	await expect(month('2026-03')).toHaveText([
		'20',
		'100,0%',
		'100,0%',
		'100,0%',
		'100,0%',
		'100,0%'
	]);
	await expect(month('2026-08')).toHaveText(['10', '0,0%', '0,0%', '–', '–', '–']);
});

test('What waits is told by its month of receipt', async ({ page, home }) => {
	const where = { received_month: ['2026-08'] };
	const [[count] = []] = await query(home, ['petitions_closing'], YEAR_2026, { where });
	await open(page, '/tien-do');

	await showTable(page, 'petitions-closing');
	await expect(tableRow(page, 'petitions-closing', '2026-08').getByRole('cell')).toHaveText(
		format.count(Number(count))
	);
});

test('The page counts matters instead of petitions, and keeps the choice', async ({
	page,
	home
}) => {
	const [[accepted] = []] = await query(home, ['matters_accepted'], YEAR_2026, {
		where: { province: ['34-24'] }
	});
	await open(page, '/tien-do?tinh=34-24');

	await page.getByRole('link', { name: 'Việc', exact: true }).click();

	await expect(page).toHaveURL('/tien-do?tinh=34-24&dem=viec');
	await expect(figure(page, 'matters_accepted')).toHaveText(format.count(Number(accepted)));
	await expect(figureOf(page, 'viec-vao-ra')).toContainText('Việc thuộc thẩm quyền: thụ lý');
});
