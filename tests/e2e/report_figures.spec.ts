import { textsShown } from '../../warehouse/reports/docx_text.ts';
import { petition, processed, sent, TestHome } from '../homes.ts';
import { expect, open, test } from './fixtures.ts';
import { beginDraft, docxParts, kept, text, writeParagraph } from './report_parts.ts';

/* Numbers that writers of reports bring themselves: typed, of other bodies, or asked by a template of theirs. */

const YEAR = ['2025-10-01', '2026-09-30'] as const;
const home = new TestHome();

test.use({ home: home.dir, role: 'analyst' });
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
	const petitions = Array.from({ length: 17 }, (_, at) =>
		petition(`${at}`, '2026-03-10', processed('2026-03-12'))
	);
	await home.load(sent('P01', YEAR, { petitions }));
	await home.publish('2026-09-30');
});
test.afterAll(async ({ sites }) => {
	await sites.end(home.dir);
	home.remove();
});

test('A number that was typed is found, told the true one, and replaced by it', async ({
	page
}) => {
	const path = await beginDraft(page, 'thang', YEAR);
	await writeParagraph(page, 'Cả năm đã có đơn tiếp nhận là 19 đơn.');
	await kept(page);
	await open(page, `${path}/kiem-tra`);
	const typed = page.getByRole('region', { name: /^Số gõ tay trong lời/ });
	const row = typed.getByRole('row').filter({ hasText: '19' });
	await expect(row.getByRole('cell').nth(0)).toHaveText('Đơn tiếp nhận');
	await expect(row.getByRole('cell').nth(1)).toHaveText('17');

	await row.getByRole('button', { name: 'Thay bằng số liệu' }).click();
	await expect(typed.getByRole('heading')).toHaveText('Số gõ tay trong lời (0)');
	await open(page, path);
	const sentence = text(page).getByText('Cả năm đã có đơn tiếp nhận là 17 đơn.');
	await expect(sentence.locator('.figure')).toHaveText('17');
});

test('A figure of another body is imported, and stands in a report with its source', async ({
	page,
	request
}) => {
	const file = (value: string) => ({
		name: 'toa-an.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(
			`Cơ quan,Biểu,Dòng,Từ ngày,Đến ngày,Giá trị,Đơn vị tính,Văn bản nguồn\nTòa án nhân dân tối cao,Biểu 3,Đơn đã nhận,01/10/2025,30/09/2026,${value},đơn,Công văn 45/TANDTC-TH\n`
		)
	});
	await open(page, '/bao-cao/so-lieu-ngoai');
	await page.getByLabel('Tệp', { exact: true }).setInputFiles(file('nhiều'));
	await page.getByRole('button', { name: 'Nhập', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('Dòng 2, cột Giá trị (“nhiều”)');
	await page.getByLabel('Tệp', { exact: true }).setInputFiles(file('1234'));
	await page.getByRole('button', { name: 'Nhập', exact: true }).click();
	await expect(page.getByText('Đã nhận: 1 số mới, 0 số có phiên bản mới.')).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'Công văn 45/TANDTC-TH' })).toContainText(
		'1.234'
	);

	const path = await beginDraft(page, 'thang', YEAR);
	await writeParagraph(page, 'Tòa án nhận: ');
	await page.getByRole('button', { name: 'Chèn số liệu' }).click();
	const dialog = page.getByRole('dialog', { name: 'Chèn số liệu vào câu' });
	await dialog.getByLabel('Số liệu của cơ quan khác').selectOption({ index: 1 });
	await dialog.getByRole('button', { name: 'Chèn', exact: true }).click();
	const figure = text(page).locator('.figure.other');
	await expect(figure).toHaveText('1.234 đơn');
	await figure.click();
	await expect(page.getByRole('dialog', { name: 'Số liệu' })).toContainText(
		'Tòa án nhân dân tối cao, Biểu 3, dòng “Đơn đã nhận” (Công văn 45/TANDTC-TH)'
	);
	await kept(page);
	const answer = await request.get(`${path}/tai-ve?dang=docx`);
	const xml = docxParts(await answer.body()).get('word/document.xml')!;
	expect(textsShown(new TextDecoder().decode(xml))).toContain(
		'Nguồn: Tòa án nhân dân tối cao, Biểu 3, dòng “Đơn đã nhận” (Công văn 45/TANDTC-TH).'
	);
});

test('A template is copied, changed without code, refused with its line, and fills a draft', async ({
	page
}) => {
	await open(page, '/bao-cao/mau/tom-tat');
	const editor = page.getByLabel('Nội dung mẫu');
	const shipped = await editor.inputValue();
	const own = (metric: string) =>
		shipped
			.replace('name: Tóm tắt một trang cho lãnh đạo', 'name: Tin nhanh của Vụ')
			.replace('- list:', `- text: Vụ nhận {${metric}} đơn.\n  - list:`);
	const line =
		own('petition')
			.split('\n')
			.findIndex((each) => each.includes('Vụ nhận')) + 1;

	await editor.fill(own('petition'));
	await page.getByLabel(/^Tên mẫu riêng/).fill('tin-nhanh');
	await page.getByRole('button', { name: 'Sao chép thành mẫu riêng' }).click();
	await expect(page.getByRole('alert')).toContainText(
		`Mẫu báo cáo, dòng ${line}: không có chỉ tiêu hay từ «{petition}»`
	);

	await editor.fill(own('petitions_received'));
	await page.getByLabel(/^Tên mẫu riêng/).fill('tin-nhanh');
	await page.getByRole('button', { name: 'Sao chép thành mẫu riêng' }).click();
	await page.waitForURL('**/bao-cao/mau/tin-nhanh');

	await beginDraft(page, 'tin-nhanh', YEAR);
	await expect(text(page).getByText('Vụ nhận 17 đơn.')).toBeVisible();
	await expect(page.getByText(/^Tin nhanh của Vụ · /)).toBeVisible();
});
