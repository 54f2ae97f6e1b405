import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { writeZip } from '../../etl/zip_writer.ts';
import type { Role } from '../../src/lib/roles.ts';
import { matter, petition, processed, sent, TestHome } from '../homes.ts';
import { donthu, publish } from './donthu.ts';
import { expect, open, test } from './fixtures.ts';
import { beginDraft, docxParts, kept, openReport, text, writeParagraph } from './report_parts.ts';

/*
A report from its draft to its issue: written, kept whatever happens, contradicted by a new release,
approved by a second person, and closed.
*/

const YEAR = ['2025-10-01', '2026-09-30'] as const;
const home = new TestHome();
const many = (count: number, day: string) =>
	Array.from({ length: count }, (_, at) => petition(`${day} ${at}`, day, processed(day)));

test.use({ home: home.dir, role: 'analyst' });
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
	await home.load(
		sent('P01', YEAR, { petitions: many(12, '2026-03-10'), matters: [matter('M1', '2026-03-02')] }),
		sent('P24', YEAR, { petitions: many(5, '2026-05-12') })
	);
	await home.publish('2026-09-30');
});
test.afterAll(async ({ sites }) => {
	await sites.end(home.dir);
	home.remove();
});

/** A page of somebody else. */
async function pageOf(context: BrowserContext, cookie: object): Promise<Page> {
	const other = await context.browser()!.newContext();
	await other.addCookies([cookie as Parameters<BrowserContext['addCookies']>[0][number]]);
	return other.newPage();
}

test('A draft comes filled, and its figures say where they come from', async ({ page }) => {
	await open(page, '/bao-cao');
	await page.getByRole('link', { name: 'Soạn báo cáo mới' }).click();
	await page.waitForURL('**/bao-cao/moi');
	expect(await beginDraft(page, 'chuyen-de-kntc', YEAR)).toBe('/bao-cao/1');

	const received = text(page).locator('.figure', { hasText: /^17$/ }).first();
	await received.click();
	const card = page.getByRole('dialog', { name: 'Số liệu' });
	await expect(card).toContainText('Đơn tiếp nhận');
	await expect(card).toContainText('2026-09-30-01');
	await expect(card).toContainText('01/10/2025 – 30/09/2026');
	const records = card.getByRole('link', { name: 'Bản ghi phía sau' });
	const href = await records.getAttribute('href');
	await card.getByRole('button', { name: 'Đóng', exact: true }).click();
	await expect(card).toBeHidden();
	await open(page, href!);
	await expect(page.getByText('17 bản ghi').first()).toBeVisible();
});

test('A figure is found, put in, and frozen; all of it is kept without asking', async ({
	page
}) => {
	await openReport(page);
	await writeParagraph(page, 'Năm nay, Hà Nội nhận: ');
	await page.getByRole('button', { name: 'Chèn số liệu' }).click();
	const dialog = page.getByRole('dialog', { name: 'Chèn số liệu vào câu' });
	await dialog.getByLabel('Tìm chỉ tiêu').fill('don tiep nhan');
	await dialog.getByRole('button', { name: 'Đơn tiếp nhận', exact: true }).click();
	await dialog.getByLabel('Chỉ tính').selectOption({ label: 'Tỉnh, thành phố' });
	await dialog.getByLabel(/^Tỉnh, thành phố/).selectOption('34-01');
	await dialog.getByRole('button', { name: 'Chèn', exact: true }).click();
	await expect(dialog).toBeHidden();

	const figure = text(page).locator('p').first().locator('.figure');
	await expect(figure).toHaveText('12');
	await figure.click();
	await page.getByRole('button', { name: 'Đóng băng', exact: true }).click();
	await expect(figure).toHaveClass(/frozen/);
	await kept(page);

	await page.reload();
	await text(page).waitFor();
	await expect(text(page).locator('p').first()).toHaveText('Năm nay, Hà Nội nhận: 12');
	await expect(text(page).locator('p').first().locator('.figure')).toHaveClass(/frozen/);
});

test('A number that a browser writes into a figure is not taken', async ({ page, request }) => {
	await openReport(page);
	const sent = page.waitForRequest((asked) => asked.url().endsWith('/luu'));
	await writeParagraph(page, 'Thử. ');
	const body = (await sent).postDataJSON() as { base: number; document: unknown };
	await kept(page);
	const forged = JSON.stringify({ ...body, base: body.base + 1 }).replace(
		/"type":"figure","attrs":\{/g,
		'"type":"figure","attrs":{"shown":"999999","values":[999999],'
	);
	expect(forged).toContain('999999');
	const answer = await request.post('/bao-cao/1/luu', {
		data: forged,
		headers: { 'content-type': 'application/json' }
	});
	expect(answer.status()).toBe(200);
	await page.reload();
	await text(page).waitFor();
	await expect(text(page)).not.toContainText('999999');
	await expect(text(page).locator('.figure', { hasText: /^17$/ }).first()).toBeVisible();
});

test('A tab that is killed loses nothing', async ({ page, context }) => {
	await openReport(page);
	// Nothing comes through any more, as when a machine loses its network and then its power.
	await page.route('**/luu', (route) => route.abort('aborted'));
	await writeParagraph(page, 'Viết khi mất mạng. ');
	await expect(page.getByText(/bài đang giữ trên máy này và sẽ tự thử lại/)).toBeVisible();
	const dead = page.waitForEvent('crash');
	const session = await context.newCDPSession(page);
	void session.send('Page.crash').catch(() => undefined);
	await dead;

	const next = await context.newPage();
	await openReport(next);
	await expect(text(next)).not.toContainText('Viết khi mất mạng.');
	await next.getByRole('button', { name: 'Khôi phục bài đó' }).click();
	await expect(text(next)).toContainText('Viết khi mất mạng.');
	await kept(next);
	await next.reload();
	await text(next).waitFor();
	await expect(text(next)).toContainText('Viết khi mất mạng.');
});

test.describe('Of two people', () => {
	test.use({ errorStatus: 409 });

	test('the second is told, and both texts stay', async ({ page, context, sites }) => {
		const other = await pageOf(context, await sites.cookieOf(home.dir, 'analyst'));
		await openReport(page);
		await openReport(other, `${await sites.addressOf(home.dir)}/bao-cao/1`);
		await writeParagraph(page, 'Câu của người thứ nhất. ');
		await kept(page);
		await writeParagraph(other, 'Câu của người thứ hai. ');
		await expect(other.getByRole('alert')).toContainText('Cả hai bài đều được giữ');
		await other.getByRole('link', { name: /bản song song số/ }).click();
		await expect(other.locator('.report-text')).toContainText('Câu của người thứ hai.');
		await other.getByRole('link', { name: 'So với bản đang dùng' }).first().click();
		await expect(other.locator('ins')).toContainText(['Câu của người thứ hai.']);
		await expect(other.locator('del')).toContainText(['Câu của người thứ nhất.']);
		await other.context().close();
		await page.reload();
		await expect(text(page)).toContainText('Câu của người thứ nhất.');
	});
});

test('A comment stands at its words until it is dealt with', async ({ page }) => {
	await openReport(page);
	await text(page).getByText('Câu của người thứ nhất.').click({ clickCount: 3 });
	await page.getByLabel('Nội dung góp ý').fill('Nêu rõ căn cứ.');
	await page.getByRole('button', { name: 'Gửi góp ý' }).click();
	await expect(page.getByText(/^Về: “Câu của người thứ nhất/).first()).toBeVisible();
	await page.getByRole('button', { name: 'Xem chỗ này' }).click();
	await page.getByRole('button', { name: 'Đã xử lý' }).click();
	await expect(page.getByText(/^Đã xử lý: /)).toBeVisible();
});

test('A new release contradicts it, and the new numbers are taken one by one', async ({ page }) => {
	await home.load(sent('P24', ['2026-06-01', '2026-06-30'], { petitions: many(3, '2026-06-09') }));
	await publish(home.dir, '2026-09-30');
	await expect
		.poll(async () => {
			await openReport(page);
			return page.getByText(/Đã có bản số liệu mới hơn \(2026-09-30-02\)/).count();
		})
		.toBe(1);
	await page.getByRole('link', { name: 'Kiểm tra trước khi ký' }).click();
	const row = page
		.getByRole('region', { name: /Số của bản số liệu cũ/ })
		.getByRole('row')
		.filter({ has: page.getByRole('rowheader', { name: 'Đơn tiếp nhận', exact: true }) })
		.first();
	await expect(row.getByRole('cell').nth(0)).toHaveText('17');
	await expect(row.getByRole('cell').nth(1)).toHaveText('20');
	const heading = page.getByRole('heading', { name: /^Số của bản số liệu cũ/ });
	const before = (await heading.textContent())!;
	await row.getByRole('button', { name: 'Nhận số này' }).click();
	await expect(heading).not.toHaveText(before);
	await page.getByRole('button', { name: 'Nhận tất cả' }).click();
	await expect(heading).toHaveText('Số của bản số liệu cũ (0)');

	await openReport(page);
	await expect(text(page).locator('.figure', { hasText: /^20$/ }).first()).toBeVisible();
	// What is frozen stays.
	await expect(text(page).getByText('Năm nay, Hà Nội nhận: 12')).toBeVisible();
});

const as = (role: Role) => test.use({ role });

test.describe('Its author', () => {
	test('answers what the checks found, and hands it in', async ({ page }) => {
		await open(page, '/bao-cao/1/kiem-tra');
		const reasons = page.getByLabel('Lý do giữ nguyên');
		for (let left = await reasons.count(); left > 0; left -= 1) {
			await reasons.first().fill('Đã đối chiếu.');
			await page.getByRole('button', { name: 'Giữ nguyên' }).first().click();
			await expect(reasons).toHaveCount(left - 1);
		}
		await expect(page.getByText('có thể duyệt')).toBeVisible();
		await openReport(page);
		await page.getByRole('button', { name: 'Trình duyệt' }).click();
		await expect(page.getByText('Trình duyệt').first()).toBeVisible();
		await expect(text(page)).toHaveCount(0);
	});
});

test.describe('A second person', () => {
	as('approver');
	test('approves it', async ({ page }) => {
		await open(page, '/bao-cao/1');
		await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
		await expect(page.locator('main .state')).toHaveText('Đã duyệt');
	});
});

test('It is issued, closed, and taken along; nobody of another province reads it', async ({
	page,
	request,
	sites
}) => {
	await open(page, '/bao-cao/1');
	await page.getByLabel('Số', { exact: true }).fill('15');
	await page.getByLabel(/^Ký \(/).fill('TL. VIỆN TRƯỞNG\nVỤ TRƯỞNG VỤ 12\nNgười Ký Thử');
	await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
	await expect(page.getByText(/^Ban hành: /)).toBeVisible();
	await expect(page.getByText(/[0-9a-f]{64}/)).toBeVisible();

	const save = await request.post('/bao-cao/1/luu', {
		data: { base: 1, document: { type: 'doc', content: [] }, head: {} }
	});
	expect(save.status()).toBe(409);
	for (const [kind, start] of [
		['docx', 'PK'],
		['pdf', '%PDF'],
		['xlsx', 'PK']
	] as const) {
		const file = await request.get(`/bao-cao/1/tai-ve?dang=${kind}`);
		expect(file.status(), kind).toBe(200);
		expect((await file.body()).subarray(0, start.length).toString(), kind).toBe(start);
	}
	const address = await sites.addressOf(home.dir);
	const chief = await sites.cookieOf(home.dir, 'provincial_chief');
	const refused = await fetch(`${address}/bao-cao/1`, {
		headers: { cookie: `${chief.name}=${chief.value}`, accept: 'text/html' }
	});
	expect(refused.status).toBe(404);
});

test('What was issued is verified from its file, months later, and a changed file is caught', async ({
	request
}) => {
	const file = join(home.dir, 'issued.docx');
	const answer = await request.get('/bao-cao/1/tai-ve?dang=docx');
	writeFileSync(file, await answer.body());
	const said = await donthu('verify-report', file, '--home', home.dir);
	// What was frozen is asked of the release that it was frozen with.
	expect(said).toMatch(/từ bản .*2026-09-30-01.*: tất cả đúng như báo cáo/);
	expect(said).toMatch(/từ bản .*2026-09-30-02/);

	const parts = docxParts(readFileSync(file));
	const xml = new TextDecoder().decode(parts.get('word/document.xml'));
	const changed = xml.replace(/(Hà Nội nhận: <\/w:t><\/w:r><w:r><w:t[^>]*>)12</, '$121<');
	expect(changed).not.toBe(xml);
	parts.set('word/document.xml', new TextEncoder().encode(changed));
	const tampered = join(home.dir, 'tampered.docx');
	writeFileSync(tampered, writeZip(parts));
	await expect(donthu('verify-report', tampered, '--home', home.dir)).rejects.toThrow(
		/ended with 2:\nCó 1 chỗ khác[^]*Chữ bị sửa: «21», báo cáo ghi «12»/
	);
});

test('A later report that says otherwise is told so by what was sent', async ({ page }) => {
	await home.load(sent('P24', ['2026-07-01', '2026-07-31'], { petitions: many(2, '2026-07-07') }));
	const release = await publish(home.dir, '2026-09-30');
	await expect
		.poll(async () => {
			await open(page, '/');
			return page.getByRole('contentinfo').textContent();
		})
		.toContain(release);
	const path = await beginDraft(page, 'chuyen-de-kntc', YEAR);
	await open(page, `${path}/kiem-tra`);
	const row = page
		.getByRole('region', { name: /^Khác với báo cáo đã gửi/ })
		.getByRole('row')
		.filter({ has: page.getByRole('rowheader', { name: 'Đơn tiếp nhận', exact: true }) })
		.first();
	await expect(row.getByRole('cell').nth(0)).toHaveText('22');
	await expect(row.getByRole('cell').nth(1)).toHaveText('20');
	await expect(row).toContainText('Số 15/BC-VKSTC-V12');
	await expect(row).toContainText('bản số liệu 2026-09-30-02 → 2026-09-30-03');
});
