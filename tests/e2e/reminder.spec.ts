import { readZip } from '../../etl/zip.ts';
import * as format from '../../src/lib/format.ts';
import type { Cell } from '../../warehouse/numbers.ts';
import { donthu, query } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { YEAR_2026 } from './known_home.ts';

/* The draft of a letter that reminds a unit of what it has overdue. */

const UNIT = 'KV016';
const ELSEWHERE = 'P01';
const pathTo = (unit: string) => `/cong-van?don-vi=${unit}`;
const LIMITS = { entries: 100, bytes: 10 * 1024 ** 2 };

const count = (cell: Cell | undefined) => format.count(Number(cell ?? 0));

/** The document of a .docx: its paragraphs as text, and its tables as rows of such. */
function read(file: Buffer): { text: string; tables: string[][][]; header: string } {
	const entries = readZip(file, LIMITS);
	const xml = (name: RegExp) =>
		entries
			.filter((entry) => name.test(entry.name))
			.map((entry) => entry.read().toString('utf8'))
			.join('\n');
	const plain = (part: string) =>
		part
			.replace(/<\/w:p>/g, '\n')
			.replace(/<[^>]+>/g, '')
			.replaceAll('&amp;', '&')
			.trim();
	const all = (tag: string, part: string) =>
		part.match(new RegExp(`<w:${tag}[ >][\\s\\S]*?</w:${tag}>`, 'g')) ?? [];
	const body = xml(/^word\/document\.xml$/);
	return {
		text: plain(body),
		tables: all('tbl', body).map((table) =>
			all('tr', table).map((row) => all('tc', row).map(plain))
		),
		header: plain(xml(/^word\/header\d+\.xml$/))
	};
}

test('The letter says what the command line says, as an official letter does', async ({
	home,
	request
}) => {
	const where = { unit: [UNIT] };
	const metrics = ['matters_closing', 'matters_overdue', 'overdue_rate', 'matters_resolved'];
	const [[cells], laws, bands] = await Promise.all([
		query(home, metrics, YEAR_2026, { where }),
		query(home, ['matters_overdue'], YEAR_2026, { where, by: ['limit_key'] }),
		query(home, ['matters_overdue'], YEAR_2026, { where, by: ['overdue_band'] })
	]);
	const [closing, overdue, rate, resolved] = cells!;
	const records = JSON.parse(
		await donthu(
			...['records', '--home', home, '--metric', 'matters_overdue', '--boundaries', 'current'],
			...['--from', YEAR_2026[0], '--to', YEAR_2026[1], '--where', `unit=${UNIT}`]
		)
	) as { columns: { name: string }[]; rows: Cell[][] };

	const response = await request.get(pathTo(UNIT));

	expect(response.headers()['content-disposition']).toMatch(
		/^attachment; filename="[\w.-]+\.docx"$/
	);
	const letter = read(await response.body());
	expect(letter.header).toContain('DỰ THẢO');
	for (const words of [
		'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
		'Độc lập - Tự do - Hạnh phúc',
		'VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO',
		'/VKSTC-V12',
		'V/v đôn đốc giải quyết việc khiếu nại, tố cáo đã quá hạn',
		'Hà Nội, ngày',
		'Kính gửi: Viện kiểm sát nhân dân khu vực 1 - Bắc Ninh',
		`bản số liệu 2026-09-30-01, chốt ngày 30/09/2026, số liệu sơ bộ`,
		`còn ${count(closing)} việc khiếu nại, tố cáo`,
		`có ${count(overdue)} việc đã quá thời hạn giải quyết`,
		`(chiếm ${format.share(Number(rate))})`,
		`Trong kỳ từ ngày 01/10/2025 đến ngày 30/09/2026, đơn vị đã giải quyết ${count(resolved)} việc`,
		'Nơi nhận:',
		'- Lưu: VT, V12.',
		'TL. VIỆN TRƯỞNG'
	]) {
		expect(letter.text).toContain(words);
	}

	const byBand = new Map(bands.map(([band, found]) => [`${band}`, count(found)]));
	const [head, ...rows] = letter.tables[1]!;
	expect(head).toEqual([
		'Căn cứ tính thời hạn',
		...['1–7', '8–15', '16–30', '31–60'].map((band) => `Quá hạn ${band} ngày`),
		'Quá hạn trên 60 ngày',
		'Tổng số'
	]);
	expect(rows).toHaveLength(laws.filter(([, found]) => Number(found) > 0).length + 1);
	expect(rows.at(-1)).toEqual([
		'Tổng số',
		...['1-7', '8-15', '16-30', '31-60', '61+'].map((band) => byBand.get(band) ?? '0'),
		count(overdue)
	]);

	const id = records.columns.findIndex(({ name }) => name === 'record_id');
	const listed = letter.tables.at(-1)!.slice(1);
	expect(listed.map((row) => row[1]).sort()).toEqual(records.rows.map((row) => row[id]).sort());
	expect(listed.length).toBe(Number(overdue));
});

test('It is drafted from the page of what is overdue, for the unit that has most', async ({
	page
}) => {
	await open(page, '/qua-han');
	const list = page.getByRole('combobox', { name: 'Đơn vị nhận' });
	await expect(list.locator('option').first()).toHaveText(
		'VKSND khu vực 1 - Bắc Ninh: 3 việc quá hạn'
	);

	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Tải dự thảo' }).click()
	]);

	expect(file.suggestedFilename()).toBe('donthu-cong-van-don-doc-KV016-2026-09-30-01.docx');
});

test('It is drafted from the page of a unit, with the choice of the page', async ({ page }) => {
	await open(page, '/dia-phuong/KV016?ky=2026-Q4&linh-vuc=civil');

	await expect(page.getByRole('link', { name: 'Soạn công văn đôn đốc' })).toHaveAttribute(
		'href',
		'/cong-van?don-vi=KV016&ky=2026-Q4&linh-vuc=civil'
	);
});

test.describe('Where there is nothing to remind of', () => {
	test.use({ errorStatus: 400 });

	test('it says so', async ({ page, request }) => {
		await open(page, '/dia-phuong/P24');
		await expect(page.getByRole('link', { name: 'Soạn công văn đôn đốc' })).toHaveCount(0);

		const response = await request.get(pathTo('P24'));
		expect(response.status()).toBe(400);
		expect(await response.text()).toContain('không có việc quá hạn ngày 30/09/2026');
	});
});

test.describe('The leadership, who list no records', () => {
	test.use({ role: 'leadership' });

	test('have the figures without the list', async ({ request }) => {
		const letter = read(await (await request.get(pathTo(UNIT))).body());

		expect(letter.text).toContain('có 3 việc đã quá thời hạn');
		expect(letter.text).not.toContain('Mã việc');
		expect(letter.text).not.toContain('overdue-1');
	});
});

test.describe('The chief of a province', () => {
	test.use({ role: 'provincial_chief' });

	test('reminds the units of the province, in its own name', async ({ request }) => {
		const letter = read(await (await request.get(pathTo(UNIT))).body());

		expect(letter.text).toContain('VIỆN KIỂM SÁT NHÂN DÂN TỈNH BẮC NINH');
		expect(letter.text).toContain('Bắc Ninh, ngày');
		expect(letter.text).toContain('overdue-1');
		expect(letter.text).not.toContain('VKSTC');
	});

	test('and no others, nor itself', async ({ request }) => {
		for (const unit of [ELSEWHERE, 'P24']) {
			const response = await request.get(pathTo(unit));
			expect(response.status()).toBe(403);
			expect(await response.text()).toContain('không soạn được công văn đôn đốc gửi');
		}
	});
});

for (const role of ['steward', 'unit_clerk', 'approver'] as const) {
	test.describe(`To a ${role}`, () => {
		test.use({ role });

		test('it is refused, and not offered', async ({ page, request }) => {
			expect((await request.get(pathTo(UNIT))).status()).toBe(403);

			await open(page, '/qua-han');
			await expect(page.getByRole('heading', { name: 'Công văn đôn đốc' })).toHaveCount(0);
		});
	});
}
