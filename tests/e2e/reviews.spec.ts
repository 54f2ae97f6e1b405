import * as format from '../../src/lib/format.ts';
import { query } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { HOMES } from './make_homes.ts';
import { YEAR_2026 } from './known_home.ts';
import { figure, figureOf, showTable, tableRow } from './page_parts.ts';

test.use({ home: HOMES.demo });

const PAGE = '/kiem-tra-lai?ky=2026';
const REVIEWS = { review_kind: ['final_decision'] };
const STEPS = [
	'reviews_requested',
	'reviews_eligible',
	'reviews_accepted',
	'reviews_total',
	'reviews_concluded',
	'reviews_closing'
];

for (const [id, kind] of [
	['cac-buoc', 'final_decision'],
	['gdt-cac-buoc', 'cassation']
] as const) {
	test(`The steps of ${kind} are counted apart from the other kind`, async ({ page, home }) => {
		const where = { review_kind: [kind] };
		const [counts = []] = await query(home, STEPS, YEAR_2026, { where });
		await open(page, PAGE);

		await showTable(page, id);
		for (const [i, name] of STEPS.entries()) {
			await expect(tableRow(page, id, name).getByRole('cell').first()).toHaveText(
				format.count(Number(counts[i]))
			);
		}
	});
}

test('Conclusions count for the level that decided, each share with its n', async ({
	page,
	home
}) => {
	const outcomes = ['reviews_kept', 'reviews_amended', 'reviews_set_aside'];
	const rows = await query(home, [...outcomes, 'set_aside_rate'], YEAR_2026, {
		by: ['decision_level'],
		where: REVIEWS
	});
	await open(page, PAGE);

	await showTable(page, 'kiem-tra-decision-level');
	const told = rows.filter(([level]) => level !== null);
	expect(told.length).toBeGreaterThan(0);
	for (const [level, kept, amended, setAside, rate] of told) {
		const cells = tableRow(page, 'kiem-tra-decision-level', `${level}`).getByRole('cell');
		const counts = [kept, amended, setAside].map(Number);
		await expect(cells.nth(0)).toHaveText(format.count(counts[0]!));
		await expect(cells.nth(2)).toHaveText(format.count(counts[2]!));
		await expect(cells.nth(4)).toHaveText(format.count(counts[0]! + counts[1]! + counts[2]!));
		await expect(cells.nth(5)).toHaveText(format.share(rate === null ? null : Number(rate)));
	}
});

test('Every count of a review leads to records of its kind', async ({ page }) => {
	await open(page, PAGE);

	await expect(
		page.locator('[data-tile=reviews_accepted]').getByRole('link').last()
	).toHaveAttribute(
		'href',
		'/ban-ghi?chi-tieu=reviews_accepted&ky=2026&loc=review_kind:final_decision'
	);
	await showTable(page, 'gdt-ket-luan');
	await expect(tableRow(page, 'gdt-ket-luan', 'not_protested').getByRole('link')).toHaveAttribute(
		'href',
		'/ban-ghi?chi-tieu=reviews_not_protested&ky=2026&loc=review_kind:cassation'
	);
});

test.describe('Where four decisions were reviewed', () => {
	test.use({ home: HOMES.known });

	test('the page says a fraction, and what one case more would change', async ({ page }) => {
		await open(page, '/kiem-tra-lai');

		await expect(page.locator('.sentence')).toContainText('1 trong 4 quyết định');
		await expect(page.locator('.sentence')).not.toContainText('%');
		await expect(figure(page, 'set_aside_rate')).toHaveText('25,0');
		await expect(figureOf(page, 'ket-luan')).toContainText('n = 4');
		await expect(figureOf(page, 'ket-luan')).toContainText('đổi khoảng 25,0 điểm');
	});
});
