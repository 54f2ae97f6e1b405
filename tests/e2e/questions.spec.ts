import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { openRelease } from '../../warehouse/release.ts';
import { readCards } from '../../warehouse/release_card.ts';
import * as format from '../../src/lib/format.ts';
import { deadlines, reportingCalendar, weekOf } from '../../src/lib/server/reporting.ts';
import { wilson } from '../../src/lib/statistics.ts';
import type { Cell } from '../../warehouse/numbers.ts';
import { filesOf, petition, processed, sent, writeFolder } from '../packages.ts';
import { donthu, publish, query } from './donthu.ts';
import { expect } from './fixtures.ts';
import { YEAR_2026 } from './known_home.ts';
import { HOMES } from './make_homes.ts';
import { figure, figureOf, heading, onMap, tableRow, tile } from './page_parts.ts';
import { test } from './reader.ts';

/*
The questions that leaders and analysts ask, each answered from the start page in three interactions at
most, by the figures of the command line. Where nobody reports what a question needs, the page says so,
and what would be needed.
*/

/** What the pages show of the demo when nothing is chosen: the year of work as far as it has come. */
const NOW = ['2026-10-01', '2026-10-31'] as const;
const LAST_YEAR = ['2024-10-01', '2025-09-30'] as const;
const THE_YEAR = 'năm 2026';
const NOT_COLLECTED = 'chưa thu thập số liệu';
const BAC_NINH = '34-24';

const number = (cell: Cell | undefined) => (cell === null ? null : Number(cell));
const count = (cell: Cell | undefined) => format.count(number(cell));
const share = (cell: Cell | undefined) => format.share(number(cell));
const days = (cell: Cell | undefined) => format.days(number(cell));
const sum = (rows: readonly Cell[][], column: number) =>
	rows.reduce((all, row) => all + Number(row[column] ?? 0), 0);

/** The only row of an answer. */
const only = async (...asked: Parameters<typeof query>): Promise<Cell[]> =>
	(await query(...asked))[0] ?? [];

const rowIn = (page: Page, id: string, code: string): Locator =>
	tableRow(page, id, code).getByRole('cell');

/** The rows of a table, each with the texts of its cells. */
async function expectRows(
	page: Page,
	id: string,
	rows: readonly (readonly [code: string, ...cells: string[]])[]
): Promise<void> {
	expect(rows.length, `rows of ${id}`).toBeGreaterThan(0);
	for (const [code, ...cells] of rows) {
		await expect(rowIn(page, id, code), `${id}, ${code}`).toHaveText(cells);
	}
	await expect(figureOf(page, id).locator('[data-row]')).toHaveCount(rows.length);
}

test.describe('The leadership', () => {
	test.use({ home: HOMES.demo });

	test('1. How many petitions came in this period, more or fewer than a year before?', async ({
		page,
		home,
		reader
	}) => {
		const metrics = ['petitions_received'];
		const where = { petition_kind: ['complaint'] };
		const [[all], [before], [complaints]] = (await Promise.all([
			only(home, metrics, YEAR_2026),
			only(home, metrics, LAST_YEAR),
			only(home, metrics, YEAR_2026, { where })
		])) as [number[], number[], number[]];

		await reader.choose('Kỳ', THE_YEAR);
		await expect(figure(page, 'petitions_received')).toHaveText(count(all));
		await expect(tile(page, 'petitions_received')).toContainText(`cùng kỳ ${count(before)}`);
		await expect(tile(page, 'petitions_received')).toContainText(
			format.change((all! - before!) / before!)
		);
		await reader.choose('Loại đơn', 'Khiếu nại');
		await expect(figure(page, 'petitions_received')).toHaveText(count(complaints));
	});

	test('2. What part of the own petitions is resolved, against the target of 80%?', async ({
		page,
		home,
		reader
	}) => {
		const [[rate], [ofProvinces]] = await Promise.all([
			only(home, ['own_petitions_rate'], YEAR_2026),
			only(home, ['own_petitions_rate'], YEAR_2026, { where: { level: ['province'] } })
		]);

		await reader.choose('Kỳ', THE_YEAR);
		await expect(figure(page, 'own_petitions_rate')).toHaveText(format.shareNumber(number(rate)));
		await expect(tile(page, 'own_petitions_rate')).toContainText('chỉ tiêu 80%');
		await expect(heading(page)).toContainText(format.points(Math.abs(Number(rate) - 0.8)).slice(1));
		await reader.choose('Cấp', 'cấp tỉnh');
		await expect(figure(page, 'own_petitions_rate')).toHaveText(
			format.shareNumber(number(ofProvinces))
		);
	});

	test('3. Who misses the target, and because of few cases or because of being slow?', async ({
		page,
		home,
		reader
	}) => {
		const metrics = ['own_petitions_rate', 'own_petitions_resolved', 'matters_overdue'];
		const units = (await query(home, metrics, NOW, { by: ['unit'] })).filter(
			([, rate]) => rate !== null && Number(rate) < 0.8
		);

		await reader.askNext('Nơi nào chưa đạt chỉ tiêu');
		await reader.click(page.getByRole('link', { name: 'đơn vị', exact: true }));
		await reader.showTable('khong-dat-chi-tieu');

		const rows = figureOf(page, 'khong-dat-chi-tieu').locator('[data-row]');
		await expect(rows).toHaveCount(units.length);
		for (const [unit, rate, resolved, overdue] of units.slice(0, 20)) {
			const cells = rowIn(page, 'khong-dat-chi-tieu', `${unit}`);
			await expect(cells.nth(0)).toHaveText(share(rate));
			await expect(cells.nth(1)).toHaveText(count(resolved));
			await expect(cells.nth(7)).toHaveText(count(overdue ?? 0));
			const [n, upper] = await Promise.all([cells.nth(2).innerText(), cells.nth(4).innerText()]);
			const interval = wilson(Number(resolved), Number(n.replace('.', '')))!;
			expect(upper).toBe(format.share(interval.upper));
			await expect(cells.nth(5)).toHaveText(interval.upper < 0.8 ? 'chậm' : 'mẫu số nhỏ');
		}
	});

	test('4. How much is overdue, for how long, in which fields?', async ({ page, home, reader }) => {
		const metrics = ['matters_overdue', 'matters_closing', 'overdue_rate'];
		const [bands, fields] = await Promise.all([
			query(home, ['matters_overdue'], NOW, { by: ['overdue_band'] }),
			query(home, metrics, NOW, { by: ['field'] })
		]);

		await reader.askNext('Quá hạn bao lâu');
		await reader.showTable('muc-qua-han');
		await reader.showTable('qua-han-field');

		for (const [band, overdue] of bands) {
			await expect(rowIn(page, 'muc-qua-han', `${band}`).first()).toHaveText(count(overdue));
		}
		for (const [field, ...cells] of fields) {
			const shown = rowIn(page, 'qua-han-field', `${field}`);
			await expect(shown.nth(0)).toHaveText(count(cells[0]));
			await expect(shown.nth(1)).toHaveText(count(cells[1]));
			await expect(shown.nth(2)).toHaveText(share(cells[2]));
		}
		expect(sum(bands, 1)).toBe(sum(fields, 1));
		await expect(figure(page, 'matters_overdue')).toHaveText(count(sum(fields, 1)));
	});

	test('5. Where has the stock risen three months running?', async ({ page, home, reader }) => {
		const stocks = await query(home, ['matters_closing'], ['2026-07-01', '2026-10-31'], {
			by: ['province', 'month']
		});
		const provinces = new Map<string, number[]>();
		const MONTHS = ['2026-07', '2026-08', '2026-09', '2026-10'];
		for (const [province, month, open] of stocks) {
			if (province === null) continue;
			const values = provinces.get(`${province}`) ?? MONTHS.map(() => 0);
			values[MONTHS.indexOf(`${month}`)] = Number(open);
			provinces.set(`${province}`, values);
		}
		const rising = [...provinces].filter(([, values]) =>
			values.every((value, i) => i === 0 || value > values[i - 1]!)
		);

		await reader.askNext('tồn đọng tăng ba tháng liền');
		await reader.showTable('ton-viec-tang');

		await expectRows(
			page,
			'ton-viec-tang',
			rising.map(([code, values]) => [code, ...[...values, values[3]! - values[0]!].map(count)])
		);
	});

	test('6. How many decisions in force were set aside or amended on review?', async ({
		page,
		home,
		reader
	}) => {
		const outcomes = ['reviews_kept', 'reviews_amended', 'reviews_set_aside'];
		const metrics = [...outcomes, 'reviews_discontinued', 'set_aside_rate'];
		const where = { review_kind: ['final_decision'] };
		const [all, levels] = await Promise.all([
			only(home, metrics, YEAR_2026, { where }),
			query(home, metrics, YEAR_2026, { where, by: ['decision_level'] })
		]);
		const [kept, amended, setAside] = all.map(Number) as [number, number, number];

		await reader.choose('Kỳ', THE_YEAR);
		await reader.askNext('bị hủy, sửa');
		await reader.showTable('kiem-tra-decision-level');

		await expect(page.getByRole('main')).toContainText(
			`${count(amended + setAside)} trong ${count(kept + amended + setAside)} quyết định`
		);
		await expectRows(
			page,
			'kiem-tra-decision-level',
			levels
				.filter(([level]) => level !== null)
				.map(([level, ...cells]) => [
					`${level}`,
					...cells.slice(0, 4).map(count),
					count(Number(cells[0]) + Number(cells[1]) + Number(cells[2])),
					share(cells[4])
				])
		);
	});

	test('7. How has the speed changed with the reform of 01/07/2025?', async ({
		page,
		home,
		reader
	}) => {
		const metrics = [
			'matters_accepted',
			'matters_resolved',
			'days_to_resolve_median',
			'days_to_resolve_p90',
			'resolution_rate',
			'on_time_rate'
		];
		const [before, after] = await Promise.all([
			only(home, metrics, ['2024-07-01', '2025-06-30']),
			only(home, metrics, ['2025-07-01', '2026-06-30'])
		]);

		await reader.askNext('Trước và sau sắp xếp');
		await reader.showTable('truoc-va-sau');

		const told = (cells: Cell[]) => [
			...cells.slice(0, 2).map(count),
			...cells.slice(2, 4).map(days),
			...cells.slice(4).map(share)
		];
		await expectRows(page, 'truoc-va-sau', [
			['truoc', ...told(before)],
			['sau', ...told(after)]
		]);
	});

	test('8. How many groups came, how many petitions pass over a level or go on for long?', async ({
		page,
		home,
		reader
	}) => {
		const received = ['petitions_received'];
		const [[visits, groups], units, [all], [over], [prolonged]] = await Promise.all([
			only(home, ['receptions', 'group_receptions'], YEAR_2026),
			query(home, ['group_receptions'], YEAR_2026, { by: ['unit'] }),
			only(home, received, YEAR_2026),
			only(home, received, YEAR_2026, { where: { over_level: ['true'] } }),
			only(home, received, YEAR_2026, { where: { prolonged: ['true'] } })
		]);

		await reader.choose('Kỳ', THE_YEAR);
		await reader.askNext('đoàn đông người');
		await reader.showTable('tiep-unit');

		await expect(figure(page, 'receptions')).toHaveText(count(visits));
		await expect(figure(page, 'group_receptions')).toHaveText(count(groups));
		for (const [unit, found] of units.filter(([, found]) => Number(found) > 0)) {
			await expect(rowIn(page, 'tiep-unit', `${unit}`).nth(2)).toHaveText(count(found));
		}
		await expect(figureOf(page, 'don-over-level')).toContainText(`${count(over)}/${count(all)}`);
		await expect(figureOf(page, 'don-prolonged')).toContainText(
			`${count(prolonged)}/${count(all)}`
		);
	});

	test('9. Are petitions forwarded by the National Assembly answered, within 7 days?', async ({
		page,
		home,
		reader
	}) => {
		const metrics = [
			'petitions_received',
			'petitions_processed',
			'petitions_closing',
			'days_to_process_median',
			'days_to_process_p90'
		];
		const channel = ['national_assembly_deputy', 'national_assembly_body'];
		const [channels, [received]] = await Promise.all([
			query(home, metrics, YEAR_2026, { by: ['channel'], where: { channel } }),
			only(home, metrics, YEAR_2026, { where: { channel } })
		]);

		await reader.choose('Kỳ', THE_YEAR);
		await reader.askNext('Đơn Quốc hội');
		await reader.showTable('don-chuyen-den');

		const shown = figureOf(page, 'don-chuyen-den');
		await expect(shown).toContainText(`chuyển ${count(received)} đơn`);
		for (const [code, ...cells] of channels) {
			await expect(rowIn(page, 'don-chuyen-den', `${code}`)).toHaveText([
				...cells.slice(0, 3).map(count),
				...cells.slice(3).map(days)
			]);
		}
		await expect(shown).toContainText(`trong 7 ngày: ${NOT_COLLECTED}`);
		await expect(shown).toContainText('cần mỗi đơn vị gửi ngày văn bản trả lời');
	});

	test('10. What part of protests and recommendations is accepted?', async ({
		page,
		home,
		reader
	}) => {
		const metrics = ['documents_accepted', 'acceptance_rate', 'replies_pending', 'replies_overdue'];
		const kinds = await query(home, metrics, YEAR_2026, {
			by: ['kind'],
			where: { kind: ['protest', 'recommendation'] }
		});
		const [rate] = await only(home, ['acceptance_rate'], YEAR_2026);

		await reader.choose('Kỳ', THE_YEAR);
		await reader.askNext('được chấp nhận');
		await reader.showTable('van-ban');

		await expect(figure(page, 'acceptance_rate')).toHaveText(format.shareNumber(number(rate)));
		expect(kinds).toHaveLength(2);
		for (const [kind, accepted, part, pending, overdue] of kinds) {
			const cells = rowIn(page, 'van-ban', `${kind}`);
			await expect(cells.nth(1)).toHaveText(count(accepted));
			await expect(cells.nth(3)).toHaveText(share(part));
			await expect(cells.nth(4)).toHaveText(count(pending));
			await expect(cells.nth(5)).toHaveText(count(overdue));
		}
	});
});

test.describe('The analysts', () => {
	test.use({ home: HOMES.demo });

	test('11. At which step do petitions stay behind?', async ({ page, home, reader }) => {
		const metrics = [
			'petitions_received',
			'petitions_classified',
			'petitions_processed',
			'own_petitions_accepted',
			'own_petitions_resolved'
		];
		const received_month = ['2025-10', '2025-11', '2025-12'].concat(
			Array.from({ length: 9 }, (_, at) => `2026-0${at + 1}`)
		);
		const counts = await only(home, metrics, YEAR_2026, { where: { received_month } });

		await reader.choose('Kỳ', THE_YEAR);
		await reader.turnTo('Tiến độ');
		await reader.showTable('cac-buoc');

		for (const [at, metric] of metrics.entries()) {
			await expect(rowIn(page, 'cac-buoc', metric).first()).toHaveText(count(counts[at]));
		}
	});

	test('12. How long does each step take, at the middle and for the slowest tenth?', async ({
		page,
		home,
		reader
	}) => {
		const metrics = ['days_to_process', 'days_to_accept', 'days_to_resolve'].flatMap((step) => [
			`${step}_median`,
			`${step}_p90`
		]);
		const fields = await query(home, metrics, YEAR_2026, { by: ['field'] });

		await reader.choose('Kỳ', THE_YEAR);
		await reader.turnTo('Tiến độ');
		await reader.showTable('so-ngay-linh-vuc');

		await expectRows(
			page,
			'so-ngay-linh-vuc',
			fields.map(([field, ...cells]) => [`${field}`, ...cells.map(days)])
		);
		const shown = figureOf(page, 'so-ngay-linh-vuc');
		await expect(shown).toContainText(`đã trừ tạm đình chỉ: ${NOT_COLLECTED}`);
		await expect(shown).toContainText('cần thêm chỉ tiêu');
	});

	test('13. How much is due in 3, 7 and 15 days?', async ({ page, home, reader }) => {
		const BANDS = ['0-3', '4-7', '8-15'];
		const within = await Promise.all(
			BANDS.map(async (_, at) => {
				const where = { standing: ['on_time'], due_band: BANDS.slice(0, at + 1) };
				const [due] = await only(home, ['matters_closing'], NOW, { where });
				return due ?? 0;
			})
		);
		const records = await donthu(
			...['records', '--home', home, '--metric', 'matters_closing', '--boundaries', 'current'],
			...['--from', NOW[0], '--to', NOW[1], '--format', 'csv'],
			...['--where', 'standing=on_time;due_band=0-3,4-7,8-15']
		);

		await reader.turnTo('Quá hạn');
		await reader.showTable('sap-den-han');

		for (const [at, band] of BANDS.entries()) {
			await expect(rowIn(page, 'sap-den-han', band).first()).toHaveText(count(within[at]));
		}
		expect(records.trimEnd().split('\n').length - 1).toBe(Number(within[2]));
		await reader.click(rowIn(page, 'sap-den-han', '8-15').first().getByRole('link'));
		await expect(page.getByText(`${count(within[2])} bản ghi`).first()).toBeVisible();
	});

	test('14. What part of the petitions are duplicates, and who writes everywhere?', async ({
		page,
		home,
		reader
	}) => {
		const metrics = ['petitions_duplicate', 'petitions_received', 'duplicate_rate'];
		const [channels, [people]] = await Promise.all([
			query(home, metrics, YEAR_2026, { by: ['channel'] }),
			only(home, ['petitioners_many_units'], YEAR_2026)
		]);

		await reader.choose('Kỳ', THE_YEAR);
		await reader.turnTo('Tiến độ');
		await reader.showTable('don-trung');

		await expectRows(
			page,
			'don-trung',
			channels.map(([channel, duplicates, received, rate]) => [
				`${channel}`,
				count(duplicates),
				count(received),
				share(rate)
			])
		);
		await expect(figureOf(page, 'don-trung')).toContainText(
			`${count(people)} người gửi đơn đến từ năm đơn vị trở lên`
		);
	});

	test('15. How often is a complainer right, by field?', async ({ page, home, reader }) => {
		const findings = ['matters_founded', 'matters_partly_founded', 'matters_unfounded'];
		const fields = await query(
			home,
			[...findings, 'matters_discontinued', 'founded_rate'],
			YEAR_2026,
			{ by: ['field'] }
		);

		await reader.choose('Kỳ', THE_YEAR);
		await reader.turnTo('Kết quả');
		await reader.showTable('ket-qua-field');

		await expectRows(
			page,
			'ket-qua-field',
			fields.map(([field, ...cells]) => [
				`${field}`,
				...cells.slice(0, 4).map(count),
				count(Number(cells[0]) + Number(cells[1]) + Number(cells[2])),
				share(cells[4])
			])
		);
	});

	test('16. How many are second complaints, and how many of them come out otherwise?', async ({
		page,
		home,
		reader
	}) => {
		const metrics = ['second_matters_concluded', 'second_matters_reversed', 'reversed_rate'];
		const [fields, [whole, part]] = await Promise.all([
			query(home, metrics, YEAR_2026, { by: ['field'] }),
			only(home, metrics, YEAR_2026)
		]);

		await reader.choose('Kỳ', THE_YEAR);
		await reader.turnTo('Kết quả');
		await reader.showTable('lan-hai');

		await expect(tile(page, 'reversed_rate')).toContainText(`${count(part)}/${count(whole)}`);
		for (const [field, concluded, reversed, rate] of fields) {
			await expect(rowIn(page, 'lan-hai', `${field}`)).toHaveText([
				count(concluded),
				count(reversed),
				count(concluded),
				share(rate)
			]);
		}
	});

	test('20. What difference does the rule of acceptance make?', async ({ page, reader }) => {
		await reader.turnTo('Quá hạn');

		const shown = figureOf(page, 'qua-han-limit-key');
		await expect(shown).toContainText(`quy tắc cũ và mới của hạn thụ lý: ${NOT_COLLECTED}`);
		await expect(shown).toContainText('cần công bố thêm một bản với danh mục Thời hạn');
	});
});

test.describe('The chief of a province', () => {
	test.use({ home: HOMES.demo, role: 'provincial_chief' });

	test('21. Where does my province stand among its like, and how sure is that?', async ({
		page,
		home,
		reader
	}) => {
		const [rate, overdue, open] = await only(
			home,
			['overdue_rate', 'matters_overdue', 'matters_closing'],
			YEAR_2026,
			{ where: { province: [BAC_NINH] } }
		);
		const { lower, upper } = wilson(Number(overdue), Number(open))!;

		await reader.choose('Kỳ', THE_YEAR);
		await reader.click(onMap(page, BAC_NINH));
		await reader.showTable('nhom-tuong-dong');

		await expect(rowIn(page, 'nhom-tuong-dong', BAC_NINH)).toContainText([
			share(rate),
			count(overdue),
			count(open),
			format.share(lower),
			format.share(upper)
		]);
		await expect(figureOf(page, 'nhom-tuong-dong')).toContainText(/Đứng thứ \d+ trong \d+|mẫu số/);
	});

	test('22. Which of my units carry too much?', async ({ page, home, reader }) => {
		const metrics = [
			'petitions_received',
			'petitions_closing',
			'matters_accepted',
			'matters_closing'
		];
		const units = await query(home, metrics, NOW, {
			by: ['unit'],
			where: { province: [BAC_NINH] }
		});

		await reader.click(onMap(page, BAC_NINH));
		await reader.showTable('khoi-luong');

		expect(units.length).toBeGreaterThan(0);
		for (const [unit, ...cells] of units) {
			const shown = rowIn(page, 'khoi-luong', `${unit}`);
			for (const [at, cell] of cells.entries()) await expect(shown.nth(at)).toHaveText(count(cell));
		}
		const load = figureOf(page, 'khoi-luong');
		await expect(load).toContainText(`mỗi cán bộ: ${NOT_COLLECTED}`);
		await expect(load).toContainText('cần số cán bộ làm công tác này của từng đơn vị');
	});

	test('23. Which matters of my province are older than 45 days?', async ({
		page,
		home,
		reader
	}) => {
		const where = { province: [BAC_NINH], age_band: ['46-90', '91+'] };
		const [old] = await only(home, ['matters_closing'], NOW, { where });
		const records = await donthu(
			...['records', '--home', home, '--metric', 'matters_closing', '--boundaries', 'current'],
			...['--from', NOW[0], '--to', NOW[1], '--format', 'csv'],
			...['--where', `province=${BAC_NINH};age_band=46-90,91+`]
		);
		expect(records.trimEnd().split('\n').length - 1).toBe(Number(old));

		await reader.click(onMap(page, BAC_NINH));
		await expect(page.locator('[data-known=old] b')).toHaveText(count(old));
		await reader.click(page.getByRole('link', { name: 'Xem danh sách' }));
		await expect(page.getByText(`${count(old)} bản ghi`).first()).toBeVisible();
	});

	test('24. Which bodies are slow to answer?', async ({ page, home, reader }) => {
		const metrics = ['replies_overdue', 'replies_pending', 'days_to_reply_median'];
		const bodies = await query(home, metrics, YEAR_2026, { by: ['respondent'] });

		await reader.choose('Kỳ', THE_YEAR);
		await reader.turnTo('Kết quả');
		await reader.showTable('cham-tra-loi');

		expect(bodies.length).toBeGreaterThan(0);
		for (const [body, overdue, pending, median] of bodies) {
			const cells = rowIn(page, 'cham-tra-loi', `${body}`);
			await expect(cells.nth(0)).toHaveText(count(overdue));
			await expect(cells.nth(1)).toHaveText(count(pending));
			await expect(cells.nth(2)).toHaveText(days(median));
		}
	});

	test('25. What has to be reported this week, and until when?', async ({ page, home, reader }) => {
		const [card] = readCards(home).slice(-1);
		const release = await openRelease(home, card!.id);
		const calendar = await reportingCalendar(release);
		release.close();

		await reader.askNext('Tuần này phải báo cáo gì');
		await expect(heading(page)).toHaveText('Lịch báo cáo');

		// The page speaks of the day on which it is read.
		const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
		const due = deadlines('province', today, calendar);
		const ofWeek = due.filter(({ due_on }) => due_on <= weekOf(today).to);
		const section = page.locator('section').first();
		await expect(section.locator('tbody tr')).toHaveCount(ofWeek.length);
		await expect(page.locator('tbody tr th strong')).toHaveText(
			due.map(({ due_on, due_at }) => [...(due_at ? [due_at] : []), format.day(due_on)].join(' '))
		);
	});
});

/** A home in which figures were corrected after they had been published, with a package of old. */
const corrected = test.extend({
	home: async ({ sites }, use) => {
		const home = mkdtempSync(join(tmpdir(), 'donthu-corrected-'));
		cpSync(HOMES.known, home, { recursive: true });
		await publish(home, '2026-08-31');
		const packages = [
			sent(
				'KV016',
				['2026-08-01', '2026-08-31'],
				{ petitions: [petition('late', '2026-08-20')] },
				{
					package_id: 'KV016-2026-08-r2',
					corrects: 'KV016-2026-08',
					reason: 'Bổ sung theo Công văn số 12/VKSKV016'
				}
			),
			sent('H256', ['2018-01-01', '2018-12-31'], {
				petitions: ['1', '2', '3'].map((id) =>
					petition(`old-${id}`, '2018-04-09', processed('2018-04-11'))
				)
			})
		];
		for (const [at, one] of packages.entries()) {
			const folder = writeFolder(join(home, `sent-${at}`), filesOf(one));
			await donthu('load', folder, '--received-at', 'manifest', '--home', home);
		}
		await publish(home, '2026-09-30');
		await use(home);
		await sites.end(home);
		rmSync(home, { recursive: true });
	}
});

corrected.describe('The analysts, after a correction', () => {
	corrected(
		'17. Do forms 25.1, 25.2 and 25.4 balance, and agree with what was reported before?',
		async ({ page, home, reader }) => {
			const SEPTEMBER = ['2026-09-01', '2026-09-30'] as const;
			const KINDS = {
				petitions: ['petitions_received', 'petitions_processed'],
				matters: ['matters_accepted', 'matters_resolved']
			};

			await reader.click(page.getByRole('link', { name: 'Chất lượng số liệu' }));
			await page.waitForURL('/chat-luong');
			await reader.pick(page.getByRole('combobox', { name: 'Kỳ' }), 'tháng 09/2026');
			await page.waitForURL(/ky=2026-09/);

			const earlier = JSON.parse(
				await donthu(
					...['query', '--home', home, '--release', '2026-08-31-01', '--boundaries', 'current'],
					...['--metrics', 'petitions_closing,matters_closing'],
					...['--from', '2026-08-31', '--to', '2026-08-31']
				)
			) as { rows: number[][] };
			for (const [at, [kind, [received, out]]] of Object.entries(KINDS).entries()) {
				const metrics = [`${kind}_opening`, received!, out!, `${kind}_closing`];
				const [opening, came, went, closing] = (await only(home, metrics, SEPTEMBER)) as [
					number,
					number,
					number,
					number
				];
				const then = earlier.rows[0]![at]!;
				expect(opening + came - went).toBe(closing);
				const shown = page.locator(`[data-balance=${kind}] td`);
				await expect(shown).toHaveText([
					count(then),
					count(opening),
					opening === then ? '0' : `+${count(opening - then)}`,
					count(came),
					'0',
					count(went),
					count(closing),
					'0'
				]);
			}
		}
	);

	corrected(
		'18. What was corrected after the closing day, by whom, by which letter?',
		async ({ page, home, reader }) => {
			const changes = await donthu(
				...['diff', '2026-08-31-01', '2026-09-30-02', '--home', home],
				...['--metrics', 'petitions_received', '--boundaries', 'current'],
				...['--from', '2026-08-01', '--to', '2026-08-31']
			);
			expect(changes).toContain('KV016-2026-08-r2');

			await reader.search('chat luong so lieu');
			await reader.take();
			await page.waitForURL('/chat-luong');

			const line = page.locator('#sua [data-package="KV016-2026-08-r2"]');
			await expect(line).toContainText('VKSND khu vực 1 - Bắc Ninh');
			await expect(line).toContainText('KV016-2026-08');
			await expect(line).toContainText('Bổ sung theo Công văn số 12/VKSKV016');
			await expect(line.locator('td').nth(-2)).toHaveText('1');
		}
	);

	corrected(
		'19. The tables of the thematic report of 01/07/2016–01/07/2021, on the map of the time',
		async ({ page, home, reader }) => {
			const metrics = [
				'petitions_opening',
				'petitions_received',
				'petitions_total',
				'petitions_processed',
				'processing_rate',
				'petitions_closing'
			];
			const WINDOW = ['2016-07-01', '2021-07-01'] as const;
			const rows = await query(home, metrics, WINDOW, {
				by: ['province'],
				boundaries: 'as_reported'
			});
			expect(rows).toEqual([['63-27', 0, 3, 3, 3, 1, 0]]);

			await reader.turnTo('Khám phá');
			await reader.click(page.getByRole('main').getByText('Câu hỏi có sẵn'));
			await reader.click(page.getByRole('link', { name: 'Tiếp nhận, xử lý đơn theo địa bàn' }));

			const table = page.getByRole('table').last();
			const line = table.getByRole('row').filter({ has: page.getByText(/^Bắc Ninh/) });
			await expect(line.getByRole('cell')).toHaveText(['0', '3', '3', '3', '100,0', '0']);
			await expect(page.getByRole('main')).toContainText('63 tỉnh, thành phố đến 30/06/2025');
			await expect(page.getByRole('main')).toContainText('01/07/2016–01/07/2021');
		}
	);
});
