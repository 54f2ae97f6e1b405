import * as format from '../../src/lib/format.ts';
import { query } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { HOMES } from './make_homes.ts';
import { YEAR_2026 } from './known_home.ts';
import { figure, figureOf, showTable, tableRow } from './page_parts.ts';

test.use({ home: HOMES.demo });

const PAGE = '/tiep-cong-dan?ky=2026';
const COUNTS = ['receptions', 'people_received', 'group_receptions', 'leader_receptions'];

test('Receptions are told by kind, as the command line counts them', async ({ page, home }) => {
	const rows = await query(home, COUNTS, YEAR_2026, { by: ['visit_kind'] });
	const [all = []] = await query(home, COUNTS, YEAR_2026);
	await open(page, PAGE);

	for (const [i, name] of COUNTS.entries()) {
		await expect(figure(page, name)).toHaveText(format.count(Number(all[i])));
	}
	await showTable(page, 'tiep-visit-kind');
	for (const [kind, ...counts] of rows) {
		const cells = tableRow(page, 'tiep-visit-kind', `${kind}`).getByRole('cell');
		for (const [i, count] of counts.entries()) {
			await expect(cells.nth(i)).toHaveText(format.count(Number(count)));
		}
	}
});

test('Who was not received is told from the share of those who were', async ({ page, home }) => {
	const [[received, rate] = []] = await query(home, ['receptions', 'reception_rate'], YEAR_2026);
	const missed = Math.round(Number(received) / Number(rate)) - Number(received);
	await open(page, PAGE);

	await showTable(page, 'ket-qua-tiep');
	await expect(tableRow(page, 'ket-qua-tiep', 'not_received').getByRole('cell').first()).toHaveText(
		format.count(missed)
	);
	await expect(tableRow(page, 'ket-qua-tiep', 'not_received').getByRole('link')).toHaveCount(0);
});

test('Petitions past their level stand by province, with their records', async ({ page, home }) => {
	const rows = await query(home, ['petitions_received'], YEAR_2026, {
		by: ['province'],
		where: { over_level: ['true'] }
	});
	await open(page, PAGE);

	await showTable(page, 'don-over-level');
	const [province, count] = rows.find(([code, count]) => code !== null && Number(count) > 0)!;
	const link = tableRow(page, 'don-over-level', `${province}`)
		.getByRole('cell')
		.first()
		.getByRole('link');
	await expect(link).toHaveText(format.count(Number(count)));
	await expect(link).toHaveAttribute(
		'href',
		`/ban-ghi?chi-tieu=petitions_received&ky=2026&tinh=${province}&loc=over_level:true`
	);
});

test('The days on which leaders receive are said not to be reported', async ({ page }) => {
	await open(page, PAGE);

	await expect(figureOf(page, 'lanh-dao-tiep')).toContainText('chưa thu thập số liệu');
});
