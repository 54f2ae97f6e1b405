import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import type { Page } from '@playwright/test';
import { AppState } from '../../src/lib/server/access/app_state.ts';
import { appStateFile } from '../../warehouse/home.ts';
import { asZip } from '../load/drafts.ts';
import { filesOf, petition, sent, TestHome, type Package } from '../homes.ts';
import { sessionOf } from './accounts.ts';
import { expect, open, test } from './fixtures.ts';
import { heading } from './page_parts.ts';

const AUGUST = ['2025-08-01', '2025-08-31'] as const;
const home = new TestHome();
let count = 0;

test.use({ home: home.dir, role: 'unit_clerk' });
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
	await home.load(sent('KV016', ['2025-07-01', '2025-07-31'], { petitions: [july('D1')] }));
	await home.load(sent('P01', AUGUST, { petitions: [august('D1')] }, { package_id: 'P01-known' }));
	await home.publish('2025-09-30');
});
test.afterAll(async ({ sites }) => {
	await sites.end(home.dir);
	home.remove();
});

const july = (id: string) => petition(id, '2025-07-07');
const august = (id: string) => petition(id, '2025-08-07');

/** A package as a file that a browser would send. */
function zip(content: Package) {
	const path = asZip(filesOf(content))(join(home.dir, 'sent', `goi-${(count += 1)}`));
	return { name: 'goi.zip', mimeType: 'application/zip', buffer: readFileSync(path) };
}

async function send(page: Page, content: Package): Promise<void> {
	await page.goto('/nop-so-lieu');
	await page.getByLabel('Tệp gói (.zip)').setInputFiles(zip(content));
	await page.getByRole('button', { name: 'Gửi gói', exact: true }).click();
}

test.describe('Without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('a package is sent and its receipt says what became of it', async ({ page }) => {
		await send(page, sent('KV016', AUGUST, { petitions: [august('D1'), august('D2')] }));

		await expect(page).toHaveURL(/\/nop-so-lieu\/bien-nhan\/1$/);
		await expect(heading(page)).toHaveText('Đã nhận');
		await expect(page.getByText('2 dòng: nhận 2, để riêng 0.')).toBeVisible();
		await expect(page.getByText('KV016-2025-08-01')).toBeVisible();
	});
});

test('Rows set aside come back as a workbook, with what is wrong and what to do', async ({
	page
}) => {
	const faulty = { ...august('D4'), channel: 'fax' };
	const more = { package_id: 'KV016-2' };
	await send(page, sent('KV016', AUGUST, { petitions: [august('D3'), faulty] }, more));

	await expect(heading(page)).toHaveText('Đã nhận, có dòng để riêng');
	const fault = page.getByRole('group').filter({ hasText: 'CEL-CODE' });
	await expect(fault).toContainText('Dùng giá trị trong danh mục.');
	await expect(fault).toContainText('petitions.csv, dòng số liệu 2, cột channel');

	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Tải sổ các dòng cần sửa' }).click();
	const file = await (await downloading).path();
	const workbook = await readXlsx(readFileSync(file));
	expect(JSON.stringify(workbook.sheets[0]!.rows)).toContain('D4');
	expect(JSON.stringify(workbook.sheets[0]!.rows)).not.toContain('D3');
});

test.describe('A package of another unit', () => {
	test.use({ errorStatus: 409 });

	test('is refused with one sentence, known or not, and nothing of it is kept', async ({
		page,
		request
	}) => {
		const foreign = [
			sent('P01', AUGUST, { petitions: [august('D1')] }, { package_id: 'P01-known' }),
			sent('P01', AUGUST, { petitions: [august('D2')] }, { package_id: 'P01-new' }),
			sent('P24', AUGUST, { petitions: [august('D2')] }),
			sent('X99', AUGUST, { petitions: [august('D2')] })
		];
		const sentences = new Set<string | null>();
		for (const content of foreign) {
			await send(page, content);
			sentences.add(await page.getByRole('alert').textContent());
		}
		expect([...sentences]).toEqual([
			expect.stringMatching(/Gói không phải của đơn vị được phép gửi(?!.*(P01|P24|X99))/)
		]);

		const answer = await request.post('/api/v1/packages?name=goi.zip', {
			data: zip(foreign[1]!).buffer,
			headers: { 'content-type': 'application/zip' }
		});
		expect(answer.status()).toBe(409);
		expect(await answer.text()).not.toMatch(/P01|D2/);

		await open(page, '/nop-so-lieu/bien-nhan');
		await expect(page.getByRole('link', { name: /^Biên nhận số/ })).toHaveCount(2);
	});
});

test('Receipts tell of the own units alone, and of packages that came as files too', async ({
	page,
	context,
	baseURL
}) => {
	await open(page, '/nop-so-lieu/bien-nhan');
	await expect(page.getByRole('rowheader', { name: 'KV016-2025-07-01' })).toBeVisible();
	await expect(page.getByText('P01-known')).toHaveCount(0);

	const staff = await sessionOf(home.dir, 'provincial_staff');
	await context.addCookies([{ name: 'donthu', value: staff, url: baseURL! }]);
	await send(page, sent('P24', AUGUST, { petitions: [august('D1')] }));
	await expect(page).toHaveURL(/bien-nhan\/3$/);
	await open(page, '/nop-so-lieu/bien-nhan/1');
	await expect(heading(page)).toHaveText('Đã nhận');
});

test.describe('The receipt of another unit', () => {
	test.use({ errorStatus: 404 });

	test('answers as one that is not there', async ({ request }) => {
		for (const no of ['3', '99']) {
			const answer = await request.get(`/nop-so-lieu/bien-nhan/${no}`);
			expect(answer.status()).toBe(404);
			expect(await answer.text()).toContain(`Không có biên nhận số ${no}.`);
		}
		const workbook = await request.get('/nop-so-lieu/bien-nhan/3/can-sua/1');
		expect(workbook.status()).toBe(404);
	});
});

test('What was sent stands in the log, without names of files or cells', async () => {
	const state = await AppState.open(appStateFile(home.dir));
	const entries = state.rows<{ account: string; object: string | null; outcome: string }>(
		`select account, object, outcome from log where action = 'send' order by log_no`
	);
	state.close();
	const clerk = 'unit-clerk';
	expect(entries).toEqual([
		{ account: clerk, object: 'KV016-2025-08-01', outcome: 'done' },
		{ account: clerk, object: 'KV016-2', outcome: 'done' },
		...Array.from({ length: 5 }, () => ({ account: clerk, object: null, outcome: 'refused' })),
		{ account: 'provincial-staff', object: 'P24-2025-08-01', outcome: 'done' }
	]);
});

test('What is due when is told for the own level, with what has come', async ({ page }) => {
	await open(page, '/lich-bao-cao');

	await expect(page.getByLabel('Cấp')).toHaveValue('region');
	await expect(page.getByRole('heading', { name: /^Tuần này/ })).toBeVisible();
	const monthly = page.getByRole('row').filter({ hasText: 'Thống kê nghiệp vụ' });
	await expect(monthly).toContainText(/\d{2}\/\d{2}\/\d{4}/);
	await expect(monthly).toContainText('QĐ 358/2025');
});
